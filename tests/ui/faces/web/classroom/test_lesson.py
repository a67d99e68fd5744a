"""Classes of bots over the wire: to the end, through kills, and past forged requests."""

import asyncio
import json
from functools import partial

import pytest
from anyio.from_thread import start_blocking_portal

from benchmarks.classroom.forged import Target
from benchmarks.classroom.kills import killed
from benchmarks.classroom.lesson import in_class
from benchmarks.classroom.server import QuickServer
from benchmarks.classroom.storm import storm
from ui.faces.web.classroom.limits import Buckets
from ui.play.loading import load_scenario

KILLS, SHOTS = 20, 10_000


def in_a_loop(play, *things):
    """What `play` comes to in a thread of its own: this one may have a browser's loop."""
    with start_blocking_portal() as portal:
        return portal.call(play, *things)


@pytest.mark.compiled
def test_forty_bots_play_a_class_to_its_end(serving):
    """Four worlds of ten nations, on one luck; nobody is lost and everybody sees the same."""
    scenario = load_scenario("default").model_copy(update={"turns": 2})

    async def play(opened):
        async with in_class(opened.address, opened.code, opened.password) as lesson:
            await lesson.fill(40)
            await lesson.begin()
            turns = await lesson.to_the_end(drafts=1)
            wall = await lesson.wall.seen(lambda view: view["class"]["phase"] == "closed")
            return turns, [seat.view for seat in lesson.seats], wall

    with serving(scenario=scenario, worlds=4) as opened:
        turns, views, wall = in_a_loop(play, opened)
        hashes = opened.look(lambda room: [world.diary.hashes[0] for world in room.worlds])
        submitted = opened.look(lambda room: room.record.played[1])
    assert turns == 2
    places = {(view["seat"]["world"], view["seat"]["nation"]) for view in views}
    assert len(places) == 40
    assert all(view["class"]["turn"] == 2 for view in views)
    assert {view["seat"]["language"] for view in views} == {"en", "es", "fr"}
    assert len(set(hashes)) == 1
    assert not any(turn.reset or turn.stood_in for turn in submitted)
    assert len(wall["worlds"]) == 4
    labels = [view["seat"]["label"] for view in views]
    assert not any(label in json.dumps(wall) for label in labels)


@pytest.mark.compiled
def test_twenty_kills_lose_nothing(tmp_path):
    """kill -9 in the middle of it: what a page was told is done is there again, without a click."""
    words = ("quick", "--worlds", "1", "--preset", "free", "--seed", "5", "--level", "own")
    with QuickServer(tmp_path / "classes", *words) as server:
        found = in_a_loop(partial(killed, seats=4, seed=3), server, KILLS)
    assert found.kills == KILLS
    assert found.submitted > 0
    assert found.lost == []


@pytest.mark.compiled
def test_ten_thousand_forged_requests_change_nothing(serving):
    """Nothing that is not a seat's own, from a page of ours, is done; and nothing breaks."""

    async def attack(opened):
        async with in_class(opened.address, opened.code, opened.password) as lesson:
            await lesson.fill(3)
            await lesson.begin()
            first = lesson.seats[0]
            replays = []
            for k in range(8):
                share = 0.001 + 0.0001 * k
                body = {"page": first.letters, "id": 100 + k, "do": "set_budget", "turn": 0}
                replays.append(body | {"share": share})
                assert (await first.send(replays[-1]))["ok"]
            secrets = [seat.cookie.partition("=")[2] for seat in lesson.seats]
            target = Target(
                opened.port, opened.code, secrets, lesson.teacher.cookie.partition("=")[2],
                [json.dumps(body).encode() for body in replays],
            )  # fmt: skip
            before = opened.look(state)
            shots = storm(target, SHOTS, seed=7, app=opened.app)
            answers = await asyncio.to_thread(opened.within, shots)
            return answers, before, opened.look(state)

    with serving() as opened:
        opened.served.site.limits = Buckets(1e9, 1e9)  # that what is behind them is tried
        answers, before, after = in_a_loop(attack, opened)
    assert answers.count == SHOTS
    assert answers.accepted == []
    assert answers.failed == []
    assert before == after


def state(room):
    """All that could have changed: the log, and every draft."""
    drafts = [
        room.session(seat).draft(seat.nation)
        for seat in room.record.seats
        if seat.nation in room.session(seat).humans
    ]
    return len(room.store), room.phase, [repr(draft) for draft in drafts]
