"""Intervals and comparisons against closed forms and known tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.statistics import (
    halves,
    holm,
    mean_interval,
    paired,
    percentiles,
    resamples,
    share_interval,
)


def test_students_interval_of_a_known_sample():
    # mean 3, s = sqrt(2.5), t(0.975, 4) = 2.776445
    found = mean_interval(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert found.value == 3.0
    assert found.high - 3.0 == pytest.approx(2.776445 * np.sqrt(2.5 / 5), rel=1e-6)
    assert found.clear
    assert mean_interval(np.array([1.0])).low == -np.inf


def test_an_interval_covers_the_truth_as_often_as_it_says():
    dice = np.random.default_rng(7)
    samples = dice.normal(size=(2000, 12))
    hits = sum(i.low <= 0.0 <= i.high for i in map(mean_interval, samples))
    assert 0.935 < hits / 2000 < 0.965


def test_wilsons_interval_of_a_known_share():
    found = share_interval(8, 10)
    assert (found.low, found.high) == (
        pytest.approx(0.4902, abs=1e-4),
        pytest.approx(0.9433, abs=1e-4),
    )
    assert share_interval(0, 10).low == pytest.approx(0.0, abs=1e-12)
    assert share_interval(10, 10).high == pytest.approx(1.0)


def test_pairing_saves_what_the_correlation_says():
    dice = np.random.default_rng(1)
    luck = dice.normal(size=4000)
    a, b = luck + 0.1 * dice.normal(size=4000), luck + 0.3 + 0.1 * dice.normal(size=4000)
    found = paired(a, b)
    assert found.difference.value == pytest.approx(0.3, abs=0.02)
    assert found.saved == pytest.approx(np.corrcoef(a, b)[0, 1], abs=0.01)
    assert found.p < 1e-9
    assert found.beats.value > 0.95
    assert paired(a, b, more_is_better=False).beats.value == pytest.approx(1 - found.beats.value)


def test_the_same_numbers_differ_in_nothing():
    same = np.arange(9.0)
    found = paired(same, same)
    assert found.p == 1.0
    assert found.beats.value == 0.5
    assert not found.difference.clear
    assert paired(same, same + 1.0).p == 0.0


def test_holm_keeps_what_stands_against_many():
    assert holm(np.array([0.001, 0.04, 0.03, 0.005])).tolist() == [True, False, False, True]
    assert holm(np.array([])).tolist() == []


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30))
def test_holm_lies_between_bonferroni_and_nothing(chances):
    p = np.array(chances)
    kept = holm(p)
    assert (kept | (p > 0.05 / len(p))).all()
    assert not (kept & (p > 0.05)).any()


def test_bootstrap_is_the_same_again():
    assert (resamples(5, 3) == resamples(5, 3)).all()
    low, high = percentiles(np.arange(101.0)[:, None])
    assert (low[0], high[0]) == (pytest.approx(2.5), pytest.approx(97.5))


@given(st.integers(2, 1000))
def test_halves_share_no_luck(count):
    first, second = halves(count)
    assert first.stop == second.start
    assert second.stop == count
    assert first.stop > 0
    assert second.start < count
