"""What is written into the log of a class, one entry after another, before it takes effect.

A seat is named by its number, counted from 1 in the order of joining; worlds and turns are counted
from 0.  Of a token only its sha256 is written.  Nothing here is ever changed: to take something
back is one more entry.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, TypeAdapter

from agents.arguments import LONGEST_GAME, LONGEST_TURN
from scenarios.diary_file import Digest, Seed
from scenarios.move_file import MOST_NATIONS, DraftFile, MoveFile
from scenarios.quantity import Code, Finite, Line, Name, Strict, Text
from scenarios.schema import Scenario
from ui.play.classroom.limits import LONGEST_EXPLANATION, LONGEST_LABEL, MOST_WORLDS
from ui.play.classroom.questions import Questions, TestName

MOST_SEATS = MOST_WORLDS * MOST_NATIONS
MOST_ANSWERS = 40
MOST_VARIANTS = 9

Number = Annotated[StrictInt, Field(ge=1, le=MOST_SEATS)]
WorldNumber = Annotated[StrictInt, Field(ge=0, lt=MOST_WORLDS)]
TurnNumber = Annotated[StrictInt, Field(ge=0, lt=LONGEST_GAME)]
RunNumber = Annotated[StrictInt, Field(ge=1, le=2)]
Label = Literal[""] | Annotated[Line, Field(max_length=LONGEST_LABEL)]
"""What a seat calls itself; "" where an animal was drawn for it."""
Spoken = Literal["en", "es", "fr"]
Percent = Annotated[float, Field(ge=0.0, le=100.0, allow_inf_nan=False)]
Choice = Annotated[StrictInt, Field(ge=1, le=99)]
Written = Annotated[Text, Field(max_length=LONGEST_EXPLANATION)]


class Opened(Strict):
    """A class begins; always the first entry."""

    kind: Literal["opened"] = "opened"
    code: Annotated[str, Field(pattern=r"^[A-Z]{6}$")]
    scenario: Scenario
    worlds: Annotated[StrictInt, Field(ge=1, le=MOST_WORLDS)]
    seed: Seed
    preset: Line
    level: Line | None
    """How well what is nobody's is played; None: by the scenario's policies."""
    variants: Annotated[list[Line], Field(max_length=MOST_VARIANTS)]
    """Library scenarios that may be voted for."""
    questions: Questions
    """The tests before and after."""
    start: Digest
    """sha256 of the state that every world begins in."""


class Reopened(Strict):
    """The server was started again; the clock goes on where it stood."""

    kind: Literal["reopened"] = "reopened"
    lost: Finite
    """Seconds since the last entry."""


class Joined(Strict):
    """A seat was taken."""

    kind: Literal["joined"] = "joined"
    seat: Number
    label: Label
    animal: Annotated[StrictInt, Field(ge=0, le=999)] | None
    language: Spoken
    world: WorldNumber
    nation: Code
    key: Digest | None = None
    """sha256 of what its page asked with, and asks with again if it hears no answer."""


class TokenAdded(Strict):
    """A device may act for a seat."""

    kind: Literal["token_added"] = "token_added"
    seat: Number
    token: Digest


class TokensVoided(Strict):
    """No device may act for a seat any more, until one is admitted."""

    kind: Literal["tokens_voided"] = "tokens_voided"
    seat: Number


class DeviceAsked(Strict):
    """A further device asks to act for a seat."""

    kind: Literal["asked"] = "asked"
    seat: Number
    request: Annotated[StrictInt, Field(ge=1, le=9999)]
    token: Digest


class Admitted(Strict):
    """The teacher lets a further device in, or sends it away."""

    kind: Literal["admitted"] = "admitted"
    request: Annotated[StrictInt, Field(ge=1, le=9999)]
    admitted: StrictBool


class Renamed(Strict):
    """A seat has another label."""

    kind: Literal["renamed"] = "renamed"
    seat: Number
    label: Label


class Reseated(Strict):
    """A seat plays another nation."""

    kind: Literal["reseated"] = "reseated"
    seat: Number
    world: WorldNumber
    nation: Code


class Present(Strict):
    """A seat's page is there."""

    kind: Literal["present"] = "present"
    seat: Number


class Away(Strict):
    """A seat's last page is gone."""

    kind: Literal["away"] = "away"
    seat: Number


class StoodIn(Strict):
    """A stand-in plays for a seat until it is given back."""

    kind: Literal["stood_in"] = "stood_in"
    seat: Number
    automatic: StrictBool


class GivenBack(Strict):
    """A seat plays for itself again."""

    kind: Literal["given_back"] = "given_back"
    seat: Number


class LanguageChosen(Strict):
    """A seat reads another language."""

    kind: Literal["language"] = "language"
    seat: Number
    language: Spoken


class Submitted(Strict):
    """A seat has ended its turn with these orders."""

    kind: Literal["submitted"] = "submitted"
    seat: Number
    run: RunNumber
    turn: TurnNumber
    draft: DraftFile


class ThoughtAgain(Strict):
    """A seat has not ended its turn after all."""

    kind: Literal["thought_again"] = "thought_again"
    seat: Number
    run: RunNumber
    turn: TurnNumber


class Predicted(Strict):
    """A seat's prediction of a turn."""

    kind: Literal["predicted"] = "predicted"
    seat: Number
    run: RunNumber
    turn: TurnNumber
    rise: StrictBool
    """Whether its own result will be higher after this turn than before."""
    sure: Annotated[float, Field(ge=0.5, le=1.0, allow_inf_nan=False)]
    low: Percent
    """Chances in 100 that the world survives to the end: from."""
    high: Percent
    """And to."""


class Answered(Strict):
    """A seat's answers to a test; the last ones count."""

    kind: Literal["answered"] = "answered"
    seat: Number
    test: TestName
    answers: Annotated[dict[Name, Choice], Field(max_length=MOST_ANSWERS)]
    """The number of an answer, from 1, by the name of its question."""


class Explained(Strict):
    """A seat's reflection, and the rule that it names."""

    kind: Literal["explained"] = "explained"
    seat: Number
    text: Written
    rule: Name


class Voted(Strict):
    """A seat's vote for a variant; the last one counts."""

    kind: Literal["voted"] = "voted"
    seat: Number
    choice: Line


class PhaseBegun(Strict):
    """The class goes on to a phase of its lesson."""

    kind: Literal["phase"] = "phase"
    index: Annotated[StrictInt, Field(ge=0, le=9999)]


class RunBegun(Strict):
    """The second game begins: the same luck, and one thing otherwise."""

    kind: Literal["run_begun"] = "run_begun"
    run: RunNumber
    variant: Line
    scenario: Scenario
    start: Digest


class Paused(Strict):
    """The clock stands still."""

    kind: Literal["paused"] = "paused"


class Resumed(Strict):
    """The clock goes on."""

    kind: Literal["resumed"] = "resumed"


class Extended(Strict):
    """There is more time."""

    kind: Literal["extended"] = "extended"
    seconds: Annotated[float, Field(gt=0.0, le=3600.0, allow_inf_nan=False)]


class WorldTurn(Strict):
    """One turn of one world."""

    policies: Annotated[list[Line], Field(max_length=MOST_NATIONS)]
    moves: Annotated[list[MoveFile], Field(max_length=MOST_NATIONS)]
    hashes: Annotated[list[Digest], Field(max_length=LONGEST_TURN)]
    """After each quarter."""


class TurnPlayed(Strict):
    """All worlds have moved."""

    kind: Literal["turn_played"] = "turn_played"
    run: RunNumber
    turn: TurnNumber
    worlds: Annotated[list[WorldTurn], Field(max_length=MOST_WORLDS)]
    reset: Annotated[list[Number], Field(max_length=MOST_SEATS)]
    """Seats that were late: their orders stayed as they were."""
    stood_in: Annotated[list[Number], Field(max_length=MOST_SEATS)]
    """Seats that a stand-in ordered for."""


Entry = Annotated[
    Opened
    | Reopened
    | Joined
    | TokenAdded
    | TokensVoided
    | DeviceAsked
    | Admitted
    | Renamed
    | Reseated
    | Present
    | Away
    | StoodIn
    | GivenBack
    | LanguageChosen
    | Submitted
    | ThoughtAgain
    | Predicted
    | Answered
    | Explained
    | Voted
    | PhaseBegun
    | RunBegun
    | Paused
    | Resumed
    | Extended
    | TurnPlayed,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
"""Reads an entry: ENTRY.validate_json(body)."""
