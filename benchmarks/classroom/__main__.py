"""`python -m benchmarks.classroom [--short] [PART ...]`: the class against the real server.

Parts are joins (C1), turns (C2), kills (C3), badday (C4), forged (C5), weight (C7), start (C8)
and rooms (25 classes at once); without any, all of them.  `--short` takes minutes instead of hours.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.classroom.bad_day import bad_day
from benchmarks.classroom.forged import Target
from benchmarks.classroom.joins import Joined, joined
from benchmarks.classroom.kills import killed
from benchmarks.classroom.lesson import in_class
from benchmarks.classroom.rooms import kept
from benchmarks.classroom.server import ClassServer, QuickServer
from benchmarks.classroom.storm import storm
from benchmarks.classroom.turns import shown
from benchmarks.classroom.weight import weight
from wasm.module import WIDTHS, module

SEATS, WORLDS = 40, 4
FREE = ("default", "--worlds", str(WORLDS), "--preset", "free", "--seed", "5", "--level", "own")
SMALL = ("quick", "--worlds", "5", "--preset", "free", "--seed", "5", "--level", "own")
ROOM = ("quick", "--worlds", "2", "--preset", "short", "--seed", "5", "--level", "own")
STORMS = 10_000
"""Requests between two looks whether anything has changed."""


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def in_milliseconds(values: Sequence[float]) -> str:
    """p50, p95, p99 and the most."""
    shares = ((0.5, "p50"), (0.95, "p95"), (0.99, "p99"), (1.0, "most"))
    told = ", ".join(f"{name} {1000 * quantile(values, share):.0f}" for share, name in shares)
    return f"{told} ms of {len(values)}"


def joins(folder: Path, short: bool) -> bool:
    """C1: p95 at most 1 s, nobody of 400 lost."""
    rounds = 2 if short else 10
    whole = Joined()
    for k in range(rounds):
        with ClassServer(folder / str(k), *FREE) as server:
            found = asyncio.run(joined(server.address, server.code, SEATS))
        whole.seconds += found.seconds
        whole.lost += found.lost
    print(f"C1 joins: {in_milliseconds(whole.seconds)}; {whole.lost} of {SEATS * rounds} lost")
    return not whole.lost and quantile(whole.seconds, 0.95) <= 1.0


def turns(folder: Path, short: bool) -> bool:
    """C2: p50 at most 100 ms, p99 at most 250 ms."""

    async def play(server: ClassServer) -> bool:
        async with in_class(server.address, server.code, server.password) as lesson:
            await lesson.fill(SEATS)
            await lesson.begin()
            found = await shown(lesson, drafts=1 if short else 3)
        print(f"C2 seats: {in_milliseconds(found.seats)}")
        print(f"C2 console and wall: {in_milliseconds(found.big)}")
        both = found.seats + found.big
        return quantile(both, 0.5) <= 0.1 and quantile(both, 0.99) <= 0.25

    with ClassServer(folder, *FREE) as server:
        return asyncio.run(play(server))


def kills(folder: Path, short: bool) -> bool:
    """C3: nothing lost in 200 kills."""
    with QuickServer(folder, *SMALL) as server:
        found = asyncio.run(killed(server, 20 if short else 200, 10, 3))
    print(
        f"C3 kills: {found.kills}, {found.turns} turns played, {found.submitted} submitted orders, "
        f"{len(found.lost)} losses; pages back after {in_milliseconds(found.back)}"
    )
    for loss in found.lost[:5]:
        print("  ", loss)
    return not found.lost


def badday(folder: Path, short: bool) -> bool:  # noqa: ARG001
    """C4: the game ends, at most one click each, nobody else notices."""

    async def suffer(server: ClassServer) -> list[str]:
        async with in_class(server.address, server.code, server.password) as lesson:
            day = await bad_day(server, lesson)
        print(
            f"C4 bad day: {len(day.tried)} mishaps ({', '.join(day.tried)}), at most "
            f"{max(day.clicks, default=0)} click, {len(day.failed)} failed; the class was closed"
        )
        return day.failed

    with ClassServer(folder, *ROOM) as server:
        failed = asyncio.run(suffer(server))
    for one in failed:
        print("  ", one)
    return not failed


def forged(folder: Path, short: bool) -> bool:
    """C5: nothing accepted, no answer of 500."""

    async def attack(server: ClassServer) -> bool:
        async with in_class(server.address, server.code, server.password) as lesson:
            await lesson.fill(SEATS)
            await lesson.begin()
            first, bodies = lesson.seats[0], []
            for k in range(8):
                body = {"page": first.letters, "id": 100 + k, "do": "set_budget", "turn": 0}
                bodies.append(json.dumps(body | {"share": 0.001 + 0.0001 * k}).encode())
                assert (await first.send(json.loads(bodies[-1])))["ok"]
            secrets = [seat.cookie.partition("=")[2] for seat in lesson.seats]
            teacher = lesson.teacher.cookie.partition("=")[2]
            target = Target(server.port, server.code, secrets, teacher, bodies)

            async def drafts() -> list[object]:
                await asyncio.sleep(3.0)  # that the buckets fill
                views = [await seat.fetched() for seat in lesson.seats]
                return [
                    (view["view"]["own"], view["seat"], view["class"]["phase"]) for view in views
                ]

            before = await drafts()
            accepted, failed, count = [], [], 0
            began = time.perf_counter()
            for seed in range(2 if short else 100):
                answers = await storm(target, STORMS, seed)
                accepted += answers.accepted
                failed += answers.failed
                count += answers.count
            spent = time.perf_counter() - began
            same = before == await drafts()
        print(
            f"C5 forged: {count} in {spent:.0f} s, {len(accepted)} accepted, {len(failed)} of 500, "
            f"{'nothing' if same else 'SOMETHING'} has changed"
        )
        for one in (accepted + failed)[:3]:
            print("  ", one[:300])
        return same and not accepted and not failed

    with ClassServer(folder, *FREE) as server:
        return asyncio.run(attack(server))


def weights(folder: Path, short: bool) -> bool:  # noqa: ARG001
    """C7: the page of a seat at most 60 KB, nobody else asked."""

    async def weigh(server: ClassServer) -> bool:
        async with in_class(server.address, server.code, server.password) as lesson:
            await lesson.fill(1)
            await lesson.begin()
            found = await weight(server.address, lesson.seats[0])
        page = found.of(".html", ".css", ".mjs", ".js")
        print(f"C7 page {page / 1000:.1f} KB, words {found.of('.json') / 1000:.1f} KB, ", end="")
        print(f"first view {found.of('view') / 1000:.1f} KB; {len(found.outside)} asked outside")
        return page <= 60_000 and not found.outside

    with ClassServer(folder, *FREE) as server:
        return asyncio.run(weigh(server))


def start(folder: Path, short: bool) -> bool:  # noqa: ARG001
    """C8: from the command to forty seated, at most three minutes."""

    async def fill(server: ClassServer) -> None:
        async with in_class(server.address, server.code, server.password) as lesson:
            await lesson.fill(SEATS)

    with ClassServer(folder, *FREE) as server:
        opened = time.perf_counter() - server.began
        asyncio.run(fill(server))
        whole = time.perf_counter() - server.began
    print(f"C8 start: open after {opened:.0f} s, {SEATS} seated after {whole:.0f} s")
    return whole <= 180


def rooms(folder: Path, short: bool) -> bool:
    """Classes of forty side by side, for ten minutes: nothing lost, nothing mixed up."""
    count, seconds, turn = (3, 60.0, 20.0) if short else (25, 600.0, 60.0)
    for width in WIDTHS:
        module(width)  # else every class compiles it
    with ExitStack() as stack:
        opened = [stack.enter_context(QuickServer(folder / str(k), *FREE)) for k in range(count)]
        found = asyncio.run(kept(opened, SEATS, seconds, turn))
    print(
        f"rooms: {count} classes, {found.seats} seats, {found.turns} turns of classes, "
        f"{found.submitted} submitted orders, {len(found.unlike)} lost or mixed up; answers "
        f"{in_milliseconds(found.answers)}; last prediction to all pages "
        f"{in_milliseconds(found.shown)}"
    )
    for one in found.unlike[:5]:
        print("  ", one)
    return not found.unlike


PARTS: dict[str, Callable[[Path, bool], bool]] = {
    "start": start, "weight": weights, "joins": joins, "turns": turns, "kills": kills,
    "badday": badday, "forged": forged, "rooms": rooms,
}  # fmt: skip


def main(words: list[str]) -> int:
    """Measure what is asked for; 1 if a bound is broken."""
    short = "--short" in words
    asked = [word for word in words if word != "--short"] or list(PARTS)
    broken = []
    with tempfile.TemporaryDirectory() as place:
        for name in asked:
            if not PARTS[name](Path(place) / name, short):
                broken.append(name)
    print(f"out of bounds: {', '.join(broken)}" if broken else "all within bounds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
