"""The pages of a class and the files that they fetch.

A page is an HTML file of the folder `page` with places that are filled in:

- `$root`: where files of the folder are, and beside them fonts.css, fonts/, icon.svg and
  flags/48/CODE.png of the game
- `$words`: where texts are, `$words/en.json`
- `$rules`: where the rules are: `$rules/4.wasm`, `$rules/0.wasm`, `$rules/host.js`,
  `$rules/world.json`
- `$language`: that the browser asked for, of ours
- `$title`: the text `classroom.title.NAME`, or the name of the game
"""

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from ui.desk.assets import flag_path
from ui.desk.assets.files import FLAG_SIZES
from ui.faces.web.files import STATIC
from ui.faces.web.shelf import FileShelf, in_folder
from ui.play.words import DEFAULT, LANGUAGES, words

PAGES = Path(__file__).resolve().parent / "page"
SHARED = ("fonts.css", "icon.svg", "fonts/")
"""Of the game's own page, what those of a class use, too."""
NAMES = ("join", "seat", "projector", "console", "debrief", "take-away", "network")


@cache
def page_shelf() -> FileShelf:
    """All files that pages fetch."""
    shared = {name: path for name, path in in_folder(STATIC).items() if name.startswith(SHARED)}
    own = in_folder(PAGES)
    pages = {f"{name}.html": PAGES / f"{name}.html" for name in NAMES if exists(name)}
    return FileShelf(shared | own | _flags(), decisive=shared | own | pages)


def _flags() -> dict[str, Path]:
    return {
        f"flags/{size}/{path.name}": path
        for size in FLAG_SIZES
        for path in flag_path("_", size).parent.glob("*.png")
    }


def exists(name: str) -> bool:
    """Whether there is such a page."""
    return name in NAMES and (PAGES / f"{name}.html").is_file()


def page_text(name: str, language: str, places: dict[str, str]) -> str:
    """A page as it is sent, its places filled in."""
    spoken = words(language)
    title = spoken.get(f"classroom.title.{name}", spoken["desk.caption"])
    filled = {"root": page_shelf().root, "language": language, "title": escape(title)} | places
    return _template(name).substitute(filled)


@cache
def _template(name: str) -> Template:
    return Template((PAGES / f"{name}.html").read_text(encoding="utf-8"))


def language_asked(accepted: str) -> str:
    """The first of our languages that a browser's Accept-Language names, as it stands there."""
    for part in accepted[:500].split(","):
        if (asked := part.strip()[:2].lower()) in LANGUAGES:
            return asked
    return DEFAULT
