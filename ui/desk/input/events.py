"""What happens to a desk, in no face's own words.

There is a pointer and a keyboard; and a face that has controls of its own, as a browser does, says
what was done to them.
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


@dataclass(frozen=True)
class Used(InputEvent):
    """A control was pressed, by whatever means the face has."""

    name: str


@dataclass(frozen=True)
class Picked(InputEvent):
    """A place of a control was pressed, whose meaning depends on where."""

    name: str
    at: Place


@dataclass(frozen=True)
class Turned(InputEvent):
    """A slider was moved."""

    name: str
    value: float
    begins: bool = True  # and was at rest before
    ends: bool = True  # and is at rest again


@dataclass(frozen=True)
class Wrote(InputEvent):
    """A field holds another text."""

    name: str
    text: str


@dataclass(frozen=True)
class Held(InputEvent):
    """The face has moved the focus."""

    name: str
    brings: bool = True  # and the control has to be seen


@dataclass(frozen=True)
class Scrolled(InputEvent):
    """What lies under a place was moved; pixels downwards are above 0."""

    at: Place
    by: int
