"""What a Mesa user does by habit works on a race as on any model, in every Mesa we allow."""

import copy
import gc
import pickle
import weakref
from dataclasses import replace
from functools import partial

import mesa
import numpy as np
import pytest
from mesa.batchrunner import batch_run

from agents.lineup import LineupError
from agents.race import Race
from agents.record import OF_NATION, OF_WORLD
from scenarios.load import load
from scenarios.pack import pack

FIGURES = {"nation", "policy", "gdp", "capability", "sovereignty", "approval", "score"}
WORLDS = {"seed", "replicate", "year", "world_gdp", "survival", "collective_welfare", "fault"}


def runs(cls, parameters, **options):
    return batch_run(cls, parameters, display_progress=False, **options)


def final_hash(**arguments):
    race = Race(**arguments)
    race.run_model()
    return race.board.state_hash()


class Watcher(mesa.Agent):
    """An agent that is no nation and knows none of their figures."""

    def __init__(self, model):
        super().__init__(model)
        self.seen = 0

    def watch(self):
        self.seen += 1


class Watched(Race):
    """A race with an agent of one's own, and a collector of one's own that collects by habit."""

    def __init__(self, world, **arguments):
        super().__init__(world, **arguments)
        self.watcher = Watcher(self)
        self.datacollector = mesa.DataCollector(
            model_reporters={**OF_WORLD, "seen": partial(seen_by_watcher)},
            agent_reporters=OF_NATION,
        )
        self.datacollector.collect(self)

    def step(self):
        super().step()
        self.agents.select(agent_type=Watcher).do("watch")
        self.datacollector.collect(self)


class Impatient(Race):
    """A race that collects once more than it must, and ends when it has seen enough."""

    def step(self):
        super().step()
        self.datacollector.collect(self)
        if self.steps == 2:
            self.running = False


def seen_by_watcher(model):
    return model.watcher.seen


# batch_run


@pytest.mark.parametrize("turns", [1, 3])
def test_a_batch_reports_the_state_after_the_last_turn(quick, turns):
    rows = runs(Race, {"world": quick, "turns": turns, "replicate": [0, 2]})
    assert len(rows) == 2 * len(quick.codes)
    assert {row["Step"] for row in rows} == {turns}
    assert set(rows[0]) >= FIGURES | WORLDS
    for replicate in (0, 2):
        race = Race(quick, replicate=replicate, turns=turns)
        race.play()
        gdp = [row["gdp"] for row in rows if row["replicate"] == replicate]
        assert gdp == list(race.board.now.gdp)


def test_a_batch_reports_every_step_from_the_start_on(quick):
    rows = runs(Race, {"world": quick, "turns": 3}, data_collection_period=1)
    assert [row["Step"] for row in rows[:: len(quick.codes)]] == [0, 1, 2, 3]
    assert [row["gdp"] for row in rows[: len(quick.codes)]] == list(quick.stocks.gdp)


def test_a_batch_may_be_spread_over_processes(quick):
    asked = {"world": quick, "turns": 2, "replicate": [0, 1, 2]}
    alone, spread = (
        sorted((row["RunId"], *(row[name] for name in sorted(FIGURES | WORLDS))) for row in rows)
        for rows in (runs(Race, asked), runs(Race, asked, number_processes=2))
    )
    assert spread == alone


def test_a_batch_keeps_the_seeds_it_is_given(quick):
    rows = runs(Race, {"world": quick, "turns": 1, "seed": [3, 4]})
    assert [row["seed"] for row in rows[:: len(quick.codes)]] == [3, 4]
    race = Race(quick, seed=4, turns=1)
    race.play()
    assert [row["gdp"] for row in rows if row["seed"] == 4] == list(race.board.now.gdp)


@pytest.mark.parametrize("word", ["seed", "rng"])
@pytest.mark.parametrize("asked", [[3, 4], 4])
def test_a_batch_keeps_the_seeds_that_parameters_have(quick, word, asked):
    rows = runs(Race, {"world": quick, "turns": 1, word: asked})
    assert [row["seed"] for row in rows[:: len(quick.codes)]] == (
        asked if isinstance(asked, list) else [asked]
    )


def test_a_batch_that_stops_early_reports_where_it_stopped(quick):
    rows = runs(Race, {"world": quick}, max_steps=2)
    assert {row["Step"] for row in rows} == {2}
    race = Race(quick)
    race.step()
    race.step()
    assert [row["gdp"] for row in rows] == list(race.board.now.gdp)


def test_a_batch_that_collects_nothing_is_no_error(quick):
    rows = runs(Race, {"world": quick, "turns": 1, "collect": False})
    assert all("gdp" not in row for row in rows)


def test_a_batch_of_one_policy_for_all_and_of_one_for_each(quick):
    each = ["balancer"] * len(quick.codes)
    rows = runs(
        Race, {"world": quick, "turns": 1, "policies": ["hegemon", {"GBR": "grudger"}, each]}
    )
    played = [[r["policy"] for r in rows if r["RunId"] == run] for run in range(3)]
    assert set(played[0]) == {"hegemon"}
    assert played[1][3] == "grudger"
    assert played[2] == each


@pytest.mark.parametrize("name", ["policies", "scripts"])
def test_a_table_that_batch_run_takes_apart_is_refused_with_what_to_do(quick, name):
    with pytest.raises((LineupError, TypeError), match=f"{name} is 'GBR', a nation.*a list"):
        runs(Race, {"world": quick, "turns": 1, name: {"GBR": "grudger"}})


@pytest.mark.parametrize("period", [-1, 1])
def test_a_batch_of_a_subclass_with_its_own_collector(quick, period):
    rows = runs(Watched, {"world": quick, "turns": 2}, data_collection_period=period)
    assert rows[-1]["Step"] == 2
    assert rows[-1]["seen"] == 2
    nations = [row for row in rows if row["Step"] == 2 and row["nation"]]
    race = Race(quick, turns=2)
    race.play()
    assert [row["gdp"] for row in nations] == list(race.board.now.gdp)


def test_a_batch_names_the_world_that_means_nothing(quick):
    params = quick.params.copy()
    params.step = 200.0
    absurd = replace(quick, params=params)
    rows = runs(Race, {"world": [absurd, quick], "turns": 4}, data_collection_period=1)
    wrong = [row for row in rows if row["RunId"] == 0]
    assert " is " in wrong[-1]["fault"]
    assert wrong[-1]["Step"] < 4
    assert {row["fault"] for row in rows if row["RunId"] == 1} == {""}


# Steps


@pytest.mark.parametrize("drive", ["run_model", "play", "steps", "while"])
def test_a_race_runs_to_its_last_turn_and_no_further(quick, drive):
    race = Race(quick, turns=3)
    assert (race.running, race.steps) == (True, 0)
    if drive == "steps":
        for _ in range(3):
            assert race.running
            race.step()
    elif drive == "while":
        while race.running:
            race.step()
    else:
        getattr(race, drive)()
    assert (race.running, race.steps, race.board.turn) == (False, 3, 3)
    assert race.over


def test_a_step_past_the_end_plays_and_keeps_nothing(quick):
    race = Race(quick, turns=1)
    race.run_model()
    before = race.board.state_hash()
    race.step()
    race.step()
    assert race.board.state_hash() == before
    assert len(race.datacollector.get_model_vars_dataframe()) == 2
    assert not race.running


def test_a_subclass_may_stop_early_and_may_collect_once_more(quick):
    race = Impatient(quick)
    race.run_model()
    assert race.board.turn == 2
    assert len(race.datacollector.get_model_vars_dataframe()) == 3
    assert len(race.datacollector.get_agent_vars_dataframe()) == 3 * len(quick.codes)


# Frames


def test_frames_begin_with_the_start_as_step_0(quick):
    race = Race(quick, turns=2)
    race.run_model()
    world = race.datacollector.get_model_vars_dataframe()
    assert set(world.columns) == WORLDS
    assert list(world.index) == [0, 1, 2]
    assert world["world_gdp"][0] == quick.stocks.gdp.sum()
    assert list(world["year"]) == [2025.0, 2026.0, 2027.0]
    nations = race.datacollector.get_agent_vars_dataframe()
    assert set(nations.columns) == FIGURES
    assert sorted(set(nations.index.get_level_values("Step"))) == [0, 1, 2]
    assert np.array_equal(nations.xs(0, level="Step")["gdp"], quick.stocks.gdp)
    assert np.array_equal(nations.xs(2, level="Step")["gdp"], race.board.now.gdp)
    assert list(nations.xs(0, level="Step")["nation"]) == list(quick.codes)


def test_the_last_score_is_the_outcome(quick):
    race = Race(quick, turns=2)
    outcome = race.play()
    scores = race.datacollector.get_agent_vars_dataframe().xs(2, level="Step")["score"]
    assert np.array_equal(scores, outcome.score)
    assert race.collective_welfare == outcome.collective_welfare[0]


def test_reporters_of_ones_own_read_the_board(quick):
    race = Race(quick, turns=1)
    mine = mesa.DataCollector(
        model_reporters={"gdp": lambda model: model.board.now.gdp.sum(), "world_gdp": "world_gdp"},
        agent_reporters={"gdp": "gdp", "rich": lambda nation: nation.gdp > 1e4},
    )
    mine.collect(race)
    race.step()
    mine.collect(race)
    frame = mine.get_model_vars_dataframe()
    assert list(frame["gdp"]) == list(frame["world_gdp"])
    assert len(mine.get_agent_vars_dataframe()) == 2 * len(quick.codes)


# Luck


def test_rng_is_another_word_for_seed(quick):
    assert final_hash(world=quick, turns=2, rng=5) == final_hash(world=quick, turns=2, seed=5)
    assert final_hash(world=quick, turns=2, rng=np.int64(6)) != final_hash(
        world=quick, turns=2, seed=5
    )
    assert Race(quick, rng=7).seed == 7
    assert Race(quick, seed=None, rng=None).seed == Race(quick).seed == 1


def test_mesas_own_dice_change_nothing(quick):
    race = Race(quick, turns=2, seed=5)
    race.random.random()
    race.rng.random()
    race.agents.shuffle_do("decide")
    race.agents.shuffle(inplace=True)
    race.run_model()
    assert race.board.state_hash() == final_hash(world=quick, turns=2, seed=5)


# Agents


def test_an_agent_of_ones_own_is_left_alone_and_changes_nothing(quick):
    race = Race(quick, turns=2)
    watcher = Watcher(race)
    assert watcher.unique_id == len(quick.codes) + 1
    assert Watcher(race).unique_id == len(quick.codes) + 2
    assert len({agent.unique_id for agent in race.agents}) == len(race.agents)
    assert race.nation("KEN").code == "KEN"
    race.run_model()
    assert race.board.state_hash() == final_hash(world=quick, turns=2)
    frame = race.datacollector.get_agent_vars_dataframe()
    assert np.isnan(frame.xs((2, watcher.unique_id))["gdp"])
    assert len(race.agents_by_type[Watcher]) == 2
    assert len(race.nations) == len(quick.codes)


def test_a_nation_that_is_removed_keeps_its_orders(quick):
    race = Race(quick, turns=2, policies="coin-flip")
    race.step()
    before = race.board.moves()
    race.nation("IND").remove()
    race.step()
    after = race.board.moves()
    same = [old == new for old, new in zip(before, after, strict=True)]
    assert [code for code, held in zip(quick.codes, same, strict=True) if held] == ["IND"]
    with pytest.raises(LineupError, match="nation 'IND' is not in this scenario"):
        race.nation("IND")


def test_agents_are_chosen_as_in_mesa(quick):
    race = Race(quick)
    rich = race.agents.select(lambda nation: nation.gdp > 1e4)
    assert [nation.code for nation in rich] == ["USA", "CHN", "EUU"]
    assert race.agents.get("code") == list(quick.codes)


# Copies


def pickled(race):
    return pickle.loads(pickle.dumps(race))  # noqa: S301  # our own bytes


@pytest.mark.parametrize("twin_of", [copy.deepcopy, pickled])
def test_a_copy_plays_on_to_the_same_state(quick, twin_of):
    race = Race(quick, turns=3, seed=8)
    race.step()
    twin = twin_of(race)
    race.run_model()
    assert twin.board.turn == 1
    twin.run_model()
    assert twin.board.state_hash() == race.board.state_hash()
    assert (twin.steps, twin.running) == (3, False)
    ours, theirs = (r.datacollector.get_agent_vars_dataframe() for r in (race, twin))
    assert ours.equals(theirs)
    assert Watcher(twin).unique_id == len(quick.codes) + 1
    assert twin.nation("GBR").model is twin


def test_no_race_stays_in_memory_with_an_agent_of_ones_own(quick):
    def played():
        race = Watched(quick, turns=1)
        race.run_model()
        return weakref.ref(race), weakref.ref(race.watcher)

    race, watcher = played()
    gc.collect()
    assert race() is None
    assert watcher() is None


# Names that scripts rely on


def test_public_names_stay():
    race = Race(pack(load("quick")), turns=1)
    assert race.board.now.gdp.shape == (8,)
