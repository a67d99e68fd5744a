import numpy as np
import pytest

from sim.rules import power
from tests.sim.supply_world import world


def test_grids_take_a_part_of_what_is_wanted() -> None:
    p = world(1).params.power
    p.wear = 0.0
    assert power.supplied(1.0, 2.0, 2.0, 0.0, 1.0, p) == pytest.approx(2.0)
    assert power.supplied(1.0, 0.0, 0.0, 5.0, 1.0, p) == 1.0
    most = power.supplied(1.0, 1e9, 2.0, 0.0, 1.0, p)
    assert most == pytest.approx(3.0)
    public = power.supplied(1.0, 0.0, 2.0, 5.0, 1.0, p)
    assert public == pytest.approx(1.0 + p.leverage * 5.0 / p.public_cost)


def test_grids_grow_and_energy_programmes_make_room() -> None:
    p = world(1).params.power
    assert power.room(400.0, 0.0, 1.0, 0.0, p) == pytest.approx(100.0 * p.room)
    assert power.room(400.0, 1.0, 0.5, 0.0, p) == pytest.approx(50.0 * (p.room + p.room_gain))
    later = power.room(400.0, 0.0, 1.0, 4.0, p) / power.room(400.0, 0.0, 1.0, 0.0, p)
    assert later == pytest.approx(np.exp(p.grid_growth))


def test_buildings_cost_what_chips_leave() -> None:
    w = world(1)
    p, c = w.params.power, w.params.capital
    assert power.wanted(6.0, c, p) == pytest.approx(6.0 * (1 / c.chip_share - 1) / p.building)


def test_a_neighbours_power_plant_changes_nothing_here() -> None:
    a, b = world(3), world(3)
    b.nations.grid[1] = 1e5
    assert a.supply().then.energy[0] == b.supply().then.energy[0]


def test_parts_of_a_union_have_the_power_of_the_whole() -> None:
    whole, parts = world(4).supply(), world(4).cut(0, 3).supply()
    assert parts.then.energy[:3].sum() == pytest.approx(whole.then.energy[0])
    assert parts.then.energy[3:] == pytest.approx(whole.then.energy[1:])
