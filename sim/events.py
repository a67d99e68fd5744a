"""The shocks that a scenario may date, each declared once: schema, calendar, checks and news."""

from collections.abc import Mapping

from sim import additions
from sim.declared import ShockKind
from sim.dice import Event
from sim.sheet import Sheet

OURS: Mapping[str, ShockKind] = {
    "fab_loss": ShockKind("a large fab site is lost", int(Event.FAB_LOSS), "fab_loss", grave=4.0),
    "cut_off": ShockKind("one cuts another off", int(Event.CUT_OFF), "cut_off", between=True),
    "election": ShockKind(
        "a government falls", int(Event.ELECTION), "transition", grave=1.2, kind="politics"
    ),
    "talent_freeze": ShockKind(
        "foreign talent is kept out", int(Event.TALENT_FREEZE), "talent_freeze", grave=1.5,
        kind="politics",
    ),
    "chip_control": ShockKind(
        "one lets another have fewer chips", int(Event.CHIP_CONTROL), "control", between=True,
        share=True, kind="politics",
    ),
}  # fmt: skip
ADDED: Mapping[str, ShockKind] = additions.shocks({*OURS, *dir(Sheet())})
DATED: Mapping[str, ShockKind] = {**OURS, **ADDED}
"""By the name that stands in a calendar."""
LASTING = tuple(name for name, one in DATED.items() if one.stock == name and not one.between)
"""Strokes that are a stock of their name, the quarters that they last."""
