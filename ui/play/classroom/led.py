"""A class that is led: its phases follow each other, by the clock, the seats and the teacher."""

from ui.play.classroom.entries import (
    Entry,
    Extended,
    GivenBack,
    Paused,
    PhaseBegun,
    Resumed,
    RunBegun,
    StoodIn,
    TurnPlayed,
    WorldTurn,
)
from ui.play.classroom.kept import KeptClass
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.record import PATIENCE
from ui.play.classroom.seats import ClassSeat
from ui.play.classroom.tables import ClassTables
from ui.play.classroom.variants import variant
from ui.play.refusal import Refusal
from ui.play.words import say

HELD_UP = 5.0
"""Seconds after which what the disk did not take is tried again."""
KEPT_EVERY = 1.0
"""Seconds that a draft may be in memory alone."""
OF_A_TURN = (PhaseKind.PLAN, PhaseKind.PREDICT)
"""Phases that end when all have done what is asked."""


class LedClass(KeptClass):
    """The lesson of a class."""

    _again = 0.0  # when to try again what the disk did not take

    # what the teacher wants

    def start(self, now: float) -> None:
        """Leave the lobby."""
        if self.record.timer.phase.kind is not PhaseKind.LOBBY:
            raise Refusal(say("classroom.core.started"))
        self._go_on(now)

    def pause(self, now: float) -> None:
        """Stop the clock; seats may draft on."""
        if self.record.timer.paused:
            raise Refusal(say("classroom.core.paused"))
        self.write(now, Paused())

    def resume(self, now: float) -> None:
        """Let it go on."""
        if not self.record.timer.paused:
            raise Refusal(say("classroom.core.not_paused"))
        self.write(now, Resumed())
        self._settle(now)

    def extend(self, now: float, seconds: float = 60.0) -> None:
        """Give more time."""
        if not self.record.timer.timed:
            raise Refusal(say("classroom.core.untimed"))
        self.write(now, Extended(seconds=seconds))

    def advance(self, now: float) -> None:
        """Go on to the next phase; who is late keeps the orders in force."""
        self._go_on(now)

    def stand_in(self, seat: int, now: float) -> None:
        """Let a stand-in play for a seat."""
        if self.seat(seat).stood_in:
            raise Refusal(say("classroom.core.stood_in_already"))
        self.write(now, StoodIn(seat=seat, automatic=False))
        self._settle(now)

    def give_back(self, seat: int, now: float) -> None:
        """Let a seat play for itself again."""
        if not self.seat(seat).stood_in:
            raise Refusal(say("classroom.core.not_stood_in"))
        self.write(now, GivenBack(seat=seat))

    def seat(self, number: int) -> ClassSeat:
        """The seat of this number.  Raises Refusal for none."""
        found = self.record.seats.seats.get(number)
        if found is None:
            raise Refusal(say("classroom.core.no_seat", seat=str(number)[:20]))
        return found

    # the clock

    def tick(self, now: float) -> bool:
        """Do what is due: drafts onto the disk, absent seats, a phase whose time is up.

        Returns whether anything changed that a page shows.  Call it twice a second; a turn is
        played in here.  Never raises for a disk that takes nothing: see `notice`.
        """
        if now < self._again:
            return False
        before, noticed = self.serial, self.notice
        try:
            self.keep_drafts()
            self._let_stand_in(now)
            if not self.record.timer.paused and self.record.timer.left(now) == 0.0:
                self._go_on(now)
            self.notice = ""
        except Refusal as refusal:
            self._hold(now, refusal)
        self._settle(now)
        return self.serial != before or self.notice != noticed

    def due(self, now: float) -> float | None:
        """Seconds to when `tick` has something to do; None for never."""
        times = [] if self.record.timer.deadline is None else [self.record.timer.deadline]
        if self.unkept:
            times.append(now + KEPT_EVERY)
        times += [seat.since + PATIENCE for seat in self._leaving()]
        return max(min(times) - now, self._again - now, 0.0) if times else None

    def _leaving(self) -> list[ClassSeat]:
        """Seats whose page is gone and that a turn still waits for."""
        kind = self.record.timer.phase.kind
        if kind not in OF_A_TURN or self.record.timer.paused:
            return []
        return [
            seat
            for seat in self.record.seats
            if not (seat.present or seat.stood_in or self.record.done(seat, kind))
        ]

    def _let_stand_in(self, now: float) -> None:
        """Let stand-ins play for seats that have long been gone."""
        gone = [seat for seat in self._leaving() if now - seat.since >= PATIENCE]
        if gone:
            self.write(now, *(StoodIn(seat=seat.number, automatic=True) for seat in gone))

    # from phase to phase

    def _settle(self, now: float) -> None:
        """Go on as long as all have done what is asked; what the disk refuses is tried again."""
        try:
            while self._all_done(now):
                self._go_on(now)
        except Refusal as refusal:
            self._hold(now, refusal)

    def _all_done(self, now: float) -> bool:
        """Whether a phase of a turn has nobody to wait for, and somebody has done what it asks."""
        record = self.record
        kind = record.timer.phase.kind
        if kind not in OF_A_TURN or record.timer.paused or now < self._again:
            return False
        some = any(record.done(seat, kind) for seat in record.seats)
        return some and not record.missing(now)

    def _hold(self, now: float, refusal: Refusal) -> None:
        self.notice, self._again = str(refusal), now + HELD_UP

    def _go_on(self, now: float) -> None:
        """Begin the next phase, and play the turn where predicting ends.  Raises Refusal."""
        timer = self.record.timer
        following = timer.following
        if following is None:
            raise Refusal(say("classroom.core.closed"))
        begun = PhaseBegun(index=timer.index + 1)
        if timer.phase.kind is PhaseKind.PREDICT:
            self._play(now, begun)
        elif following.run > self.record.run:
            self._begin_run(now, following.run, begun)
        else:
            self.write(now, begun)

    def _play(self, now: float, begun: PhaseBegun) -> None:
        """Play the turn in all worlds, or in none."""
        rehearsed = self.rehearsed
        if rehearsed is not None:
            self.write(now, self._turn_of(rehearsed.turns), begun)
            self.perform(rehearsed)
        else:
            drafts = self.drafts_in_play()
            try:
                self.write(now, self._turn_of(self.play_turn()), begun)
            except Refusal:
                self.take_back(drafts)
                raise
        for seat, draft in self._drafts(self.record.seats):
            if draft.pillars or draft.programmes:
                self._unkept.add(seat.number)  # locks go on into the next turn

    def _turn_of(self, worlds: list[WorldTurn]) -> TurnPlayed:
        """What is written down of a turn that came out so."""
        record = self.record
        absent = [seat for seat in record.seats if seat.number not in record.submitted]
        return TurnPlayed(
            run=record.run,
            turn=record.turn,
            worlds=worlds,
            reset=[seat.number for seat in absent if not seat.stood_in],
            stood_in=[seat.number for seat in absent if seat.stood_in],
        )

    def _begin_run(self, now: float, run: int, begun: PhaseBegun) -> None:
        """Begin the second game, on the same luck."""
        record = self.record
        votes = record.votes()
        chosen = max(votes, key=votes.__getitem__)
        scenario = variant(chosen)
        opened = record.opened
        tables = ClassTables(
            scenario, opened.worlds, opened.seed, record.preset.turns_of(run), opened.level
        )  # fmt: skip
        self.tables[run] = tables
        entries: tuple[Entry, ...] = (
            RunBegun(run=run, variant=chosen, scenario=scenario, start=tables.start),
            begun,
        )
        self.write(now, *entries)
        tables.reseat(record.seats.taken)
