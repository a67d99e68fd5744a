"""A value that is made anew only when what it depends on has changed."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The newest value, with what it was made for.

    A screen is drawn at every motion of a slider; what depends on the turn alone is kept in these.
    """

    def __init__(self) -> None:
        self._made: tuple[object, Value] | None = None

    def get(self, key: object, make: Callable[[], Value]) -> Value:
        """The value for this key; made now unless it is the one that is there."""
        if self._made is None or self._made[0] != key:
            self._made = key, make()
        return self._made[1]
