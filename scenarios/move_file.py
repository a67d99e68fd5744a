"""Orders as they are written down: of turns that were played, and of the turn in play."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, StrictInt, create_model

from agents.lineup import HUMAN
from scenarios.errors import State, Wrong
from scenarios.quantity import Code, Finite, Name, Strict
from sim import additions
from sim.levers import DEFAULTS, LEVERS, Levers
from sim.move import Move, check
from sim.pillars import PACTS, PILLARS, PROGRAMMES, Pillar, Programme

MOST_NATIONS = 64
Offers = Annotated[StrictInt, Field(ge=0, lt=2**PACTS)]


class Money(Strict):
    """The part of a nation's orders that is money."""

    budget: Finite
    split: Annotated[list[Finite], Field(max_length=64)]
    programmes: Annotated[list[Finite], Field(max_length=64)]


additions.refuse_names({*dir(Money), *Money.model_fields})
if TYPE_CHECKING:
    Ruled = Money
else:  # a field for every lever; an older file that has none gives its default
    Ruled = create_model(
        "Ruled",
        __base__=Money,
        **{name: (Finite, default) for name, default in DEFAULTS._asdict().items()},
    )


class MoveFile(Ruled):
    """One nation's orders of one turn; see sim.move.Move."""

    stance: Annotated[list[Finite], Field(max_length=MOST_NATIONS)]
    offers: Annotated[list[Offers], Field(max_length=MOST_NATIONS)]
    """One number a nation: bit k is set when pact kind k is offered to it."""

    @classmethod
    def of(cls, move: Move) -> Self:
        """The orders as they are written down."""
        return cls(
            budget=move.budget,
            split=list(move.split),
            programmes=list(move.programmes),
            **move.levers._asdict(),
            stance=list(move.stance),
            offers=[sum(offered << k for k, offered in enumerate(row)) for row in move.offers],
        )

    def move(self) -> Move:
        """The orders themselves."""
        return Move(
            budget=self.budget,
            split=tuple(self.split),
            programmes=tuple(self.programmes),
            levers=Levers(*(getattr(self, lever) for lever in LEVERS)),
            stance=tuple(self.stance),
            offers=tuple(tuple(bool(bits >> k & 1) for k in range(PACTS)) for bits in self.offers),
        )


additions.refuse_names(MoveFile.__annotations__)


class DraftFile(Strict):
    """What a player has drafted so far: orders, and the sliders that are locked, by their names."""

    move: MoveFile
    locked_pillars: Annotated[list[Name], Field(max_length=PILLARS)]
    locked_programmes: Annotated[list[Name], Field(max_length=PROGRAMMES)]


class TurnFile(Strict):
    """The turn in play: no move yet, and nothing that a replay looks at."""

    seat: Code
    """The nation whose player was at the screen."""
    ended: Annotated[list[Code], Field(max_length=MOST_NATIONS)]
    """The nations whose players had ended the turn."""
    drafts: Annotated[dict[Code, DraftFile], Field(max_length=MOST_NATIONS)]
    """The drafts that differ from what the turn began with."""

    def check(self, codes: Sequence[str], policies: Sequence[str]) -> None:
        """Raise Wrong unless this is of a game of these nations, played so."""
        people = [c for c, policy in zip(codes, policies, strict=True) if policy == HUMAN]
        remedy = f"people play {', '.join(people) or 'no nation'} in this game"
        for field, found in (("seat", [self.seat]), ("ended", self.ended), ("drafts", self.drafts)):
            for code in found:
                if code not in people:
                    raise Wrong((field,), code, remedy)
        if len(set(self.ended)) < len(self.ended):
            raise Wrong(("ended",), self.ended, "each nation must stand there once")
        if self.seat in self.ended:
            raise Wrong(("seat",), self.seat, "it must be a nation that has not ended the turn")
        for code, draft in self.drafts.items():
            _check_draft(draft, code, codes)


def _check_draft(draft: DraftFile, code: str, codes: Sequence[str]) -> None:
    wrong = check(draft.move.move(), codes.index(code), codes)
    if wrong:
        raise Wrong(("drafts", code), State("not possible"), wrong[0])
    _check_locks(("drafts", code, "locked_pillars"), draft.locked_pillars, Pillar)
    _check_locks(("drafts", code, "locked_programmes"), draft.locked_programmes, Programme)


def _check_locks(path: tuple[str, ...], found: Sequence[str], kind: type[IntEnum]) -> None:
    known = [one.name.lower() for one in kind]
    for name in found:
        if name not in known or found.count(name) > 1:
            raise Wrong(path, name, f"each of {', '.join(known)} may stand there once")
