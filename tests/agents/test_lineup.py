"""Who plays which nation."""

import pytest

from agents.lineup import LineupError, check_scripts, lineup, seats

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


@pytest.mark.parametrize("empty", ["", " "])
def test_no_name_is_no_policy(empty):
    with pytest.raises(LineupError, match=f"no policy is called '{empty}'"):
        lineup(CODES, DEFAULT, empty)
    with pytest.raises(LineupError, match=f"no policy is called '{empty}'"):
        seats(CODES, DEFAULT, empty)


@pytest.mark.parametrize("asked", [b"grudger", bytearray(3), 5, {"hegemon"}, range(3)])
def test_what_is_neither_name_nor_table_nor_list_of_names_is_refused(asked):
    with pytest.raises(LineupError, match=r"policies is |a policy is 0; it must be a name"):
        seats(CODES, DEFAULT, asked)


def test_a_nation_where_a_table_was_meant_is_told_how_a_table_is_given():
    with pytest.raises(LineupError, match=r"policies is 'CHN', a nation and no policy; .*a list"):
        seats(CODES, DEFAULT, "CHN")
    with pytest.raises(TypeError, match=r"scripts is 'CHN', a nation and no table; .*a list"):
        check_scripts(CODES, "CHN")
