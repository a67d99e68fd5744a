"""A class and its store: what is written down, what that comes to, and the games that follow it."""

from collections.abc import Iterable
from typing import Self

from pydantic import ValidationError

from scenarios.move_file import DraftFile
from sim.move import check
from ui.play.classroom.entries import (
    Entry,
    Joined,
    Opened,
    Reopened,
    Reseated,
    RunBegun,
    TurnPlayed,
    WorldTurn,
)
from ui.play.classroom.fitting import fits
from ui.play.classroom.record import ClassRecord
from ui.play.classroom.rehearsal import Rehearsal, Rehearsed
from ui.play.classroom.seats import ClassSeat
from ui.play.classroom.shown import ShownTurn
from ui.play.classroom.store import Store, damaged
from ui.play.classroom.tables import ClassTables, Place, play_turn
from ui.play.refusal import Refusal
from ui.play.session.draft import Draft
from ui.play.session.in_play import draft_file
from ui.play.session.session import Session
from ui.play.words import say


class KeptClass:
    """The log of a class, its state and its games, always in step."""

    def __init__(self, store: Store, record: ClassRecord, tables: dict[int, ClassTables]) -> None:
        self.store, self.record, self.tables = store, record, tables
        self.notice = ""
        """What went wrong beside the class, such as a full disk; "" when nothing did."""
        self.serial = 0
        """Grows with every change that a page may show; drafts too."""
        self._unkept: set[int] = set()  # seats whose drafts are not on the disk
        self.shown = ShownTurn()
        self.rehearsal: Rehearsal | None = None
        """The turn in play, played ahead; nothing of it may be shown before it is played."""

    @classmethod
    def _begun(cls, store: Store, opened: Opened, tables: ClassTables, now: float) -> Self:
        """A new class in an empty store.  Raises Refusal."""
        if len(store):
            raise Refusal(say("classroom.core.store_used", file=store.path.name))
        store.append(opened, now)
        return cls(store, ClassRecord(opened, now), {1: tables})

    @classmethod
    def _read(cls, store: Store, now: float) -> Self:
        """The class in a store.  Raises Refusal."""
        record: ClassRecord | None = None
        for number, at, entry in store.entries():
            if record is not None:
                if not fits(record, entry):
                    raise damaged(store.path, number)
                record.fold(entry, at)
            elif isinstance(entry, Opened):
                record = ClassRecord(entry, at)
        if record is None:
            raise Refusal(say("classroom.core.empty", file=store.path.name))
        made = cls(store, record, {})
        for run in record.played:
            made.tables[run] = made._new_tables(run)
            try:
                made._restore(run, made._drafts_on_disk() if run == record.run else {})
            except ValidationError as error:  # orders that nobody can give
                raise damaged(store.path, len(store)) from error
        made.write(now, Reopened(lost=now - record.last))
        return made

    # what is written

    def write(self, now: float, *entries: Entry) -> None:
        """Write entries down, and then let them take effect.  Raises Refusal, and nothing has."""
        self.store.append_all(entries, now)
        for entry in entries:
            self.record.fold(entry, now)
        if any(isinstance(entry, TurnPlayed | RunBegun) for entry in entries):
            self.shown, self.rehearsal = ShownTurn(), None
        if any(isinstance(entry, Joined | Reseated) for entry in entries):
            self.games.reseat(self.record.seats.taken)
        self.serial += 1

    def drafted(self, seat: ClassSeat) -> None:
        """A seat has drafted: pages may show it, and the disk does not have it yet."""
        self._unkept.add(seat.number)
        self.serial += 1

    def keep_drafts(self) -> None:
        """Have all drafts on the disk.  Raises Refusal."""
        seats = [self.record.seats.seats[number] for number in sorted(self._unkept)]
        if not seats:
            return
        drafts = {seat.number: draft_file(draft) for seat, draft in self._drafts(seats)}
        self.store.keep_drafts(self.record.run, self.record.turn, drafts)
        self._unkept.clear()

    @property
    def unkept(self) -> bool:
        """Whether a draft is not on the disk."""
        return bool(self._unkept)

    # the games

    @property
    def games(self) -> ClassTables:
        """The games of this run."""
        return self.tables[self.record.run]

    def session(self, seat: ClassSeat) -> Session:
        """The game of a seat."""
        return self.games.sessions[seat.world]

    def play_turn(self) -> list[WorldTurn]:
        """Let all worlds move, in memory alone; see `take_back`.  Raises Refusal."""
        return [
            play_turn(session, *self._decided(world))
            for world, session in enumerate(self.games.sessions)
        ]

    def _decided(self, world: int) -> tuple[frozenset[str], frozenset[str]]:
        """The nations of a world that have submitted, and those whom a stand-in plays."""
        here = self.record.seats.of_world(world)
        return (
            frozenset(seat.nation for seat in here if seat.number in self.record.submitted),
            frozenset(seat.nation for seat in here if seat.stood_in),
        )

    # the turn in rehearsal

    def rehearse(self, world: int) -> Rehearsed:
        """The turn of a world as it comes out if nothing changes any more.  Raises Refusal.

        The game that is played in does not know of it.
        """
        record = self.record
        premise = self.premise(world)
        played = [turn.worlds for turn in record.played[record.run]]
        drafts = self.drafts_in_play()
        session = self.games.again(world, played, record.seats.taken, drafts)
        return Rehearsed(premise, session, play_turn(session, *self._decided(world)))

    def premise(self, world: int) -> object:
        """All that the coming turn of a world hangs on; equal as long as it is the same."""
        return self.games.sessions[world].mark, self._decided(world)

    @property
    def rehearsed(self) -> Rehearsal | None:
        """The rehearsal of the turn in play, if all its worlds would come out so now."""
        found = self.rehearsal
        if found is None or len(found.worlds) < len(self.games.sessions):
            return None
        return found if self.holds(found) else None

    def holds(self, rehearsal: Rehearsal) -> bool:
        """Whether all worlds that it has would come out so now."""
        return all(one.premise == self.premise(k) for k, one in rehearsal.worlds.items())

    def perform(self, rehearsal: Rehearsal) -> None:
        """What was rehearsed has been played, and written down."""
        worlds = range(len(self.games.sessions))
        self.games.sessions = tuple(rehearsal.worlds[world].session for world in worlds)
        self.shown = rehearsal.shown

    def drafts_in_play(self) -> dict[Place, DraftFile]:
        """All drafts of the turn in play, by world and nation."""
        return {seat.place: draft_file(draft) for seat, draft in self._drafts(self.record.seats)}

    def take_back(self, drafts: dict[Place, DraftFile]) -> None:
        """Be as the log says again, with these drafts: what was played was not written down."""
        self._restore(self.record.run, drafts)

    def _drafts(self, seats: Iterable[ClassSeat]) -> Iterable[tuple[ClassSeat, Draft]]:
        for seat in seats:
            session = self.session(seat)
            if seat.nation in session.humans:
                yield seat, session.draft(seat.nation)

    def _drafts_on_disk(self) -> dict[Place, DraftFile]:
        """What was drafted, and over it what was submitted; nothing that could not be ordered."""
        record = self.record
        found = self.store.drafts(record.run, record.turn) | record.submitted
        roster = record.opened.scenario.roster
        return {
            record.seats.seats[number].place: draft
            for number, draft in found.items()
            if number in record.seats.seats
            and not check(
                draft.move.move(), roster.index(record.seats.seats[number].nation), roster
            )
        }

    def _new_tables(self, run: int) -> ClassTables:
        """The games of a run as they begin.  Raises Refusal where the rules lead elsewhere."""
        record = self.record
        opened = record.opened
        made = ClassTables(
            record.scenarios[run], opened.worlds, opened.seed, record.preset.turns_of(run),
            opened.level,
        )  # fmt: skip
        if made.start != record.starts[run]:
            raise Refusal(say("classroom.core.version", file=self.store.path.name))
        return made

    def _restore(self, run: int, drafts: dict[Place, DraftFile]) -> None:
        record = self.record
        played = [turn.worlds for turn in record.played[run]]
        self.tables[run].restore(played, record.seats.taken, drafts)
