"""Nothing on the world's screen is cut or overlaps, in any size, scale and language."""

import pytest

from sim.pillars import Pillar
from tests.ui.desk.audit import everywhere
from ui.desk.screens.world.budget import UnfoldPillar
from ui.desk.screens.world.map_view import ChooseFigure, Pick
from ui.desk.screens.world.nation_strip import ShowRelation
from ui.desk.screens.world.world import ShowTab


def check(player):
    player.wait()  # for what is reckoned in the background
    for where, found in everywhere(player.desk):
        assert not found, where


@pytest.mark.parametrize("turns", [0, 2])
def test_budget_with_all_programmes(seat, turns):
    player = seat(turns=turns)
    for pillar in Pillar:
        player.desk.do(UnfoldPillar(pillar))
    check(player)


@pytest.mark.parametrize("tab", ["levers", "diplomacy", "advisor"])
def test_other_tabs(seat, tab):
    player = seat(turns=1)
    player.desk.do(ShowTab(tab))
    player.desk.do(Pick("CHN"))
    check(player)


def test_a_nation_unfolded(seat):
    player = seat(turns=1)
    player.desk.do(ShowRelation("CHN"))
    check(player)


def test_choice_of_a_figure(india):
    india.desk.do(ChooseFigure())
    check(india)


def test_tiles(seat):
    player = seat(turns=1)
    player.desk.change("map", "tiles")
    check(player)


def test_cover_between_two_players(seat):
    check(seat(humans=("IND", "CHN")))


def test_nobody_plays(seat):
    check(seat(humans=(), turns=1))
