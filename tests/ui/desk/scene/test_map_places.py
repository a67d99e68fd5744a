"""The map: every nation is found where it stands, on the map and on the tiles."""

import pytest

from scenarios.load import load
from ui.desk.scene.box import Box
from ui.desk.scene.map_places import MapPlaces, inside

BOXES = (Box(0, 0, 800, 400), Box(37, 11, 1200, 500), Box(5, 90, 400, 700))


@pytest.mark.parametrize("style", ["map", "tiles"])
@pytest.mark.parametrize("scenario", ["default", "quick", "large"])
@pytest.mark.parametrize("box", BOXES)
def test_pointing_at_a_nation_finds_it(style, scenario, box):
    roster = load(scenario).roster
    places = MapPlaces(style, roster, box)
    for code in roster:
        x, y = places.anchor(code)
        assert box.holds((round(x), round(y)))
        assert places.nation_at((round(x), round(y))) == code


def test_the_sea_is_nobodys():
    places = MapPlaces("map", load("default").roster, BOXES[0])
    assert places.nation_at((2, 200)) == ""


def test_inside_a_ring():
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    assert inside((0.5, 0.5), square)
    assert not inside((1.5, 0.5), square)
    assert not inside((0.5, -0.1), square)
