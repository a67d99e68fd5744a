"""Controls: what can be pressed, moved, written into or asked, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ui.desk.scene.box import Box


class Kind(Enum):
    """What a control is."""

    BUTTON = auto()
    TOGGLE = auto()  # on or off
    TAB = auto()  # one of several; also radio buttons
    SLIDER = auto()
    FIELD = auto()  # to write into
    FIGURE = auto()  # a number that explains itself
    MAP = auto()  # what is meant depends on where
    HINT = auto()  # explains itself, but does nothing and is passed over by Tab


@dataclass(frozen=True)
class Control:
    """Something a person can use.  `name` is unique on its screen and stays the same."""

    name: str
    kind: Kind
    box: Box
    label: str  # what it is, in words
    sends: object = None  # the action that it means when pressed
    turns: Callable[[float, int], object] | None = None  # a slider's value and stroke to an action
    writes: Callable[[str], object] | None = None  # a field's text to an action
    picks: Callable[[tuple[int, int]], object] | None = None  # a map's point to an action or None
    tells: Callable[[tuple[int, int]], str] | None = None  # a map's point to its tip
    value: float = 0.0
    low: float = 0.0
    high: float = 1.0
    step: float = 0.05
    told: str = ""  # a slider's value in words, where its number alone says little
    text: str = ""  # of a field
    longest: int = 40  # letters of a field
    tip: str = ""
    enabled: bool = True
    on: bool = False
    key: str = ""  # a letter or a name of a key, such as "e" or "f1"
    clip: Box | None = None
    layer: int = 0
    called: str = ""  # what it is called where the label alone tells it not from others

    @property
    def spoken(self) -> str:
        """What it is called by who cannot see where it stands; the label is in it."""
        return self.called or self.label

    @property
    def seen(self) -> Box:
        """What of it is visible."""
        return self.box if self.clip is None else self.box.common(self.clip)

    @property
    def takes_focus(self) -> bool:
        """Whether Tab stops here."""
        return self.enabled and self.kind is not Kind.HINT


@dataclass(frozen=True)
class Region:
    """Something that scrolls: its window, and how tall what is in it is."""

    name: str
    box: Box
    content: int
    offset: int
    layer: int = 0

    @property
    def furthest(self) -> int:
        """The largest offset."""
        return max(self.content - self.box.h, 0)
