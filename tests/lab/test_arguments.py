"""Every door of the package that takes a number, a lineup, a script or a world refuses the same."""

from functools import partial
from itertools import product

import numpy as np
import pytest

from agents.arguments import LARGEST_SEED, LONGEST_GAME
from agents.board import Board
from agents.diary import Diary, replay
from agents.host import Host, lineup_of
from agents.race import Race
from agents.scripted import play_scripted
from benchmarks.whatif import play
from lab import best_response, compare, dilemmas, discover, pays, play_games, regret, tournament
from lab.batch import batch, make_plan
from lab.ema import Experiment
from lab.parallel_env import RaceEnv, parallel_env
from lab.runner import Runner
from lab.sensitivity import sensitivity
from lab.single_agent import NationEnv, single_agent_env
from scenarios.load import load
from scenarios.pack import pack
from sim.dice import LARGEST_SEED as LARGEST_WORD
from ui.play.refusal import Refusal
from ui.play.session.session import Session

SCENARIO = load("quick")
WORLD = pack(SCENARIO)
CODES = WORLD.codes
REFUSED = (ValueError, TypeError, Refusal)
NOWHERE = "a-folder-that-must-not-be"


def reset(**options):
    seed = options.pop("seed", None)
    RaceEnv(WORLD).reset(seed=seed, options=options)


def replayed(seed=1, replicate=0, turns=1):
    replay(WORLD, Diary(seed, replicate, WORLD.policies, turns))


def hosted(seed=1, first=0):
    Host(WORLD, 0).play(seed, first, 1, lineup_of(WORLD.policies), 4)


def scripted(seed=1, first=0, turns=1):
    play_scripted([WORLD], [WORLD.policies], {}, seed, first, turns)


GAME = ("seed", "replicate", "turns")
MANY = ("seed", "replicates", "turns")
DOORS = {
    "Race": (partial(Race, WORLD), GAME),
    "Race by rng": (lambda seed: Race(WORLD, rng=seed), ("seed",)),
    "Board": (partial(Board, WORLD), ("seed", "replicate")),
    "replay": (replayed, GAME[:2]),
    "Host": (hosted, ("seed", "first")),
    "play_scripted": (scripted, ("seed", "first", "turns")),
    "RaceEnv": (partial(RaceEnv, WORLD), ("seed", "turns")),
    "RaceEnv.reset": (reset, ("seed", "replicate")),
    "parallel_env": (partial(parallel_env, "quick"), ("seed", "turns")),
    "NationEnv": (partial(NationEnv, WORLD, "GBR"), ("seed", "turns")),
    "single_agent_env": (partial(single_agent_env, "GBR", "quick"), ("seed", "turns")),
    "play_games": (partial(play_games, WORLD), ("seed", "first", "replicates", "turns")),
    "whatif": (partial(play, WORLD), ("seed", "replicates")),
    "Runner": (Runner, MANY),
    "compare": (partial(compare, WORLD, a_policies="hegemon"), MANY),
    "tournament": (partial(tournament, WORLD), MANY),
    "pays": (partial(pays, scenarios=[WORLD]), MANY),
    "regret": (partial(regret, regimes=[WORLD, WORLD]), MANY),
    "dilemmas": (partial(dilemmas, [WORLD]), MANY),
    "best_response": (partial(best_response, None, WORLD), MANY),
    "sensitivity": (partial(sensitivity, SCENARIO), MANY),
    "discover": (partial(discover, "survival above 0.5", SCENARIO), MANY),
    "make_plan": (partial(make_plan, WORLD), MANY),
    "batch": (partial(batch, WORLD, out=NOWHERE), MANY),
    "Experiment": (partial(Experiment, SCENARIO), MANY),
    "Session": (partial(Session.new, SCENARIO, world=WORLD), GAME),
}
NO_NUMBERS = (1.5, 2.0, float("nan"), True, np.bool_(True), np.float64(2.0), "7", [1])
TOO = {
    "seed": (-1, LARGEST_SEED + 1),
    "replicate": (-1, LARGEST_SEED + 1),
    "first": (-1, LARGEST_SEED + 1),
    "replicates": (0, -1, LARGEST_SEED + 2),
    "turns": (0, -1, LONGEST_GAME + 1),
}
CASES = [(door, name) for door, (_, names) in DOORS.items() for name in names]


def sentence(call, *arguments, **named):
    with pytest.raises(REFUSED) as found:
        call(*arguments, **named)
    said = str(found.value)
    assert said
    assert "\n" not in said
    return said


def test_there_is_one_largest_seed():
    assert LARGEST_SEED == LARGEST_WORD


@pytest.mark.parametrize(("door", "name"), CASES)
def test_every_door_refuses_the_same_numbers(door, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for value in (*NO_NUMBERS, *TOO[name]):
        said = sentence(DOORS[door][0], **{name: value})
        assert ("rng" if door == "Race by rng" else name) in said
        assert str(value) in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [int, np.int64, np.uint32])
def test_whole_numbers_of_numpy_are_numbers(kind):
    seed, replicate, turns = kind(7), kind(3), kind(1)
    race = Race(WORLD, seed, replicate, turns=turns)
    board, env = Board(WORLD, seed, replicate), RaceEnv(WORLD, seed=seed, turns=turns)
    session = Session.new(SCENARIO, seed=seed, replicate=replicate, turns=turns, world=WORLD)
    held = [race.seed, race.replicate, race.turns, board.seed, board.replicate, env.board.seed]
    held += [env.turns, session.game.board.seed, session.game.turns]
    assert held == [7, 3, 1, 7, 3, 7, 1, 7, 1]
    assert {type(number) for number in held} == {int}


ALL = list(WORLD.policies)
LINEUPS = {
    "Race": partial(Race, WORLD),
    "play_games": partial(play_games, WORLD, replicates=1, turns=1),
    "whatif": partial(play, WORLD, replicates=1),
    "compare": lambda policies: compare(WORLD, a_policies=policies, replicates=4, turns=1),
}
WRONG_LINEUPS = (
    (ALL[:-1], "7 policies are given for 8 nations"),
    ([*ALL, "hegemon"], "9 policies are given for 8 nations"),
    ([*ALL[:-1], "hegemony"], "hegemon"),
    ([*ALL[:-1], 5], "5"),
    ("hegemony", "hegemon"),
    ({"GBX": "hegemon"}, "did you mean GBR?"),
    ({"GBR": "hegemony"}, "hegemon"),
    (5, "5"),
)


@pytest.mark.parametrize(("door", "wrong"), list(product(LINEUPS, WRONG_LINEUPS)))
def test_every_door_refuses_the_same_lineups(door, wrong):
    policies, part = wrong
    assert part in sentence(LINEUPS[door], policies=policies)


SEATS = {
    "RaceEnv": lambda policies: RaceEnv(WORLD, policies),
    "NationEnv": lambda policies: NationEnv(WORLD, "KEN", policies),
    "make_plan": lambda policies: make_plan(WORLD, chosen=policies),
    "Session": lambda policies: Session.new(SCENARIO, world=WORLD, policies=policies),
}


WRONG_SEATS = (
    ({"GBX": "hegemon"}, "GBR"),
    ({"GBR": "hegemony"}, "hegemon"),
    ({"GBR": 5}, "5"),
    (["hegemon"], "hegemon"),
    (5, "5"),
)


@pytest.mark.parametrize(
    ("door", "wrong"),
    list(product(SEATS, WRONG_SEATS)),
)
def test_every_door_refuses_the_same_seats(door, wrong):
    policies, part = wrong
    assert part in sentence(SEATS[door], policies)


def still(me, rivals, traits):
    return None


@pytest.mark.parametrize(
    ("scripts", "part"),
    [
        ({"XXX": still}, "nation 'XXX' is not in this scenario; known are USA, CHN"),
        ({"GBX": still}, "did you mean GBR?"),
        ({"GBR": "still"}, "the script of GBR is 'still'; it must be a function"),
        ("GBR", "scripts is 'GBR', a nation and no table; it must be a table"),
        ([still], "it must be a table from the code of a nation to a function"),
    ],
)
def test_a_race_refuses_scripts_of_nobody(scripts, part):
    assert part in sentence(Race, WORLD, scripts=scripts)


def test_a_script_that_gives_no_move_is_named():
    race = Race(WORLD, turns=1, scripts={"GBR": still})
    assert "the script of GBR gave None; it must give a sim.move.Move" in sentence(race.step)


@pytest.mark.parametrize(
    ("scripts", "part"),
    [
        ({"XXX": "tests.lab.scripts:quiet"}, "XXX"),
        ({"GBR": "tests.lab.scripts:nothing"}, "nothing"),
        ({"GBR": "tests.lab.scripts:PROGRAMMES_OF"}, "is no function"),
    ],
)
def test_a_batch_refuses_scripts_of_nobody(scripts, part):
    assert part in sentence(play_scripted, [WORLD], [WORLD.policies], scripts, 1, 0, 1)


@pytest.mark.parametrize("world", ["default", None, SCENARIO, 5])
@pytest.mark.parametrize(
    "door", [Race, Board, RaceEnv, lambda world: NationEnv(world, "GBR"), play_games]
)
def test_what_is_no_world_is_told_how_to_become_one(door, world):
    assert "it must be a World: pack(load('default'))" in sentence(door, world)


def test_seed_and_rng_are_not_given_at_once():
    said = sentence(Race, WORLD, seed=1, rng=1)
    assert "seed is 1 and rng is 1" in said


def test_mesas_generators_are_no_seed():
    assert "rng is Generator" in sentence(Race, WORLD, rng=np.random.default_rng(1))


@pytest.mark.parametrize("collect", [1, "yes", None])
def test_collect_is_true_or_false(collect):
    assert "it must be True or False" in sentence(Race, WORLD, collect=collect)
