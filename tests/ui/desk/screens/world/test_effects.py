"""What a step would do is told for both results: the own score and the world's survival."""

import re

import pytest

from lab.statistics import Interval
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.screens.world.diplomacy import effect_words
from ui.desk.screens.world.effects import effect_line, effect_tip
from ui.play.advice.marginal import Effect
from ui.play.advice.rollouts import RESULT
from ui.play.session.commands import SetLever
from ui.play.words import speak, words


def effect_of(mean, survival, spread=0.0001):
    world = Interval(survival, survival - spread, survival + spread)
    return Effect(
        RESULT,
        SetLever("safety", 0.5),
        0.1,
        mean,
        mean - 0.01,
        mean + 0.01,
        draws=16,
        survival=world,
    )


@pytest.fixture
def told(desk_with):
    """The words of the line in a room of this width, with their colours."""
    desk = desk_with()

    def make(effect, width=400, left=""):
        pen = Pen(Box(0, 0, width, 200), desk.look((1280, 720)))
        effect_line(pen.flow(pen.box), "lever.safety", left, "+10", effect)
        return [
            (line, shape.colour)
            for shape in pen.scene.shapes
            for line in getattr(shape, "lines", ())
        ], pen

    return make


@pytest.mark.parametrize("width", [400, 110])
def test_a_price_and_what_it_buys_stand_beside_each_other(told, width):
    lines, pen = told(effect_of(-0.12, 0.003), width)
    words = " ".join(line for line, _ in lines)
    assert "mandate −0.12" in words
    assert "+0.3 in 100" in words
    assert {colour for _, colour in lines} == {pen.palette.bad, pen.palette.good}


def test_a_world_less_safe_is_bad_however_good_it_is_for_the_score(told):
    lines, pen = told(effect_of(0.5, -0.01))
    assert [colour for _, colour in lines] == [pen.palette.good, pen.palette.bad]


def test_what_can_hardly_be_seen_stands_in_the_tip_alone(told):
    effect = effect_of(0.5, 0.0002, spread=0.00001)
    assert len(told(effect)[0]) == 1
    assert "+0.02 in 100" in effect_tip(effect)


def test_what_nobody_can_tell_is_not_told(told):
    assert len(told(effect_of(0.5, 0.003, spread=0.01))[0]) == 1


@pytest.mark.parametrize(
    ("language", "safer"), [("en", "survival"), ("es", "supervivencia"), ("fr", "survie")]
)
def test_diplomacy_says_it_too(language, safer):
    speak(language)
    assert safer in effect_words(effect_of(0.5, 0.003))


def test_a_share_and_the_score_are_not_both_told_in_points():
    for language in ("en", "es", "fr"):
        told = words(language)
        for key in ("desk.budget.step", "desk.effect.clear", "desk.diplomacy.policy_effect"):
            assert not re.search("points|puntos", told[key].replace("{points}", "")), (
                language,
                key,
            )
        assert told["desk.budget.step"].endswith("pp")  # as a change of a share is told elsewhere
