"""What a phone and the workshop's page may say to the room, as types: anything else is refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from ui.play.refusal import Refusal
from ui.play.words import say

LONGEST_QUESTION = 65_536
"""Bytes of a question in all languages."""
LONGEST_ANSWER = 2_048
"""Bytes of what a phone says."""
Key = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Line = Annotated[str, Field(max_length=2_000)]


class OfRoom(BaseModel):
    """Something that is said in a room."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True)


class SideAsked(OfRoom):
    """One of two regimes, in the words of a language."""

    name: Line
    sentence: Line
    terms: Annotated[list[Line], Field(max_length=16)]


class PairAsked(OfRoom):
    """Two regimes, one against the other."""

    title: Line
    a: SideAsked
    b: SideAsked


class AskRoom(OfRoom):
    """A round is open: its number, its question in every language, and a key of the question."""

    kind: Literal["ask"]
    key: Key
    number: Annotated[int, Field(ge=1, le=99)]
    pairs: dict[Literal["en", "es", "fr"], PairAsked]


class LetRest(OfRoom):
    """No round is open; `revealed`: the last one is shown."""

    kind: Literal["rest"]
    revealed: bool


class JoinRoom(OfRoom):
    """A phone comes in with the code on the wall."""

    code: Annotated[str, Field(max_length=40)]


class Foreseen(OfRoom):
    """One person's answer: how likely A is better (0 to 1), and where A less B lies, in points."""

    key: Key
    chance: Annotated[float, Field(ge=0, le=1)]
    low: Annotated[float, Field(ge=-100, le=100)]
    high: Annotated[float, Field(ge=-100, le=100)]

    @model_validator(mode="after")
    def _in_order(self) -> "Foreseen":
        if self.low > self.high:
            raise ValueError("the interval ends before it begins")
        return self


Led = Annotated[AskRoom | LetRest, Field(discriminator="kind")]
_LED: TypeAdapter[AskRoom | LetRest] = TypeAdapter(Led)


def read_led(text: str) -> AskRoom | LetRest | None:
    """What the workshop's page says; None for anything else."""
    try:
        return _LED.validate_json(text)
    except ValidationError:
        return None


def read_join(body: bytes) -> JoinRoom:
    """What a phone says that comes in.  Raises Refusal."""
    try:
        return JoinRoom.model_validate_json(body)
    except ValidationError as error:
        raise Refusal(say("room.refuse.unreadable")) from error


def read_answer(body: bytes) -> Foreseen:
    """What a phone foresees.  Raises Refusal."""
    try:
        return Foreseen.model_validate_json(body)
    except ValidationError as error:
        raise Refusal(say("room.refuse.unreadable")) from error
