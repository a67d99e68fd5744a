"""A class that lets people in: seats, labels, devices."""

import hashlib
import secrets

from ui.play.classroom.entries import (
    Admitted,
    DeviceAsked,
    Joined,
    Renamed,
    Reseated,
    TokenAdded,
    TokensVoided,
)
from ui.play.classroom.labels import drawn_animal, label_of
from ui.play.classroom.led import LedClass
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.seats import ClassSeat
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES, say

TOKEN_BYTES = 24
MOST_REQUESTS = 30
"""Devices that wait to be admitted."""


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def check_language(language: str) -> str:
    """A language that there is.  Raises Refusal."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise Refusal(say("classroom.core.language", language=language[:20], languages=known))
    return language


class AdmittingClass(LedClass):
    """Who may come in, and as whom."""

    def seat_of(self, token: str) -> int | None:
        """The seat that a token acts for, counted from 1; None for an unknown or void one."""
        return self.record.seats.tokens.get(digest_of(token))

    def request_of(self, token: str) -> int | None:
        """The request of a device that waits to be admitted; None for others."""
        digest = digest_of(token)
        requests = self.record.seats.requests.values()
        return next((one.number for one in requests if one.token == digest), None)

    def join(self, label: str, language: str, now: float, key: str = "") -> tuple[int, str]:
        """A seat and its token.  An empty label draws an animal's name.

        A page that hears no answer asks again with the same `key`, and gets the same seat.  Raises
        Refusal when the class is full or closed, or the label is taken (then `rejoin`).
        """
        label, seats = label_of(label), self.record.seats
        check_language(language)
        self._refuse_closed()
        unheard = seats.asked_with(digest_of(key)) if key else None
        if unheard is not None:
            return self._join_again(unheard, label, now)
        if label and seats.called(label) is not None:
            raise Refusal(say("classroom.core.label_taken", label=label))
        place = seats.next_place()
        if place is None:
            raise Refusal(say("classroom.core.full", capacity=seats.capacity))
        number, token = len(seats) + 1, secrets.token_urlsafe(TOKEN_BYTES)
        taken = {seat.animal for seat in seats if seat.animal is not None}
        joined = Joined(
            seat=number,
            label=label,
            animal=None if label else drawn_animal(taken),
            language=language,  # type: ignore[arg-type]
            world=place[0],
            nation=place[1],
            key=digest_of(key) if key else None,
        )
        self.write(now, joined, TokenAdded(seat=number, token=digest_of(token)))
        return number, token

    def _join_again(self, seat: ClassSeat, label: str, now: float) -> tuple[int, str]:
        """The token that a page has not heard cannot be told again: it gets another."""
        if label and not seat.answers_to(label):
            self.rename(seat.number, label, now)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.write(now, TokenAdded(seat=seat.number, token=digest_of(token)))
        return seat.number, token

    def rejoin(self, label: str, now: float) -> tuple[int, str]:
        """A request and a token for a seat that there is: `seat_of` knows it once admitted.

        Raises Refusal for a label that nobody has.
        """
        seats = self.record.seats
        self._refuse_closed()
        seat = seats.called(label_of(label))
        if seat is None:
            raise Refusal(say("classroom.core.no_label", label=label_of(label)))
        if len(seats.requests) >= MOST_REQUESTS:
            raise Refusal(say("classroom.core.many_requests"))
        number, token = seats.asked + 1, secrets.token_urlsafe(TOKEN_BYTES)
        self.write(now, DeviceAsked(seat=seat.number, request=number, token=digest_of(token)))
        return number, token

    # what the teacher wants

    def admit(self, request: int, now: float, *, admitted: bool = True) -> None:
        """Let a further device act for the seat that it asked for, or send it away."""
        if request not in self.record.seats.requests:
            raise Refusal(say("classroom.core.no_request"))
        self.write(now, Admitted(request=request, admitted=admitted))

    def void(self, seat: int, now: float) -> None:
        """Let no device act for a seat until one is admitted."""
        self.write(now, TokensVoided(seat=self.seat(seat).number))

    def rename(self, seat: int, label: str, now: float) -> None:
        """Give a seat another label."""
        label = label_of(label)
        if not label:
            raise Refusal(say("classroom.core.no_name"))
        other = self.record.seats.called(label)
        if other is not None and other.number != seat:
            raise Refusal(say("classroom.core.label_taken", label=label))
        self.write(now, Renamed(seat=self.seat(seat).number, label=label))

    def move(self, seat: int, world: int, nation: str, now: float) -> None:
        """Give a seat another nation, which nobody has; what it drafted for the old one is gone."""
        seats = self.record.seats
        found = self.seat(seat)
        if not 0 <= world < seats.worlds or nation not in seats.roster:
            raise Refusal(say("classroom.core.no_place"))
        other = seats.taken.get((world, nation))
        if other is not None:
            raise Refusal(say("classroom.core.place_taken", label=other.shown))
        self.write(now, Reseated(seat=found.number, world=world, nation=nation))
        self.drafted(found)
        self.keep_drafts()

    def _refuse_closed(self) -> None:
        if self.record.timer.phase.kind is PhaseKind.CLOSED:
            raise Refusal(say("classroom.core.closed"))
