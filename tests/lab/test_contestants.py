"""Policies in files among the contestants: of a tournament, and of the question for the best."""

import pytest

from lab.best_response import best_response
from lab.games import play_games
from lab.runner import contestants
from lab.tournament import tournament
from policies.menu import NAMES
from scenarios.policy_file import read_policy
from scenarios.policy_rows import table_of
from tests.lab.questions import refused
from tests.lab.tiny import tiny

HAWK = 'sentence = "Spends what it can, and shuts all out."\nbudget = "max"\nstance = 0.0\n'


@pytest.fixture
def hawk(tmp_path):
    file = tmp_path / "hawk.toml"
    file.write_text(HAWK)
    return str(file)


def test_files_come_to_the_menu_or_in_its_place(hawk):
    names, files = contestants(None, NAMES, [hawk])
    assert names == (*NAMES, "hawk.toml")
    assert files == {"hawk.toml": read_policy(hawk).file}
    names, files = contestants(["isolate", hawk, hawk], NAMES)
    assert names == ("always-isolate", "hawk.toml")
    assert contestants(["isolate", "grudger"], NAMES)[1] == {}


def test_the_best_is_read_off_games_that_it_plays(hawk):
    found = best_response(
        "KEN", tiny(), lineups=["own"], only=["isolate"], also=[hawk], replicates=4
    )
    payoffs = dict(zip(found.payoffs["policy"], found.payoffs["payoff"], strict=True))
    table = table_of({"hawk.toml": read_policy(hawk).file}, tiny())
    seats = play_games(tiny(), replicates=1).lineups.copy()
    seats[2] = table.number("hawk.toml", 2)
    games = play_games(tiny(), seats, replicates=4, table=table)
    assert payoffs["hawk.toml"] == games.outcomes["score"][2].mean()
    assert set(payoffs) == {"always-isolate", "hawk.toml"}
    assert found.made_with["policy_files"].startswith("hawk.toml ")


def test_a_tournament_ranks_it(hawk):
    pytest.importorskip("nashpy")
    found = tournament(tiny(), only=[hawk, "grudger"], lineups=2, replicates=4)
    assert sorted(found.ranking["policy"]) == ["grudger", "hawk.toml"]
    assert sorted(found.policies) == ["grudger", "hawk.toml"]


def test_what_is_no_policy_is_said_in_one_sentence(hawk, tmp_path):
    other = tmp_path / "other" / "hawk.toml"
    other.parent.mkdir()
    other.write_text('budget = "min"\n')
    for names, word in (
        ([hawk, "missing.toml"], "missing.toml"),
        ([hawk, str(other)], "rename one"),
        ([hawk], "2"),
        ([hawk, "grudgr"], "grudger"),
        ([hawk, "human"], "human"),
    ):
        refused([word if word != "2" else "1 policy"], contestants, names, NAMES)
