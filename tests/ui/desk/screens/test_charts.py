"""Charts: every item can be charted in every view, values are the world's, all by keyboard."""

import math

import pytest

from tests.ui.desk.audit import everywhere, faults
from ui.desk.input.focus import stops
from ui.desk.input.hand import Hand
from ui.desk.screens.charts.charts import VIEWS, ChooseItem, See, Show
from ui.desk.screens.charts.data import MANDATE, OF_THE_WORLD, items, values_of

SIZE = (1280, 720)


@pytest.fixture
def desk(desk_with):
    made = desk_with(turns=3)
    made.go("charts")
    return made


def test_every_item_can_be_seen_in_every_view(desk):
    look = desk.look(SIZE)
    for item in desk.screen.items:
        desk.do(ChooseItem(item.name))
        for view in VIEWS:
            desk.do(See(view))
            assert faults(desk.scene(SIZE), look) == [], (item.name, view)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("item", ["gdp", MANDATE])
def test_nothing_is_cut_or_overlaps_at_any_size(desk, view, item):
    desk.do(ChooseItem(item))
    desk.do(See(view))
    desk.do(Show("all"))
    for where, found in everywhere(desk):
        assert not found, where


def test_before_the_first_turn_there_is_a_chart_too(desk_with):
    desk = desk_with()
    desk.go("charts", "lag")
    for view in VIEWS:
        desk.do(See(view))
        assert faults(desk.scene(SIZE), desk.look(SIZE)) == []


def test_values_are_the_world_s(desk):
    facts = desk.sitting.facts
    assert values_of(facts, "gdp")["KEN"] == facts.series("gdp", "KEN")
    now = facts.standing()
    assert values_of(facts, "score")["IND"][-1] == pytest.approx(now.score)
    assert values_of(facts, "stability")["IND"][-1] == pytest.approx(now.components["stability"])
    points = values_of(facts, MANDATE)
    assert math.fsum(row[-1] for row in points.values()) == pytest.approx(now.score - 50.0)
    assert values_of(facts, "attainment")["IND"][-1] == pytest.approx(now.attainment)
    relation = facts.relations[0]
    assert values_of(facts, "trust")[relation.code][-1] == relation.trust_in_me
    assert values_of(facts, "dependence")[relation.code][-1] == relation.dependence
    assert values_of(facts, "survival")["world"][-1] == facts.survival
    strengths = [values_of(facts, item.name)["IND"][-1] for item in items() if "." in item.name]
    assert tuple(strengths) == facts.pillars


def test_every_item_has_a_value_for_every_quarter(desk):
    facts = desk.sitting.facts
    for item in items():
        found = values_of(facts, item.name)
        assert all(len(row) == facts.tick + 1 for row in found.values())
        assert (len(found) == 1) == (item.name in OF_THE_WORLD)


def test_the_own_nation_and_the_best_are_shown_first(desk):
    screen = desk.screen
    assert "IND" in screen.shown
    assert len(screen.shown) in {5, 6}
    desk.do(Show("KEN"))
    desk.do(Show("own"))
    assert screen.shown == {"IND"}
    desk.do(Show("KEN"))
    assert screen.shown == {"IND", "KEN"}
    desk.do(Show("all"))
    assert screen.shown == set(desk.sitting.facts.world.codes)


def test_nobody_is_said(desk):
    desk.do(Show("own"))
    desk.do(Show("IND"))
    for view in VIEWS:
        desk.do(See(view))
        assert faults(desk.scene(SIZE), desk.look(SIZE)) == []


def test_the_keyboard_reaches_figures_nations_and_views(desk):
    names = {control.name for control in stops(desk.scene(SIZE))}
    assert {f"charts.{item.name}" for item in items()} <= names
    assert {f"charts.nation.{code}" for code in desk.sitting.facts.world.codes} <= names
    assert {f"charts.view.{view}" for view in VIEWS} <= names


def test_about_chooses_the_figure(desk_with):
    desk = desk_with(turns=1)
    desk.go("charts", "welfare")
    assert desk.screen.item == "collective_welfare"
    desk.go("charts", "talent")
    assert desk.screen.item == "talent"
    desk.go("charts", "nonsense")
    assert desk.screen.item == "score"


def test_values_are_read_once_a_turn(desk):
    assert desk.screen.values("gdp") is desk.screen.values("gdp")


def test_the_figure_that_is_opened_is_in_sight_in_the_list(desk_with):
    desk, hand = desk_with(turns=1), Hand()
    desk.go("charts", "survival")

    def place():
        hand.settle(desk.scene(SIZE, hand.offsets))
        return desk.scene(SIZE, hand.offsets).control("charts.survival")

    assert place().seen.h == place().box.h
    hand.offsets["charts.figures"] = 0  # somebody scrolls away, and it does not come back
    assert place().seen.h < place().box.h
