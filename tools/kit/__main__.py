"""Print the kits.

python -m tools.kit                      # PDF files beside the pages, and what they were made of
python -m tools.kit workshop             # those of one kit
python -m tools.kit workshop FOLDER      # HTML and PDF of all its pages into a folder of yours
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from files.writing import make_folder, write_file
from tools.kit.kits import KITS, Kit
from tools.kit.pages import printable
from tools.kit.paper import ledger, pdf, printer


def main(names: list[str], folder: Path | None) -> None:
    """Print every page of these kits in every language."""
    with printer() as browser:
        for name in names:
            print_kit(browser, KITS[name], folder)


def print_kit(browser: Browser, kit: Kit, folder: Path | None) -> None:
    """Print every page of a kit, beside its pages or into a folder."""
    made = [(f"{one}/{page}", printable(kit, one, page)) for one, page in kit.all_pages()]
    for name, html in made:
        file = (folder or kit.folder) / f"{name}.pdf"
        make_folder(file.parent)
        write_file(file, pdf(browser, html))
        if folder:
            write_file(file.with_suffix(".html"), html.encode())
        print(file, f"{file.stat().st_size / 1000:.0f} kB")
    if folder is None:
        write_file(kit.ledger, ledger((f"{name}.pdf", html) for name, html in made))


if __name__ == "__main__":
    main(sys.argv[1:2] or list(KITS), Path(sys.argv[2]) if sys.argv[2:] else None)
