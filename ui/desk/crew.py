"""The crew: works in the background, so that no frame waits for a rollout.

There are three lanes, for quick questions, for slow ones, and for the disk.  In each it is one
piece of work at a time, in the order of asking; of those asked under one name only the newest
counts.  What comes of it is handed over in the window's own thread, when it collects.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

Result = TypeVar("Result")
QUICK, SLOW, DISK = LANES = ("quick", "slow", "disk")


@dataclass(frozen=True)
class _Done:
    name: str
    number: int
    result: object
    error: BaseException | None
    then: Callable[[Any], object]
    failed: Callable[[BaseException], object] | None


class Crew:
    """Background work of one window.  `wake` is called, in any thread, when something is done."""

    def __init__(self, wake: Callable[[], object] = lambda: None) -> None:
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in LANES}
        self._done: SimpleQueue[_Done] = SimpleQueue()
        self._newest: dict[str, int] = {}
        self._asked = 0
        self._running: dict[str, Future[None]] = {}
        self.wake = wake

    def ask(
        self,
        name: str,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[BaseException], object] | None = None,
        lane: str = QUICK,
    ) -> None:
        """Do `work` in the background and hand its result to `then`.

        A piece of the same name that has not begun is dropped, and one that has is not heard.
        """
        self._asked += 1
        number = self._asked
        self._newest[name] = number
        context = copy_context()  # the language

        def run() -> None:
            if self._newest.get(name) != number:
                return
            result: object = None
            error: BaseException | None = None
            try:
                result = context.run(work)
            except Exception as raised:
                error = raised
            self._done.put(_Done(name, number, result, error, then, failed))
            self.wake()

        earlier = self._running.get(name)
        if earlier is not None:
            earlier.cancel()
        self._running[name] = self._lanes[lane].submit(run)

    def drop(self, name: str) -> None:
        """Do not begin this any more, and do not hear what comes of it."""
        self._newest.pop(name, None)
        if name in self._running:
            self._running.pop(name).cancel()

    def finish(self, name: str) -> None:
        """Do not begin this any more, wait for it if it has begun, and do not hear of it."""
        running = self._running.get(name)
        self.drop(name)
        if running is not None and not running.cancelled():
            running.result()

    def busy(self, name: str) -> bool:
        """Whether this is still to be done."""
        return name in self._newest

    def collect(self) -> bool:
        """Hand over what is done; whether there was anything.  Raises what was not foreseen."""
        any_done = False
        while not self._done.empty():
            done = self._done.get()
            if self._newest.get(done.name) != done.number:
                continue
            del self._newest[done.name]
            any_done = True
            if done.error is None:
                done.then(done.result)
            elif done.failed is not None:
                done.failed(done.error)
            else:
                raise done.error
        return any_done

    def wait(self) -> None:
        """Wait until everything asked for so far is done; for tests and for leaving."""
        for running in list(self._running.values()):
            if not running.cancelled():
                running.result()

    def close(self) -> None:
        """Begin nothing more."""
        self._newest.clear()
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
