"""The counterfactual: of a small set of choices that were not made, the most telling one.

Each is kept up from its turn to the end: full cooperation with a partner (stance 1, and every pact
offered but joint export control, which is against third parties), isolation from a partner (stance
0, nothing offered), half as much money again, a tenth of all money moved to one
pillar.  They are tried from two turns on: after a fifth and after half of the game, when the
nation knew something of its world and there was time left.  The one that moves the nation's score
most, up or down, on this luck and on others, is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sim.move import Move
from sim.orders import LARGEST_BUDGET
from sim.pillars import PACTS, Pact, Pillar
from ui.play.debrief.data import Alternative, Counterfactual, Curve
from ui.play.debrief.elsewhere import OtherLucks
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import date_of, difference, ending_of

MORE = 1.5  # of the budget
SHIFT = 0.1  # of all money, to one pillar
TOLD_BESIDE = 4
CONSIDERED = 10  # those that move the score most, which are measured in other lucks, too
PARTNERSHIP = tuple(kind != Pact.JOINT_EXPORT_CONTROL for kind in Pact)
NO_PACTS = (False,) * PACTS


@dataclass(frozen=True)
class Idea:
    """Something that could have been ordered instead, from a turn on."""

    kind: str
    turn: int
    about: str = ""
    place: int = -1  # the number of the partner, or of the pillar

    def ordered(self, turn: int, move: Move) -> Move:
        """The orders of a turn, had it been chosen."""
        if turn < self.turn:
            return move
        match self.kind:
            case "cooperate":
                return _towards(move, self.place, 1.0, PARTNERSHIP)
            case "isolate":
                return _towards(move, self.place, 0.0, NO_PACTS)
            case "budget_up":
                return replace(move, budget=min(MORE * move.budget, LARGEST_BUDGET))
        return replace(move, split=_shifted(move.split, self.place))


def ideas_of(lines: Lines) -> tuple[Idea, ...]:
    """What will be tried."""
    turns = sorted({lines.turns // 5, lines.turns // 2})
    codes = lines.world.codes
    found = []
    for turn in turns:
        for place, code in enumerate(codes):
            if place != lines.nation:
                found += [Idea("cooperate", turn, code, place), Idea("isolate", turn, code, place)]
        found.append(Idea("budget_up", turn))
        found += [Idea("pillar", turn, p.name.lower(), int(p)) for p in Pillar]
    return tuple(idea for idea in found if _differs(lines, idea))


def try_ideas(lines: Lines, ideas: tuple[Idea, ...]) -> Iterator[Counterfactual | None]:
    """None after each piece of work; at last the most telling idea, if there is any."""
    tried: list[tuple[Idea, Alternative]] = []
    for idea in ideas:
        tried.append((idea, _tried(lines, idea)))
        yield None  # the curves are drawn once, for the one that is told
    tried.sort(key=lambda pair: -abs(pair[1].difference.score))  # stable
    lucks = OtherLucks(lines)
    known: list[tuple[Idea, Alternative]] = []
    for idea, one in tried[:CONSIDERED]:
        known.append((idea, replace(one, elsewhere=lucks.changed_by(idea.turn, idea.ordered))))
        yield None
    yield _told(lines, known, len(tried)) if known else None


def pieces_of(ideas: tuple[Idea, ...]) -> int:
    """How many answers will come."""
    return len(ideas) + min(len(ideas), CONSIDERED) + 1


def _tried(lines: Lines, idea: Idea) -> Alternative:
    outcome = lines.play(idea.turn, idea.ordered).outcome
    codes, i = lines.world.codes, lines.nation
    return Alternative(
        kind=idea.kind,
        about=idea.about,
        about_name=lines.world.names[idea.place] if idea.about in codes else "",
        turn=idea.turn,
        date=date_of(lines.world, idea.turn),
        difference=difference(lines.world, outcome, lines.game.outcome, i),
        ending=ending_of(outcome),
        score=float(outcome.score[i]),
        rank=int(outcome.rank[i]),
    )


def _telling(one: Alternative) -> float:
    """By the nation's score, here and in other lucks."""
    assert one.elsewhere is not None
    return abs(one.difference.score + one.elsewhere.score)


def _told(lines: Lines, known: list[tuple[Idea, Alternative]], tried: int) -> Counterfactual:
    order = sorted(known, key=lambda pair: -_telling(pair[1]))  # stable
    idea, told = order[0]
    others: list[Alternative] = []
    things = {(told.kind, told.about)}
    for _, other in order[1:]:
        if (other.kind, other.about) not in things and len(others) < TOLD_BESIDE:
            things.add((other.kind, other.about))
            others.append(other)
    line, game, i = lines.play(idea.turn, idea.ordered, trace=True), lines.game, lines.nation
    return Counterfactual(
        told=told,
        score=Curve(tuple(game.scores[:, i].tolist()), tuple(line.scores[:, i].tolist())),
        sovereignty=Curve(
            tuple(game.sovereignty[:, i].tolist()), tuple(line.sovereignty[:, i].tolist())
        ),
        others=tuple(others),
        tried=tried,
    )


def _differs(lines: Lines, idea: Idea) -> bool:
    """Whether it is anything else than what was ordered."""
    turns = range(idea.turn, lines.turns)
    return any(idea.ordered(t, lines.ordered(t)) != lines.ordered(t) for t in turns)


def _towards(move: Move, place: int, stance: float, offers: tuple[bool, ...]) -> Move:
    stances, rows = list(move.stance), list(move.offers)
    stances[place] = stance
    rows[place] = tuple(offers)
    return replace(move, stance=tuple(stances), offers=tuple(rows))


def _shifted(split: tuple[float, ...], pillar: int) -> tuple[float, ...]:
    """A tenth of all money more for one pillar, the others giving in proportion."""
    share = min(split[pillar] + SHIFT, 1.0)
    others = 1.0 - split[pillar]
    if others <= 0.0:
        return split
    left = (1.0 - share) / others
    return tuple(share if k == pillar else left * part for k, part in enumerate(split))
