"""Scores of predictions: closed forms, what is proper, and the same as on the workshop's page."""

import re

import pytest

from tests.ui.conftest import HOUSE
from ui.play.classroom.scoring import OUTSIDE, SURE, brier, held, interval_score, mean

SHARES = [k / 20 for k in range(21)]


def test_a_coin_scores_a_quarter_whatever_comes():
    assert brier(0.5, 1.0) == brier(0.5, 0.0) == brier(0.5, 0.3) == 0.25


def test_who_is_sure_and_right_scores_nothing_and_who_is_sure_and_wrong_scores_one():
    assert brier(1.0, 1.0) == brier(0.0, 0.0) == 0.0
    assert brier(1.0, 0.0) == brier(0.0, 1.0) == 1.0


@pytest.mark.parametrize("share", SHARES)
def test_nothing_scores_better_than_the_share_itself(share):
    assert min(SHARES, key=lambda chance: brier(chance, share)) == share


def test_an_interval_that_holds_everything_scores_its_width():
    assert interval_score(40.0, 90.0, [40.0, 61.0, 90.0]) == 50.0


def test_what_lies_outside_counts_ten_times():
    assert interval_score(40.0, 60.0, [62.0]) == pytest.approx(20.0 + 10.0 * 2.0)
    assert interval_score(40.0, 60.0, [39.0]) == pytest.approx(20.0 + 10.0 * 1.0)
    assert pytest.approx(10.0) == OUTSIDE


def test_the_interval_of_eight_tenths_scores_best():
    values = [k + 0.5 for k in range(100)]  # eight of ten lie between 10 and 90
    best = min(
        ((low, high) for low in range(101) for high in range(low, 101)),
        key=lambda pair: interval_score(*pair, values),
    )
    assert abs(best[0] - 10) <= 1
    assert abs(best[1] - 90) <= 1
    assert held(10.0, 90.0, values) == SURE


def test_no_scores_have_no_mean():
    assert mean([]) is None
    assert mean([0.1] * 10) == pytest.approx(0.1)


def test_the_workshops_page_has_the_same_definitions():
    page = HOUSE / "ui" / "faces" / "paper" / "workshop" / "page" / "predictions.mjs"
    written = page.read_text(encoding="utf-8")
    assert float(re.search(r"SURE = ([\d.]+);", written)[1]) == SURE
    assert "share * (1 - p) ** 2 + (1 - share) * p ** 2" in written
