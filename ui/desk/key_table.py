"""Every key, as data: what it does, and that it does so on every screen that has a use for it.

Buttons take their letters from here, so that a letter means one thing.  The screen of keys shows
this table; a test presses every key of it and looks at what happens.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """Keys that do one thing; `combos` are alternatives, each of names as events have them."""

    id: str
    group: str
    combos: tuple[tuple[str, ...], ...]

    @property
    def single(self) -> str:
        """The key that is pressed alone, as a button has it; "" where there is none."""
        return next((combo[0] for combo in self.combos if len(combo) == 1), "")


GROUPS = ("everywhere", "moving", "sliders", "game", "ways", "choosing")

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
    Key("undo", "game", (("u",), ("ctrl", "z"))),
    Key("redo", "game", (("r",), ("ctrl", "y"), ("ctrl", "shift", "z"))),
    Key("reset", "game", (("z",),)),
    Key("end_turn", "game", (("e",),)),
    Key("figure", "game", (("f",),)),
    Key("save", "game", (("s",), ("ctrl", "s"))),
    Key("lesson", "game", (("f3",),)),
    Key("go_on", "ways", (("g",),)),
    Key("play", "ways", (("y",),)),
    Key("learn", "ways", (("l",),)),
    Key("load", "ways", (("o",),)),
    Key("summary", "ways", (("a",),)),
    Key("charts", "ways", (("c",),)),
    Key("book", "ways", (("b",),)),
    Key("settings", "ways", (("t",),)),
    Key("report", "ways", (("h",),)),
    Key("close", "ways", (("x",),)),
    Key("leave", "ways", (("m",),)),
    Key("quit", "ways", (("q",),)),
    Key("part", "choosing", (("1",), ("2",), ("3",), ("4",), ("5",), ("6",))),
    Key("onward", "choosing", (("n",),)),
    Key("backward", "choosing", (("p",),)),
    Key("draw", "choosing", (("d",),)),
    Key("surprise", "choosing", (("k",),)),
    Key("own", "choosing", (("i",),)),
    Key("leaders", "choosing", (("v",),)),
    Key("all", "choosing", (("w",),)),
)
_SINGLE = {key.id: key.single for key in KEYS}


def key_of(id_: str) -> str:
    """The key of a button that does this.  Raises KeyError for what no key does."""
    return _SINGLE[id_]
