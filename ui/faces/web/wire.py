"""What a page may send, as types: anything else is refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ui.desk.input.events import Held, InputEvent, Picked, Scrolled, Turned, Typed, Used, Wrote

LONGEST_MESSAGE = 16_384
"""Bytes; a field holds a few hundred letters at most."""
Name = Annotated[str, Field(max_length=200)]
Pixel = Annotated[int, Field(ge=-20_000, le=20_000)]
Pixels = tuple[Pixel, Pixel]


class Saying(BaseModel):
    """Something a page says; numbered, so that a page knows what it has been answered to."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
    n: Annotated[int, Field(ge=0, le=2**53)]

    def event(self) -> InputEvent | None:
        """What it is to the desk."""
        return None


class SaidUse(Saying):
    """A control was pressed."""

    kind: Literal["use"]
    name: Name

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Used(self.name)


class SaidPick(Saying):
    """The map was pressed."""

    kind: Literal["pick"]
    name: Name
    at: Pixels

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Picked(self.name, self.at)


class SaidTurn(Saying):
    """A slider was moved."""

    kind: Literal["turn"]
    name: Name
    value: Annotated[float, Field(ge=-1e9, le=1e9)]
    begins: bool
    ends: bool

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Turned(self.name, self.value, self.begins, self.ends)


class SaidWrite(Saying):
    """A field was written into."""

    kind: Literal["write"]
    name: Name
    text: Annotated[str, Field(max_length=2_000)]

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Wrote(self.name, self.text)


class SaidHold(Saying):
    """The focus went to a control."""

    kind: Literal["hold"]
    name: Name
    brings: bool

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Held(self.name, self.brings)


class SaidRoll(Saying):
    """The wheel turned, or a finger moved."""

    kind: Literal["roll"]
    at: Pixels
    by: Pixel

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Scrolled(self.at, self.by)


class SaidKey(Saying):
    """A key went down."""

    kind: Literal["key"]
    key: Annotated[str, Field(max_length=30)]
    text: Annotated[str, Field(max_length=10)] = ""
    shift: bool = False
    control: bool = False
    alt: bool = False

    def event(self) -> InputEvent:
        """What it is to the desk."""
        return Typed(self.key, self.text, self.shift, self.control, self.alt)


class SaidAsk(Saying):
    """What is there to say of a place of the map?"""

    kind: Literal["ask"]
    name: Name
    at: Pixels


class SaidSize(Saying):
    """The page has another size."""

    kind: Literal["size"]
    size: tuple[Annotated[int, Field(ge=1, le=16_384)], Annotated[int, Field(ge=1, le=16_384)]]


class SaidSeen(Saying):
    """The page shows what it was sent last."""

    kind: Literal["seen"]


Said = (
    SaidUse
    | SaidPick
    | SaidTurn
    | SaidWrite
    | SaidHold
    | SaidRoll
    | SaidKey
    | SaidAsk
    | SaidSize
    | SaidSeen
)
_reader: TypeAdapter[Said] = TypeAdapter(Annotated[Said, Field(discriminator="kind")])


def read(text: str | bytes) -> Said | None:
    """What a page has sent; None when it is no message of a page of ours."""
    if len(text) > LONGEST_MESSAGE:
        return None
    try:
        return _reader.validate_json(text)
    except ValidationError:
        return None
