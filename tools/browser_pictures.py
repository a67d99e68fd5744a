"""Draw every screen of the browser, at two sizes, by the script of the window's pictures.

python -m tools.browser_pictures FOLDER [THEME]
"""

import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import sync_playwright

from files.writing import make_folder
from tools.browser import Served, launch
from tools.pictures import SIZES, after_the_game, before_the_game, in_the_game
from ui.desk.actions import ChangeSetting
from ui.desk.sitting import NewGame, Sitting

PAINT = 200  # milliseconds until pictures within a page are there


def main(folder: Path, theme: str = "dark") -> None:
    """Draw them all."""
    folder = folder.absolute()
    make_folder(folder)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for width, height in SIZES:
            # inside it, so that no picture shows where
            with (
                tempfile.TemporaryDirectory() as place,
                chdir(place),
                Served(Path("saves")) as game,
            ):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(game.address)
                game.settle(page)
                game.call(lambda: game.desk.do(ChangeSetting("theme", theme)))
                sitting = game.call(lambda: Sitting.new(NewGame(), game.desk.slots))
                for shown in (
                    before_the_game(game.desk),
                    in_the_game(game.desk, sitting),
                    after_the_game(game.desk, sitting),
                ):
                    while name := game.call(lambda shown=shown: next(shown, "")):
                        game.settle(page)
                        page.wait_for_timeout(PAINT)
                        page.screenshot(path=folder / f"{name}-{height}.png")
                        print(name, height, flush=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
