"""What happened, in a sentence; the same one wherever it is told."""

import math
from collections.abc import Sequence

from lab.named import joined
from sim.pillars import Pact
from ui.play.amounts import budget_share
from ui.play.events.detector import BUDGETS, CONTROLS, PACT_KINDS, STANCES, Happening
from ui.play.listing import listed
from ui.play.words import counted, name_of, say

NAMED = 4  # nations named in one sentence; of more, the others are counted
LINK = " – "  # between the two sides of a pact


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


def tell_elsewhere(kind: str, found: Sequence[Happening], names: Sequence[str]) -> str:
    """What happened between others, of one kind, in a line: how often, and who did it most.

    Pacts are counted, and named by their two sides; disputes and broken pacts by who began.
    """
    times: dict[str, int] = {}
    for one in found:
        who = joined([part for i in one.who for part in (names[i], LINK)][:-1])
        times[who] = times.get(who, 0) + (len(one.pacts) or one.count or 1)
    most_first = sorted(times, key=lambda who: -times[who])  # stable: equals stay in their order
    told = [joined([who, f" ({times[who]})"]) if times[who] > 1 else who for who in most_first]
    count = sum(times.values())
    return counted(f"happened.{kind}_elsewhere", count, count=count, who=listed(told, NAMED))


def tell_pacts(new: int, ended: int, total: int) -> str:
    """The pacts of all nations in a quarter."""
    return say("happened.pacts", new=new, ended=ended, total=total)


def _named(names: Sequence[str], places: Sequence[int]) -> str:
    return listed([names[i] for i in places], NAMED)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
