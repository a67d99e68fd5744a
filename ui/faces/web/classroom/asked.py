"""What a page of a class may ask, as types: anything else is refused."""

from enum import IntEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ui.play.refusal import Refusal
from ui.play.words import say

LONGEST_BODY = 16_384
"""Bytes."""
ReadAs = TypeVar("ReadAs")
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
    key: Annotated[str, Field(pattern=r"^([a-z]{32})?$")] = ""  # the same when it asks again


class Numbered(PageAsks):
    """What is asked with a number, so that it is done once however often it arrives."""

    page: Annotated[str, Field(pattern=r"^[a-z]{1,16}$")] = "a"
    id: Annotated[int, Field(ge=0, le=2**53)]


_join = TypeAdapter(AskedJoin)


def read_join(body: bytes) -> AskedJoin:
    """Who wants to join.  Raises Refusal for what no page of ours sends."""
    return read_as(_join, body)


def read_as(adapter: TypeAdapter[ReadAs], body: bytes) -> ReadAs:
    """What a page has sent.  Raises Refusal for what no page of ours sends."""
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise Refusal(say("classroom.web.unreadable")) from error


def one_of(kind: type[Kind], name: str) -> Kind:
    """The pillar, programme or pact of this name.  Raises Refusal for none."""
    try:
        return kind[name.upper()]
    except KeyError as error:
        raise Refusal(say("classroom.web.unreadable")) from error
