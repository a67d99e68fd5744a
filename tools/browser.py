"""The game served in a thread, and a page of a headless browser at it: for pictures and tests."""

import asyncio
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from ui.desk.opened import open_desk
from ui.faces.web.app import Site
from ui.faces.web.face import web_face
from ui.faces.web.server import listen, make_server
from ui.faces.web.start import drive
from ui.faces.web.wire import LONGEST_MESSAGE

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs, the best first: one without any window needs half the time for a page."""
FOREVER = 120.0  # seconds
REST = 0.03


def find_browser() -> str | None:
    """Where a Chromium lies; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    """A browser without a window.  Raises LookupError where there is none."""
    program = find_browser()
    if program is None:
        raise LookupError(f"none of {', '.join(NAMES)} is installed")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


class Served:
    """A desk that is served from a thread of its own until it is left."""

    def __init__(self, saves: Path) -> None:
        self.desk = open_desk(saves, web_face())
        self.site = Site(self.desk)
        self._ear = listen(0)
        self.port: int = self._ear.getsockname()[1]
        self._server = make_server(self.site.app(self.port), LONGEST_MESSAGE)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve)

    @property
    def address(self) -> str:
        """Of the page."""
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> "Served":
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._server.should_exit = True
        self._thread.join()
        self._loop.close()
        self._ear.close()
        self.desk.crew.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(drive(self._server, self.site, self._ear))

    def peek(self, look: Callable[[], Any]) -> Any:
        """Look at the desk where all work on it is done, so that nothing is half done."""
        done: Future[Any] = Future()

        def run() -> None:
            try:
                done.set_result(look())
            except BaseException as error:
                done.set_exception(error)

        self._loop.call_soon_threadsafe(run, context=self.site.driver.context)
        return done.result(FOREVER)

    def call(self, work: Callable[[], Any]) -> Any:
        """Do something to the desk, which then has to be shown anew."""

        def run() -> Any:
            self.site.driver.seat.outdated = True
            return work()

        return self.peek(run)

    def settle(self, page: Page) -> None:
        """Let everything be reckoned that the screen asks for, and be shown."""
        end, crew = time.monotonic() + FOREVER, self.desk.crew
        while time.monotonic() < end:
            self.shown(page)
            crew.wait()
            if not self.call(crew.collect):
                break
        self.shown(page)

    def shown(self, page: Page) -> None:
        """Wait until the page shows what is to be seen."""
        end, driver = time.monotonic() + FOREVER, self.site.driver
        while time.monotonic() < end:
            stage = page.evaluate("({...document.getElementById('stage').dataset})")
            heard = stage.get("sent") == stage.get("heard")
            if heard and self.peek(lambda: driver.settled and not self.desk.busy):
                return
            time.sleep(REST)
        raise TimeoutError("the page does not show what is to be seen")
