"""The one thread in which a class lives.

All work on the class is done there, one piece after the other, so that a turn that is being played
does not keep pages from being answered, and nothing is ever half done.  Each piece runs in a copy
of its asker's context in the language that is asked for: a text is said in the right one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from ui.play.words import DEFAULT, speak

Found = TypeVar("Found")


class Engine:
    """Does work in a thread of its own, in the order in which it is given."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="class")

    async def do(self, work: Callable[[], Found], language: str = DEFAULT) -> Found:
        """What comes of the work; what it raises is raised here."""
        context = copy_context()
        context.run(speak, language)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, context.run, work)

    def at_once(self, work: Callable[[], Found]) -> Found:
        """The same, for who has no loop: before one runs, and after."""
        return self._thread.submit(copy_context().run, work).result()

    def close(self) -> None:
        """Let what is begun come to its end, and do nothing more."""
        self._thread.shutdown(wait=True, cancel_futures=True)
