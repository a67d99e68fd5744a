"""Every key that means the same wherever it is pressed, as data.

Keys of single screens are written on their buttons.  The screen of keys shows this table; a test
presses every key of it and looks at what happens.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """Keys that do one thing; `combos` are alternatives, each of names as events have them."""

    id: str
    group: str
    combos: tuple[tuple[str, ...], ...]


GROUPS = ("everywhere", "moving", "sliders", "game")

KEYS = (
    Key("help", "everywhere", (("f1",),)),
    Key("tip", "everywhere", (("f2",),)),
    Key("full_screen", "everywhere", (("f11",),)),
    Key("larger", "everywhere", (("ctrl", "+"),)),
    Key("smaller", "everywhere", (("ctrl", "-"),)),
    Key("back", "everywhere", (("escape",),)),
    Key("next", "moving", (("tab",),)),
    Key("previous", "moving", (("shift", "tab"),)),
    Key("towards", "moving", (("left",), ("right",), ("up",), ("down",))),
    Key("use", "moving", (("return",), ("space",))),
    Key("scroll", "moving", (("page up",), ("page down",))),
    Key("step", "sliders", (("left",), ("right",))),
    Key("steps", "sliders", (("shift", "left"), ("shift", "right"))),
    Key("ends", "sliders", (("home",), ("end",))),
    Key("undo", "game", (("ctrl", "z"),)),
    Key("redo", "game", (("ctrl", "y"), ("ctrl", "shift", "z"))),
    Key("save", "game", (("ctrl", "s"),)),
)
