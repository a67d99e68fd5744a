import numpy as np
import pytest

from sim.pillars import Pact, Programme
from sim.rules import standards
from tests.sim.midway import midway, nothing
from tests.world import parameters


def test_standards_are_a_mean_over_others_by_the_root_of_compute() -> None:
    w = midway(5).standards()
    f = w.flows
    weight = np.sqrt(w.then.compute_usable) * (1 - np.eye(5))
    shared = (f.pact[:, :, Pact.SAFETY_STANDARDS] * f.ease * weight).sum(axis=1)
    assert f.standards == pytest.approx(shared / weight.sum(axis=1), rel=1e-12)
    f.pact[:] = f.ease[:] = 1.0
    assert w.standards().flows.standards == pytest.approx(1.0)
    f.pact[:] = 0.0
    assert not w.standards().flows.standards.any()


@pytest.mark.parametrize("parts", [2, 4])
def test_a_nation_cut_into_parts_counts_the_same(parts: int) -> None:
    whole = midway(4)
    cut = whole.split(1, parts).standards().flows
    once = whole.standards().flows
    assert cut.standards[:4] == pytest.approx(once.standards, rel=1e-12)
    assert cut.standards[4:] == pytest.approx(once.standards[1], rel=1e-12)
    assert cut.science[:4] == pytest.approx(once.science, rel=1e-12)
    assert cut.science[4:] == pytest.approx(once.science[1], rel=1e-12)


def test_a_promise_that_nobody_inspects_is_believed_in_part() -> None:
    p = parameters().hazard
    assert standards.believed(0.8, 0.0, p) == pytest.approx(0.8 * p.uninspected)
    assert standards.believed(0.8, 1.0, p) == pytest.approx(0.8)
    w = midway(5).standards()
    held = p.uninspected + (1 - p.uninspected) * w.flows.standards
    assert w.flows.believed == pytest.approx(w.orders.safety * held, rel=1e-12)


def test_science_is_what_is_learnt_where_machines_stand_behind_doors_that_are_open() -> None:
    w = midway(5).standards()
    f = w.flows
    weight = np.sqrt(w.then.compute_usable)
    learnt = (f.ease * weight * f.strength[:, Programme.OVERSIGHT]).sum(axis=1)
    assert f.science == pytest.approx(learnt / weight.sum(), rel=1e-12)
    f.ease[:] = np.eye(5)
    alone = w.standards().flows.science.copy()
    part = weight / weight.sum() * f.strength[:, Programme.OVERSIGHT]
    assert alone == pytest.approx(part, rel=1e-12)
    f.ease[:] = 1.0
    f.strength[:, Programme.OVERSIGHT] = 1.0
    assert w.standards().flows.science == pytest.approx(1.0)


def test_who_is_alone_or_without_compute_shares_nothing() -> None:
    for w in (midway(1), nothing(3)):
        assert not w.standards().flows.standards.any()
    assert not nothing(3).standards().flows.science.any()
