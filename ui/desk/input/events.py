"""What happens to a desk, in no face's own words: a pointer and a keyboard.

Keys have the names that the table of keys uses: a letter, "left", "page up", "return", "f1".
"""

from dataclasses import dataclass

Place = tuple[int, int]
"""Pixels from the left and from the top."""


@dataclass(frozen=True)
class InputEvent:
    """Something that happened."""


@dataclass(frozen=True)
class Moved(InputEvent):
    """The pointer is somewhere else."""

    at: Place


@dataclass(frozen=True)
class Pressed(InputEvent):
    """The main button went down."""

    at: Place


@dataclass(frozen=True)
class Released(InputEvent):
    """The main button went up."""

    at: Place


@dataclass(frozen=True)
class Rolled(InputEvent):
    """The wheel turned; notches away from the hand are above 0."""

    notches: int


@dataclass(frozen=True)
class Typed(InputEvent):
    """A key went down."""

    key: str
    text: str = ""  # what it writes
    shift: bool = False
    control: bool = False  # or the key that stands for it on this computer
    alt: bool = False
