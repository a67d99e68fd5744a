"""Who plays which nation."""

import pytest

from agents.lineup import LineupError, lineup

CODES = ("USA", "CHN", "IND")
DEFAULT = ("hegemon", "balancer", "tit-for-tat")


def test_the_default_stands():
    assert lineup(CODES, DEFAULT) == DEFAULT


def test_everyone_then_the_chosen():
    seats = lineup(CODES, DEFAULT, "always-cooperate", {"CHN": "always-isolate"})
    assert seats == ("always-cooperate", "always-isolate", "always-cooperate")


def test_an_unknown_nation_is_named_with_the_nearest():
    with pytest.raises(
        LineupError, match="nation 'INDO' is not in this scenario; did you mean IND"
    ):
        lineup(CODES, DEFAULT, None, {"INDO": "hegemon"})


def test_an_unknown_policy_is_named_with_the_nearest():
    with pytest.raises(LineupError, match="no policy is called 'hegemony'; did you mean 'hegemon'"):
        lineup(CODES, DEFAULT, "hegemony")
