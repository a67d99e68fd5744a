import numpy as np
import pytest

from sim.rules import fabs, makers
from tests.sim.supply_world import sheets_are_finite, world


def test_equipment_is_had_as_far_as_its_makers_doors_are_open() -> None:
    p = world(1).params.makers
    assert fabs.equipped(0.0, 0.0, p) == 1.0, "nobody makes any"
    assert fabs.equipped(0.0, 1.0, p) == p.equipment_floor
    assert fabs.equipped(0.5, 0.5, p) == 1.0
    w = world(4).supply()
    reached = (w.nations.equipment[:, None] * w.flows.supply_gate * w.flows.gate.T).sum(axis=0)
    assert w.flows.equipment == pytest.approx(p.equipment_floor + (1 - p.equipment_floor) * reached)


def test_lines_are_turned_while_ai_pays_better() -> None:
    p = world(1).params.makers
    assert fabs.growth(6.0, 6.0, 0.5, 1.0, p) == pytest.approx(0.0)
    assert fabs.growth(6.0 * np.e, 6.0, 1.0, 0.8, p) == pytest.approx(p.answer / 2 * 0.8)


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_what_comes_in_waits_in_each_stage(step: float) -> None:
    w = world(4, step=step)
    w.time = 6.0
    w.supply()
    p = w.params.makers
    line, site = 1 - np.exp(-p.line_stage * step), 1 - np.exp(-p.site_stage * step)
    out = w.now.fab_line[:, -1] * line + w.now.fab_site[:, -1] * site
    assert w.then.fab == pytest.approx(w.now.fab + out)
    floor = makers.floor_price(6.0, p)
    crowd = w.now.fab.sum() / (p.edge * np.exp(p.edge_growth * 6.0))
    grow = p.answer * np.log(w.flows.chip_price / floor) / (1 + crowd) * w.flows.equipment
    turned = w.now.fab * grow * step
    begun = p.leverage * w.flows.spend[:, fabs.FABS] * w.flows.equipment
    begun /= p.site_cost * np.exp(-p.progress * 6.0)
    all_now = w.now.fab + w.now.fab_line.sum(axis=1) + w.now.fab_site.sum(axis=1)
    all_then = w.then.fab + w.then.fab_line.sum(axis=1) + w.then.fab_site.sum(axis=1)
    assert all_then == pytest.approx(all_now + turned + begun)
    assert w.then.fab_line[:, 0] == pytest.approx(w.now.fab_line[:, 0] * (1 - line) + turned)
    assert w.then.fab_site[:, 0] == pytest.approx(w.now.fab_site[:, 0] * (1 - site) + begun)


def test_lost_sites_are_turned_and_built_all_the_same() -> None:
    w = world(3)
    w.now.fab_loss[0] = 5.0
    calm = world(3)
    assert w.supply().then.fab == pytest.approx(calm.supply().then.fab)
    assert w.flows.chip_price[0] > calm.flows.chip_price[0]


def test_a_world_without_fabs_runs() -> None:
    w = world(3)
    w.now.fab[:] = w.now.fab_line[:] = w.now.fab_site[:] = 0.0
    w.nations.equipment[:] = 0.0
    w.supply()
    assert (w.flows.equipment == 1.0).all()
    assert sheets_are_finite(w.then, w.flows)


def test_parts_of_a_union_build_what_the_whole_would() -> None:
    whole = world(4, 3)
    whole.nations.choke[0] = 0.0
    parts = whole.cut(0, 3).supply()
    whole.supply()
    for name in ("fab", "fab_line", "fab_site"):
        joined = getattr(parts.then, name)[:3].sum(axis=0)
        assert joined == pytest.approx(getattr(whole.then, name)[0]), name
