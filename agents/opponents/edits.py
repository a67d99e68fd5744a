"""Small changes of a move that an opponent considers, and what each does to it."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agents.opponents.thought import Figure
from agents.opponents.view import View, draft
from sim.levers import DECLARED, at
from sim.move import Move
from sim.orders import LARGEST_BUDGET
from sim.pillars import PACTS, PROGRAMMES_OF, Pact, Pillar, Programme

RUNGS = (0.003, 0.005, 0.008, 0.012, 0.018, 0.027, 0.038, LARGEST_BUDGET)
"""Budgets, as shares of GDP a year."""
OPEN, CLOSED = 1.0, 0.1
HALF = 0.4  # stance below which no pact is offered: breaking it later would cost trust
MORE = 0.1  # of the money, moved to a pillar or a programme
EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
TRIED_LEVERS = tuple(sorted(DECLARED, key=lambda name: DECLARED[name].tried))
"""Those that move most come first."""
TRIED_PROGRAMMES = (
    Programme.FABS,
    Programme.ENERGY,
    Programme.DATA_CENTRES,
    Programme.OVERSIGHT,
    Programme.CYBERSECURITY,
    Programme.RESKILLING,
)
POLICIES = (
    "hegemon",
    "generous-tit-for-tat",
    "balancer",
    "always-cooperate",
    "techno-optimist",
    "bloc-builder",
    "selective-openness",
    "always-isolate",
    "tit-for-tat",
    "grudger",
    "talent-magnet",
    "regulator-first",
    "free-rider",
)


@dataclass(frozen=True)
class Edit:
    """A change: its kind, what it is made to (a nation, a pillar, a pact), and the new value."""

    kind: str
    what: str = ""
    value: float = 0.0

    @property
    def figures(self) -> dict[str, Figure]:
        """The edit as data."""
        return {"what": self.what, "to": self.value}


def _share_moved(shares: tuple[float, ...], members: tuple[int, ...], k: int) -> tuple[float, ...]:
    """Shares of which member k has MORE, taken from the other members in proportion."""
    found = list(shares)
    whole = math.fsum(shares[q] for q in members)
    gain = min(MORE, whole - shares[k])
    rest = whole - shares[k]
    for q in members:
        if q != k and rest > 0.0:
            found[q] = shares[q] * (rest - gain) / rest
    found[k] = shares[k] + gain
    return tuple(found)


def _stance(nation: int, move: Move, towards: Iterable[int], to: float) -> Move:
    """The same move, open or closed to some, with pacts offered to the open only."""
    stance, offers = list(move.stance), list(move.offers)
    for j in towards:
        if j != nation:
            stance[j] = to
            if to < HALF:
                offers[j] = (False,) * PACTS
            elif not any(offers[j]):
                offers[j] = tuple(kind != EXPORT_CONTROL for kind in range(PACTS))
    return replace(move, stance=tuple(stance), offers=tuple(offers))


def _pact(nation: int, move: Move, kind: int, on: bool) -> Move:
    """The same move, with a kind of pact offered to all it is open to, or to nobody."""
    offers = [
        tuple(
            (on and j != nation and move.stance[j] >= HALF) if k == kind else offered
            for k, offered in enumerate(row)
        )
        for j, row in enumerate(move.offers)
    ]
    return replace(move, offers=tuple(offers))


def _money(move: Move, edit: Edit) -> Move:
    """The same move, with other money."""
    if edit.kind == "budget":
        return replace(move, budget=edit.value)
    if edit.kind == "pillar":
        k = int(Pillar[edit.what.upper()])
        return replace(move, split=_share_moved(move.split, tuple(range(len(move.split))), k))
    q = int(Programme[edit.what.upper()])
    members = next(group for group in PROGRAMMES_OF if q in group)
    return replace(move, programmes=_share_moved(move.programmes, members, q))


def applied(view: View, nation: int, move: Move, edit: Edit) -> Move:
    """The move with the edit made."""
    match edit.kind:
        case "policy":
            made = replace(draft(view, nation, edit.what), budget=move.budget)
        case "stance":
            made = _stance(nation, move, [view.world.codes.index(edit.what)], edit.value)
        case "stance_all":
            made = _stance(nation, move, range(view.nations), edit.value)
        case "lever":
            made = move.with_levers(**{edit.what: edit.value})
        case "pact":
            made = _pact(nation, move, int(Pact[edit.what.upper()]), edit.value > 0.5)
        case _:
            made = _money(move, edit)
    return made


def budgets(move: Move) -> Iterator[Edit]:
    """The rungs around the budget: one down, two up, and the top."""
    above = [rung for rung in RUNGS if rung > move.budget * 1.1]
    below = [rung for rung in RUNGS if rung < move.budget * 0.9]
    for rung in dict.fromkeys([*above[-1:], *above[:2], *below[-1:]]):
        yield Edit("budget", value=rung)


def policies(turn: int, count: int) -> Iterator[Edit]:
    """Some policies of the library; others each turn."""
    for k in range(min(count, len(POLICIES))):
        yield Edit("policy", POLICIES[(turn * count + k) % len(POLICIES)])


def details(view: View, nation: int, move: Move) -> list[Edit]:
    """Every small change, the weightiest first: those of stances by the others' capability."""
    rivals = sorted(
        (j for j in range(view.nations) if j != nation),
        key=lambda j: (-float(view.now.capability[j]), j),
    )
    flips = [
        Edit("stance", view.world.codes[j], CLOSED if move.stance[j] > 0.5 else OPEN)
        for j in rivals
    ]
    levers = [
        Edit("lever", lever, at(lever, part))
        for lever in TRIED_LEVERS
        for part in (0.0, 0.5, 1.0)
        if abs(getattr(move.levers, lever) - at(lever, part)) > 0.1
    ]
    pacts = [
        Edit("pact", kind.name.lower(), float(not any(row[kind] for row in move.offers)))
        for kind in Pact
    ]
    money = [Edit("pillar", pillar.name.lower()) for pillar in Pillar]
    inside = [Edit("programme", programme.name.lower()) for programme in TRIED_PROGRAMMES]
    everyone = [Edit("stance_all", value=OPEN), Edit("stance_all", value=CLOSED)]
    rest = [flips[3:], pacts, money, levers, inside]
    mixed = [group[k] for k in range(max(map(len, rest))) for group in rest if k < len(group)]
    return flips[:3] + everyone + mixed
