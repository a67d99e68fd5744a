"""What the teacher may ask: to come in, the lesson to go on, something of a seat, a transplant."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from ui.faces.web.classroom.asked import (
    Label,
    Language,
    Numbered,
    PageAsks,
    Seat,
    Turn,
    Word,
    World,
    read_as,
)


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
_teacher: TypeAdapter[TeacherAsks] = TypeAdapter(Annotated[TeacherAsks, Field(discriminator="do")])
_login, _transplant = TypeAdapter(AskedLogin), TypeAdapter(AskedTransplant)


def read_login(body: bytes) -> AskedLogin:
    """Who says to be the teacher.  Raises Refusal for what no page of ours sends."""
    return read_as(_login, body)


def read_teacher(body: bytes) -> TeacherAsks:
    """What the teacher asks.  Raises Refusal for what no page of ours sends."""
    return read_as(_teacher, body)


def read_transplant(body: bytes) -> AskedTransplant:
    """What is to be set into which world.  Raises Refusal for what no page of ours sends."""
    return read_as(_transplant, body)
