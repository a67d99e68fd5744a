"""Games of other rules: told apart, read without being played, and never taken for ours."""

import json

import pytest

from scenarios.diary_file import DiaryError, DiaryFile, OtherRules, glance, number_in, parse, read
from scenarios.earlier_game import parse_earlier, read_earlier
from sim.edition import FIRST_RULES, RULES
from tests.old_files import RUN, SAVES, sums

FILES = [RUN / "diary.json", *sorted(SAVES.iterdir())]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_game_of_the_first_rules_is_refused_in_one_sentence(file):
    before = sums(file.parent)
    with pytest.raises(OtherRules) as refused:
        read(file)
    assert refused.value.rules == FIRST_RULES
    said = str(refused.value)
    assert f"played with rules 1, and this version plays rules {RULES}" in said
    assert "the version that wrote it" in said
    assert "\n" not in said
    with pytest.raises(OtherRules):
        glance(file.read_bytes(), file.name)
    assert sums(file.parent) == before


def test_its_file_tells_what_it_was():
    game = read_earlier(SAVES / "rome.json")
    assert (game.rules, game.turn, game.turns, game.seed) == (FIRST_RULES, 1, 2, 5)
    assert (game.codes, game.humans) == (["USA", "CHN", "IND"], ("IND",))
    assert game.scenario.title == "Two nations"
    mine = game.moves[0][2]
    assert mine.budget == pytest.approx(0.02)
    assert set(mine.levers) >= {"visa", "strictness", "procurement"}


def test_its_number_is_read_from_its_head():
    assert [number_in(file.read_bytes()[:256]) for file in FILES[1:]] != []
    numbers = {file.name: number_in(file.read_bytes()[:256]) for file in FILES}
    assert numbers["diary.json"] == 0
    assert numbers["rome.json"] > 0


def spoilt(change):
    plain = json.loads((SAVES / "rome.json").read_bytes())
    change(plain)
    return json.dumps(plain).encode()


def put(value, *path):
    def change(plain):
        *above, last = path
        for step in above:
            plain = plain[step]
        plain[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        put(0, "rules"),
        put(True, "rules"),
        put("1", "rules"),
        put(1.0, "rules"),
    ],
)
def test_a_number_of_rules_that_is_none_is_said(change):
    with pytest.raises(DiaryError, match="rules is"):
        parse(spoilt(change), "game.json")


def test_later_rules_are_told_too():
    with pytest.raises(
        OtherRules, match=f"rules {RULES + 1}, and this version plays rules {RULES}"
    ):
        parse(spoilt(put(RULES + 1, "rules")), "game.json")


@pytest.mark.parametrize(
    "change",
    [
        put(["human"], "policies"),
        put(0, "turns"),
        put([], "moves", 0),
        put([0.5], "moves", 0, 0, "stance"),
        put("much", "moves", 0, 0, "budget"),
        put([], "scenario", "roster"),
        put(["USA", "USA", "IND"], "scenario", "roster"),
        put({}, "scenario", "nations"),
        put("<b>\u202e</b>", "scenario", "title"),
        put(["human\u202e"] * 3, "policies"),
        put("x", "moves", 0),
        put(RULES, "rules"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(change):
    with pytest.raises(DiaryError) as refused:
        parse_earlier(spoilt(change), "game.json")
    said = str(refused.value)
    assert said.startswith("game.json")
    assert "\n" not in said
    assert len(said) < 400


def test_our_own_games_say_the_rules():
    assert DiaryFile.model_fields["rules"].default == RULES
