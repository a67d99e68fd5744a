"""No size, place or sheet reaches compiled code unless it is one: every door says what is wrong."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from agents.arguments import LONGEST_GAME, MOST_THREADS, WIDTHS
from agents.block import HELD
from agents.board import Board
from agents.host import (
    NO_NOTES,
    NOTHING_VARIED,
    Host,
    Start,
    block_of,
    lineup_of,
    opening_of,
    sample_of,
    varied_world,
)
from benchmarks.whatif import PROGRAMME_NAMES, extra_money, play, set_lever
from lab import play_games
from lab.encoding import Encoding
from lab.forecast import Forecaster
from lab.parallel_env import parallel_env
from lab.senses import observe
from lab.varied import resolve
from policies.habits import ROW, SIZE
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from sim.orders import LARGEST_BUDGET
from sim.outcome import Tally
from sim.stocks import Stocks

WORLD = pack(load("quick"))
N = len(WORLD.codes)
SEATS = lineup_of(WORLD.policies)
START = Start(WORLD.stocks, WORLD.status_quo, Tally(N), 4)
GDP = "nations.GBR.gdp"
VARIED = resolve(WORLD, {GDP: np.array([3000.0, 3100.0])}, 2)
EVERY = sample_of(N, 4)
games = partial(play_games, WORLD, replicates=2, turns=1)


def host(**given):
    named = {"seed": 1, "first": 0, "replicates": 2, "lineups": SEATS, "ticks": 4} | given
    made = {name: named.pop(name) for name in ("width", "start", "opening") if name in named}
    return Host(WORLD, **({"width": 0} | made)).play(**named)


def by(call, name):
    return lambda value: call(**{name: value})


def seats_with(value, dtype=np.int64):
    lineups = np.full((N, 2), 3, dtype=dtype)
    lineups[2, 1] = value
    return lineups


def target(row=0, sheet=0, place=0):
    return VARIED._replace(targets=np.array([[row, sheet, place]]))


NO_WIDTHS = (1, 2, 3, 5, 6, 7, 9, 12, 16, 32, 2**40, -1, -8, True, 2.0, "8", None, [8])
NO_LINEUPS = (
    *(seats_with(value) for value in (len(NAMES), 99, 2**60, HELD - 1, -5, -(2**60))),
    seats_with(1.0, float),
    seats_with(float("nan"), float),
    np.ones((N, 2), bool),
    np.full((N, 2), "hegemon"),
    np.full((N, 2), None),
    np.full((N, 3), 1),
    np.full((N - 1, 2), 1),
    np.full((N, 1, 2), 1),
    np.full(N, 1),
)
NO_VARIED = (
    target(row=1),
    target(row=-1),
    target(sheet=7),
    target(sheet=-1),
    target(place=10**6),
    target(place=-1),
    VARIED._replace(values=VARIED.values[:, :1]),
    VARIED._replace(values=VARIED.values.astype(np.float32)),
    VARIED._replace(targets=VARIED.targets.astype(float)),
    VARIED._replace(again=VARIED.again[:1]),
    5,
)
NO_SAMPLES = (
    EVERY._replace(size=1),
    EVERY._replace(size=10**6),
    EVERY._replace(every=-1),
    EVERY._replace(every=1.5),
    EVERY._replace(ranges=EVERY.ranges + 10**6),
    EVERY._replace(ranges=-EVERY.ranges - 1),
    EVERY._replace(ranges=EVERY.ranges.astype(float)),
    5,
    None,
)
NO_STARTS = (
    5,
    WORLD,
    replace(START, stocks=Stocks(N + 1)),
    replace(START, stocks=Stocks(N, 8)),
    replace(START, tally=Tally(N - 1)),
    replace(START, orders=None),
    replace(START, tick=-1),
    replace(START, tick=1.5),
)
NO_ROW_TABLES = (
    None,
    np.zeros(SIZE),
    np.zeros((1, SIZE - 1)),
    np.zeros((1, SIZE), bool),
    np.full((1, SIZE), np.nan),
)
NO_ROWS_OF_TWO = tuple(seats_with(value) for value in (ROW - 1, ROW + 2, 2**60))


def with_rows(**given):
    return host(opening=opening_of(WORLD, rows=np.zeros((2, SIZE))), **given)


CASES = {
    "play_games: width": (by(games, "width"), "width", NO_WIDTHS),
    "Host: width": (by(host, "width"), "width", NO_WIDTHS),
    "block_of: width": (partial(block_of, WORLD), "width", NO_WIDTHS),
    "play_games: policies": (by(games, "policies"), "policies", NO_LINEUPS),
    "Host: lineups": (by(host, "lineups"), "lineups", NO_LINEUPS),
    "Host: varied": (by(host, "varied"), "varied", NO_VARIED),
    "varied_world: varied": (
        lambda varied: varied_world(WORLD, varied, 1),
        "varied",
        NO_VARIED,
    ),
    "varied_world: column": (
        lambda column: varied_world(WORLD, VARIED, column),
        "values of varied|column",
        (-1, 2, 10**6, 1.0),
    ),
    "play_games: sample": (by(games, "sample"), "sample", NO_SAMPLES),
    "Host: sample": (by(host, "sample"), "sample", NO_SAMPLES),
    "sample_of": (partial(sample_of, N), "every", (0, -1, 1.5, "4", None)),
    "play_games: start": (by(games, "start"), "start", NO_STARTS),
    "Host: start": (by(host, "start"), "start", NO_STARTS),
    "opening_of: rows": (lambda rows: opening_of(WORLD, rows=rows), "rows", NO_ROW_TABLES),
    "Host: lineups with rows": (by(with_rows, "lineups"), "lineups", NO_ROWS_OF_TWO),
    "opening_of: start": (by(partial(opening_of, WORLD), "start"), "start", NO_STARTS),
    "play_games: an ended start": (
        by(games, "start"),
        "start",
        (replace(START, tick=LONGEST_GAME),),
    ),
    "Host: opening": (
        by(host, "opening"),
        "opening",
        (5, opening_of(WORLD)._replace(stocks=np.zeros(7)), opening_of(pack(load("large")))),
    ),
    "Host: ticks": (by(host, "ticks"), "ticks", (0, -4, 1.5, "4", 10**6)),
    "Host: last_tick": (by(host, "last_tick"), "last_tick", (-1, 1.5, "4", 10**6)),
    "Host: replicates": (by(host, "replicates"), "replicates", (0, -1, 1.5, "4")),
    "play_games: threads": (
        by(games, "threads"),
        "threads",
        (0, -1, 2.5, "x", True, MOST_THREADS + 1),
    ),
    "Forecaster: threads": (partial(Forecaster, WORLD), "threads", (0, -1, 2.5, "x", True)),
    "play_games: beyond_evidence": (
        by(games, "beyond_evidence"),
        "beyond_evidence",
        ("no", 1, None),
    ),
    "play_games: progress": (by(games, "progress"), "progress", (5, "x")),
    "play_games: varied": (by(games, "varied"), "varied", ([1], GDP, 5)),
    "play_games: figure": (
        lambda values: games(varied={GDP: values}),
        "values|nations.GBR.gdp",
        (
            5.0,
            "x",
            [1.0],
            ["3000", "3100"],
            np.array(["a", "b"]),
            np.array([3000.0, 3100.0]) + 1j,
            [True, True],
            [None, 3000.0],
            [[3000.0], [3000.0, 1.0]],
            [3000.0, float("nan")],
            [3000.0, float("inf")],
        ),
    ),
    "play_games: path": (
        lambda path: games(varied={path: [3000.0, 3000.0]}),
        "no figure is called",
        (5, None, "nations.GBX.gdp", ("a",)),
    ),
    "Board.order: nation": (
        lambda nation: Board(WORLD).order(nation, Board(WORLD).moves()[0]),
        "nation",
        (-1, N, 99, "GBX", None, 1.0),
    ),
    "Board.order: move": (lambda move: Board(WORLD).order(0, move), "move", (None, 5, "hegemon")),
    "Encoding: nation": (partial(Encoding, WORLD), "nation", (-1, N, 99, "GBX", None, 1.0)),
    "observe: nation": (
        lambda nation: observe(Board(WORLD), nation, 4),
        "nation",
        (-1, N, 99, "GBX", None, 1.0),
    ),
    "extra_money: nation": (
        lambda nation: play(WORLD, edit=extra_money(nation, 0, 0.001), replicates=8),
        "nation",
        (-1, N, 99, "GBR", None, 0.0, True),
    ),
    "extra_money: programme": (
        lambda programme: extra_money(0, programme, 0.001),
        "programme",
        (-1, 15, 99, "fab", None, 0.0, True),
    ),
    "extra_money: share": (
        lambda share: extra_money(0, 0, share),
        "share",
        (-0.01, -1.0, 5.0, 0.0031, float("nan"), float("inf"), "x", None, True, 0.01j),
    ),
    "set_lever: nation": (
        lambda nation: play(WORLD, edit=set_lever(nation, "visa", 0.5), replicates=8),
        "nation",
        (-1, N, 99, "GBR", None, 0.0, True),
    ),
    "set_lever: lever": (lambda lever: set_lever(0, lever, 0.5), "lever", ("visum", 0, None, [])),
    "set_lever: value": (
        lambda value: set_lever(0, "visa", value),
        "visa",
        (-0.1, 1.1, float("nan"), float("inf"), "x", None, True, 0.5j, 10**400),
    ),
    "whatif.play: edit": (lambda edit: play(WORLD, edit=edit, replicates=8), "edit", (5, "visa")),
    "whatif.play: world": (play, "world", ("quick", None, 5)),
    "parallel_env: scenario": (parallel_env, "scenario", (None, 5, [])),
    "RaceEnv: collective": (
        lambda collective: parallel_env("quick", collective=collective),
        "collective",
        (True, "x", 2, -0.1, float("nan"), None, 1j, 10**400),
    ),
    "RaceEnv.reset: options": (
        lambda options: parallel_env("quick").reset(options=options),
        "options",
        ([1], "x", 5, [("replicate", 1)]),
    ),
}
WRONG = [(door, k) for door, (_, _, values) in CASES.items() for k in range(len(values))]


@pytest.mark.parametrize(("door", "k"), WRONG)
def test_what_cannot_be_is_refused_in_a_sentence(door, k):
    call, name, values = CASES[door]
    with pytest.raises((ValueError, TypeError)) as refused:
        call(values[k])
    said = str(refused.value)
    assert any(part in said for part in name.split("|"))
    assert "\n" not in said


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_that_there_is_plays_the_same(width):
    expected = play_games(WORLD, replicates=9, turns=1, width=0)
    found = play_games(WORLD, replicates=9, turns=1, width=width)
    assert (found.outcomes["score"] == expected.outcomes["score"]).all()


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int32, np.int64])
def test_whole_numbers_of_any_kind_are_places(dtype):
    names = ["hegemon"] * N
    names[2] = NAMES[5]
    lineups = np.full((N, 2), NAMES.index("hegemon"), dtype=dtype)
    lineups[2] = 5
    found = games(policies=lineups)
    assert list(found.policies) == names
    assert (found.outcomes["score"] == games(policies=names).outcomes["score"]).all()
    assert found.frame()["policy"].to_list() == names * 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"stocks": Stocks(N + 1)}, "stocks is a sheet of 9 nations"),
        ({"stocks": Stocks(N, 8)}, "8 lanes"),
        ({"codes": WORLD.codes[:-1]}, "it must be of 7 nations"),
        ({"standing_offers": np.zeros((N, N))}, "standing_offers has shape"),
        ({"calendar": np.zeros((1, 4))}, "calendar has shape"),
        ({"calendar": np.array([[0.0, 1.0, N, 0.0, 4.0]])}, "calendar must have"),
        ({"calendar": np.array([[0.0, 1.0, 0.0, -1.0, 4.0]])}, "calendar must have"),
        ({"calendar": np.array([[np.nan, 1.0, 0.0, 0.0, 4.0]])}, "calendar must have"),
        ({"turns": 0}, "turns is 0"),
        ({"ticks_per_turn": 0}, "ticks_per_turn is 0"),
    ],
)
def test_a_world_of_parts_that_do_not_fit_is_none(changes, said):
    with pytest.raises(ValueError, match=said):
        replace(WORLD, **changes)


def all_money(orders):
    orders.budget[0] = 2 * LARGEST_BUDGET


def nothing_sound(orders):
    orders.visa[3] = np.nan


def split_too_far(orders):
    orders.split[1] = 0.5


def half_an_offer(orders):
    orders.offer[2, 3, 0] = 0.5


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (all_money, "the edit of USA in turn 1 is no order: budget is 0.006; it must be from 0 to"),
        (nothing_sound, "is no order: visa is nan"),
        (split_too_far, "of CHN in turn 1 is no order: split adds up to 3"),
        (half_an_offer, "an offer of a pact must be 0 or 1"),
        (extra_money(0, "fabs", LARGEST_BUDGET), "is no order: budget is 0.0"),
    ],
)
def test_an_edit_orders_no_more_than_a_nation_may(edit, said):
    with pytest.raises(ValueError, match=said):
        play(WORLD, edit=edit, replicates=8)


def test_money_finds_a_pillar_that_had_none():
    seen = []

    def all_elsewhere(orders):
        orders.budget[0], orders.split[0] = 0.0, 0.0
        extra_money(0, "fabs", 0.001)(orders)
        seen.append((orders.budget[0].copy(), orders.programme[0].copy(), orders.split[0].copy()))

    play(WORLD, edit=all_elsewhere, replicates=8)
    budget, programme, split = seen[0]
    assert budget == pytest.approx(0.001)
    assert programme[PROGRAMME_NAMES.index("fabs")] == pytest.approx(1.0)  # fabs, of its pillar
    assert split.sum(axis=0) == pytest.approx(1.0)


def test_nothing_given_is_nothing_refused():
    assert len(games(sample=NO_NOTES, varied={}, progress=None)) == 2
    assert len(host(varied=NOTHING_VARIED, sample=NO_NOTES).outcomes) == 2
    assert len(host(varied=VARIED).outcomes) == 2
