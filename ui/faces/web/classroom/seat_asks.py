"""What a seat may ask: commands to its game, predictions, answers, an explanation, a vote."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sim.pillars import Pact, Pillar, Programme
from ui.faces.web.classroom.asked import (
    Language,
    Number,
    Numbered,
    Stroke,
    Turn,
    Word,
    one_of,
    read_as,
)
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
        return SetSplit(one_of(Pillar, self.pillar), self.share, stroke=self.stroke)


class AskedProgramme(AskedCommand):
    """To give a programme another share."""

    do: Literal["set_programme"]
    programme: Word
    share: Number

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return SetProgramme(one_of(Programme, self.programme), self.share, stroke=self.stroke)


class AskedPillarLock(AskedCommand):
    """To lock a pillar, or to unlock it."""

    do: Literal["lock_pillar"]
    pillar: Word
    locked: bool = True

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return LockPillar(one_of(Pillar, self.pillar), self.locked, stroke=self.stroke)


class AskedProgrammeLock(AskedCommand):
    """To lock a programme, or to unlock it."""

    do: Literal["lock_programme"]
    programme: Word
    locked: bool = True

    def command(self) -> Command:
        """As the session takes it.  Raises Refusal for what there is not."""
        return LockProgramme(one_of(Programme, self.programme), self.locked, stroke=self.stroke)


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
        return kind(self.nation, one_of(Pact, self.pact), stroke=self.stroke)


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
_seat: TypeAdapter[SeatAsks] = TypeAdapter(Annotated[SeatAsks, Field(discriminator="do")])


def read_seat(body: bytes) -> SeatAsks:
    """What a seat asks.  Raises Refusal for what no page of ours sends."""
    return read_as(_seat, body)
