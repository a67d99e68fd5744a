"""Work beside the screen: one thread, and only the newest question is answered.

latest = Latest()
latest.ask(lambda stale: outlook.fan(position, stale=stale))   # when a slider stops
fan = latest.take()                                            # each frame; None while none is new
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Generic, TypeVar

from ui.advice.rollouts import Stale, Superseded

Answer = TypeVar("Answer")


class Latest(Generic[Answer]):
    """Answers one kind of question in a thread of its own, in the language of whoever asks."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "advice")
        self._lock = threading.Lock()
        self._asked = 0
        self._ready: tuple[Answer | None, Exception | None] | None = None

    def ask(self, work: Callable[[Stale], Answer]) -> None:
        """Do this work, and give up whatever was asked before; `work` is told when it is stale."""
        with self._lock:
            self._asked += 1
            self._ready = None
            number = self._asked
        context = copy_context()
        self._pool.submit(context.run, self._do, number, work)

    def _do(self, number: int, work: Callable[[Stale], Answer]) -> None:
        def stale() -> bool:
            return number != self._asked

        if stale():
            return
        try:
            ready: tuple[Answer | None, Exception | None] = (work(stale), None)
        except Superseded:
            return
        except Exception as error:  # shown by whoever takes the answer
            ready = (None, error)
        with self._lock:
            if not stale():
                self._ready = ready

    def take(self) -> Answer | None:
        """The newest answer, once; None while there is none.  Raises what the work has raised."""
        with self._lock:
            ready, self._ready = self._ready, None
        if ready is None:
            return None
        answer, error = ready
        if error is not None:
            raise error
        return answer

    def drop(self) -> None:
        """Want no answer any more."""
        with self._lock:
            self._asked += 1
            self._ready = None

    def close(self) -> None:
        """Let the thread go."""
        self.drop()
        self._pool.shutdown()
