"""Whatever distribution is not refused is drawn as it says, however extreme its numbers are."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from lab.uncertainty import EDGE, quantile
from scenarios.errors import ScenarioError
from scenarios.figures import limits_of
from scenarios.uncertainty import Uncertainties
from scenarios.vary import NEEDS, check_uncertainties

pytestmark = pytest.mark.filterwarnings("error")
PATHS = ("nations.USA.gdp", "nations.USA.growth", "nations.USA.adoption", "stocks.USA.threat")
P = np.concatenate(
    [[EDGE, 1e-12, 1e-6], np.linspace(0.001, 0.999, 999), [1.0 - 1e-6, 1.0 - 2.0**-53]]
)
MIDDLE = slice(3, -2)
TINY = (5e-324, 1e-320, 1e-308, 1e-300, 1e-200, 1e-150, 1e-149, 1e-100, 1e-17)
HUGE = (1e17, 1e100, 1e200, 1e300, 1.7e308)
ULP = 2.0**-50


def refused_or_drawn(path, figure):
    """The values at P, or None for a distribution that is refused in a sentence."""
    limits = limits_of(path)
    one = {"unit": limits.evidence.unit, "source": "us", "confidence": "estimate"} | figure
    uncertain = Uncertainties.model_validate({"figures": {path: one}})
    try:
        check_uncertainties(uncertain, [path], "mine.toml")
    except ScenarioError:
        return None
    return quantile(uncertain.figures[path], limits.evidence, P)


def numbers(path):
    """Numbers that a figure may have, and with them the edges of what a computer can hold."""
    allowed = limits_of(path).evidence
    inside = st.floats(allowed.low, allowed.high)
    near = st.sampled_from((allowed.low, allowed.high, *TINY))
    signed = near.flatmap(lambda x: st.sampled_from((x, -x) if allowed.low < 0.0 else (x,)))
    return st.one_of(inside, signed)


def scales():
    return st.one_of(st.floats(1e-6, 1e6), st.sampled_from((*TINY, *HUGE)))


def sound(drawn, low, high):
    assert np.isfinite(drawn).all()
    assert (drawn >= low).all()
    assert (drawn <= high).all()
    assert (np.diff(drawn) >= 0.0).all()


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_between_two_ends(data):
    path = data.draw(st.sampled_from(PATHS))
    kind = data.draw(st.sampled_from(("uniform", "loguniform", "triangular")))
    low, mode, high = sorted(data.draw(numbers(path)) for _ in range(3))
    figure = {"distribution": kind, "low": low, "high": high}
    drawn = refused_or_drawn(path, figure | ({"mode": mode} if kind == "triangular" else {}))
    assume(drawn is not None)
    sound(drawn, low, high)
    if kind == "loguniform":
        found, ends = np.log(drawn), (math.log(low), math.log(high))
        expected = ends[0] + (ends[1] - ends[0]) * P
        assert found == pytest.approx(expected, rel=1e-13, abs=1e-12)
        return
    share = P
    if kind == "triangular":
        turn = (mode - low) / (high - low)
        share = np.where(turn > P, np.sqrt(P * turn), 1.0 - np.sqrt((1.0 - P) * (1.0 - turn)))
    rounding = ULP * max(abs(low), abs(high)) + 1e-9 * (high - low)
    assert drawn == pytest.approx(low + (high - low) * share, rel=0.0, abs=rounding)


def expected_normal(low, high):
    """The quantiles at P of the standard normal distribution between two ends round 0."""
    if high - low < 1e-6:  # the density is the same everywhere there, to 12 digits
        return low + (high - low) * P
    return ndtri(ndtr(low) + (ndtr(high) - ndtr(low)) * P)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_normal_between_its_ends(data):
    path = data.draw(st.sampled_from(PATHS))
    allowed = limits_of(path).evidence
    low, mean, high = sorted(data.draw(numbers(path)) for _ in range(3))
    deviation = data.draw(scales())
    figure = {"distribution": "normal", "mean": mean, "deviation": deviation}
    cut = data.draw(st.booleans())
    drawn = refused_or_drawn(path, figure | ({"low": low, "high": high} if cut else {}))
    assume(drawn is not None)
    low, high = (low, high) if cut else (allowed.low, allowed.high)
    sound(drawn, low, high)
    middle = expected_normal((low - mean) / deviation, (high - mean) / deviation)
    close = 1e-6 * min(deviation, high - low) + ULP * max(abs(low), abs(high))
    expected = mean + deviation * middle
    assert drawn[MIDDLE] == pytest.approx(expected[MIDDLE], rel=0.0, abs=close)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_lognormal_between_its_ends(data):
    path = data.draw(st.sampled_from(PATHS))
    allowed = limits_of(path).evidence
    low, median, high = sorted(data.draw(numbers(path)) for _ in range(3))
    sigma = data.draw(st.one_of(st.floats(1e-6, 10.0), st.sampled_from(TINY)))
    assume(median > 0.0)
    figure = {"distribution": "lognormal", "median": median, "sigma": sigma}
    cut = data.draw(st.booleans())
    drawn = refused_or_drawn(path, figure | ({"low": low, "high": high} if cut else {}))
    assume(drawn is not None)
    low, high = (low, high) if cut else (max(allowed.low, 0.0), allowed.high)
    sound(drawn, low, high)
    under = (math.log(low) - math.log(median)) / sigma if low > 0.0 else -math.inf
    over = (math.log(high) - math.log(median)) / sigma
    expected = math.log(median) + sigma * expected_normal(under, over)
    close = 1e-6 * min(sigma, sigma * (over - under)) + 1e-12 * (1.0 + abs(math.log(median)))
    assert np.log(drawn[MIDDLE]) == pytest.approx(expected[MIDDLE], rel=0.0, abs=close)


@given(
    st.lists(
        st.one_of(st.floats(0.0, 1e3), st.sampled_from((0.0, *TINY, *HUGE))),
        min_size=1, max_size=12,
    )
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_choices_by_any_weights(weights):
    values = [1.0 + k for k in range(len(weights))]
    figure = {"distribution": "choice", "values": values, "weights": weights}
    drawn = refused_or_drawn("nations.USA.gdp", figure)
    assert (drawn is None) == (max(weights) == 0.0)
    assume(drawn is not None)
    sound(drawn, values[0], values[-1])
    chance = np.array([w / max(weights) for w in weights])
    chance /= math.fsum(chance)
    for value, one in zip(values, chance, strict=True):
        found = float(np.mean(drawn[MIDDLE] == value))
        assert found == pytest.approx(one, abs=0.004)
        if one == 0.0:
            assert value not in drawn


EXTREMES = [
    {"distribution": "choice", "values": [1.0, 2.0, 3.0], "weights": [1e308] * 3},
    {"distribution": "choice", "values": [1.0, 2.0, 3.0], "weights": [5e-324] * 3},
    {"distribution": "normal", "mean": 3000.0, "deviation": 1e17},
    {"distribution": "normal", "mean": 3000.0, "deviation": 1.7e308},
]


@pytest.mark.parametrize("figure", EXTREMES)
def test_extremes_that_can_be_drawn_are(figure):
    drawn = refused_or_drawn("nations.USA.gdp", figure)
    if figure["distribution"] == "choice":
        assert [np.sum(drawn == value) for value in (1.0, 2.0, 3.0)] == pytest.approx(
            [len(P) / 3] * 3, abs=4
        )
    else:
        assert len(np.unique(drawn[MIDDLE])) == 999
        assert np.diff(drawn[MIDDLE]) == pytest.approx((200_000.0 - 0.1) * 0.001, rel=1e-6)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"distribution": "loguniform", "low": 1e-320, "high": 0.5}, "low is 1e-320; it must be 0"),
        ({"distribution": "lognormal", "median": 0.1, "sigma": 1.0, "low": 1e-323}, "low is "),
        ({"distribution": "lognormal", "median": 1e-200, "sigma": 1.0}, "median is 1e-200"),
        ({"distribution": "lognormal", "median": 0.1, "sigma": 1e-310}, "sigma is "),
        ({"distribution": "normal", "mean": 0.1, "deviation": 5e-324}, "deviation is "),
        ({"distribution": "uniform", "low": 0.0, "high": 1e-300}, "high is 1e-300"),
        ({"distribution": "choice", "values": [0.0, 1e-300]}, "values is 1e-300"),
    ],
)
def test_what_cannot_be_computed_with_is_refused(figure, said):
    one = {"unit": "share", "source": "us", "confidence": "estimate"} | figure
    uncertain = Uncertainties.model_validate({"figures": {"nations.USA.adoption": one}})
    with pytest.raises(ScenarioError) as refused:
        check_uncertainties(uncertain, ["nations.USA.adoption"], "mine.toml")
    assert said in refused.value.sentence
    assert "or 1e-150 or more in size" in refused.value.sentence


def test_every_distribution_is_tried():
    tried = {"uniform", "loguniform", "triangular", "normal", "lognormal", "choice"}
    assert tried == set(NEEDS)
