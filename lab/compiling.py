"""Compiling as it is followed from outside: which kernels are begun and done, and of how many.

A first start compiles every kernel, for a world and for blocks of worlds, which takes minutes.
What is read from the cache is not compiled and not told.
"""

import re
from collections.abc import Callable
from typing import Any

from numba.core import event

from sim.jit import HOUSE, RESULT_FOLDERS

COMPILED = "numba:compile"
TIMES = 2.1
"""How often a kernel is compiled in a first start, on average: for numbers and for lanes."""
MARKS = re.compile(r"^@(?:kernel|inlined)\b", re.MULTILINE)

Tell = Callable[[str], object]
"""Hears the module of a kernel, as "sim.rules.talent"."""


class _Ear(event.Listener):  # type: ignore[misc]
    def __init__(self, begun: Tell, done: Tell) -> None:
        self.begun, self.done = begun, done

    def on_start(self, event: Any) -> None:
        if module := _ours(event):
            self.begun(module)

    def on_end(self, event: Any) -> None:
        if module := _ours(event):
            self.done(module)


def _ours(event: Any) -> str:
    """The module of the kernel; "" for what the compiler brings along."""
    module: str = event.data["dispatcher"].py_func.__module__
    return module if module.split(".", maxsplit=1)[0] in RESULT_FOLDERS else ""


def follow(begun: Tell, done: Tell) -> Callable[[], None]:
    """Tell of every kernel that any thread compiles, from inside it; returns how to end that."""
    ear = _Ear(begun, done)
    event.register(COMPILED, ear)
    return lambda: event.unregister(COMPILED, ear)


def expected() -> int:
    """About how many kernels a first start compiles."""
    sources = (path for folder in RESULT_FOLDERS for path in (HOUSE / folder).rglob("*.py"))
    kernels = sum(len(MARKS.findall(path.read_text(encoding="utf-8"))) for path in sources)
    return round(TIMES * kernels)
