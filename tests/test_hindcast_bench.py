"""The past judges as it says: what a fit may see, who is left out, what bands cover."""

from dataclasses import replace

import numpy as np
import pytest

from agents.world import World
from benchmarks.evidence import effects, replaced
from benchmarks.hindcast.ahead import size
from benchmarks.hindcast.bands import Bands, latin
from benchmarks.hindcast.course import QUARTERS, SCENARIO, Course, end_of
from benchmarks.hindcast.fitting import Fit, gaps, left_out, store, stored
from benchmarks.hindcast.parameters import (
    ALSO,
    Number,
    fitted_numbers,
    uncertain_numbers,
    with_values,
)
from benchmarks.hindcast.seen import JUDGED, KNOWN, Seen, gone_on, seen_of, shares
from benchmarks.hindcast.skill import skill
from benchmarks.players.gates import at_least
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import library
from sim.sheet import Array


@pytest.fixture(scope="module")
def world() -> World:
    return pack(load(SCENARIO))


@pytest.fixture(scope="module")
def seen(world: World) -> Seen:
    return seen_of(world.codes)


@pytest.fixture
def course(world: World) -> Course:
    n = len(world.codes)
    luck = np.random.default_rng(4)

    def drawn(width: int) -> Array:
        return luck.uniform(0.1, 1.0, (QUARTERS, width))

    wide = {
        name: drawn(n)
        for name in (
            "compute", "investment", "adoption", "gain", "capability", "algorithms", "fab",
            "energy", "moves",
        )
    }  # fmt: skip
    return Course(pace=drawn(1), price=drawn(1), unbalanced=0.0, **wide)


def test_a_trend_goes_through_both_years_that_it_knows(seen: Seen) -> None:
    start = np.linspace(1.0, 2.0, len(seen.compute[KNOWN]))
    assert np.allclose(gone_on(start, seen.compute[KNOWN], 2018), shares(start))
    assert np.allclose(gone_on(start, seen.compute[KNOWN], KNOWN), shares(seen.compute[KNOWN]))


def test_who_foresees_all_has_no_error_and_who_stays_has_that_of_persistence(seen: Seen) -> None:
    n = len(seen.compute[KNOWN])
    start, every = np.linspace(1.0, 2.0, n), tuple(range(n))
    right = skill(start, seen.compute, seen, every)
    assert right.error == pytest.approx(0.0)
    assert right.change == pytest.approx(1.0)
    assert right.change_known == pytest.approx(1.0)
    still = skill(start, dict.fromkeys((KNOWN, *JUDGED), start), seen, every)
    assert still.error == pytest.approx(still.persistence)
    assert still.grown == pytest.approx(still.persistence_known)


def test_ranks_of_three_say_nothing(seen: Seen) -> None:
    start = np.linspace(1.0, 2.0, len(seen.compute[KNOWN]))
    assert np.isnan(skill(start, seen.compute, seen, (0, 1, 2)).change)


def test_one_of_each_third_is_left_out_and_never_the_largest(world: World) -> None:
    out = left_out(world)
    largest = int(world.stocks.compute.argmax())
    ranks = [int(i) for i in np.argsort(-world.stocks.gdp) if i != largest]
    assert len(set(out)) == 3
    assert largest not in out
    assert {np.searchsorted([4, 8], ranks.index(i), side="right") for i in out} == {0, 1, 2}


def test_a_fit_sees_neither_the_judged_years_nor_who_is_left_out(
    world: World, seen: Seen, course: Course
) -> None:
    out = left_out(world)
    before = gaps(world, course, seen, out)
    blind = dict(seen.compute)
    for year in JUDGED:
        blind[year] = blind[year] * 7.0
    blind[KNOWN] = blind[KNOWN].copy()
    blind[KNOWN][list(out)] *= 7.0
    late = dict.fromkeys(JUDGED, 7.0)
    other = replace(
        seen,
        compute=blind,
        world_compute=seen.world_compute | late,
        adoption=seen.adoption | late,
        investment=dict(late),
        lag=dict(late),
        moves=seen.moves | {year: {"USA": 7.0, "IND": 7.0} for year in JUDGED},
    )
    assert np.array_equal(gaps(world, course, other, out), before)


def test_a_fit_looks_at_no_quarter_after_2022(world: World, seen: Seen, course: Course) -> None:
    out = left_out(world)
    before = gaps(world, course, seen, out)
    for figure in (course.compute, course.adoption, course.moves):
        figure[end_of(KNOWN) + 1 :] *= 7.0
    assert np.array_equal(gaps(world, course, seen, out), before)


def test_all_that_was_tuned_on_the_judged_years_is_fitted_anew() -> None:
    paths = {number.path for number in fitted_numbers()}
    tuned = {
        f"{section}.{name}"
        for section, entries in library().items()
        for name, entry in entries.items()
        if entry.source == "patterns"
    }
    assert paths == tuned | set(ALSO)


def test_the_stored_fit_is_of_these_parameters_and_within_their_ranges() -> None:
    fit = stored()
    numbers = {number.path: number for number in fitted_numbers()}
    assert fit.values.keys() == numbers.keys()
    for path, value in fit.values.items():
        assert numbers[path].low * 0.9999 <= value <= numbers[path].high * 1.0001


def test_a_fit_is_stored_with_its_rules_and_older_ones_are_stale(tmp_path) -> None:
    file = tmp_path / "fitted.toml"
    store(Fit("of old", {"ideas.catch_up": 0.2}), file)
    found = stored(file)
    assert found == Fit("of old", {"ideas.catch_up": 0.2})
    assert found.stale


def test_parts_of_a_range_are_even_in_logs_where_it_has_them() -> None:
    assert Number("a.b", 1.0, 4.0).at(0.5) == pytest.approx(2.0)
    assert Number("a.b", 0.0, 4.0).at(0.5) == pytest.approx(2.0)
    assert Number("a.b", 1.0, 4.0).at(1.0) == pytest.approx(4.0)


def test_other_values_leave_the_world_as_it_was(world: World) -> None:
    before = world.params.memory.copy()
    other = with_values(world, {"ideas.catch_up": 0.11, "adoption.sector_rate.finance": 1.7})
    assert np.array_equal(world.params.memory, before)
    assert other.params.ideas.catch_up == 0.11
    assert 1.7 in other.params.adoption.sector_rate
    assert (other.params.memory != before).sum() == 2


def test_what_a_scenario_states_is_not_drawn() -> None:
    paths = {number.path for number in uncertain_numbers(SCENARIO)}
    assert "start.lead" not in paths
    assert "shocks.cut_off_chance" not in paths
    assert "capital.pull" in paths
    assert "programmes.depreciation.energy" in paths


def test_every_slice_of_every_column_is_drawn_once() -> None:
    spread = latin(16, 3, seed=2)
    assert np.array_equal(np.sort((spread * 16).astype(int), axis=0).T, [list(range(16))] * 3)


def test_a_band_covers_what_lies_between_its_ends() -> None:
    drawn = np.linspace(0.0, 1.0, 101)[:, None] * np.ones(3)
    found = Bands(("a", "b", "c"), np.array([0.05, 0.5, 0.95]), drawn, np.zeros(101))
    assert found.inside() == [False, True, False]


def test_shares_that_stay_have_not_moved() -> None:
    stays = np.array([1.0, 2.0, 3.0])
    assert size(stays, 5.0 * stays) == pytest.approx(0.0)


def test_a_part_of_the_page_is_written_between_its_marks() -> None:
    page = "a\n<!-- past: written by benchmarks.evidence -->\nold\n<!-- past: end -->\nb\n"
    made = replaced(page, "past", "new")
    assert "old" not in made
    assert made.startswith("a\n")
    assert made.endswith("b\n")
    assert replaced(made, "past", "new") == made
    with pytest.raises(ValueError, match="no marks of choices"):
        replaced(page, "choices", "new")


def test_effects_are_told_with_their_errors() -> None:
    gate = at_least(
        "lever visa, default matters", 1.0, 0.1, 1.0, "", effects={"USA": (-0.17, 0.04)}
    )
    table = effects("lever", [gate], ("lever ", ", default matters"))
    assert "| visa | -.17 ± .04 |" in table
