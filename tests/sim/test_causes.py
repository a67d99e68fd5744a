"""Causes add up to the change they explain, in whole games and at the ends of what may be."""

import ast
import inspect

import numpy as np
import pytest

from agents.race import Race
from scenarios.load import load
from scenarios.pack import pack
from sim import causes as module
from sim.causes import CAUSES, FIGURES, Causes, explain
from sim.params import Params
from sim.rules.capability import capability
from sim.rules.economy import LEAST_OUTPUT
from tests.world import World, quiet, world

SHEETS = ("was", "now", "nations", "orders", "past", "flows", "causes", "terms")
RARE = {
    *("public_trust_bounds", "approval_bounds", "approval_election", "capability_breakthrough"),
    "public_trust_safety",
}
"""Clipping, an election, a breakthrough or somebody who waits need not be met in one game."""


@pytest.fixture(scope="module")
def played():
    """Every quarter of a game: (was, now, causes)."""
    quarters = []
    race = Race(pack(load("quick")), seed=11)

    def watch(board):
        quarters.append((board.was.copy(), board.now.copy(), board.causes()))

    race.play(watch)
    return quarters


def told_of(figure, causes):
    return np.sum([getattr(causes, field) for field in CAUSES[figure].values()], axis=0)


@pytest.mark.parametrize("figure", FIGURES)
def test_contributions_add_up_to_the_change(played, figure):
    for was, now, causes in played:
        change = getattr(now, figure) - getattr(was, figure)
        scale = np.abs(getattr(now, figure)) + np.abs(change)
        told = told_of(figure, causes)
        assert np.all(np.abs(told - change) <= 1e-12 * scale + 1e-15)


def test_output_is_explained_by_its_factors_and_not_by_what_is_left(played):
    """From the first quarter on, which is held against the quarter that ended at the start."""
    for was, now, causes in played:
        free = now.gdp > LEAST_OUTPUT * now.potential * (1.0 + 1e-9)
        free &= was.gdp > LEAST_OUTPUT * was.potential * (1.0 + 1e-9)
        assert (np.abs(causes.gdp_bounds[free]) < 1e-9 * now.gdp[free]).all()


def test_every_cause_belongs_to_one_figure():
    told = [field for causes in CAUSES.values() for field in causes.values()]
    assert sorted(told) == sorted(Causes.fields)


def test_every_cause_acts_somewhere(played):
    silent = {
        field
        for field in Causes.fields
        if not any(np.any(getattr(causes, field) != 0.0) for _, _, causes in played)
    }
    assert silent <= RARE


def test_signs_are_as_named(played):
    for _, _, causes in played:
        assert (causes.compute_retired <= 0).all()
        assert (causes.compute_home_chips >= 0).all()
        assert (causes.compute_foreign_chips >= -1e-15).all()
        assert (causes.talent_graduates >= 0).all()
        assert (causes.talent_arrivals >= 0).all()
        assert (causes.talent_departures <= 0).all()
        assert (causes.talent_attrition <= 0).all()
        assert (causes.capability_own_research >= 0).all()
        assert (causes.capability_partners >= 0).all()
        assert (causes.capability_catching_up >= 0).all()
        assert (causes.capability_breakthrough >= 0).all()
        assert (causes.unemployment_displacement >= 0).all()
        assert (causes.public_trust_standards >= 0).all()
        assert (causes.public_trust_safety >= 0).all()
        assert (causes.public_trust_data <= 0).all()
        assert (causes.public_trust_incidents <= 1e-15).all()
        assert (causes.approval_services >= 0).all()
        assert (causes.approval_incidents <= 1e-15).all()


def test_causes_know_no_number_and_no_parameter_of_a_rule():
    """They add what rules hand over: what they do not know they cannot tell differently."""
    parameters = {
        name for part in Params.fields.values() if part.size(0) > 1 for name in part.kind.fields
    }
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.FunctionDef) and node.name != "log_mean":
            parts = [part for part in ast.walk(node) if isinstance(part, ast.Constant)]
            numbers = {part.value for part in parts if type(part.value) in (int, float)}
            assert numbers <= {0.0, 1.0}, node.name
        if isinstance(node, ast.BinOp):
            for side in (node.left, node.right):
                read = side.value if isinstance(side, ast.Subscript) else side
                if isinstance(read, ast.Attribute) and read.attr in parameters:
                    assert ast.unparse(read.value) in SHEETS, ast.unparse(node)


def explained(w: World, was, past) -> Causes:
    causes = Causes(w.stocks.nations)
    explain(was, w.orders, w.nations, w.params, past, w.flows, w.stocks, causes)
    return causes


def test_where_nothing_befell_nothing_is_said_to_the_last_bit():
    w = world(4, 6)
    w.params.incidents.rate = 0.0
    was, past = w.run(2).stocks.copy(), w.flows.copy()
    told = explained(w.run(), was, past)
    assert (told.public_trust_incidents == 0.0).all()
    assert (told.approval_incidents == 0.0).all()
    assert (told.approval_election == 0.0).all()
    assert (told.public_trust_bounds == 0.0).all()
    assert (told.approval_bounds == 0.0).all()


def test_a_nation_without_compute_has_causes_that_add_up():
    """The first chips of a nation count from what Eq. Q1 takes for none."""
    w = world(3, 2)
    s = w.stocks
    s.machines[:, 0] = s.compute[0] = s.compute_usable[0] = 0.0
    s.capability[0] = capability(s.algorithms[0], 0.0, w.params.capability)
    was, past = s.copy(), w.flows.copy()
    past.memory[:] = 1.0
    past.pool[:] = was.compute
    told = explained(w.run(), was, past)
    change = w.stocks.capability - was.capability
    assert change[0] > 1.0
    assert told_of("capability", told) == pytest.approx(change, abs=1e-12)


def pace(speed, step):
    return speed * step / (1 + speed * step)


@pytest.mark.parametrize(("base", "target"), [(5.0, 1.0), (-5.0, 0.0)])
def test_bounds_are_what_clipping_keeps_back(base, target):
    w = world(3, 1)
    quiet(w.params)
    p = w.params.society
    w.nations.usual_trust[:] = w.nations.usual_approval[:] = base
    was, past = w.stocks.copy(), w.flows.copy()
    past.memory[:] = 1.0
    causes = explained(w.run(), was, past)
    for figure, speed in (("public_trust", p.trust_speed), ("approval", p.approval_speed)):
        names = [name for cause, name in CAUSES[figure].items() if cause != "bounds"]
        unbound = sum(getattr(causes, name) for name in names)
        bound = pace(speed, w.params.step) * (target - getattr(was, figure))
        kept_back = getattr(causes, f"{figure}_bounds")
        assert kept_back == pytest.approx(bound - unbound, rel=1e-9)
        assert (np.sign(kept_back) == -np.sign(base)).all()


def test_what_the_floor_of_output_gives_is_told_as_a_bound():
    w = world(3, 4)
    quiet(w.params)
    was, past = w.run().stocks.copy(), w.flows.copy()
    w.nations.output_norm[0] *= 10.0
    told = explained(w.run(), was, past)
    assert w.stocks.gdp[0] == LEAST_OUTPUT * w.stocks.potential[0]
    assert told_of("gdp", told) == pytest.approx(w.stocks.gdp - was.gdp, abs=1e-9)
    assert np.abs(told.gdp_bounds[1:]).max() < 1e-9 < abs(told.gdp_bounds[0])
