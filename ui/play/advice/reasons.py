"""Reasons: why a change helps, in sentences, from what the nation can see of itself and others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sim.components import security
from sim.pillars import PILLAR_OF, Pact, Pillar, Programme
from sim.rules.pacts import trust_asked, trusted
from sim.sight import Rival, Self, leader_capability, see_rival, see_self, world_fab
from ui.play.advice.position import Position
from ui.play.advice.search import Found
from ui.play.amounts import budget_share, money
from ui.play.encyclopedia.figures import level_of
from ui.play.names import nation_name
from ui.play.session.commands import (
    Change,
    OfferPact,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
    SetStance,
    WithdrawPact,
)
from ui.play.words import capital, name_of, say

POWER_GAP = 0.05  # share of chips without power that is worth a word
DEPENDENCE = 0.25  # share of AI services from one supplier
DISTRUST = 0.5  # public trust
JOBS = 0.01  # unemployment above the usual
THREAT = 0.25
LAG = 3.0  # months behind the leader
HAZARD = 0.0025  # of the world, a quarter: about one chance in a hundred a year
MOST_SENTENCES = 2


@dataclass(frozen=True)
class Sight:
    """What the nation of a position sees."""

    position: Position

    @cached_property
    def me(self) -> Self:
        """Itself."""
        now = self.position.start.stocks
        best = leader_capability(now)
        return see_self(self.position.nation, self.position.turn, now, best)

    def rival(self, code: str) -> Rival:
        """Another nation."""
        now, world = self.position.start.stocks, self.position.world
        j = world.codes.index(code)
        return see_rival(
            self.position.nation, j, now, world.nations, leader_capability(now), world_fab(now)
        )

    @property
    def others(self) -> tuple[str, ...]:
        """All other nations."""
        return tuple(code for code in self.position.world.codes if code != self.position.code)

    @cached_property
    def supplier(self) -> tuple[str, float]:
        """The foreign nation that supplies most of the AI services in use, and its share."""
        shares = {code: float(self.rival(code).dependence) for code in self.others}
        largest = max(shares, key=lambda code: shares[code])
        return largest, shares[largest]

    def level(self, figure: str) -> float:
        """A figure of itself, as the state has it."""
        return float(getattr(self.position.start.stocks, figure)[self.position.nation])

    @property
    def jobless(self) -> float:
        """Unemployment above what is natural to the nation."""
        natural = self.position.world.nations.natural_unemployment[self.position.nation]
        return self.level("unemployment") - float(natural)

    @cached_property
    def leader(self) -> str:
        """The most capable nation."""
        capability = self.position.start.stocks.capability
        return self.position.world.codes[int(capability.argmax())]

    def trusted(self, code: str, pact: Pact) -> bool:
        """Whether the two trust each other enough for a pact that is not in force yet (O6)."""
        i, j = self.position.nation, self.position.world.codes.index(code)
        trust, p = self.position.start.stocks.trust, self.position.world.params.doors
        asked = trust_asked(int(pact), p)
        return bool(trusted(float(trust[i, j]), float(trust[j, i]), asked, 0.0, p))

    def name(self, code: str) -> str:
        """What people call a nation."""
        world = self.position.world
        return nation_name(code, world.names[world.codes.index(code)])


def title(change: Change, position: Position) -> str:
    """A change in a few words, with the value before and after."""
    move, codes, sight = position.draft.move, position.world.codes, Sight(position)
    match change:
        case SetBudget(share=to):
            gdp = sight.level("gdp")
            return say(
                "advice.title.budget",
                before=budget_share(move.budget),
                after=budget_share(to),
                money=money(to * gdp),
            )
        case SetSplit(pillar=pillar, share=to):
            return say(
                "advice.title.pillar",
                pillar=capital(name_of("pillar", pillar.name.lower())),
                before=100.0 * move.split[pillar],
                after=100.0 * to,
            )
        case SetProgramme(programme=q, share=to):
            return say(
                "advice.title.programme",
                pillar=capital(name_of("pillar", Pillar(PILLAR_OF[q]).name.lower())),
                programme=name_of("programme", q.name.lower()),
                before=100.0 * move.programmes[q],
                after=100.0 * to,
            )
        case SetLever(lever=lever, value=to):
            name = capital(name_of("lever", lever))
            return say(
                "advice.title.lever",
                lever=name,
                before=100.0 * getattr(move.levers, lever),
                after=100.0 * to,
            )
        case SetStance(nation=code, value=to):
            j = codes.index(code)
            return say(
                "advice.title.stance",
                nation=sight.name(code),
                before=100.0 * move.stance[j],
                after=100.0 * to,
            )
        case OfferPact(nation=code, pact=pact) | WithdrawPact(nation=code, pact=pact):
            key = "offer" if isinstance(change, OfferPact) else "withdraw"
            kind = name_of("pact", pact.name.lower())
            return say(f"advice.title.{key}", nation=sight.name(code), pact=kind)
    raise TypeError(f"{type(change).__name__} is not proposed")


def reason(found: Found, position: Position) -> str:
    """Why the change helps: what of the situation asks for it, and what of the score it raises."""
    sight = Sight(position)
    told = [*_situation(found, sight)][: MOST_SENTENCES - 1] or [_plain(found, sight)]
    return " ".join([*told, _part(found, position)])


def _situation(found: Found, sight: Sight) -> Iterator[str]:
    """What of the situation asks for the change, the plainest first."""
    match found.change:
        case SetSplit() | SetProgramme():
            yield from _money(found, sight)
        case SetLever(lever=lever):
            yield from _lever(lever, found, sight)
        case SetStance(nation=code, value=to):
            rival = sight.rival(code)
            mine = sight.position.draft.move.stance[sight.position.world.codes.index(code)]
            if to > mine and rival.stance > mine + 0.05:
                yield say("advice.reason.they_are_open", nation=sight.name(code))
            elif to > mine and rival.dependence > DEPENDENCE:
                yield _supplied(code, rival.dependence, sight)
            elif to < mine and rival.stance < mine - 0.05:
                yield say("advice.reason.they_are_closed", nation=sight.name(code))
        case OfferPact(nation=code, pact=pact):
            j = sight.position.world.codes.index(code)
            offered = sight.position.start.orders.offer[j, sight.position.nation, pact] > 0.0
            if offered and sight.trusted(code, pact):
                yield say("advice.reason.on_offer", nation=sight.name(code))


def _money(found: Found, sight: Sight) -> Iterator[str]:
    """What asks for money: the programmes that get more of it tell for what."""
    me, gains = sight.me, _more(found, sight.position)
    if Programme.ENERGY in gains and me.power_gap > POWER_GAP:
        yield say("advice.reason.power_gap", share=100.0 * me.power_gap)
    elif Programme.ENERGY in gains and found.unpowered > POWER_GAP:
        yield say("advice.reason.power_to_come", share=100.0 * found.unpowered)
    if Programme.RESKILLING in gains and sight.jobless > JOBS:
        yield say("advice.reason.unemployment", share=100.0 * me.unemployment)
    if Programme.CYBERSECURITY in gains and me.threat > THREAT:
        safe = security(sight.level("threat"), sight.level("attack"))
        yield say("advice.reason.threat", level=100.0 * float(safe))
    if Programme.OVERSIGHT in gains and me.public_trust < DISTRUST:
        yield say("advice.reason.distrust", share=100.0 * me.public_trust)
    code, share = sight.supplier
    if {Programme.DATA_CENTRES, Programme.FABS} & gains and share > DEPENDENCE:
        yield _supplied(code, share, sight)
    if Programme.BASIC_RESEARCH in gains and sight.level("lag") > LAG:
        yield _behind(sight)
    if isinstance(found.change, SetSplit):
        yield from _weakest(found.change, sight)


def _weakest(change: SetSplit, sight: Sight) -> Iterator[str]:
    strengths = sight.position.start.stocks.pillar[sight.position.nation]
    if change.pillar == int(strengths.argmin()) and _raises(change, sight.position):
        name = capital(name_of("pillar", change.pillar.name.lower()))
        level = 100.0 * float(strengths[change.pillar])
        yield say("advice.reason.weakest", pillar=name, level=level)


def _lever(lever: str, found: Found, sight: Sight) -> Iterator[str]:
    up = _up(lever, found, sight.position)
    code, share = sight.supplier
    if lever in ("diversification", "procurement", "localisation") and up and share > DEPENDENCE:
        yield _supplied(code, share, sight)
    if lever == "strictness" and up and sight.me.public_trust < DISTRUST:
        yield say("advice.reason.distrust", share=100.0 * sight.me.public_trust)
    if lever in ("strictness", "safety") and not up and sight.level("lag") > LAG:
        yield _behind(sight)
    hazard = float(sight.position.start.stocks.world_hazard[0])
    if lever == "safety" and up and hazard > HAZARD:
        yield say("advice.reason.hazard", chances=level_of("world_hazard", hazard))


def _up(lever: str, found: Found, position: Position) -> bool:
    was, new = position.draft.move.levers, found.move.levers
    return float(getattr(new, lever)) > float(getattr(was, lever))


def _plain(found: Found, sight: Sight) -> str:
    """What the change does as such, where nothing in the situation stands out."""
    change, position = found.change, sight.position
    match change:
        case SetLever(lever=lever):
            up = _up(lever, found, position)
            return say(f"advice.does.{lever}_{'up' if up else 'down'}")
        case SetStance(nation=code, value=to):
            mine = position.draft.move.stance[position.world.codes.index(code)]
            key = "open" if to > mine else "close"
            return say(f"advice.does.{key}", nation=sight.name(code))
        case OfferPact(nation=code, pact=pact):
            return say(f"advice.does.{pact.name.lower()}", nation=sight.name(code))
        case WithdrawPact(nation=code):
            return say("advice.does.withdraw", nation=sight.name(code))
        case SetBudget():
            raised = found.move.budget > position.draft.move.budget
            return say("advice.does.budget_up" if raised else "advice.does.budget_down")
    return say("advice.does.money_up" if _raises(change, position) else "advice.does.money_down")


def _part(found: Found, position: Position) -> str:
    """Which component of the score has most of the gain, and what it weighs in the mandate."""
    best = max(found.parts, key=lambda name: found.parts[name])
    weight = position.world.nations.mandate[position.nation][list(found.parts).index(best)]
    name = name_of("component", best)
    return say("advice.reason.part", component=name, weight=100.0 * float(weight))


def _more(found: Found, position: Position) -> set[Programme]:
    """The programmes that get more money."""
    was, new = position.draft.move, found.move

    def money(q: Programme) -> tuple[float, float]:
        pillar = PILLAR_OF[q]
        return (
            was.budget * was.split[pillar] * was.programmes[q],
            new.budget * new.split[pillar] * new.programmes[q],
        )

    return {q for q in Programme if money(q)[1] > money(q)[0] * (1.0 + 1e-9) + 1e-12}


def _raises(change: Change, position: Position) -> bool:
    move = position.draft.move
    match change:
        case SetSplit(pillar=pillar, share=to):
            return to > move.split[pillar]
        case SetProgramme(programme=q, share=to):
            return to > move.programmes[q]
    return False


def _behind(sight: Sight) -> str:
    lag = level_of("lag", sight.level("lag"), unit=False)
    return say("advice.reason.lag", nation=sight.name(sight.leader), months=lag)


def _supplied(code: str, share: float, sight: Sight) -> str:
    return say("advice.reason.supplier", nation=sight.name(code), share=100.0 * share)
