"""Each cause alone, recomputed from the rule that it explains."""

import numpy as np
import pytest

from sim.causes import CAUSES, Causes, explain, explain_output, log_mean
from sim.flows import Flows
from sim.nations import Nations
from sim.opinion import approval_wish, trust_wish
from sim.pillars import Programme, Sector
from sim.rules import society
from sim.stocks import Stocks
from tests.world import world

NATIONS = 4


@pytest.fixture(scope="module", params=[1.0, 0.5, 2.0], ids=["step 1", "step 1/2", "step 2"])
def quarter(request):
    """A world after a tick in which much happened, and what it was before."""
    w = world(NATIONS, 3)
    w.seed = SEED
    p = w.params
    p.step = request.param
    p.society.trust_data = 0.2
    p.incidents.rate = 30.0 / p.step
    p.shocks.election_chance = 0.0
    w.stocks.trust[:] = 0.9 + 0.1 * np.eye(NATIONS)
    w.orders.offer[:] = 1.0
    w.run(3)
    p.shocks.election_chance = 0.5 / p.step
    p.shocks.election_approval = 1.0
    w.was, w.past = w.stocks.copy(), w.flows.copy()
    w.run()
    w.causes = Causes(NATIONS)
    explain(w.was, w.orders, w.nations, p, w.past, w.flows, w.stocks, w.causes)
    return w


SEED = 13
"""By which some nations, not all, have an incident and an election."""


def pace(speed, step):
    return speed * step / (1 + speed * step)


def test_a_tick_for_the_causes_has_much_in_it(quarter):
    f = quarter.flows
    assert 0 < np.count_nonzero(f.incident) < NATIONS
    assert 0 < np.count_nonzero(f.election) < NATIONS
    for name in ("adoption_gain", "standards", "received", "given", "believed", "imitation"):
        assert getattr(f, name).any(), name
    assert quarter.past.output.tobytes() != f.output.tobytes()


def test_where_nothing_befell_nothing_is_said(quarter):
    f, c = quarter.flows, quarter.causes
    assert (c.approval_incidents[f.incident == 0.0] == 0.0).all()
    assert (c.approval_election[f.election == 0.0] == 0.0).all()
    for name in ("public_trust_bounds", "approval_bounds"):
        assert (getattr(c, name) == 0.0).all()


def trust_of(w, i, **other):
    """The target of public trust, had some of what it hangs on been other."""
    met = {
        "usual": w.nations.usual_trust[i],
        "able": w.orders.strictness[i] * w.flows.strength[i, Programme.OVERSIGHT],
        "standards": w.flows.standards[i],
        "privacy": w.flows.strength[i, Programme.PRIVACY],
        "misled": w.stocks.misinformation[i],
        "shared": society.exposure(i, w.nations, w.flows),
        "waits": w.flows.believed[i],
    }
    return trust_wish(society.public_trust(*(met | other).values(), w.params.society))


NEUTRAL_TRUST = {
    "governance": {"able": society.USUAL_RULES},
    "standards": {"standards": 0.0},
    "misinformation": {"misled": society.USUAL_MISINFORMATION},
    "data": {"shared": 0.0},
    "safety": {"waits": 0.0},
}


def test_terms_of_public_trust_are_what_the_rule_lacks_without_them(quarter):
    w = quarter
    speed = pace(w.params.society.trust_speed, w.params.step)
    for i in range(NATIONS):
        whole = trust_of(w, i)
        assert 0 < whole < 1
        lost = {cause: whole - trust_of(w, i, **one) for cause, one in NEUTRAL_TRUST.items()}
        lost["privacy"] = trust_of(w, i, shared=0.0) - trust_of(
            w, i, shared=0.0, privacy=society.USUAL_PRIVACY
        )
        for cause, gain in lost.items():
            told = getattr(w.causes, f"public_trust_{cause}")[i]
            assert told == pytest.approx(speed * gain, rel=1e-9), cause
            assert told != 0.0, cause
        normal = w.nations.usual_trust[i] - w.was.public_trust[i]
        assert w.causes.public_trust_normal[i] == pytest.approx(speed * normal, rel=1e-9)


def test_incidents_take_from_trust_what_their_rule_takes(quarter):
    w, p, s = quarter, quarter.params.incidents, quarter.params.society
    for i in range(NATIONS):
        calm = society.towards(w.was.public_trust[i], trust_of(w, i), s.trust_speed, w.params.step)
        kept = 1 - p.trust_scar * w.flows.incident[i]
        for j in range(NATIONS):
            if j != i:
                kept *= 1 - p.echo * w.flows.openness[j, i] * w.flows.incident[j]
        assert w.causes.public_trust_incidents[i] == pytest.approx(calm * kept - calm, abs=1e-14)


def test_terms_of_approval_are_what_the_rule_lacks_without_them(quarter):
    w, p, n = quarter, quarter.params.society, quarter.nations
    speed = pace(p.approval_speed, w.params.step)
    for i in range(NATIONS):
        usual = n.usual_approval[i]
        neutral = [usual, 0.0, 0.0, society.USUAL_MISINFORMATION, 0.0, 0.0, 0.0]
        assert approval_wish(society.approval(*neutral, p)) == pytest.approx(usual)
        growth = 4 * np.log(w.stocks.gdp[i] / w.was.gdp[i]) / w.params.step - 4 * n.growth[i]
        extra = w.flows.outlay[i] - n.usual_budget[i]
        met = [
            usual,
            growth,
            w.stocks.unemployment[i] - n.natural_unemployment[i],
            w.stocks.misinformation[i],
            w.stocks.public_trust[i] - n.usual_trust[i],
            w.flows.strength[i, Programme.PUBLIC_ADOPTION] * w.stocks.adoption[i],
            society.displeasure(extra, n.governance[i], w.orders.visa[i], p),
        ]
        wish = approval_wish(society.approval(*met, p))
        assert 0 < wish < 1
        names = ("growth", "jobs", "misinformation", "trust", "services", "orders")
        for place, cause in enumerate(names, start=1):
            one = [*neutral]
            one[place] = met[place]
            gain = speed * (approval_wish(society.approval(*one, p)) - usual)
            told = getattr(w.causes, f"approval_{cause}")[i]
            assert told == pytest.approx(gain, rel=1e-8), cause
            assert told != 0.0, cause
        normal = speed * (usual - w.was.approval[i])
        assert w.causes.approval_normal[i] == pytest.approx(normal, rel=1e-9)
        moved = society.towards(w.was.approval[i], wish, p.approval_speed, w.params.step)
        new = p.election_approval if w.flows.election[i] else moved
        scar = 1 - w.params.incidents.approval_scar * w.flows.incident[i]
        assert w.causes.approval_election[i] == pytest.approx(new - moved, abs=1e-15)
        assert w.causes.approval_incidents[i] == pytest.approx(new * scar - new, abs=1e-15)


def test_jobs_are_displaced_as_the_rule_displaces_them(quarter):
    w, p, h = quarter, quarter.params.society, quarter.params.step
    for i in range(NATIONS):
        level, gain = w.was.unemployment[i], w.flows.adoption_gain[i]
        natural = w.nations.natural_unemployment[i]
        skills = w.flows.strength[i, Programme.RESKILLING]
        without = society.unemployment(level, natural, 0.0, skills, h, p)
        lost = society.unemployment(level, natural, gain, skills, h, p) - without
        assert w.causes.unemployment_displacement[i] == pytest.approx(lost, rel=1e-9, abs=1e-16)
        back = without - level
        assert w.causes.unemployment_new_jobs[i] == pytest.approx(back, rel=1e-9, abs=1e-16)


OUTPUT = {
    "ai": ("ai_gain", 1, 0.0),
    "talent": ("talent_gain", 1, 0.0),
    "research": ("research_dividend", 1, 0.0),
    "attacks": ("attack_loss", -1, 0.0),
    "coercion": ("coercion", -1, 1.0),
    "disruption": ("disruption", -1, 1.0),
    "orders": ("decree_loss", -1, 0.0),
}
"""The flow of a cause, whether it multiplies or divides output, and what is added to it first."""


@pytest.mark.parametrize("cause", [*OUTPUT, "trend", "exports", "bounds"])
def test_where_one_factor_alone_moved_it_is_the_whole_cause(cause):
    """Output goes from 100 to 121 by one factor, and by nothing else."""
    was, now = Stocks(2), Stocks(2)
    past, flows, causes, nations = Flows(2), Flows(2), Causes(2), Nations(2)
    was.potential[:] = now.potential[:] = 100.0
    nations.output_norm[:] = 2.0
    for sheet in (past, flows):
        sheet.output[:] = 100.0
        for name, _, added in OUTPUT.values():
            getattr(sheet, name)[:] = 1.0 - added
    expected = 21.0 / 2.0
    if cause == "exports":
        flows.trade_income[0], past.trade_income[0], expected = 3.0, 0.5, 2.5
    elif cause != "bounds":
        flows.output[0] = 121.0
        if cause == "trend":
            now.potential[0] = 121.0
        else:
            name, sign, added = OUTPUT[cause]
            getattr(past, name)[0] = 1.0 / 1.21 ** min(sign, 0) - added
            getattr(flows, name)[0] = 1.21 ** max(sign, 0) - added
    was.gdp[:] = now.gdp[:] = 50.0
    now.gdp[0] += expected
    explain_output(0, was, nations, past, flows, now, causes)
    for name in CAUSES["gdp"]:
        told = getattr(causes, f"gdp_{name}")[0]
        assert told == pytest.approx(expected if name == cause else 0.0, rel=1e-12, abs=1e-12)
        assert getattr(causes, f"gdp_{name}")[1] == 0.0


def test_trade_that_is_usual_grows_with_trend_and_is_no_news():
    """Exports that grow as fast as output on trend are told, and taken off as usual."""
    was, now = Stocks(1), Stocks(1)
    past, flows, causes, nations = Flows(1), Flows(1), Causes(1), Nations(1)
    nations.output_norm[:], nations.trade_norm[:] = 1.0, 0.1
    was.potential[:], now.potential[:] = 100.0, 110.0
    for sheet, output in ((past, 100.0), (flows, 110.0)):
        sheet.output[:], sheet.trade_income[:] = output, 0.1 * output
        for name in ("ai_gain", "talent_gain", "research_dividend", "attack_loss", "decree_loss"):
            getattr(sheet, name)[:] = 1.0
    was.gdp[:], now.gdp[:] = 100.0, 110.0
    explain_output(0, was, nations, past, flows, now, causes)
    assert causes.gdp_exports[0] == pytest.approx(1.0)
    assert causes.gdp_trend[0] == pytest.approx(9.0)
    assert causes.gdp_bounds[0] == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("ratio", [1.0, 1.0 + 1e-12, 1.0 + 1e-6, 1.3, 40.0])
def test_the_logarithmic_mean_lies_between_and_is_exact(ratio):
    mean = log_mean(7.0 * ratio, 7.0)
    assert mean == pytest.approx(log_mean(7.0, 7.0 * ratio), rel=1e-12)
    assert 7.0 * (1 - 1e-12) <= mean <= 7.0 * ratio * (1 + 1e-12)
    if ratio > 1.0 + 1e-7:
        assert mean == pytest.approx(7.0 * (ratio - 1.0) / np.log(ratio), rel=1e-8)


def test_means_come_and_go_by_their_own_flows(quarter):
    w, p, f, c = quarter, quarter.params, quarter.flows, quarter.causes
    home = f.chips.diagonal()
    assert c.compute_home_chips == pytest.approx(home)
    assert c.compute_foreign_chips == pytest.approx(f.chips.sum(axis=1) - home, abs=1e-12)
    retired = w.was.compute * (np.exp(-p.makers.wear * p.step) - 1)
    assert c.compute_retired == pytest.approx(retired, rel=1e-12)
    assert c.talent_graduates == pytest.approx(f.graduates)
    moved = w.stocks.people - f.people
    assert c.talent_arrivals == pytest.approx(np.maximum(moved, 0.0).sum(axis=0))
    assert c.talent_departures == pytest.approx(np.minimum(moved, 0.0).sum(axis=0))
    assert c.talent_arrivals + c.talent_departures == pytest.approx(f.net_talent, abs=1e-11)
    lost = w.was.talent * (np.exp(-p.talent.attrition * p.step) - 1)
    assert c.talent_attrition == pytest.approx(lost, rel=1e-12)


def test_research_is_shared_out_by_where_it_was_done(quarter):
    w, f, c = quarter, quarter.flows, quarter.causes
    parts = np.array([f.research - f.given, f.received])
    told = np.array([c.capability_own_research, c.capability_partners])
    assert told == pytest.approx(f.invention * parts / parts.sum(axis=0), rel=1e-12)
    assert c.capability_catching_up == pytest.approx(f.imitation)
    assert c.capability_breakthrough == pytest.approx(f.breakthrough)
    weight = w.params.capability.compute_exponent
    chips = weight * np.log(w.stocks.compute / w.was.compute)
    assert c.capability_chips == pytest.approx(chips, rel=1e-11)
    used = weight * np.log(f.pool / w.past.pool)
    assert c.capability_power == pytest.approx(used - chips, abs=1e-12)


def test_adoption_is_told_by_sector(quarter):
    w = quarter
    rise = w.nations.exposure * (w.stocks.sector_adoption - w.was.sector_adoption)
    for sector in Sector:
        told = getattr(w.causes, f"adoption_{sector.name.lower()}")
        assert told == pytest.approx(rise[:, sector], rel=1e-12)
