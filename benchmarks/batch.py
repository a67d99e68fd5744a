"""How fast batches are: `python -m benchmarks.batch [--million]`.

Medians, and ratios between figures of one run.  The plain Mesa race is the same world in the
interpreter, without the compiler.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from agents.host import Host, Start, lineup_of
from agents.race import Race
from agents.world import World
from benchmarks.timing import machine, show
from lab.batch import compute, make_plan, threads
from lab.forecast import Forecaster
from lab.formats import FORMATS, as_bytes, frame_of
from lab.games import play_games
from lab.shards import BatchFolder
from scenarios.load import load
from scenarios.pack import pack
from sim.sheet import Sheet

ROUNDS = 5
INTERPRETED = """
import time
from agents.race import Race
from scenarios.load import load
from scenarios.pack import pack
race = Race(pack(load("default")), turns=2, collect=False)
start = time.process_time()
race.play()
print(time.process_time() - start)
"""


def median(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """The median of some rounds, after a warm-up, in seconds."""
    action()
    rounds = []
    for _ in range(ROUNDS):
        start = clock()
        action()
        rounds.append(clock() - start)
    return statistics.median(rounds)


def enlarged(world: World, nations: int) -> World:
    """A world of so many nations, made of copies of a world's nations (or of fewer of them)."""
    from dataclasses import replace  # noqa: PLC0415

    pick = np.arange(nations) % len(world.codes)

    def resized(sheet: Sheet) -> Sheet:
        made = type(sheet)(nations)
        for name, field in sheet.fields.items():
            if hasattr(field, "axes") and field.axes and field.axes[0] == "nations":
                old = getattr(sheet, name)
                pair = len(field.axes) > 1 and field.axes[1] == "nations"
                getattr(made, name)[:] = old[np.ix_(pick, pick)] if pair else old[pick]
            elif hasattr(field, "axes") and field.axes:
                getattr(made, name)[:] = getattr(sheet, name)
        return made

    return replace(
        world,
        codes=tuple(f"N{k:03d}" for k in range(nations)),
        names=tuple(f"Nation {k}" for k in range(nations)),
        policies=tuple(world.policies[k] for k in pick),
        stocks=resized(world.stocks),
        nations=resized(world.nations),
        status_quo=resized(world.status_quo),
        traits=resized(world.traits),
        opening_flows=resized(world.opening_flows),
        standing_offers=np.zeros((nations, nations, 6)),
        par_by_length=None,
    )


def lanes(world: World) -> list[tuple[str, str, str]]:
    """Lanes against floats, on one core; processor time."""
    lineup = lineup_of(world.policies)
    each = {}
    for width, games in ((0, 40), (4, 160), (8, 320)):
        host = Host(world, width)
        spent = median(lambda h=host, g=games: h.play(1, 0, g, lineup, 40), time.process_time)
        each[width] = spent / games
    ticks = len(world.codes) * 40
    return [
        (
            f"{'floats' if not width else f'{width} lanes'}, a game on one core",
            f"{seconds * 1e6:.1f} us",
            f"{seconds / ticks * 1e9:.0f} ns a nation-tick, {each[0] / seconds:.2f} x floats"
            + (", goal >= 4" if width == 8 else ""),
        )
        for width, seconds in each.items()
    ]


def cores(world: World) -> list[tuple[str, str, str]]:
    """One thread against two, in turn."""
    games = 8000
    times: dict[int, list[float]] = {1: [], 2: []}
    play_games(world, replicates=512)
    for _ in range(ROUNDS):
        for count, spent in times.items():
            start = time.perf_counter()
            play_games(world, replicates=games, threads=count)
            spent.append(time.perf_counter() - start)
    one, two = (statistics.median(times[count]) for count in (1, 2))
    return [
        ("one thread", f"{games / one:,.0f} games/s", ""),
        ("two threads", f"{games / two:,.0f} games/s", f"{one / two:.2f} x one, goal >= 1.8"),
    ]


def against_mesa(world: World) -> list[tuple[str, str, str]]:
    """Plain Mesa in the interpreter, and our Mesa host with kernels, against a core of ours."""
    lineup = lineup_of(world.policies)
    host = Host(world)
    ours = median(lambda: host.play(1, 0, 320, lineup, 40), time.process_time) / 320
    hosted = median(lambda: Race(world, collect=False).play(), time.process_time)
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    said = subprocess.run(
        [sys.executable, "-c", INTERPRETED], capture_output=True, text=True, env=environment,
        check=True,
    ).stdout  # fmt: skip
    plain = float(said) * world.turns / 2
    return [
        (
            "plain Mesa (interpreted), a game",
            f"{plain:.2f} s",
            f"{plain / ours:,.0f} x, goal >= 300",
        ),
        ("Mesa host (compiled rules), a game", f"{hosted * 1e3:.1f} ms", f"{hosted / ours:,.0f} x"),
        ("compiled host, a game on one core", f"{ours * 1e6:.1f} us", ""),
    ]


def forecasts(world: World) -> list[tuple[str, str, str]]:
    """The forecast in the game: 2,000 continuations of 20 quarters."""
    race = Race(world)
    for _ in range(5):
        race.step()
    board = race.board
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    forecaster = Forecaster(world)
    spent = median(lambda: forecaster.forecast(start, world.policies, seed=1, first=1))
    return [("2,000 continuations of 20 quarters", f"{spent * 1e3:.0f} ms", "goal <= 100 ms")]


def writing() -> list[tuple[str, str, str]]:
    """What writing a shard costs, of the time to play it; processor time of the whole process."""
    plan = make_plan("default", replicates=10_000)
    shard = plan.shard(0)
    playing = median(lambda: plan.play(shard), time.process_time)
    games = plan.play(shard)
    with tempfile.TemporaryDirectory() as folder:
        writer = BatchFolder(Path(folder) / "out", plan)
        write = median(lambda: writer.write(shard, games), time.process_time)
    share = write / (write + playing)
    whole = make_plan("default", replicates=40_000)
    unwritten, written = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for index in whole.shards:
            whole.play(whole.shard(index))
        turn = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            compute(whole, Path(folder) / "out", threads())
        written.append(time.perf_counter() - turn)
        unwritten.append(turn - start)
    # the least, since other work on the machine only ever adds
    more = min(written) / min(unwritten) - 1.0
    return [
        ("writing, share of the processor time", f"{100 * share:.1f} %", "goal < 10 %"),
        ("a batch written against only played", f"{100 * more:+.1f} %", "of time on the clock"),
    ]


def formats() -> list[tuple[str, str, str]]:
    """What a shard takes in each format: room, and the processor's time to write and to check."""
    plan = make_plan("default", replicates=10_000)
    games = plan.play(plan.shard(0))
    frame = games.frame()
    rows = []
    for form in FORMATS:
        data = as_bytes(frame, form)
        write = median(lambda f=form: as_bytes(frame, f), time.process_time)
        read = median(lambda d=data, f=form: frame_of(d, f), time.process_time)
        told = f"written in {write * 1e3:.0f} ms, read in {read * 1e3:.0f} ms"
        rows.append((f"10,000 games as {form}", f"{len(data) / 1e6:.1f} MB", told))
    return rows


def sizes(world: World) -> list[tuple[str, str, str]]:
    """How cost grows with the number of nations."""
    rows = []
    for nations, games in ((2, 800), (12, 160), (50, 16), (200, 8)):
        large = enlarged(world, nations)
        host = Host(large)
        lineup = lineup_of(large.policies)
        host.play(1, 0, 8, lineup, 4)
        start = time.process_time()
        host.play(1, 0, games, lineup, 40)
        each = (time.process_time() - start) / games
        rows.append(
            (
                f"N = {nations}",
                f"{each * 1e3:.3f} ms a game",
                f"{each / 40 / nations * 1e9:,.0f} ns a nation-tick",
            )
        )
    return rows


def varied() -> list[tuple[str, str, str]]:
    """What uncertain figures and drawn lineups cost; processor time."""
    plain = make_plan("default", replicates=2000)
    rows = []
    base = median(lambda: plain.play(plain.shard(0)), time.process_time)
    for what, more in (
        ("31 uncertain figures", {"vary": "uncertain-core"}),
        ("lineups drawn", {"mix": "random"}),
        ("every state noted", {"trajectories": "every"}),
    ):
        plan = make_plan("default", replicates=2000, **more)
        shard = plan.shard(0)
        spent = median(lambda p=plan, s=shard: p.play(s), time.process_time) / shard.count
        rows.append((what, f"{spent * 1e6:.0f} us a game", f"{spent * 2000 / base:.2f} x plain"))
    return rows


def million() -> list[tuple[str, str, str]]:
    """10^6 games of the default scenario, on the disk."""
    plan = make_plan("default", replicates=1_000_000)
    plan.play(plan.shard(0))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        compute(plan, Path(folder) / "out", threads())
        spent = time.perf_counter() - start
        bytes_ = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    rate = 1e6 * len(plan.policies) * plan.ticks / spent
    return [
        ("10^6 games, written", f"{spent:.1f} s", "goal <= 60 s on two cores"),
        ("nation-ticks", f"{rate / 1e6:.1f} million/s", "goal >= 8"),
        ("files", f"{bytes_ / 1e6:.0f} MB", ""),
        ("peak memory of the process", f"{peak / 1e6:.0f} MB", "goal < 1000 MB"),
    ]


def main(arguments: list[str]) -> None:
    """Print the tables."""
    world = pack(load("default"))
    print(machine())
    if "--million" in arguments:
        show("A million games", million())
    show("Lanes", lanes(world))
    show("Threads", cores(world))
    show("Against Mesa", against_mesa(world))
    show("Forecast", forecasts(world))
    show("Writing", writing())
    show("Formats", formats())
    show("Nations", sizes(world))
    show("Varied, drawn, noted", varied())


if __name__ == "__main__":
    main(sys.argv[1:])
