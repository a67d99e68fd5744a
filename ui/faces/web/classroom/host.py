"""One class that is served: what pages ask goes to it, what has changed goes to the pages."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from ui.faces.web.classroom.aftermath import Aftermath
from ui.faces.web.classroom.answers import answer, dumped, pushed
from ui.faces.web.classroom.asked import AskedJoin, Numbered
from ui.faces.web.classroom.audience import Audience, Onlooker, PageSight
from ui.faces.web.classroom.clock import Clock
from ui.faces.web.classroom.doing import do_for_seat, do_for_teacher
from ui.faces.web.classroom.done import Done, PageReply
from ui.faces.web.classroom.downloads import download, offered
from ui.faces.web.classroom.engine import Engine
from ui.faces.web.classroom.meanwhile import Meanwhile
from ui.faces.web.classroom.position import position
from ui.faces.web.classroom.rules import RulesShelf
from ui.faces.web.classroom.seat_asks import AskedCommand, AskedLanguage, SeatAsks
from ui.faces.web.classroom.teacher_asks import (
    AskedAboutSeat,
    AskedTongue,
    AskedTransplant,
    TeacherAsks,
)
from ui.faces.web.shelf import File
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.labels import label_of
from ui.play.classroom.store import Store
from ui.play.classroom.transplants import TransplantPlace
from ui.play.classroom.views import console_view, menu_view, projector_view, seat_view
from ui.play.refusal import Refusal
from ui.play.words import speak

LONGEST_REST = 0.5
"""Seconds after which the class is asked at the latest whether a time has run out."""
REFUSED = 409
UNKNOWN = 4401
"""The code with which a page is let go of whose seat there is not."""
TEACHERS, LANGUAGE = "teachers", "language"
"""What is noted beside the log."""
DRAFTING = ("end_turn", "think_again")
"""The commands that others can see; what else is drafted is the seat's own."""


class LabelTaken(Refusal):
    """Somebody has this label: perhaps the same person, on another device."""


class ClassHost:
    """Drives one class."""

    def __init__(
        self,
        room: Classroom,
        store: Store,
        engine: Engine,
        clock: Clock,
        language: str,
        addresses: Sequence[str],
        rules: RulesShelf,
    ) -> None:
        self.room, self.store, self.engine, self.clock = room, store, engine, clock
        self.language = language  # of the pages that all look at
        self.addresses, self.rules = addresses, rules
        self.audience = Audience(self._words)
        self.aftermath = Aftermath(room)
        self._meanwhile = Meanwhile(room, engine)
        self._done: defaultdict[object, Done] = defaultdict(Done)
        self._coming: Counter[int] = Counter()  # by seat, pages that are about to be let in
        self._unnoted: set[int] = set()  # seats whose coming or going the disk did not take
        self._wake = asyncio.Event()
        self._shown: object = None

    # what is asked

    async def join(self, asked: AskedJoin) -> tuple[int, str]:
        """A seat, or with `again` a request for one, and the token.  Raises Refusal."""

        def work() -> tuple[int, str]:
            now = self.clock.now()
            if asked.again:
                return self.room.rejoin(asked.label, now)
            try:
                return self.room.join(asked.label, asked.language, now, asked.key)
            except Refusal as refusal:
                if self._is_called(asked.label):
                    raise LabelTaken(str(refusal)) from refusal
                raise

        found = await self.engine.do(work, asked.language)
        self._tell_all()
        return found

    async def waits(self, token: str) -> bool:
        """Whether this is the token of a device that is to be let in by the teacher."""
        return await self.engine.do(lambda: self.room.request_of(token)) is not None

    def seat_of(self, token: str) -> int | None:
        """Whose token this is; one look, which waits for nothing that the engine does."""
        return self.room.seat_of(token) if token else None

    async def ask_as_seat(self, seat: int, asked: SeatAsks) -> str:
        """Do what a seat asks, once; the answer, as JSON."""

        def work() -> tuple[PageReply, str]:
            speak(self.room.seat(seat).language)
            reply = self._once(
                seat, asked, lambda: do_for_seat(self.room, seat, asked, self.clock.now())
            )
            return reply, self._seat_words(seat, menu=isinstance(asked, AskedLanguage))

        reply, view = await self.engine.do(work)
        own = PageSight("seat", seat)
        self.audience.give(own, pushed(view))
        if not (isinstance(asked, AskedCommand) and asked.do not in DRAFTING):
            self._tell_all(besides=own)
        return answer(reply, asked.id, view)

    async def ask_as_teacher(self, asked: TeacherAsks) -> str:
        """Do what the teacher asks, once; the answer, as JSON."""

        def work() -> tuple[PageReply, str]:
            speak(self.language)
            reply = self._once("teacher", asked, lambda: self._do_for_teacher(asked))
            return reply, self._big_words("console")

        reply, view = await self.engine.do(work)
        if isinstance(asked, AskedAboutSeat) and asked.do == "void":
            self.audience.dismiss(PageSight("seat", asked.seat), UNKNOWN)
        self._tell_all()
        return answer(reply, asked.id, view)

    async def view(self, sight: PageSight, menu: bool = True) -> str:
        """What there is to be seen, as JSON; with `menu`, for a page that has just opened."""
        return await self.engine.do(lambda: self._seen(sight, menu))

    async def position(self, seat: int) -> str:
        """Where the world of a seat stands, for its device to reckon with, as JSON.

        `rules` is where that world's table is: a second game has another one.
        """
        return await self.engine.do(
            lambda: dumped(position(self.room, seat) | {"rules": self.rules.root(self.room)})
        )

    async def download(self, name: str) -> File | None:
        """What the teacher takes home, by the name of the file."""
        return await self.engine.do(lambda: download(self.room, name), self.language)

    async def take_away(self, seat: int) -> str:
        """What a seat takes home, as JSON.  Raises Refusal while its game goes on."""
        language = await self.engine.do(lambda: self.room.seat(seat).language)
        return dumped(await self.aftermath.take_away(seat, language))

    async def debrief(self) -> str:
        """What the class looks back on, as JSON."""
        return dumped(await self.aftermath.debrief(self.language) | {"language": self.language})

    async def transplant(self, asked: AskedTransplant) -> str:
        """What one table's order does in another's world, as JSON.  Raises Refusal."""
        place = TransplantPlace(asked.turn, asked.nation, asked.source, asked.target)
        return dumped({"ok": True} | await self.aftermath.transplant(place, self.language))

    async def remember(self, known: str) -> None:
        """Keep the hashes of the teacher's pages, so that a restart locks nobody out."""
        await self.engine.do(lambda: self.store.set(TEACHERS, known))

    # who looks on

    async def come(self, sight: PageSight, page: Onlooker) -> None:
        """A page was opened."""
        if sight.kind == "seat" and not self.audience.sits(sight.seat):
            self._coming[sight.seat] += 1
            try:
                await self.engine.do(lambda: self._note_presence(sight.seat))
            finally:
                self._coming[sight.seat] -= 1
            self._tell_all(besides=sight)
        self.audience.come(sight, page)

    async def go(self, sight: PageSight, page: Onlooker) -> None:
        """A page was closed."""
        self.audience.go(sight, page)
        if sight.kind == "seat" and not self.audience.sits(sight.seat):
            await self.engine.do(lambda: self._note_presence(sight.seat))
            self._tell_all()

    # what goes on by itself

    async def run(self) -> None:
        """Let time pass in the class, for ever."""
        warming = asyncio.create_task(self.aftermath.warm())
        warming.add_done_callback(lambda task: task.cancelled() or task.exception())
        while True:
            due = await self.engine.do(lambda: self.room.due(self.clock.now()))
            rest = LONGEST_REST if due is None else min(max(due, 0.01), LONGEST_REST)
            try:
                async with asyncio.timeout(rest):
                    await self._wake.wait()
            except TimeoutError:
                if await self.engine.do(self._tick):
                    self._tell_all()
            self._wake.clear()

    # in the engine's thread

    def _tick(self) -> bool:
        """Let the class do what is due; whether pages show something else now."""
        noted = [self._note_presence(seat) for seat in tuple(self._unnoted)]
        return self.room.tick(self.clock.now()) or any(noted)

    def _note_presence(self, seat: int) -> bool:
        """Let the class know whether a page of this seat is there; False: the disk is full.

        A page is shown nevertheless, and what the disk did not take is tried again.
        """
        there = self._coming[seat] > 0 or self.audience.sits(seat)
        try:
            (self.room.present if there else self.room.away)(seat, self.clock.now())
        except Refusal:
            self._unnoted.add(seat)
            return False
        self._unnoted.discard(seat)
        return True

    def _is_called(self, label: str) -> bool:
        """Whether somebody has this label."""
        try:
            return (
                bool(label.strip()) and self.room.record.seats.called(label_of(label)) is not None
            )
        except Refusal:
            return False

    def _once(self, asker: object, asked: Numbered, does: Callable[[], None]) -> PageReply:
        done = self._done[asker]
        if (reply := done.reply(asked.page, asked.id)) is not None:
            return reply
        try:
            does()
            reply = PageReply(True)
        except Refusal as refusal:
            reply = PageReply(False, str(refusal), REFUSED)
        done.note(asked.page, asked.id, reply)
        return reply

    def _do_for_teacher(self, asked: TeacherAsks) -> None:
        if isinstance(asked, AskedTongue):
            self.store.set(LANGUAGE, asked.language)
            self.language = asked.language
            speak(self.language)
        else:
            do_for_teacher(self.room, asked, self.clock.now())

    def _seen(self, sight: PageSight, menu: bool) -> str:
        if sight.kind == "seat":
            speak(self.room.seat(sight.seat).language)
            return self._seat_words(sight.seat, menu)
        speak(self.language)
        return self._big_words(sight.kind)

    def _seat_words(self, seat: int, menu: bool = False) -> str:
        """With `menu`, or when a run has just begun, names and limits are in it, too."""
        view: dict[str, Any] = seat_view(self.room, seat, self.clock.now())
        view = view | {"heard": dict(self._done[seat].heard)}
        if menu or (self.room.run > 1 and self.room.turn == 0):
            view["menu"] = menu_view(self.room, seat)
        return dumped(view)

    def _big_words(self, kind: str) -> str:
        make = projector_view if kind == "projector" else console_view
        view: dict[str, Any] = make(self.room, self.clock.now())
        more: dict[str, Any] = {"join": {"addresses": list(self.addresses)}}
        if kind == "console":
            more["exports"] = offered(self.room)
        return dumped(view | {"language": self.language} | more)

    # in the loop

    async def _words(self, sight: PageSight) -> str | None:
        return pushed(await self.view(sight, menu=False))

    def _tell_all(self, besides: PageSight | None = None) -> None:
        """Something has changed that others see; where the lesson or its clock has, at once."""
        room = self.room
        place = (room.run, room.turn, room.phase, room.paused, room.deadline)
        urgent, self._shown = place != self._shown, place
        self.aftermath.begin()
        self._meanwhile.begin(self.language)
        others = [sight for sight in self.audience.sights() if sight != besides]
        self.audience.changed(others, urgent=urgent)
        self._wake.set()
