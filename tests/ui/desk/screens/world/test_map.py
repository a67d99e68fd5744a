"""The map: its figures, their five steps, and the nation that is looked at."""

import pygame
import pytest

from ui.desk.scene.map_places import MapPlaces
from ui.desk.scene.shapes import WorldMapShape
from ui.desk.screens.world.map_figures import CLASSES, ENDS, MAP_FIGURES, RELATIONS, map_figure


def shape(player):
    return next(one for one in player.scene.shapes if isinstance(one, WorldMapShape))


@pytest.mark.parametrize("key", ENDS)
def test_steps_rise_and_there_is_a_colour_for_each(key):
    ends = ENDS[key]
    assert list(ends) == sorted(set(ends))
    assert len(ends) + 1 == CLASSES


@pytest.mark.parametrize("key", MAP_FIGURES)
def test_the_same_value_has_the_same_colour_in_every_turn(seat, key):
    first, later = (map_figure(seat(turns=turns).desk.sitting, key) for turns in (0, 2))
    assert first.ends == later.ends
    assert first.ranges() == later.ranges()
    assert len({first.colour_place(step) for step in range(CLASSES)}) == CLASSES


def test_who_leads_is_first_and_has_the_strongest_colour(seat):
    lag = map_figure(seat().desk.sitting, "lag")
    leader = min(lag.values, key=lag.values.__getitem__)
    assert lag.rank(leader) == 1
    assert lag.colour_place(lag.step(leader)) == CLASSES - 1
    compute = map_figure(seat().desk.sitting, "compute_usable")
    most = max(compute.values, key=compute.values.__getitem__)
    assert compute.rank(most) == 1
    assert compute.colour_place(CLASSES - 1) == CLASSES - 1


@pytest.mark.parametrize("key", MAP_FIGURES)
def test_every_figure_has_a_colour_a_range_and_a_place_for_each_nation(seat, key):
    player = seat(turns=1)
    figure = map_figure(player.desk.sitting, key)
    others = set(player.desk.sitting.facts.world.codes) - {"IND"}
    assert set(figure.values) - {"IND"} == others
    assert ("IND" in figure.values) == (key not in RELATIONS)
    assert len(figure.ranges()) == len(figure.ends) + 1
    assert sorted(figure.rank(code) for code in figure.values)[0] == 1


def test_a_click_looks_at_a_nation_and_its_button_opens_its_row(india):
    box = india.scene.control("map").box
    places = MapPlaces("map", shape(india).nations, box)
    at = tuple(round(place) for place in places.anchor("BRA"))
    india.down(at)
    india.up(at)
    assert shape(india).chosen == "BRA"
    assert shape(india).own == "IND"
    assert "Brazil" in india.texts()
    tip = india.scene.control("map").tells(at)
    assert tip.startswith("Brazil\n")
    assert "trust" in tip.lower()
    india.click("nation.relations")
    assert india.desk.screen.shown == "diplomacy"
    assert india.desk.screen.diplomacy.unfolded == "BRA"


def test_the_sea_is_no_nation(india):
    box = india.scene.control("map").box
    india.down((box.x + 2, box.y + 2))
    assert india.up((box.x + 2, box.y + 2)) == []
    assert india.scene.control("map").tells((box.x + 2, box.y + 2)) == ""


def test_the_keyboard_goes_round_all_nations(india):
    seen = []
    for _ in shape(india).nations:
        india.press(pygame.K_n)
        seen.append(shape(india).chosen or "IND")
    assert sorted(seen) == sorted(shape(india).nations)
    india.press(pygame.K_n)
    india.press(pygame.K_p)
    assert seen[-1] == "IND" == (shape(india).chosen or "IND")


def test_another_figure_colours_the_map_anew(india):
    before = dict(shape(india).fills)
    india.press(pygame.K_f)
    assert {c.name for c in india.scene.usable} == {
        "map.close",
        *(f"map.by.{key}" for key in MAP_FIGURES),
    }
    india.click("map.by.their_stance")
    assert shape(india).fills != before
    assert india.desk.screen.map.key == "their_stance"
    india.press(pygame.K_f)
    india.press(pygame.K_ESCAPE)
    assert india.desk.screen.name == "world"
    assert india.scene.control("map.choose") is not None


def test_dragging_a_slider_leaves_the_map_as_it_is(india):
    india.desk.screen.map.key = "my_stance"
    india.look()
    before = shape(india).key()
    india.drag("split.research", 0.2, 0.9)
    assert shape(india).key() == before


def test_tiles_instead_of_a_map(india):
    india.desk.change("map", "tiles")
    india.look()
    assert shape(india).style == "tiles"
    box = india.scene.control("map").box
    places = MapPlaces("tiles", shape(india).nations, box)
    at = tuple(round(place) for place in places.anchor("KEN"))
    india.down(at)
    india.up(at)
    assert shape(india).chosen == "KEN"
