"""What a page of a class may ask, as types: anything else is refused."""

from enum import IntEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from sim.pillars import Pact, Pillar, Programme
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    Command,
    EndTurn,
    LockPillar,
    LockProgramme,
    OfferPact,
    Redo,
    ResetTurn,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
    SetStance,
    ThinkAgain,
    Undo,
    WithdrawPact,
)
from ui.play.words import say

LONGEST_BODY = 16_384
"""Bytes."""
Read = TypeVar("Read")
Kind = TypeVar("Kind", bound=IntEnum)
Number = Annotated[float, Field(ge=-1e9, le=1e9)]
Word = Annotated[str, Field(min_length=1, max_length=60)]
Label = Annotated[str, Field(max_length=200)]
Language = Literal["en", "es", "fr"]
Stroke = Annotated[int, Field(ge=0, le=2**31)]
Seat = Annotated[int, Field(ge=0, le=10_000)]
Turn = Annotated[int, Field(ge=0, le=1_000)]
World = Annotated[int, Field(ge=0, le=1_000)]


class PageAsks(BaseModel):
    """Something that a page asks."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True)


class AskedJoin(PageAsks):
    """A seat in the class with this code."""

    code: Annotated[str, Field(max_length=40)]
    label: Annotated[str, Field(max_length=20_000)] = ""  # the class itself says what is too long
    language: Language = "en"
    again: bool = False  # a seat that there is, on a further device


class AskedLogin(PageAsks):
    """To be taken for the teacher."""

    password: Annotated[str, Field(max_length=200)]


class AskedTransplant(PageAsks):
    """One table's order of a turn in another table's world."""

    turn: Turn
    nation: Word
    source: World
    target: World
    run: Annotated[int, Field(ge=1, le=2)] | None = None  # the last that is over, whichever it is


class Numbered(PageAsks):
    """What is asked with a number, so that it is done once however often it arrives."""

    page: Annotated[str, Field(pattern=r"^[a-z]{1,16}$")] = "a"
    id: Annotated[int, Field(ge=0, le=2**53)]


# of a seat


class AskedOfSeat(Numbered):
    """What a seat asks, in a turn."""

    turn: Turn | None = None  # None for what belongs to no turn


class AskedCommand(AskedOfSeat):
    """A command to the game."""

    stroke: Stroke = 0

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        raise NotImplementedError


class AskedBudget(AskedCommand):
    """To spend another share of GDP."""

    do: Literal["set_budget"]
    share: Number

    def command(self) -> Command:
        """As the session takes it."""
        return SetBudget(self.share, stroke=self.stroke)


class AskedSplit(AskedCommand):
    """To give a pillar another share."""

    do: Literal["set_split"]
    pillar: Word
    share: Number

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return SetSplit(_one_of(Pillar, self.pillar), self.share, stroke=self.stroke)


class AskedProgramme(AskedCommand):
    """To give a programme another share."""

    do: Literal["set_programme"]
    programme: Word
    share: Number

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return SetProgramme(_one_of(Programme, self.programme), self.share, stroke=self.stroke)


class AskedPillarLock(AskedCommand):
    """To lock a pillar, or to unlock it."""

    do: Literal["lock_pillar"]
    pillar: Word
    locked: bool = True

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return LockPillar(_one_of(Pillar, self.pillar), self.locked, stroke=self.stroke)


class AskedProgrammeLock(AskedCommand):
    """To lock a programme, or to unlock it."""

    do: Literal["lock_programme"]
    programme: Word
    locked: bool = True

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return LockProgramme(_one_of(Programme, self.programme), self.locked, stroke=self.stroke)


class AskedLever(AskedCommand):
    """To set a lever."""

    do: Literal["set_lever"]
    lever: Word
    value: Number

    def command(self) -> Command:
        """As the session takes it."""
        return SetLever(self.lever, self.value, stroke=self.stroke)


class AskedStance(AskedCommand):
    """To take a stance towards a nation."""

    do: Literal["set_stance"]
    nation: Word
    value: Number

    def command(self) -> Command:
        """As the session takes it."""
        return SetStance(self.nation, self.value, stroke=self.stroke)


class AskedPact(AskedCommand):
    """To offer a nation a pact, or to offer it no longer."""

    do: Literal["offer_pact", "withdraw_pact"]
    nation: Word
    pact: Word

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        kind = OfferPact if self.do == "offer_pact" else WithdrawPact
        return kind(self.nation, _one_of(Pact, self.pact), stroke=self.stroke)


STEPS: dict[str, type[Command]] = {
    "reset_turn": ResetTurn,
    "undo": Undo,
    "redo": Redo,
    "end_turn": EndTurn,
    "think_again": ThinkAgain,
}


class AskedStep(AskedCommand):
    """A command without figures."""

    do: Literal["reset_turn", "undo", "redo", "end_turn", "think_again"]

    def command(self) -> Command:
        """As the session takes it."""
        return STEPS[self.do]()


class AskedPrediction(AskedOfSeat):
    """To have predicted this turn."""

    do: Literal["predict"]
    rise: bool
    sure: Number
    low: Number
    high: Number


class AskedAnswers(AskedOfSeat):
    """To have answered the questions of a test."""

    do: Literal["answer"]
    test: Word
    answers: Annotated[dict[Word, int], Field(max_length=40)]


class AskedExplanation(AskedOfSeat):
    """To have written an explanation."""

    do: Literal["explain"]
    text: Annotated[str, Field(max_length=20_000)]  # the class itself says what is too long
    rule: Annotated[str, Field(max_length=200)] = ""


class AskedVote(AskedOfSeat):
    """To have voted for a variant."""

    do: Literal["vote"]
    choice: Word


class AskedLanguage(AskedOfSeat):
    """To read another language from now on."""

    do: Literal["speak"]
    language: Language


SeatAsks = (
    AskedBudget
    | AskedSplit
    | AskedProgramme
    | AskedPillarLock
    | AskedProgrammeLock
    | AskedLever
    | AskedStance
    | AskedPact
    | AskedStep
    | AskedPrediction
    | AskedAnswers
    | AskedExplanation
    | AskedVote
    | AskedLanguage
)


# of the teacher


class AskedOfClass(Numbered):
    """What the teacher asks."""


class AskedFlow(AskedOfClass):
    """The lesson to go on, to wait, or to take longer."""

    do: Literal["start", "pause", "resume", "extend", "advance"]


class AskedAboutSeat(AskedOfClass):
    """Something of one seat."""

    do: Literal["stand_in", "give_back", "void"]
    seat: Seat


class AskedAdmission(AskedOfClass):
    """A further device to act for the seat that it asked for, or not to."""

    do: Literal["admit", "refuse"]
    request: Seat


class AskedMove(AskedOfClass):
    """A seat to be another nation."""

    do: Literal["move"]
    seat: Seat
    world: World
    nation: Word


class AskedRename(AskedOfClass):
    """A seat to have another label."""

    do: Literal["rename"]
    seat: Seat
    label: Label


class AskedTongue(AskedOfClass):
    """The pages that all look at to be in another language."""

    do: Literal["speak"]
    language: Language


TeacherAsks = AskedFlow | AskedAboutSeat | AskedAdmission | AskedMove | AskedRename | AskedTongue
_seat: TypeAdapter[SeatAsks] = TypeAdapter(Annotated[SeatAsks, Field(discriminator="do")])
_teacher: TypeAdapter[TeacherAsks] = TypeAdapter(Annotated[TeacherAsks, Field(discriminator="do")])
_join, _login = TypeAdapter(AskedJoin), TypeAdapter(AskedLogin)
_transplant = TypeAdapter(AskedTransplant)


def read_join(body: bytes) -> AskedJoin:
    """Who wants to join.  Raises Refusal for what no page of ours sends; so do the others."""
    return _read(_join, body)


def read_login(body: bytes) -> AskedLogin:
    """Who says to be the teacher."""
    return _read(_login, body)


def read_transplant(body: bytes) -> AskedTransplant:
    """What is to be set into which world."""
    return _read(_transplant, body)


def read_seat(body: bytes) -> SeatAsks:
    """What a seat asks."""
    return _read(_seat, body)


def read_teacher(body: bytes) -> TeacherAsks:
    """What the teacher asks."""
    return _read(_teacher, body)


def _read(adapter: TypeAdapter[Read], body: bytes) -> Read:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise Refusal(say("classroom.web.unreadable")) from error


def _one_of(kind: type[Kind], name: str) -> Kind:
    try:
        return kind[name.upper()]
    except KeyError as error:
        raise Refusal(say("classroom.web.unreadable")) from error
