"""The draft: the orders that a player is writing, and what each change does to them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from agents.world import World
from sim.levers import LEVERS
from sim.move import Move, check
from sim.pillars import PILLAR_OF, PROGRAMMES_OF, Pact, Pillar, Programme
from ui.play.names import nation_name
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    Change,
    LockPillar,
    LockProgramme,
    OfferPact,
    SetBudget,
    SetLever,
    SetMove,
    SetProgramme,
    SetSplit,
    SetStance,
    WithdrawPact,
)
from ui.play.session.sliders import Stuck, moved
from ui.play.words import name_of, say

Kind = TypeVar("Kind", Pillar, Programme)


@dataclass(frozen=True)
class Draft:
    """Orders in the making, always within their limits, and the sliders that are locked."""

    move: Move
    pillars: frozenset[Pillar] = frozenset()
    programmes: frozenset[Programme] = frozenset()


class Drafting:
    """How the drafts of one nation may change."""

    def __init__(self, world: World, nation: int) -> None:
        self.codes, self.names, self.nation = world.codes, world.names, nation
        self.pledged = world.standing_offers[nation] > 0.0  # [N, pacts]

    def opened(self, move: Move, last: Draft | None) -> Draft:
        """The draft that a turn begins with: the orders in force, and the locks of last turn."""
        offers = tuple(
            tuple(bool(offer or pledge) for offer, pledge in zip(row, pledges, strict=True))
            for row, pledges in zip(move.offers, self.pledged, strict=True)
        )
        kept = last or Draft(move)
        return replace(kept, move=replace(move, offers=offers))

    def changed(self, draft: Draft, change: Change) -> Draft:
        """The draft after a change.  Raises Refusal, with one sentence."""
        match change:
            case LockPillar(pillar=pillar, locked=locked):
                return replace(draft, pillars=_locked(draft.pillars, pillar, locked))
            case LockProgramme(programme=programme, locked=locked):
                return replace(draft, programmes=_locked(draft.programmes, programme, locked))
        move = self._move(draft, change)
        wrong = check(move, self.nation, self.codes)
        if wrong:
            raise Refusal(wrong[0])
        return replace(draft, move=move)

    def _move(self, draft: Draft, change: Change) -> Move:
        move = draft.move
        match change:
            case SetMove(move=whole):
                return self.with_pledges(whole)
            case SetBudget(share=share):
                return replace(move, budget=float(share))
            case SetSplit(pillar=pillar, share=share):
                split = _slid(move.split, pillar, share, draft.pillars, _pillar_name)
                return replace(move, split=split)
            case SetProgramme():
                return self._programme(draft, change)
        return self._outward(move, change)

    def _outward(self, move: Move, change: Change) -> Move:
        """Levers, stances and pacts."""
        match change:
            case SetLever(lever=lever, value=value):
                if lever not in LEVERS:
                    raise Refusal(say("session.lever", lever=lever, levers=", ".join(LEVERS)))
                return move.with_levers(**{lever: float(value)})
            case SetStance(nation=code, value=value):
                stance = list(move.stance)
                stance[self._other(code)] = float(value)
                return replace(move, stance=tuple(stance))
            case OfferPact(nation=code, pact=pact):
                return self._offer(move, code, pact, True)
            case WithdrawPact(nation=code, pact=pact):
                return self._offer(move, code, pact, False)
        raise TypeError(f"{type(change).__name__} is not a change of a draft")

    def _programme(self, draft: Draft, change: SetProgramme) -> Move:
        programmes = list(draft.move.programmes)
        members = PROGRAMMES_OF[PILLAR_OF[change.programme]]
        parts = [programmes[q] for q in members]
        locked = {k for k, q in enumerate(members) if q in draft.programmes}

        def name(k: int) -> str:
            return name_of("programme", Programme(members[k]).name.lower())

        where = members.index(change.programme)
        for q, part in zip(members, _slid(parts, where, change.share, locked, name), strict=True):
            programmes[q] = part
        return replace(draft.move, programmes=tuple(programmes))

    def _offer(self, move: Move, code: str, pact: Pact, offered: bool) -> Move:
        other = self._other(code)
        if not offered and self.pledged[other, pact]:
            kind = name_of("pact", pact.name.lower())
            raise Refusal(say("session.pledged", pact=kind, nation=self._name(other)))
        offers = [list(row) for row in move.offers]
        offers[other][pact] = offered
        return replace(move, offers=tuple(map(tuple, offers)))

    def with_pledges(self, move: Move) -> Move:
        """These orders, and the offers that the scenario has the nation make."""
        # wrong lengths go on to the check, which says so
        if len(move.offers) != len(self.codes) or any(len(row) != len(Pact) for row in move.offers):
            return move
        return self.opened(move, None).move

    def _other(self, code: str) -> int:
        if code not in self.codes:
            raise Refusal(say("session.nation", nation=code, nations=", ".join(self.codes)))
        other = self.codes.index(code)
        if other == self.nation:
            raise Refusal(say("session.itself", nation=self._name(other)))
        return other

    def _name(self, other: int) -> str:
        return nation_name(self.codes[other], self.names[other])


def _pillar_name(k: int) -> str:
    return name_of("pillar", Pillar(k).name.lower())


def _slid(
    shares: Sequence[float],
    which: int,
    value: float,
    locked: Collection[int],
    name: Callable[[int], str],
) -> tuple[float, ...]:
    if which in locked:
        raise Refusal(say("session.locked", slider=name(which)))
    try:
        return moved(shares, which, float(value), locked)
    except Stuck as stuck:
        low, high = 100.0 * stuck.low, 100.0 * stuck.high
        key = "session.stuck" if locked else "session.no_share"
        raise Refusal(
            say(key, slider=name(which), value=100.0 * value, low=low, high=high)
        ) from stuck


def _locked(locks: frozenset[Kind], one: Kind, locked: bool) -> frozenset[Kind]:
    return locks | {one} if locked else locks - {one}
