"""Games that came to mean nothing are counted, named, and never averaged over."""

import math
from dataclasses import replace

import numpy as np
import pytest

from agents.host import sample_of
from agents.race import Race
from agents.world import World
from lab.compare import compare
from lab.games import play_games
from lab.runner import Job, Runner
from lab.validity import Census, First, InvalidGames, census, together
from lab.words import speak
from scenarios.load import load
from scenarios.pack import pack
from sim.validity import FAULT

pytestmark = pytest.mark.compiled
SAID = (
    "12 of 12 games came to numbers that mean nothing; in the first of them, {figure} of {nation} "
    "is {value} {unit} after quarter {quarter}, and must be from {low:g} to {high:g}"
)


@pytest.fixture(scope="module")
def quick() -> World:
    return pack(load("quick"))


@pytest.fixture(scope="module")
def absurd(quick: World) -> World:
    """A world whose quarters are fifty years long: output outgrows any sense."""
    params = quick.params.copy()
    params.step = 200.0
    return replace(quick, params=params, sha256="absurd", name="absurd")


def test_the_batch_host_and_mesa_find_the_same_fault_where_they_publish_the_same(
    absurd: World,
) -> None:
    every = play_games(absurd, replicates=12, sample=sample_of(len(absurd.codes), 1))
    games = play_games(absurd, replicates=12)
    for r in (0, 7, 11):
        race = Race(absurd, 1, r)
        race.play()
        fault = race.board.tally.fault.memory
        assert fault[0] > 0.0
        assert np.array_equal(every.faults[r], fault, equal_nan=True)
        assert games.faults[r, 0] >= fault[0]


def test_a_race_stops_when_its_numbers_mean_nothing(absurd: World) -> None:
    race = Race(absurd)
    race.play()
    found = race.board.fault
    assert found is not None
    assert race.board.turn < race.turns
    assert race.board.tick - found.quarter < absurd.ticks_per_turn


def test_valid_games_have_no_fault(quick: World) -> None:
    games = play_games(quick, replicates=12)
    assert not games.faults.any()
    assert games.census == Census(12)
    assert games.census.sentence() == ""
    games.census.refuse()
    assert games.frame()["invalid_quarter"].to_list() == [0] * 12 * len(quick.codes)
    assert games.worlds()["invalid_quarter"].to_list() == [0] * 12


def test_invalid_games_are_marked_and_told_and_have_no_mean(absurd: World) -> None:
    games = play_games(absurd, replicates=12)
    assert games.census.invalid == games.census.games == 12
    first = games.census.first
    assert first is not None
    assert games.census.sentence() == SAID.format(**vars(first))
    quarters = games.worlds()["invalid_quarter"]
    assert quarters.min() == first.quarter
    assert (quarters > 0).all()
    assert (games.frame()["invalid_quarter"] > 0).all()
    assert SAID.format(**vars(first)) in games._repr_html_().replace("&#x27;", "'")
    with pytest.raises(InvalidGames, match="no answer is drawn from such games"):
        games.summary()


def test_questions_refuse_to_average_over_them(quick: World, absurd: World) -> None:
    with pytest.raises(InvalidGames, match="12 of 24 games"):
        Runner(replicates=12).play([Job(one, quick.policies) for one in (quick, absurd)])
    with pytest.raises(InvalidGames, match="12 of 24 games came to numbers that mean nothing"):
        compare(quick, absurd, replicates=12)


def faults(*rows: tuple[float, float, float]) -> np.ndarray:
    found = np.zeros((len(rows), FAULT))
    found[:] = rows
    return found


def test_the_earliest_of_several_faults_is_the_first() -> None:
    one = census(faults((0, 0, 0), (9, 0, -2.0), (4, 2, math.inf)), ("USA", "CHN", "GBR"))
    assert (one.games, one.invalid) == (3, 2)
    assert one.first == First(4, "gdp", "GBR", "inf", "$bn/yr", 1e-9, 1e12)
    other = census(faults((2, 1, -7.0)), ("USA", "CHN", "GBR"))
    both = together([one, Census(5), other])
    assert (both.games, both.invalid) == (9, 3)
    assert both.first == other.first
    assert Census.read(9, both.plain()) == both
    assert Census.read(5, Census(5).plain()) == Census(5)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_pairs_and_the_world_are_named(language: str) -> None:
    codes = ("USA", "CHN")
    speak(language)
    try:
        pair = First(3, "trust", "/".join(codes), "-1", "share", 0.0, 1.0)
        assert "USA/CHN" in pair.told()
        whole = First(3, "survival", "", "nan", "probability", 0.0, 1.0)
        assert "nan" in whole.told()
        assert whole.told() != pair.told()
    finally:
        speak("en")
