"""Worlds of the second rules from the library: whole, balanced, within ranges, and lasting."""

import tomllib
from functools import lru_cache

import numpy as np
import pytest

from scenarios.errors import ScenarioError
from scenarios.load import load
from scenarios.world2 import values
from scenarios.world2.packing import CONTROL, World2, figures, opened, packed
from scenarios.world2.values import CHANGES, FILE, build, changes_of, fields, library
from sim.pillars import PACTS
from sim.flows import Flows
from sim.opening import calmed
from sim.tick import advance
from sim.stocks import Stocks

WORLDS = ("default", "hostile", "fortress", "open-world", "hindcast-2018")
NO_DATES = np.zeros((0, 5))
CONFIDENCES = {"data", "derived", "memory-confirmed", "memory", "estimate"}
UNITS = {
    "governance": "share",
    "absorptive": "share",
    "exposed": "share",
    "grid": "GW",
    "data_centres": "GW",
    "power_price": "$/kWh",
    "usual_budget": "share of GDP/yr",
    "lag": "months",
    "foreign_owned": "share",
    "growth": "1/quarter",
    "natural_unemployment": "share",
}
YEARS = (2018, 2024)


@lru_cache(maxsize=8)
def _opened(name: str) -> World2:
    return packed(name)


@pytest.mark.parametrize("name", WORLDS)
def test_packs_whole_and_finite(name):
    world = _opened(name)
    for sheet in (world.stocks, world.nations, world.params, world.orders):
        assert np.isfinite(sheet.memory).all()
    scenario = load(name)
    assert world.codes == tuple(scenario.roster)
    assert (world.turns, world.ticks_per_turn) == (scenario.turns, scenario.ticks_per_turn)
    assert (world.stocks.gdp > 0).all()
    assert (world.stocks.people >= 0).all()
    assert np.allclose(np.diag(world.stocks.trust), 1.0)
    assert np.allclose(world.orders.split.sum(axis=1), 1.0)
    assert np.allclose(world.nations.mandate.sum(axis=1), 1.0)
    assert np.allclose(world.nations.exposure.sum(axis=1), 1.0)
    assert (world.nations.choke.sum(axis=0) < 2.0).all()


@pytest.mark.parametrize("name", WORLDS)
def test_the_first_calm_quarter_is_on_trend(name):
    world = _opened(name)
    flows, then = Flows(len(world.codes)), Stocks(len(world.codes))
    calm = calmed(world.params)
    advance(
        world.stocks, world.orders, world.nations, calm, NO_DATES, 1, 0, 0, flows, then
    )  # fmt: skip
    assert np.allclose(then.gdp, then.potential, rtol=1e-9)
    assert np.allclose(then.potential, world.stocks.gdp * np.exp(world.nations.growth), rtol=1e-9)
    scale = np.abs(flows.net_exports).sum()
    assert abs(flows.net_exports.sum()) < 1e-9 * max(scale, 1.0)


@pytest.mark.parametrize("name", WORLDS)
def test_forty_quarters_stay_finite(name):
    world = _opened(name)
    n = len(world.codes)
    orders = world.orders.copy()
    for kind in range(PACTS):
        orders.offer[:, :, kind] = 1.0 - np.eye(n)
    for replicate, kept in enumerate((world.orders, orders)):
        now, then, flows = world.stocks.copy(), Stocks(n), Flows(n)
        for tick in range(40):
            advance(
                now, kept, world.nations, world.params, world.calendar, 7, replicate, tick,
                flows, then,
            )  # fmt: skip
            assert np.isfinite(then.memory).all()
            assert np.isfinite(flows.memory).all()
            now, then = then, now
        assert (now.gdp > 0).all()
        assert 0.0 < now.survival[0] < 1.0


def test_every_parameter_is_within_its_range_and_of_its_unit():
    assert set(library()) == {(section, name) for section, name, _ in fields()}
    params = build({})
    assert params.makers.cost == library()["makers", "cost"].entry.value
    assert np.isfinite(params.memory).all()


@pytest.mark.parametrize("name", WORLDS)
def test_scenarios_change_parameters_within_the_range_or_say_so(name):
    changes, beyond = changes_of(name)
    outside = {
        (section, parameter)
        for section, entries in changes.items()
        for parameter, value in entries.items()
        if not library()[section, parameter].entry.low
        <= value
        <= library()[section, parameter].entry.high
    }
    assert beyond == bool(outside)
    assert all(section == "shocks" for section, _ in outside)  # history's stand in the calendar


def test_what_threatens_in_hostile_worlds():
    assert _opened("hostile").params.shocks.cut_off_chance == 0.010
    assert _opened("hostile").params.pressure.coercion == 0.06
    assert _opened("fortress").params.shocks.cut_off_chance == 0.015
    assert _opened("fortress").params.shocks.cut_off_quarters == 12.0
    assert _opened("fortress").params.pressure.coercion == 0.09
    assert _opened("fortress").params.hazard.rate > _opened("default").params.hazard.rate
    assert _opened("fortress").stocks.trust.mean() < _opened("open-world").stocks.trust.mean()


def test_2018_is_of_its_own_time():
    past, now = _opened("hindcast-2018"), _opened("default")
    assert past.params.epoch == -24.0
    assert past.params.start.lead == -6.6
    assert (past.stocks.compute.sum(axis=0) < now.stocks.compute.sum(axis=0)).all()
    assert (past.stocks.adoption < now.stocks.adoption).all()
    assert (past.nations.lag >= now.nations.lag).all()
    controls = past.calendar[past.calendar[:, 1] == CONTROL]
    assert sorted(set(controls[:, 4])) == [0.25, 0.5]
    assert set(controls[:, 0]) == {15.0, 19.0}  # 2022-Q4 and 2023-Q4
    assert {past.codes[int(row)] for row in controls[:, 3]} == {"CHN"}
    assert not len(now.calendar)


def test_compute_by_owner_adds_up_to_what_stands_there():
    world, own = _opened("hindcast-2018"), figures(2018)["nations"]
    for j, code in enumerate(world.codes):
        assert world.stocks.compute[:, j].sum() == pytest.approx(own[code]["compute"]["value"])
    usa, eu = world.codes.index("USA"), world.codes.index("EUU")
    abroad = world.stocks.compute[usa, eu]
    assert abroad == pytest.approx(0.5 * world.stocks.compute[:, eu].sum())


def test_people_by_origin_add_up_to_talent():
    world, own = _opened("hindcast-2018"), figures(2018)["nations"]
    for j, code in enumerate(world.codes):
        assert world.stocks.people[:, j].sum() == pytest.approx(own[code]["talent"]["value"])
        assert world.nations.usual_talent[j] == pytest.approx(own[code]["talent"]["value"])


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_has_unit_source_confidence_and_range(year):
    table = figures(year)
    assert len(table["nations"]) == 16
    for nation in table["nations"].values():
        for name, figure in nation.items():
            if name == "name":
                continue
            assert figure["unit"] == UNITS.get(name, figure["unit"])
            assert figure["source"] in table["sources"]
            assert figure["confidence"] in CONFIDENCES
            if "low" in figure:
                assert figure["low"] <= figure["value"] <= figure["high"]
            if "stand-in" in figure.get("note", "") and figure["value"] > 0.0:
                assert figure["low"] < figure["high"]
        assert UNITS.keys() <= nation.keys()


@pytest.mark.parametrize("year", YEARS)
def test_no_source_forbids_shipping(year):
    for source in figures(year)["sources"].values():
        assert source["citation"]
        words = source["licence"].replace("-", " ").split()
        assert "NC" not in words
        assert "do not ship" not in source["licence"].lower()


def test_changes_reach_the_world_and_keep_to_their_range():
    world = packed("default", {"start": {"investment": 0.6}})
    assert np.allclose(world.stocks.investment, 2.0 * _opened("default").stocks.investment)
    with pytest.raises(ScenarioError, match="range of its evidence"):
        packed("default", {"makers": {"cost": 20.0}})
    assert packed("default", {"makers": {"cost": 20.0}}, beyond_evidence=True)
    with pytest.raises(ScenarioError, match="bear no more"):
        packed("default", {"makers": {"cost": 500.0}}, beyond_evidence=True)
    with pytest.raises(ScenarioError, match=r"no makers\.colour"):
        packed("default", {"makers": {"colour": 1.0}})
    with pytest.raises(ScenarioError, match="is a table"):
        packed("default", {"adoption": {"sector_rate": 1.0}})


def test_opening_again_changes_nothing():
    world = packed("default")
    before = (world.stocks.copy(), world.nations.copy(), world.orders.copy())
    opened(world)
    for old, new in zip(before, (world.stocks, world.nations, world.orders), strict=True):
        assert (old.memory == new.memory).all()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value = 6.0, low = 3.0", "value = 2.0, low = 3.0", "must rise"),
        ('unit = "$bn/MH", source', 'unit = "$m/MH", source', "its unit must be"),
        ('source = "jones-2020"', 'source = "jones"', "source must be listed"),
        ("[makers]\n", '[makers]\ncolour = {value = 1.0, unit = "1"}\n', "have no makers.colour"),
    ],
)
def test_a_wrong_library_is_refused(tmp_path, monkeypatch, old, new, said):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    other = tmp_path / "parameters.toml"
    other.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(values, "FILE", other)
    library.cache_clear()
    try:
        with pytest.raises(ScenarioError, match=said):
            library()
    finally:
        library.cache_clear()


def test_changes_of_scenarios_cite_their_sources():
    raw = tomllib.loads(CHANGES.read_text(encoding="utf-8"))
    for scenario in raw.keys() - {"sources"}:
        assert load(scenario)
        for section, entries in raw[scenario].items():
            if section != "beyond_evidence":
                for entry in entries.values():
                    assert entry["source"] in raw["sources"]
                    assert entry["confidence"] in CONFIDENCES
