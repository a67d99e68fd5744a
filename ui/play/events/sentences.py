"""What happened, in a sentence; the same one wherever it is told."""

import math
from collections.abc import Sequence

from sim.pillars import Pact
from ui.play.amounts import budget_share
from ui.play.events.detector import BUDGETS, CONTROLS, PACT_KINDS, STANCES, Happening
from ui.play.listing import listed
from ui.play.words import name_of, say

NAMED = 4  # nations named in one sentence; of more, the others are counted


def tell(one: Happening, names: Sequence[str], reader: int = -1) -> str:
    """The sentence; `names` are those of all nations, `reader` is the number of who reads it.

    Pacts of two nations are told to one of them.
    """
    whom = _named(names, [i for i in one.who if i != reader] if one.pacts else one.whom)
    values: dict[str, object] = {"whom": whom, "who": _named(names, one.who)}
    key = one.kind
    if one.kind == "cut_off":
        values["quarters"] = round(max(one.now))
    elif one.kind in CONTROLS:
        values["left"] = 100.0 * min(one.now)
    elif one.kind == "broken":
        key = key if one.count > 1 else "broken_one"
        values["count"] = one.count
    elif one.kind in PACT_KINDS:
        kinds = [name_of("pact", kind.name.lower()) for kind in one.pacts]
        values = {"whom": whom, "kinds": listed(kinds, len(Pact))}
    elif one.kind in STANCES:
        values |= {"was": 100.0 * _mean(one.was), "now": 100.0 * _mean(one.now)}
    elif one.kind in BUDGETS:
        values |= {"was": budget_share(one.was[0]), "now": budget_share(one.now[0])}
    return say(f"happened.{key}", **values)


def tell_counted(kind: str, count: int) -> str:
    """So many pacts between others, of one of PACT_KINDS."""
    one = "_one" if count == 1 else ""
    return say(f"happened.{kind}_elsewhere{one}", count=count)


def tell_pacts(new: int, ended: int, total: int) -> str:
    """The pacts of all nations in a quarter."""
    return say("happened.pacts", new=new, ended=ended, total=total)


def _named(names: Sequence[str], places: Sequence[int]) -> str:
    return listed([names[i] for i in places], NAMED)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
