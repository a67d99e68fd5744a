"""What a room is asked and answers, by nobody's name.

A phone has a token; only its digest is kept here, beside its answer, so that it can change it.  No
name, address or hour is kept, and what is told of answers is sorted by themselves.
"""

import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from ui.faces.web.workshop.said import AskRoom, Foreseen, LetRest
from ui.play.refusal import Refusal
from ui.play.words import say

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of codes: none that is taken for another sign."""
LENGTH = 6
MOST_SEATS = 200
MOST_QUESTIONS = 40
"""Whose answers are kept, so that an undone step finds them again."""
Seat = bytes


class Closed(Refusal):
    """Nobody may come in: the code is wrong, or there is no seat left."""


class Poll:
    """One room: its code, its seats, the open question, and answers to it and to earlier ones."""

    def __init__(self) -> None:
        self.code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        self.asked: AskRoom | None = None
        self.revealed = False
        self._seats: set[Seat] = set()
        self._answers: dict[str, dict[Seat, Foreseen]] = {}
        self._listeners: dict[object, Callable[[bool], None]] = {}

    # who is in the room

    def join(self, code: str) -> str:
        """A token for a phone that knows the code.  Raises Closed."""
        said = "".join(code.split()).upper().encode()
        if not hmac.compare_digest(said, self.code.encode()):
            raise Closed(say("room.refuse.code"))
        if len(self._seats) >= MOST_SEATS:
            raise Closed(say("room.refuse.full", most=MOST_SEATS))
        token = secrets.token_urlsafe(24)
        self._seats.add(_digest(token))
        self._ring(False)
        return token

    def seat(self, token: str | None) -> Seat:
        """The seat of a token.  Raises Closed for one that this room has not given."""
        seat = _digest(token or "")
        if seat not in self._seats:
            raise Closed(say("room.refuse.no_seat"))
        return seat

    @property
    def seats(self) -> int:
        """How many phones have come in."""
        return len(self._seats)

    # questions and answers

    def lead(self, said: AskRoom | LetRest) -> None:
        """Ask a question, or let the room rest.  One that was asked before has its answers."""
        self.revealed = isinstance(said, LetRest) and said.revealed
        self.asked = said if isinstance(said, AskRoom) else None
        if self.asked is not None:
            kept = self._answers.pop(self.asked.key, {})
            self._answers[self.asked.key] = kept  # the latest stands last
            while len(self._answers) > MOST_QUESTIONS:
                del self._answers[next(iter(self._answers))]
        self._ring(True)

    def answer(self, seat: Seat, said: Foreseen) -> None:
        """Keep a seat's answer in place of its last one.  Raises Refusal for an old question."""
        if self.asked is None or said.key != self.asked.key:
            raise Refusal(say("room.refuse.old_round"))
        self._answers[said.key][seat] = said
        self._ring(False)

    # what is told

    def told(self) -> dict[str, Any]:
        """To the workshop's page: how many there are, and what was answered, by nobody."""
        key = None if self.asked is None else self.asked.key
        given = self._answers.get(key or "", {}).values()
        rows = sorted((one.chance, one.low, one.high) for one in given)
        answers = [{"chance": chance, "low": low, "high": high} for chance, low, high in rows]
        return {"seats": self.seats, "key": key, "answers": answers}

    def view(self, seat: Seat, language: str) -> dict[str, Any]:
        """To a phone: the question in its language, and its own answer."""
        if self.asked is None:
            return {"round": None, "revealed": self.revealed, "mine": None}
        pair = next((one for code, one in self.asked.pairs.items() if code == language), None)
        mine = self._answers[self.asked.key].get(seat)
        asked = {"key": self.asked.key, "number": self.asked.number}
        return {
            "round": asked | pair.model_dump() if pair else None,
            "revealed": False,
            "mine": None if mine is None else mine.model_dump(exclude={"key"}),
        }

    # who is told of changes

    def listen(self, who: object, ring: Callable[[bool], None]) -> None:
        """Call `ring` whenever something changes; with True where phones see another question."""
        self._listeners[who] = ring

    def forget(self, who: object) -> None:
        """Call it no more."""
        self._listeners.pop(who, None)

    def _ring(self, question: bool) -> None:
        for ring in list(self._listeners.values()):
            ring(question)


def _digest(token: str) -> Seat:
    return sha256(token.encode()).digest()
