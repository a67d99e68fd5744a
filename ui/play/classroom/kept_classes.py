"""A class that nobody serves, opened to be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.play.classroom.classroom import Classroom
from ui.play.classroom.store import Store, path_of
from ui.play.refusal import Refusal
from ui.play.words import say


def stored(code: str, folder: Path) -> Store:
    """The store of a class that there is.  Raises Refusal, also while a server holds it."""
    file = path_of(code, folder)
    if not file.is_file():
        raise Refusal(say("classroom.core.no_class", code=code.upper()))
    return Store(file)


@contextmanager
def kept_class(code: str, folder: Path) -> Iterator[Classroom]:
    """The class with this code, at the hour at which it was left.  Raises Refusal."""
    store = stored(code, folder)
    try:
        last = max((at for _, at, _ in store.entries()), default=0.0)
        yield Classroom.restored(store, last)
    finally:
        store.close()
