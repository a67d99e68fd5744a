"""Make the fonts of the browser from those of the window, and the style sheet that names them.

    python -m tools.assets.web_fonts

Each weight becomes two files: the letters that the catalogues and Latin languages need, which every
page fetches, and all others, which a browser fetches when a text has one.  The same fonts give the
same bytes.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont

from ui.desk.assets import font_path
from ui.desk.assets.files import WEIGHTS
from ui.faces.paper.scene_svg import WEIGHTS as NUMBERS

HOUSE = Path(__file__).resolve().parents[2]
STATIC = HOUSE / "ui" / "faces" / "web" / "static"
CATALOGUES = ("ui/play/text", "lab/text", "scenarios/library")
LATIN = range(0x20, 0x100)
NOTE = "The files beside are parts of Inter as woff2, made by tools/assets/web_fonts.py.\n\n"


def needed() -> frozenset[int]:
    """The letters that every page must have."""
    found = set(LATIN)
    for folder in CATALOGUES:
        for path in sorted((HOUSE / folder).rglob("*.toml")):
            found |= set(map(ord, path.read_text(encoding="utf-8")))
    return frozenset(found)


def part(weight: str, letters: frozenset[int], name: str) -> None:
    """Write a font of some letters."""
    options = Options(
        flavor="woff2",
        layout_features=[],
        hinting=False,
        recalc_timestamp=False,
        notdef_outline=True,
    )
    font = TTFont(font_path(weight), recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    save_font(font, str(STATIC / "fonts" / name), options)


def ranges(letters: frozenset[int]) -> str:
    """The letters as a style sheet writes them."""
    runs: list[list[int]] = []
    for code in sorted(letters):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def main() -> None:
    """Make them all."""
    (STATIC / "fonts").mkdir(exist_ok=True)
    rules = ["/* Made by tools/assets/web_fonts.py. */"]
    for weight in WEIGHTS:
        all_letters = frozenset(TTFont(font_path(weight)).getBestCmap())
        first = needed() & all_letters
        for letters, name in (
            (first, f"inter-{weight}.woff2"),
            (all_letters - first, f"inter-{weight}-rest.woff2"),
        ):
            part(weight, letters, name)
            rules.append(
                f"@font-face {{ font-family: Inter; font-weight: {NUMBERS[weight]}; "
                f'font-display: block; src: url("fonts/{name}") format("woff2"); '
                f"unicode-range: {ranges(letters)}; }}"
            )
    (STATIC / "fonts.css").write_text("\n".join(rules) + "\n")
    licence = font_path().with_name("LICENSE.txt").read_text(encoding="utf-8")
    (STATIC / "fonts" / "LICENSE.txt").write_text(NOTE + licence, encoding="utf-8")


if __name__ == "__main__":
    main()
