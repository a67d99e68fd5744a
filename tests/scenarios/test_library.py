"""Every scenario of the library loads, packs, and says where its figures come from."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from policies import menu
from scenarios.load import LIBRARY, load, load_file, names
from scenarios.pack import digest, pack
from scenarios.quantity import Figure, Sourced
from scenarios.schema import Scenario
from sim.dice import Event
from sim.orders import LARGEST_BUDGET

SHIPPED = (
    *("default", "quick", "large", "hindcast-2018", "open-world", "hostile", "fortress"),
    *("chip-embargo", "talent-pact", "compute-treaty", "data-free-flow", "safety-standards"),
    "strait-crisis",
)
LARGEST_FILE = 256 * 1024


def sourced(part: object) -> Iterator[Sourced]:
    """Every figure, table and grid inside."""
    if isinstance(part, Sourced):
        yield part
    if hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            yield from sourced(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from sourced(value)
    elif isinstance(part, list):
        for value in part:
            yield from sourced(value)


def test_all_are_there() -> None:
    assert set(SHIPPED) <= set(names())


@pytest.fixture(params=names())
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(request.param)


def test_its_name_is_its_file(scenario: Scenario) -> None:
    assert (LIBRARY / f"{scenario.name}.toml").is_file()
    assert (LIBRARY / f"{scenario.name}.toml").stat().st_size < LARGEST_FILE
    assert scenario.question.endswith(("?", "miss?"))


def test_every_figure_has_source_licence_and_confidence(scenario: Scenario) -> None:
    found = list(sourced(scenario))
    assert len(found) > 150
    for part in found:
        source = scenario.sources[part.source]
        assert source.citation
        assert source.licence
        assert part.unit
        assert "NC" not in source.licence.split("-")
        assert "do not ship" not in source.licence
        if part.source in {"estimate", "what-if"}:
            assert part.confidence in {"estimate", "memory"}


def test_every_measured_figure_has_a_year_or_a_range(scenario: Scenario) -> None:
    for nation in scenario.nations.values():
        for name in ("compute", "energy", "talent"):
            figure = getattr(nation, name)
            assert isinstance(figure, Figure)
            if figure.source not in {"estimate", "what-if"}:
                assert figure.low is not None
                assert figure.high is not None


def test_it_packs(scenario: Scenario) -> None:
    world = pack(scenario)
    count = len(scenario.roster)
    for sheet in (world.stocks, world.nations, world.status_quo, world.traits, world.params):
        assert np.isfinite(sheet.memory).all()
    stocks, orders = world.stocks, world.status_quo
    np.testing.assert_allclose(stocks.people.sum(axis=0), stocks.talent, rtol=1e-12)
    assert (stocks.people >= 0.0).all()
    np.testing.assert_allclose(world.nations.exposure.sum(axis=1), 1.0, atol=1e-9)
    np.testing.assert_allclose(world.nations.mandate.sum(axis=1), 1.0, atol=1e-9)
    np.testing.assert_allclose(stocks.supplier_share.sum(axis=1), 1.0, atol=1e-9)
    assert (orders.split.sum(axis=1) <= 1.0 + 1e-9).all()
    assert (orders.programme >= 0.0).all()
    assert (orders.budget <= LARGEST_BUDGET).all()
    assert (orders.budget == world.nations.usual_budget).all()
    for matrix in (stocks.trust, orders.stance, stocks.worst_stance, stocks.stance):
        assert (np.diag(matrix) == 1.0).all()
        assert (matrix >= 0.0).all()
        assert (matrix <= 1.0).all()
    assert (world.standing_offers == world.standing_offers.transpose(1, 0, 2)).all()
    assert world.standing_offers.shape == (count, count, 6)
    assert world.calendar.shape[1] == 5
    assert set(world.policies) <= set(menu.NAMES)
    assert world.nations.output_norm.min() > 0.9
    assert world.nations.output_norm.max() < 1.1
    assert np.abs(world.nations.trade_norm).max() < 0.1
    np.testing.assert_allclose(stocks.machines.sum(axis=0), stocks.compute, rtol=1e-12)
    assert (stocks.machines >= 0.0).all()
    assert (np.diag(world.nations.union) == 1.0).all()
    assert stocks.survival[0] == 1.0


def test_frontier_and_orders_of_magnitude(scenario: Scenario) -> None:
    world = pack(scenario)
    leader = int(np.argmax(world.stocks.capability))
    assert world.codes[leader] == "USA"
    fabs = world.stocks.fab / world.stocks.fab.sum()
    assert world.codes[int(np.argmax(fabs))] == "TWN"
    assert world.stocks.talent[leader] > 100.0


def test_packing_twice_gives_the_same_world(scenario: Scenario) -> None:
    one, two = pack(scenario), pack(scenario)
    assert one.sha256 == two.sha256
    assert one.stocks.memory.tobytes() == two.stocks.memory.tobytes()
    assert one.nations.memory.tobytes() == two.nations.memory.tobytes()


def test_round_trip(scenario: Scenario) -> None:
    text = scenario.model_dump_json()
    again = Scenario.model_validate_json(text, strict=True)
    assert again == scenario
    assert digest(again) == digest(scenario)
    assert json.loads(text)["name"] == scenario.name


def test_names_and_paths_load_the_same() -> None:
    assert load_file(LIBRARY / "quick.toml") == load("quick")
    assert load(str(Path(LIBRARY / "quick.toml"))) == load("quick")


def test_digests_differ() -> None:
    assert len({digest(load(name)) for name in names()}) == len(names())


def test_strait_crisis_is_dated() -> None:
    world = pack(load("strait-crisis"))
    row = world.calendar[0]
    assert tuple(row) == (8.0, float(Event.FAB_LOSS), float(world.codes.index("TWN")), 0.0, 12.0)
    cut = world.calendar[1]
    assert cut[1] == Event.CUT_OFF
    assert world.codes[int(cut[2])] == "CHN"
    assert world.codes[int(cut[3])] == "TWN"


def test_standing_offers_reach_the_world() -> None:
    world = pack(load("safety-standards"))
    others = ~np.eye(len(world.codes), dtype=bool)
    assert (world.standing_offers[others][:, 3] == 1.0).all()
    assert world.standing_offers[:, :, [0, 1, 2, 4, 5]].sum() == 0.0
    assert (world.standing_offers[~others] == 0.0).all()


def test_regimes_are_ordered() -> None:
    regimes = [pack(load(name)) for name in ("open-world", "default", "hostile", "fortress")]
    chances = [world.params.shocks.cut_off_chance for world in regimes]
    costs = [world.params.pressure.coercion for world in regimes]
    trust = [float(world.stocks.trust.mean()) for world in regimes]
    rivalry = [float(world.nations.rivalry.mean()) for world in regimes]
    assert chances == sorted(chances)
    assert costs == sorted(costs)
    assert trust == sorted(trust, reverse=True)
    assert rivalry == sorted(rivalry)
