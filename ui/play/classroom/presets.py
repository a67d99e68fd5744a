"""Lessons to choose from: the phases of 45 and 90 minutes, and of as long as one likes."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ui.play.refusal import Refusal
from ui.play.words import say

FILE = Path(__file__).with_name("presets.toml")


class PhaseKind(StrEnum):
    """What a class does in a phase."""

    LOBBY = "lobby"
    BEFORE = "before"  # the first test
    PLAN = "plan"
    PREDICT = "predict"
    REVEAL = "reveal"
    TALK = "talk"  # a break to negotiate in
    VOTE = "vote"
    FATE = "fate"  # what became of the worlds
    DEBRIEF = "debrief"
    AFTER = "after"  # the second test
    CLOSED = "closed"


UNTIMED = (PhaseKind.LOBBY, PhaseKind.DEBRIEF, PhaseKind.CLOSED)
"""Phases that only the teacher ends."""
ROUND = (PhaseKind.PLAN, PhaseKind.PREDICT, PhaseKind.REVEAL)
"""The phases of a turn."""


@dataclass(frozen=True)
class LessonPhase:
    """One phase of a lesson."""

    kind: PhaseKind
    seconds: float | None = None  # None: until the teacher goes on
    turn: int | None = None  # of the game, counted from 0; None outside the rounds
    run: int = 1  # the first game or the second


@dataclass(frozen=True)
class LessonPreset:
    """A lesson: its phases in order, and what may be voted for."""

    name: str
    phases: tuple[LessonPhase, ...]
    variants: tuple[str, ...] = ()  # library scenarios
    minutes: int = 0  # that it is meant to take; 0 for no matter

    @property
    def turns(self) -> int:
        """Turns of the first game."""
        return sum(phase.kind is PhaseKind.PLAN and phase.run == 1 for phase in self.phases)

    def turns_of(self, run: int) -> int:
        """Turns of the first game or the second."""
        return sum(phase.kind is PhaseKind.PLAN and phase.run == run for phase in self.phases)


def preset_names() -> tuple[str, ...]:
    """The lessons there are, in the order in which they are offered."""
    return tuple(_written())


def lesson(name: str, turns: int) -> LessonPreset:
    """The lesson of this name for a scenario of so many turns.  Raises Refusal for none."""
    written = _written()
    if name not in written:
        raise Refusal(say("classroom.core.preset", name=name, names=", ".join(written)))
    plain = written[name]
    phases: list[LessonPhase] = []
    for part in plain["part"]:
        phases += _phases(part, _played(phases, part), turns)
    return LessonPreset(name, tuple(phases), tuple(plain.get("variants", ())), plain["minutes"])


def presets(turns: int = 10) -> dict[str, LessonPreset]:
    """All lessons by name, for a scenario of so many turns."""
    return {name: lesson(name, turns) for name in _written()}


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _played(phases: list[LessonPhase], part: dict[str, Any]) -> int:
    """Turns of this run that come before."""
    run = part.get("run", 1)
    return sum(phase.kind is PhaseKind.PLAN and phase.run == run for phase in phases)


def _phases(part: dict[str, Any], played: int, turns: int) -> list[LessonPhase]:
    """The phases of one part of a lesson, after so many turns of its run."""
    run = part.get("run", 1)
    if part["kind"] != "rounds":
        return [LessonPhase(PhaseKind(part["kind"]), part.get("seconds") or None, None, run)]
    last = played + (part["turns"] or turns)
    return [
        LessonPhase(kind, _seconds(part, kind, turn), turn, run)
        for turn in range(played, last)
        for kind in ROUND
    ]


def _seconds(part: dict[str, Any], kind: PhaseKind, turn: int) -> float | None:
    usual = part.get(kind)
    return (part.get(f"first_{kind}", usual) if turn == 0 else usual) or None
