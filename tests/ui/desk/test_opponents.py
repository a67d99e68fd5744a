"""Opponents that are named: policies of the menu, other levels, and policies in files."""

import pytest

from agents.opponents import LEVELS
from tests.lab.tiny import TEXT
from ui.desk.opponents import opponents
from ui.desk.sitting import NewGame, Sitting
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn
from ui.play.session.opponents import leader_words, reasons

HAWK = 'sentence = "Spends what it can."\nbudget = "max"\n'
ROSTER = ("USA", "CHN", "KEN")


@pytest.fixture
def hawk(tmp_path):
    file = tmp_path / "hawk.toml"
    file.write_text(HAWK)
    return str(file)


def test_who_is_not_named_plays_at_the_level(hawk):
    led, files = opponents(ROSTER, "easy", {"CHN": hawk, "USA": "hegemon"})
    assert led == ("hegemon", "hawk.toml", "easy")
    assert list(files) == ["hawk.toml"]
    assert opponents(ROSTER, "hard", {}) == (("hard",) * 3, {})
    for level in LEVELS:
        assert opponents(ROSTER, "easy", {"USA": level}).policies[0] == level


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"CHN": "hegemn"}, "'hegemon'"),
        ({"CHM": "hegemon"}, "CHN"),
        ({"CHN": "missing.toml"}, "missing.toml"),
    ],
)
def test_what_there_is_not_is_one_sentence(named, said):
    with pytest.raises(Refusal, match=said):
        opponents(ROSTER, "easy", named)


def test_a_save_goes_on_by_the_file_and_the_card_says_whose_policy_it_is(hawk, tmp_path):
    scenario = tmp_path / "tiny.toml"
    scenario.write_text(TEXT)
    opening = NewGame(
        str(scenario), ("KEN",), turns=2, policies={"USA": hawk, "CHN": "grudger"}, level="easy"
    )
    sitting = Sitting.new(opening)
    sitting.do(EndTurn())
    game = sitting.session.game
    assert leader_words(game, "USA").endswith("hawk.toml: “Spends what it can.”")
    assert leader_words(game, "CHN") == "It follows the policy grudger."
    assert leader_words(game, "KEN") == ""
    assert reasons(game, "USA")
    assert game.diary.moves[0][0].budget == pytest.approx(0.003)
    (tmp_path / "hawk.toml").unlink()
    again = Sitting.resume(sitting.saved())
    for one in (sitting, again):
        one.do(EndTurn())
    assert again.session.state_hash == sitting.session.state_hash
    assert again.saved().policy_files == sitting.saved().policy_files
