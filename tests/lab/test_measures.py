"""Everything that a game comes to can be asked about, and named in every language."""

import pytest

from lab.measures import LESS_IS_BETTER, NATIONAL, NEITHER, WORLD, WORLDLY, Measure, measure
from lab.words import FOLDER, speak
from sim.outcome import Outcome

CODES = ("USA", "GBR")
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture(params=LANGUAGES)
def language(request):
    speak(request.param)
    yield request.param
    speak("en")


def test_every_outcome_has_a_name(language):
    names = [str(Measure(outcome, "GBR")) for outcome in NATIONAL]
    names += [str(Measure(outcome, WORLD)) for outcome in WORLDLY]
    assert all(names)
    assert len(set(names)) == len(names)
    assert sum("GBR" in name for name in names) == len(NATIONAL)


@pytest.mark.parametrize("outcome", NATIONAL)
def test_outcomes_of_nations_can_be_asked_about(outcome):
    assert measure(outcome, "GBR", CODES) == Measure(outcome, "GBR")


@pytest.mark.parametrize("outcome", WORLDLY)
def test_outcomes_of_the_world_can_be_asked_about(outcome):
    assert measure(outcome, None, CODES) == Measure(outcome, WORLD)


def test_nothing_is_asked_about_but_outcomes():
    assert {*NATIONAL, *WORLDLY, "ending"} == set(Outcome.fields)
    assert {*NATIONAL, *WORLDLY} >= LESS_IS_BETTER | NEITHER


def test_strength_of_the_strongest_is_no_end_in_itself():
    assert {"compute_concentration", "leader_share"} <= NEITHER & LESS_IS_BETTER
