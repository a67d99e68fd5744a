"""A lesson of bots, from the first seat to the closed class."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from benchmarks.classroom.bot import FOREVER, Net, Page, SeatBot, TeacherBot, View

RULE = "talent"
REFLECTION = "We spent too little on people, and those who had them went where pay is better."


@dataclass
class Lesson:
    """Everybody in a room."""

    net: Net
    code: str
    teacher: TeacherBot
    wall: Page
    seats: list[SeatBot] = field(default_factory=list)

    async def fill(
        self, count: int, languages: Sequence[str] = ("en", "es", "fr"), called: str = "bot"
    ) -> None:
        """Let so many take a seat, all at once."""
        joins = [
            SeatBot.joined(self.net, self.code, f"{called} {k}", k, languages[k % len(languages)])
            for k in range(count)
        ]
        self.seats = list(await asyncio.gather(*joins))
        for seat in self.seats:
            seat.listen()
        await self.all_see(lambda view: "class" in view)

    async def all_see(self, holds: Callable[[View], bool], within: float = FOREVER) -> None:
        """Wait until the pages of all seats show it."""
        await asyncio.gather(*(seat.seen(holds, within) for seat in self.seats))

    async def begin(self) -> None:
        """Start the lesson, and go on to the first plan."""
        await self.must("start")
        await self.go_on_to("plan")

    async def go_on_to(self, *kinds: str) -> View:
        """Advance until the class is in one of these phases; the console's view."""
        view = await self.teacher.fetched()
        while (phase := view["class"]["phase"]) not in kinds:
            told = await self.must("advance")
            view = told["view"]
            if view["class"]["phase"] == phase == "closed":
                raise LookupError(f"the class ends before {kinds}")
        return view

    async def must(self, do: str, **more: object) -> View:
        """The teacher does something that cannot be refused; the answer."""
        told = await self.teacher.ask(do, **more)
        assert told["ok"], told.get("sentence")
        return told

    async def play_turn(self, drafts: int = 2) -> None:
        """Everybody drafts, ends the turn and predicts; all see that it was played."""
        turn = self.seats[0].view["class"]["turn"]
        await asyncio.gather(*(self._play(seat, drafts) for seat in self.seats))
        await self.all_see(lambda view: view["class"]["turn"] > turn)

    async def _play(self, seat: SeatBot, drafts: int) -> None:
        for _ in range(drafts):
            await seat.draft()
        told = await seat.ask("end_turn", turn=seat.view["class"]["turn"])
        assert told["ok"], told.get("sentence")
        told = await seat.predict()
        assert told["ok"], told.get("sentence")

    async def to_the_end(self, drafts: int = 2) -> int:
        """Play all turns of the run, explain, and close the class; the turns played."""
        turns = 0
        while (await self.go_on_to("plan", "fate"))["class"]["phase"] == "plan":
            await self.all_see(lambda view: view["class"]["phase"] == "plan")
            await self.play_turn(drafts)
            turns += 1
        said = await asyncio.gather(
            *(seat.ask("explain", text=REFLECTION, rule=RULE) for seat in self.seats)
        )
        assert all(told["ok"] for told in said), said[0]
        await self.go_on_to("closed")
        await self.all_see(lambda view: view["class"]["phase"] == "closed")
        return turns


@asynccontextmanager
async def in_class(address: str, code: str, password: str) -> AsyncIterator[Lesson]:
    """A room with a teacher and a wall, and nobody else yet."""
    net = Net(address)
    teacher = await TeacherBot.logged_in(net, password)
    lesson = Lesson(net, code, teacher, teacher.wall())
    teacher.listen()
    lesson.wall.listen()
    try:
        yield lesson
    finally:
        pages = [teacher, lesson.wall, *lesson.seats]
        await asyncio.gather(*(page.close() for page in pages), return_exceptions=True)
        await net.close()
