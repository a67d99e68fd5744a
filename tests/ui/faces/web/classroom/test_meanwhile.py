"""A turn is rehearsed while a class predicts, and no page shows anything of it before."""

import asyncio

import pytest
from anyio.from_thread import start_blocking_portal

from benchmarks.classroom.lesson import in_class

pytestmark = pytest.mark.compiled
LONGEST = 60.0


def test_a_turn_is_rehearsed_while_a_class_predicts_and_shown_when_it_has(serving):
    def look(opened):
        return opened.look(lambda room: (room.rehearsed is not None, room.turn))

    async def until_rehearsed(opened):
        async with asyncio.timeout(LONGEST):
            while not (await asyncio.to_thread(look, opened))[0]:
                await asyncio.sleep(0.05)

    async def play(opened):
        async with in_class(opened.address, opened.code, opened.password) as lesson:
            await lesson.fill(4)
            await lesson.begin()
            for seat in lesson.seats:
                assert (await seat.ask("end_turn", turn=0))["ok"]
            await until_rehearsed(opened)
            shown = [await seat.fetched() for seat in lesson.seats]
            for seat in lesson.seats:
                assert (await seat.predict())["ok"]
            await lesson.all_see(lambda view: view["class"]["turn"] == 1)
            return shown, [seat.view for seat in lesson.seats]

    with serving() as opened, start_blocking_portal() as portal:
        before, after = portal.call(play, opened)
        assert look(opened) == (False, 1)
    for was, now in zip(before, after, strict=True):
        assert (was["class"]["phase"], now["class"]["phase"]) == ("predict", "reveal")
        assert (was["view"]["turn"], now["view"]["turn"]) == (0, 1)
        assert not any(figure["causes"] for figure in was["view"]["figures"])
        assert any(figure["causes"] for figure in now["view"]["figures"])
