"""Small changes of a move that an opponent considers, and what each does to it.

None changes the budget: opponents differ by what they do with the same money.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from agents.opponents.conduct import blind
from agents.opponents.shifts import less, more, more_in_pillar
from agents.opponents.thought import Figure
from agents.opponents.view import View, draft
from sim.levers import DECLARED, at, part_of
from sim.move import Move
from sim.pillars import PACTS, Pact, Pillar, Programme

FAR, NEAR = 0.3, 0.15
"""Steps of levers, of their range."""
WIDE, NARROW = 5, 2  # policies tried in the first turn and in later ones
COARSE_TURNS = 3  # turns in which steps are coarse
OPEN, CLOSED = 1.0, 0.0
STRANGER = 0.3  # trust below which a nation is a stranger
HALF = 0.4  # stance below which no pact is offered: breaking it later would cost trust
EXPORT_CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
TRIED_LEVERS = tuple(sorted(DECLARED, key=lambda name: DECLARED[name].tried))
"""Those that move most come first."""
TRIED_PROGRAMMES = (
    Programme.PUBLIC_ADOPTION,
    Programme.DIPLOMACY,
    Programme.CYBERSECURITY,
    Programme.ENERGY,
    Programme.APPLIED_RESEARCH,
    Programme.STEM_EDUCATION,
    Programme.JOINT_PROJECTS,
    Programme.DATA_CENTRES,
    Programme.PRIVACY,
    Programme.RESKILLING,
    Programme.PARTNERSHIPS,
    Programme.OVERSIGHT,
    Programme.INCENTIVES,
    Programme.BASIC_RESEARCH,
    Programme.FABS,
)
POLICIES = (
    "free-rider",
    "techno-optimist",
    "hegemon",
    "regulator-first",
    "always-cooperate",
    "always-isolate",
    "selective-openness",
    "generous-tit-for-tat",
    "bloc-builder",
    "talent-magnet",
    "balancer",
    "grudger",
    "tit-for-tat",
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


def strangers(view: View, nation: int) -> list[int]:
    """The nations that a nation hardly trusts."""
    trust = view.now.trust[nation]
    return [j for j in range(view.nations) if j != nation and float(trust[j]) < STRANGER]


def applied(view: View, nation: int, move: Move, edit: Edit) -> Move:
    """The move with the edit made."""
    match edit.kind:
        case "policy":
            made = replace(draft(blind(view), nation, edit.what), budget=move.budget)
        case "stance":
            made = _stance(nation, move, [view.world.codes.index(edit.what)], edit.value)
        case "strangers":
            made = _stance(nation, move, strangers(view, nation), edit.value)
        case "stance_all":
            made = _stance(nation, move, range(view.nations), edit.value)
        case "lever":
            made = move.with_levers(**{edit.what: edit.value})
        case "pact":
            made = _pact(nation, move, int(Pact[edit.what.upper()]), edit.value > 0.5)
        case "pillar":
            made = more_in_pillar(move, Pillar[edit.what.upper()])
        case "programme":
            made = more(move, Programme[edit.what.upper()])
        case _:
            made = less(move, Programme[edit.what.upper()])
    return made


def policies(turn: int, first: str) -> Iterator[Edit]:
    """Some policies of the library: `first` and the next ones in the first turn, others later."""
    menu = [first, *(policy for policy in POLICIES if policy != first)]
    start, count = (0, WIDE) if turn == 0 else (WIDE + (turn - 1) * NARROW, NARROW)
    for k in range(start, start + min(count, len(menu))):
        yield Edit("policy", menu[k % len(menu)])


def _levers(turn: int, move: Move) -> Iterator[Edit]:
    step = FAR if turn < COARSE_TURNS else NEAR
    for sign in (-1.0, 1.0):
        for lever in TRIED_LEVERS:
            now = part_of(lever, getattr(move.levers, lever))
            part = min(max(now + sign * step, 0.0), 1.0)
            if abs(part - now) > 0.01:
                yield Edit("lever", lever, at(lever, part))


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
    groups = [Edit("strangers", value=CLOSED), Edit("stance_all", value=CLOSED)]
    everyone = [Edit("stance_all", value=OPEN), Edit("strangers", value=OPEN)]
    pacts = [
        Edit("pact", kind.name.lower(), float(not any(row[kind] for row in move.offers)))
        for kind in Pact
    ]
    rises = [Edit("programme", one.name.lower()) for one in TRIED_PROGRAMMES]
    falls = [Edit("without", one.name.lower()) for one in reversed(TRIED_PROGRAMMES)]
    pillars = [Edit("pillar", pillar.name.lower()) for pillar in Pillar]
    rest = [list(_levers(view.turn, move)), rises, flips[1:], falls, pacts, pillars + everyone]
    mixed = chain.from_iterable(zip_longest(*rest))
    return flips[:1] + groups + [edit for edit in mixed if edit is not None]
