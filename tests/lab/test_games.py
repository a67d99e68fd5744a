"""Many games at once are the games played one by one; on floats the interpreter plays them, too."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from agents.race import Race
from lab.chunks import CHUNK
from lab.games import play_games
from lab.varied import UnknownFigure, places
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from tests.lab.interpreted import told

COMPILED = pytest.mark.compiled
ANY_WIDTH = pytest.mark.parametrize("width", [0, pytest.param(8, marks=COMPILED)])


@pytest.fixture(scope="module")
def quick():
    return pack(load("quick"))


def same(one, other):
    return all(
        one.outcomes[name].tobytes() == other.outcomes[name].tobytes() for name in one.outcomes
    )


@ANY_WIDTH
def test_a_replicate_is_the_game_that_run_plays(quick, width):
    many = 300 if width else 3
    games = play_games(quick, seed=11, replicates=many, width=width)
    for r in (0, many // 2, many - 1):
        outcome = Race(quick, 11, r).play()
        for name, values in games.outcomes.items():
            assert (values[:, r] == getattr(outcome, name)).all()


@COMPILED
def test_threads_blocks_and_lanes_do_not_matter(quick):
    whole = play_games(quick, replicates=2 * CHUNK + 5, threads=2)
    assert same(whole, play_games(quick, replicates=2 * CHUNK + 5, threads=1))
    floats = play_games(quick, first=100, replicates=9, width=0)
    lanes = play_games(quick, first=100, replicates=9, width=4)
    assert same(floats, lanes)
    for name, values in whole.outcomes.items():
        assert (values[:, 100:109] == floats.outcomes[name]).all()


@COMPILED
def test_without_the_compiler_blocks_are_the_same_games():
    done = subprocess.run(
        [sys.executable, "-m", "tests.lab.interpreted"],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.strip() == told(), done.stderr


@ANY_WIDTH
def test_lineups_may_differ_between_replicates(quick, width):
    many, r = (20, 13) if width else (3, 1)
    rng = np.random.default_rng(0)
    lineups = rng.integers(0, len(NAMES), (len(quick.codes), many))
    games = play_games(quick, lineups, replicates=many, width=width)
    assert games.policies == ("",) * len(quick.codes)
    policies = tuple(NAMES[k] for k in lineups[:, r])
    alone = play_games(quick, policies, first=r, replicates=1, width=width)
    assert (games.outcomes["score"][:, r] == alone.outcomes["score"][:, 0]).all()
    rows = games.frame().filter(replicate=r)
    assert tuple(rows["policy"]) == policies


@ANY_WIDTH
def test_tables(quick, width):
    many = 16 if width else 2
    varied = {"params.talent.mobility": np.linspace(0.0025, 0.02, many)}
    games = play_games(quick, first=8, replicates=many, varied=varied, width=width)
    frame = games.frame()
    assert frame.columns == [
        "replicate", "nation", "policy", "score", "attainment", "sovereignty", "standing",
        "prosperity", "stability", "security", "rank", "world", "invalid_quarter",
        "params.talent.mobility",
    ]  # fmt: skip
    assert frame["replicate"].unique().to_list() == list(range(8, 8 + many))
    assert frame.filter(nation=quick.codes[1])["score"].to_list() == list(
        games.outcomes["score"][1]
    )
    welfare = np.repeat(games.outcomes["collective_welfare"][0], len(quick.codes))
    assert frame["world"].to_list() == list(welfare)
    worlds = games.worlds()
    assert worlds["survival"].to_list() == list(games.outcomes["survival"][0])
    assert set(worlds["ending"]) <= {
        "brink",
        "hegemony",
        "concert",
        "blocs",
        "fortresses",
    }
    assert f"{many} games" in games._repr_html_()


@ANY_WIDTH
def test_progress_adds_up(quick, width):
    told = []
    many = 700 if width else 2
    play_games(quick, replicates=many, progress=told.append, width=width)
    assert sum(told) == many


def test_refusals(quick):
    with pytest.raises(UnknownFigure, match="mobility"):
        play_games(quick, replicates=2, varied={"params.talent.mobilty": np.ones(2)})
    with pytest.raises(ValueError, match="shape"):
        play_games(quick, replicates=3, varied={"params.talent.mobility": np.ones(2)})
    with pytest.raises(ValueError, match="finite"):
        play_games(quick, replicates=2, varied={"params.talent.mobility": np.array([1.0, np.nan])})
    for first, replicates in ((0, 0), (-1, 3), (2**32 - 1, 2)):
        with pytest.raises(ValueError, match="it must be a whole number from"):
            play_games(quick, first=first, replicates=replicates)
    with pytest.raises(ValueError, match="one for each"):
        play_games(quick, ["grudger"], replicates=1)


@COMPILED
def test_the_last_replicate_of_all(quick):
    last = play_games(quick, first=2**32 - 3, replicates=3)
    assert same(last, play_games(quick, first=2**32 - 3, replicates=3, width=0))


@ANY_WIDTH
def test_a_figure_varied_to_itself_changes_nothing_that_shows(quick, width):
    many = 8 if width else 1
    known = places(quick)
    stated = {
        f"nations.{quick.codes[0]}.gdp": quick.stocks.gdp[0],
        f"nations.{quick.codes[1]}.talent": quick.stocks.talent[1],
        "params.adoption.ceiling": quick.params.adoption.ceiling,
        "params.programmes.depreciation.energy": quick.params.programmes.depreciation[1],
    }
    assert set(stated) <= set(known)
    plain = play_games(quick, replicates=many, width=width)
    same_again = {path: np.full(many, value) for path, value in stated.items()}
    varied = play_games(quick, replicates=many, varied=same_again, width=width)
    np.testing.assert_allclose(plain.outcomes["score"], varied.outcomes["score"], rtol=1e-6)
