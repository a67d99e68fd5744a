"""What is asked of a class once a game is over: debrief, transplants, what a seat takes home.

All of it plays games anew, which takes seconds; it is done in a thread of its own, and only of
games that nobody changes any more, so that pages are answered meanwhile.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from ui.faces.web.classroom.engine import Engine
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.debrief import debrief, transplants_view
from ui.play.classroom.explanation import offered_rules
from ui.play.classroom.takeaway import TakeAways
from ui.play.classroom.transplants import Transplanted, TransplantPlace, Transplants
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session
from ui.play.words import say

Told = dict[str, Any]
BREATH = 1.0
"""Seconds between the end of a game and the look back on it."""


@dataclass
class _OfRun:
    """What has been found of one game of a class."""

    played: Transplants | None = None
    telling: list[Transplanted] = field(default_factory=list)


class Aftermath:
    """Looks back on the games of a class that are over."""

    def __init__(self, room: Classroom) -> None:
        self._room = room
        self._thread = Engine()
        self._runs: dict[int, _OfRun] = {}
        self._pages = TakeAways(room)
        self._looking: asyncio.Future[None] | None = None

    async def warm(self) -> None:
        """Play a turn of a game that is nobody's: the first one loads what all others need."""
        await self._thread.do(lambda: _warm(self._sessions(1)[0]))

    def begin(self) -> None:
        """Look for the most telling transplants of a game that is over, once, in the background.

        Not at once: all pages are being told of the last turn.
        """
        run = self._room.run
        if run not in self._runs and self._over(run):
            self._runs[run] = _OfRun()
            asyncio.get_running_loop().call_later(BREATH, self._begin, run)

    def _begin(self, run: int) -> None:
        self._looking = asyncio.ensure_future(self._thread.do(lambda: self._look(run)))

    async def debrief(self, language: str) -> Told:
        """The debrief of the game that was over last, as far as it has been made."""
        run = self._last_over()
        if run is None:
            return {"ready": False}
        found = self._runs.get(run, _OfRun())

        def work() -> Told:
            view = debrief(self._room, run)
            made = transplants_view(found.telling, self._room, run)
            rules = [{"key": one["key"], "name": one["name"]} for one in offered_rules()]
            return view | {"transplants": made, "rules": rules}

        return await self._thread.do(work, language)

    async def transplant(self, place: TransplantPlace, language: str) -> Told:
        """What one table's order does in another's world.  Raises Refusal."""
        run = self._last_over()
        if run is None:
            raise Refusal(say("classroom.web.not_over"))
        self._check(place, run)

        def work() -> Told:
            made = self._transplants(run).of(place)
            told: Told = transplants_view([made], self._room, run)[0]
            return told

        return await self._thread.do(work, language)

    async def take_away(self, seat: int, language: str) -> Told:
        """What a seat takes home.  Raises Refusal while its game goes on."""
        if not self._over(self._room.run):
            raise Refusal(say("classroom.web.not_over"))
        return await self._thread.do(lambda: self._pages.of(seat), language)

    def close(self) -> None:
        """Look no further."""
        self._thread.close()

    def _sessions(self, run: int) -> tuple[Session, ...]:
        return self._room.tables[run].sessions

    def _over(self, run: int) -> bool:
        return self._sessions(run)[0].over

    def _last_over(self) -> int | None:
        return next((run for run in (self._room.run, 1) if self._over(run)), None)

    def _check(self, place: TransplantPlace, run: int) -> None:
        sessions = self._sessions(run)
        worlds = range(len(sessions))
        fits = (
            place.source in worlds
            and place.target in worlds
            and place.source != place.target
            and place.turn < sessions[0].turn
            and place.nation in sessions[0].game.world.codes
        )
        if not fits:
            raise Refusal(say("classroom.web.unreadable"))

    def _transplants(self, run: int) -> Transplants:
        found = self._runs.setdefault(run, _OfRun())
        if found.played is None:
            found.played = Transplants(self._sessions(run))
        return found.played

    def _look(self, run: int) -> None:
        """Between the worlds that came out best and worst."""
        sessions = self._sessions(run)
        if len(sessions) < 2:
            return
        ends = [float(one.game.board.now.survival[0]) for one in sessions]
        best, worst = ends.index(max(ends)), ends.index(min(ends))
        if best == worst:
            best, worst = 0, 1
        self._runs[run].telling = self._transplants(run).telling(best, worst)


def _warm(like: Session) -> None:
    world = like.game.world
    nation = world.codes[0]
    spare = Session.new(like.scenario, [nation], seed=1, turns=1, world=world)
    spare.apply(nation, EndTurn(), 0)
    spare.facts(nation).standing()
