"""A page that is one file: where it may be written, and what it may be written over."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from files.single import SingleFile
from ui.faces.paper.document import HEAD, is_page
from ui.play.refusal import Refusal
from ui.play.saving import saying
from ui.play.words import say


class PageFile:
    """The place of a page; `reads` are the files that it is made from, among names that are none.

    Raises Refusal at once if the page could not be written there later, before anything is played:
    also where somebody else's file is, or one of those that are read.
    """

    def __init__(self, path: Path, reads: Iterable[str | Path]) -> None:
        self.path = path
        self.file = SingleFile(path, is_page, HEAD)
        for one in reads:
            with suppress(OSError, ValueError):
                if os.path.samefile(one, path):
                    raise Refusal(say("refuse.page_is_read", file=path))
        with saying():
            self.file.check()

    def write(self, page: str) -> None:
        """Write the page, all of it or nothing.  Raises Refusal."""
        with saying():
            self.file.write(page.encode())
