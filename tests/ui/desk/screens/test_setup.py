"""The set-up: choices, cards from real figures, and what a game is opened with."""

import pytest

from scenarios.errors import ScenarioError
from scenarios.load import load, names
from tests.ui.desk.audit import everywhere
from ui.desk.catalogue import COMPONENTS, MEASURES, make_card, read_catalogue
from ui.desk.crew import Crew
from ui.desk.lesson import Lesson
from ui.desk.opened import open_desk
from ui.desk.screens.choosing.choices import (
    Choices,
    DrawNation,
    DrawSeed,
    PickLevel,
    PickNation,
    PickScenario,
    PickTurns,
    Several,
    Surprise,
    WriteSeed,
    read_seed,
)
from ui.desk.screens.choosing.game_options import lengths
from ui.desk.screens.choosing.nation_card import place_words, shown
from ui.desk.screens.setup import StartGame, TurnTo
from ui.faces.window.face import window_face
from ui.play.refusal import Refusal
from ui.play.words import say

SIZE = (1280, 720)


@pytest.fixture
def desk(tmp_path):
    made = open_desk(tmp_path / "saves", window_face(), Crew())
    made.ready = True
    yield made
    made.crew.close()


@pytest.fixture
def choices():
    return Choices.first(read_catalogue(), False, lambda below: below - 1)


def opened(desk, about=""):
    desk.go("setup", about)
    desk.crew.wait()
    desk.crew.collect()
    return desk.screen


# the cards


def test_every_scenario_that_is_meant_for_play_has_a_card():
    found = [card.name for card in read_catalogue()]
    assert sorted(found) == sorted(names())
    assert not any(name.startswith("uncertain") or name == "parameters" for name in found)


def test_a_card_says_what_the_scenario_says():
    scenario = load("quick")
    card = make_card(scenario)
    assert (card.title, card.question) == (scenario.title, scenario.question)
    assert (card.minutes, card.turns) == (scenario.minutes, scenario.turns)
    assert list(card.nations) == scenario.roster


def test_places_are_those_of_the_real_figures():
    scenario = load("default")
    card = make_card(scenario)
    ranking = sorted(scenario.roster, key=lambda code: -scenario.nations[code].talent.value)
    for code in scenario.roster:
        talent = next(m for m in card.nations[code].measures if m.name == "talent")
        assert talent.value == scenario.nations[code].talent.value
        assert talent.source
        assert talent.confidence
    best = next(m for m in card.nations[ranking[0]].measures if m.name == "talent")
    assert best.above == 0


@pytest.mark.parametrize("card", read_catalogue(), ids=lambda card: card.name)
def test_each_nation_has_three_strengths_and_three_other_weaknesses(card):
    for nation in card.nations.values():
        good, bad = nation.strengths, nation.weaknesses
        assert len(good) == len(bad) == 3
        assert not {m.name for m in good} & {m.name for m in bad}
        rest = [m for m in nation.measures if m not in good]
        assert max(m.above for m in good) <= min(m.above for m in rest)
        assert sum(nation.mandate.weights.values()) == pytest.approx(1.0)
        assert set(nation.mandate.weights) == set(COMPONENTS)


def test_every_measure_is_written_with_its_place():
    for nation in read_catalogue()[0].nations.values():
        assert [m.name for m in nation.measures] == list(MEASURES)
        assert all(shown(m) and place_words(m) for m in nation.measures)


def test_trust_is_that_of_the_others_in_the_nation():
    scenario = load("quick")
    grid = scenario.pairs.trust
    cells = [grid.of.get(other, {}).get("KEN", grid.default) for other in scenario.roster]
    values = [getattr(cell, "value", cell) for cell in cells[:-1]]
    assert scenario.roster[-1] == "KEN"
    trusted = next(m for m in make_card(scenario).nations["KEN"].measures if m.name == "trusted")
    assert trusted.value == pytest.approx(sum(values) / len(values))


# the choices


def test_another_world_keeps_the_nation_if_it_is_there(choices):
    kept = choices.with_action(PickNation("KEN")).with_action(PickScenario("quick"))
    assert kept.humans == ("KEN",)
    lost = choices.with_action(PickNation("JPN")).with_action(PickScenario("quick"))
    assert lost.humans == ("IND",)
    assert lost.shown in lost.scenario.nations


def test_several_players_are_toggled_and_one_again_is_the_one_shown(choices):
    both = choices.with_action(Several(True)).with_action(PickNation("KEN"))
    assert both.humans == ("IND", "KEN")
    assert both.with_action(PickNation("IND")).humans == ("KEN",)
    assert both.with_action(Several(False)).humans == ("KEN",)


def test_nobody_cannot_play(choices):
    nobody = choices.with_action(Several(True)).with_action(PickNation("IND"))
    assert nobody.humans == ()
    with pytest.raises(Refusal):
        nobody.opening()


def test_a_drawn_nation_is_one_that_nobody_leads(choices):
    for k in range(11):
        drawn = Choices.first(read_catalogue(), False, lambda below, k=k: k % below)
        assert drawn.with_action(DrawNation()).humans[0] != "IND"
    several = choices.with_action(Several(True))
    for _ in range(20):
        several = several.with_action(DrawNation())
    assert sorted(several.humans) == sorted(several.scenario.nations)


def test_a_surprise_can_be_read_before_it_is_played(choices):
    surprise = choices.with_action(Surprise())
    assert surprise.scenario is choices.catalogue[-1]
    assert surprise.humans == (list(surprise.scenario.nations)[-1],)
    assert surprise.opening().seed == int(surprise.seed) == 9999
    assert surprise.level == "hard"


@pytest.mark.parametrize("text", ["", "-1", "1.5", "1e3", "seven", "4294967296", "٣", "9" * 40])
def test_a_seed_that_is_none_is_refused(choices, text):
    with pytest.raises(Refusal):
        choices.with_action(WriteSeed(text)).opening()


def test_seeds_are_whole_numbers(choices):
    assert [read_seed(text) for text in ("0", " 17 ", "4294967295")] == [0, 17, 4294967295]
    assert choices.with_action(DrawSeed()).seed == "9999"


def test_everything_chosen_is_in_the_opening(choices):
    chosen = choices
    for action in (PickScenario("hostile"), PickNation("TWN"), PickLevel("hard"), PickTurns(4)):
        chosen = chosen.with_action(action)
    opening = chosen.with_action(WriteSeed("77")).opening()
    assert (opening.scenario, opening.humans, opening.level) == ("hostile", ("TWN",), "hard")
    assert (opening.turns, opening.seed) == (4, 77)


def test_lengths_come_from_the_minutes_of_the_scenario():
    card = make_card(load("default"))
    assert [card.turns_in(minutes) for minutes in (20, 45, 90)] == [4, 10, 20]
    assert card.minutes_of(card.turns) == card.minutes
    history = make_card(load("hindcast-2018"))
    assert history.fewest_turns <= history.turns
    assert history.turns_in(5) < history.fewest_turns


def test_a_length_that_cuts_dated_events_off_cannot_be_chosen(desk):
    screen = opened(desk)
    desk.do(PickScenario("hindcast-2018"))
    desk.do(TurnTo(2))
    scene = desk.scene(SIZE)
    card = screen.choices.scenario
    short = scene.control("length.20")
    assert short.enabled == (card.turns_in(20) >= card.fewest_turns)
    assert not short.enabled
    written = " ".join(" ".join(getattr(shape, "lines", ())) for shape in scene.shapes)
    assert short.tip == say("desk.setup.too_short", turns=card.fewest_turns)
    assert short.tip in written


def test_lengths_stand_from_the_shortest_to_the_longest(desk):
    screen = opened(desk)
    for card in screen.choices.catalogue:
        desk.do(PickScenario(card.name))
        offered = lengths(screen.choices)
        turns = [one.sends.turns or card.turns for one in offered]
        assert turns == sorted(turns), card.name
        assert card.turns in turns


# the screen


def test_nothing_is_cut_or_overlaps_on_any_step(desk):
    opened(desk, "learn")
    for step in range(3):
        desk.do(TurnTo(step))
        for where, found in everywhere(desk):
            assert not found, (step, where)


def test_long_choices_fit_as_well(desk):
    opened(desk)
    desk.do(PickScenario("large"))
    desk.do(Several(True))
    for code in ("ARE", "SAU", "GBR", "USA"):
        desk.do(PickNation(code))
    desk.do(WriteSeed("0000000000"))
    for step in range(3):
        desk.do(TurnTo(step))
        for where, found in everywhere(desk):
            assert not found, (step, where)


def test_a_bad_seed_is_said_and_no_game_is_opened(desk):
    opened(desk)
    desk.do(WriteSeed("luck"))
    desk.do(StartGame())
    assert "luck" in desk.notice
    assert not desk.busy
    assert desk.sitting is None


def test_a_library_that_cannot_be_read_is_said(desk, monkeypatch):
    def damaged():
        raise ScenarioError("quick.toml is damaged")

    monkeypatch.setattr("ui.desk.screens.setup.read_catalogue", damaged)
    opened(desk)
    assert "quick.toml is damaged" in desk.notice
    assert desk.scene(SIZE).control("notice.ok")


def test_learning_chooses_a_short_world_and_easy_opponents(desk):
    screen = opened(desk, "learn")
    assert screen.choices.scenario.name == "quick"
    assert screen.choices.level == "easy"


@pytest.mark.compiled
@pytest.mark.parametrize("about", ["", "learn"])
def test_start_opens_the_game_that_was_chosen(desk, about):
    opened(desk, about)
    desk.do(PickNation("KEN"))
    desk.do(PickTurns(3))
    desk.do(StartGame())
    desk.crew.wait()
    desk.crew.collect()
    assert desk.screen.name == "world"
    session = desk.sitting.session
    assert session.humans == ("KEN",)
    assert session.game.turns == 3
    assert isinstance(desk.lesson, Lesson) == (about == "learn")
