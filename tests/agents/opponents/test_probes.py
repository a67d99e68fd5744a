"""Probes: figures as they are seen, and worlds in which one of them is otherwise."""

import numpy as np
import pytest

from agents.opponents import probes
from agents.opponents.probes import own, towards
from agents.opponents.view import View
from sim.params import QUARTERS_A_YEAR
from tests.agents.opponents.conftest import CODES, played

USA, CHN = CODES.index("USA"), CODES.index("CHN")


@pytest.fixture
def view():
    return View.of(played(0))


def by_key(view, nation=USA):
    return {probe.key: probe for probe in own(view, nation)}


def test_a_probe_changes_its_figure_and_nothing_else(view):
    before = view.now.memory.copy()
    for probe in [*own(view, USA), *towards(view, USA, CHN)]:
        changed = np.flatnonzero(probe.altered(view).now.memory != before)
        assert 0 < len(changed) <= 2 * len(CODES), probe.key
        assert np.array_equal(view.now.memory, before)


def test_what_presses_on_nobody_is_no_figure(view):
    view.now.threat[USA] = 0.0
    view.now.approval[USA] = view.now.public_trust[USA] = probes.CONTENT + 0.1
    view.now.unemployment[USA] = view.now.misinformation[USA] = 0.0
    view.now.powered[USA] = 1.0
    pressing = {"threat", "approval", "public_trust", "unemployment", "misinformation"}
    assert not {*pressing, "power_gap"} & set(by_key(view))
    view.now.approval[USA] = probes.CONTENT - 0.1
    view.now.powered[USA] = 0.7
    found = by_key(view)
    assert found["approval"].altered(view).now.approval[USA] == probes.CONTENT
    assert found["power_gap"].figures["share"] == pytest.approx(0.3)


def test_the_hazard_is_told_as_a_chance_a_year(view):
    view.now.world_hazard[0] = 0.01
    probe = by_key(view)["hazard"]
    assert probe.figures["share"] == pytest.approx(1.0 - 1.01**-QUARTERS_A_YEAR)
    assert probe.altered(view).now.world_hazard[0] == 0.0
    view.now.world_hazard[0] = 0.0
    assert by_key(view)["hazard"].altered(view).now.world_hazard[0] == probes.FEARED


@pytest.mark.parametrize(("ahead", "key"), [(0.5, "lead"), (-0.5, "lag")])
def test_who_leads_is_asked_as_a_follower_and_the_other_way_round(view, ahead, key):
    others = [j for j in range(len(CODES)) if j != USA]
    best = float(view.now.capability[others].max())
    view.now.capability[USA] = best + ahead
    probe = by_key(view)[key]
    assert probe.figures == {key: pytest.approx(abs(ahead))}
    there = best - probes.STEP if ahead > 0.0 else best
    assert probe.altered(view).now.capability[USA] == pytest.approx(there)


def test_an_altered_size_is_a_share_of_the_world(view):
    for share, wanted in ((0.3, probes.SMALL_SHARE), (0.001, probes.LARGE_SHARE)):
        rest = float(view.now.gdp.sum() - view.now.gdp[USA])
        view.now.gdp[USA] = rest * share / (1.0 - share)
        probe = by_key(view)["size"]
        assert probe.figures["share"] == pytest.approx(share)
        gdp = probe.altered(view).now.gdp
        assert gdp[USA] / gdp.sum() == pytest.approx(wanted)


def test_a_cut_off_is_a_figure_while_it_lasts(view):
    assert "cut_off" not in {probe.key for probe in towards(view, USA, CHN)}
    view.now.cut_off[USA, CHN] = 3.0
    found = {probe.key: probe for probe in towards(view, USA, CHN)}
    assert found["cut_off"].figures == {"nation": "CHN", "quarters": 3.0}
    assert found["cut_off"].altered(view).now.cut_off[USA, CHN] == 0.0


def test_pacts_are_taken_away_or_given_on_both_sides(view):
    for held, altered in ((1.0, 0.0), (0.0, 1.0)):
        view.now.pact[USA, CHN] = view.now.pact[CHN, USA] = held
        probe = {one.key: one for one in towards(view, USA, CHN)}["pacts"]
        now = probe.altered(view).now
        assert np.all(now.pact[USA, CHN] == altered)
        assert np.all(now.pact[CHN, USA] == altered)
