"""What is said of output keeps its trend apart: it would have grown without anybody's doing."""

import re
from contextvars import copy_context

import pytest

from ui.play.advice.why import _apart, _behind, _caused
from ui.play.session.facts import FigureNow
from ui.play.words import speak


class Facts:
    """All that a reason asks of facts."""

    def __init__(self, **figures):
        self.figures = figures

    def figure(self, name):
        return self.figures[name]


def output(trend, adoption, damage=0.0):
    causes = (("trend", trend), ("ai", adoption), ("attacks", damage))
    return FigureNow("gdp", "$bn/yr", 4000.0, trend + adoption + damage, causes)


def test_the_trend_stands_apart_and_is_no_cause():
    sentence = _caused(output(trend=90.0, adoption=12.0))
    assert "+$102 bn" in sentence
    assert "+$90 bn of it is the growth of its trend" in sentence
    assert "+$12 bn all else" in sentence
    assert sentence.count("trend") == 1


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_it_does_so_in_every_language(language):
    def read():
        speak(language)
        return _caused(output(trend=90.0, adoption=12.0))

    written = copy_context().run(read)
    assert all(re.search(rf"\b{number}\b", written) for number in (102, 90, 12)), written


def test_output_that_grows_more_slowly_than_its_trend_is_bad_news():
    slow = output(trend=90.0, adoption=2.0, damage=-30.0)
    facts = Facts(gdp=slow)
    assert _behind(facts, "prosperity", -1.0) is slow
    assert _behind(facts, "prosperity", 1.0) is None
    sentence = _caused(slow)
    assert "−$28 bn all else" in sentence
    assert "attacks" in sentence
    assert "AI in use" not in sentence


@pytest.mark.parametrize("trend", [0.04, 1.26, 90.449])
@pytest.mark.parametrize("beyond", [-0.31, 0.0449, 17.351])
def test_what_is_written_adds_up(trend, beyond):
    figure = FigureNow("gdp", "$bn/yr", 80.0, trend + beyond, (("trend", trend),))
    read = [
        float(text.replace("−", "-").replace("$", "").replace(" bn", "").removesuffix(" a year"))
        for text in _apart(figure, trend).values()
    ]
    assert read[0] == pytest.approx(read[1] + read[2])
