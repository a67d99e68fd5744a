"""What pages show of a class as its games stand between two turns, made once for all who look."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class ShownTurn:
    """What has been made so far of one state of the games."""

    def __init__(self) -> None:
        self._made: dict[object, Any] = {}

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What is shown again and again, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = make()
        found: Made = self._made[key]
        return found
