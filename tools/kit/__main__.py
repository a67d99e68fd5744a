"""Print the workshop's kit.

python -m tools.kit             # the PDF files beside the pages, and what they were made of
python -m tools.kit FOLDER      # HTML and PDF of all pages into a folder of yours
"""

import sys
from pathlib import Path

from files.writing import make_folder, write_file
from tools.kit.pages import KIT, all_pages, printable
from tools.kit.paper import LEDGER, ledger, pdf, printer


def main(folder: Path | None) -> None:
    """Print every page in every language."""
    made = [(f"{language}/{page}", printable(language, page)) for language, page in all_pages()]
    with printer() as browser:
        for name, html in made:
            file = (folder or KIT) / f"{name}.pdf"
            make_folder(file.parent)
            write_file(file, pdf(browser, html))
            if folder:
                write_file(file.with_suffix(".html"), html.encode())
            print(file, f"{file.stat().st_size / 1000:.0f} kB")
    if folder is None:
        write_file(LEDGER, ledger((f"{name}.pdf", html) for name, html in made))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
