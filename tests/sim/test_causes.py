"""Causes add up to the change they explain."""

import ast
import inspect

import numpy as np
import pytest

from agents.race import Race
from scenarios.load import load
from scenarios.pack import pack
from sim import causes as module
from sim.causes import CAUSES, FIGURES, Causes, explain, explain_output, log_mean
from sim.flows import Flows
from sim.nations import Nations
from sim.params import Params
from sim.pillars import Programme, Sector
from sim.rules import society
from sim.rules.capability import capability
from sim.stocks import Stocks
from tests.world import quiet, world

SHEETS = ("was", "now", "nations", "orders", "past", "flows", "causes", "terms")


@pytest.fixture(scope="module")
def played():
    """Every quarter of a game: (was, now, causes)."""
    quarters = []
    race = Race(pack(load("quick")), seed=11)

    def watch(board):
        quarters.append((board.was.copy(), board.now.copy(), board.causes()))

    race.play(watch)
    return quarters


@pytest.mark.parametrize("figure", FIGURES)
def test_contributions_add_up_to_the_change(played, figure):
    for was, now, causes in played:
        change = getattr(now, figure) - getattr(was, figure)
        told = np.zeros_like(change)
        for field in CAUSES[figure].values():
            told += getattr(causes, field)
        scale = np.abs(getattr(now, figure)) + np.abs(change)
        assert np.all(np.abs(told - change) <= 1e-12 * scale + 1e-15)


def test_every_cause_belongs_to_one_figure():
    told = [field for causes in CAUSES.values() for field in causes.values()]
    assert sorted(told) == sorted(Causes.fields)


def test_every_cause_acts_somewhere(played):
    silent = {
        field
        for field in Causes.fields
        if not any(np.any(getattr(causes, field) != 0.0) for _, _, causes in played)
    }
    # rare: clipping, an election or a breakthrough need not happen in one game
    assert silent <= {
        "public_trust_bounds",
        "approval_bounds",
        "approval_election",
        "capability_breakthrough",
        "public_trust_privacy",
        "public_trust_standards",
        "capability_joint_research",
    }


def test_signs_are_as_named(played):
    for _, _, causes in played:
        assert (causes.compute_retired <= 0).all()
        assert (causes.talent_departures <= 0).all()
        assert (causes.talent_arrivals >= 0).all()
        assert (causes.capability_own_research >= 0).all()
        assert (causes.unemployment_displacement >= 0).all()
        assert (causes.public_trust_incidents <= 1e-15).all()


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


def test_where_nothing_befell_nothing_is_said_to_the_last_bit(quarter):
    f, c = quarter.flows, quarter.causes
    spared = f.incident == 0.0
    assert (c.approval_incidents[spared] == 0.0).all()
    assert (c.approval_election[f.election == 0.0] == 0.0).all()
    for name in ("public_trust_bounds", "approval_bounds"):
        assert (getattr(c, name) == 0.0).all()
    w = world(4, 5)
    w.params.incidents.rate = 0.0
    was, past = w.run(2).stocks.copy(), w.flows.copy()
    w.run()
    explain(was, w.orders, w.nations, w.params, past, w.flows, w.stocks, told := Causes(4))
    assert (told.public_trust_incidents == 0.0).all()
    assert (told.approval_incidents == 0.0).all()


def test_a_nation_without_compute_has_causes_that_add_up():
    """The first chips of a nation count from what Eq. Q1 takes for none."""
    w = world(3, 2)
    w.stocks.compute[0] = w.stocks.compute_usable[0] = 0.0
    w.stocks.capability[0] = capability(
        w.stocks.algorithms[0], 0.0, w.params.ideas.compute_reference, w.params.capability
    )
    was, past = w.stocks.copy(), w.flows.copy()
    past.memory[:] = 1.0
    w.run()
    explain(was, w.orders, w.nations, w.params, past, w.flows, w.stocks, told := Causes(3))
    change = w.stocks.capability - was.capability
    assert sum(getattr(told, name) for name in CAUSES["capability"].values()) == pytest.approx(
        change, abs=1e-12
    )


# ---- each cause alone, recomputed from the rule that it explains ---------------------------------


@pytest.fixture(scope="module", params=[1.0, 0.5, 2.0], ids=["step 1", "step 1/2", "step 2"])
def quarter(request):
    """A world after a tick in which much happened, and what it was before."""
    w = world(4, 3)
    w.seed = 13  # by which some nations, not all, have an incident and an election
    p = w.params
    p.step = request.param
    p.society.trust_privacy = p.society.trust_standards = 0.11
    p.incidents.rate = 300.0 / p.step
    p.shocks.election_chance = 0.0
    w.orders.offer[:] = 1.0
    w.run(3)
    p.shocks.election_chance = 0.5 / p.step
    p.shocks.election_approval = 1.0
    w.was, w.past = w.stocks.copy(), w.flows.copy()
    w.run()
    w.causes = Causes(4)
    explain(w.was, w.orders, w.nations, p, w.past, w.flows, w.stocks, w.causes)
    return w


def pace(speed, step):
    return speed * step / (1 + speed * step)


def test_a_tick_for_the_causes_has_much_in_it(quarter):
    f = quarter.flows
    assert 0 < np.count_nonzero(f.incident) < 4
    assert 0 < np.count_nonzero(f.election) < 4
    for name in ("adoption_gain", "standards", "spillover", "pooled", "imitation"):
        assert getattr(f, name).any(), name
    assert quarter.past.output.tobytes() != f.output.tobytes()


def test_terms_of_public_trust_are_what_the_rule_lacks_without_them(quarter):
    w, p = quarter, quarter.params.society
    speed = pace(p.trust_speed, w.params.step)
    for i in range(4):
        able = w.orders.strictness[i] * w.flows.strength[i, Programme.OVERSIGHT]
        standards, misled = w.flows.standards[i], w.stocks.misinformation[i]
        privacy = w.flows.strength[i, Programme.PRIVACY]
        whole = society.public_trust(able, standards, misled, privacy, p)
        assert 0 < whole < 1
        for cause, less in {
            "governance": (0.0, standards, misled, privacy),
            "standards": (able, 0.0, misled, privacy),
            "misinformation": (able, standards, 0.0, privacy),
            "privacy": (able, standards, misled, 0.0),
        }.items():
            lost = speed * (whole - society.public_trust(*less, p))
            told = getattr(w.causes, f"public_trust_{cause}")[i]
            assert told == pytest.approx(lost, rel=1e-9), cause
            assert told != 0.0
        normal = society.public_trust(0.0, 0.0, 0.0, 0.0, p) - w.was.public_trust[i]
        assert w.causes.public_trust_normal[i] == pytest.approx(speed * normal, rel=1e-9)
        assert w.causes.public_trust_bounds[i] == 0.0


def test_incidents_take_from_trust_what_their_rule_takes(quarter):
    w, p, s = quarter, quarter.params.incidents, quarter.params.society
    for i in range(4):
        target = society.public_trust(
            w.orders.strictness[i] * w.flows.strength[i, Programme.OVERSIGHT],
            w.flows.standards[i],
            w.stocks.misinformation[i],
            w.flows.strength[i, Programme.PRIVACY],
            s,
        )
        calm = society.towards(w.was.public_trust[i], target, s.trust_speed, w.params.step)
        kept = 1 - p.trust_scar * w.flows.incident[i]
        for j in range(4):
            if j != i:
                kept *= 1 - p.echo * w.flows.openness[j, i] * w.flows.incident[j]
        assert w.causes.public_trust_incidents[i] == pytest.approx(calm * kept - calm, abs=1e-14)


def test_terms_of_approval_are_what_the_rule_lacks_without_them(quarter):
    w, p = quarter, quarter.params.society
    speed = pace(p.approval_speed, w.params.step)
    neutral = (0.0, p.natural_unemployment, 0.2, 0.5)  # what moves approval neither way
    assert society.approval(*neutral, p) == pytest.approx(p.approval_base)
    for i in range(4):
        calm = w.stocks.public_trust[i] - w.causes.public_trust_incidents[i]
        surplus = w.flows.growth[i] / w.params.step - w.nations.growth[i]
        met = (surplus, w.stocks.unemployment[i], w.stocks.misinformation[i], calm)
        assert 0 < society.approval(*met, p) < 1
        for place, cause in enumerate(("growth", "jobs", "misinformation", "trust")):
            one = [*neutral]
            one[place] = met[place]
            gain = speed * (society.approval(*one, p) - p.approval_base)
            told = getattr(w.causes, f"approval_{cause}")[i]
            assert told == pytest.approx(gain, rel=1e-9), cause
            assert told != 0.0
        normal = speed * (p.approval_base - w.was.approval[i])
        assert w.causes.approval_normal[i] == pytest.approx(normal, rel=1e-9)
        moved = society.towards(
            w.was.approval[i], society.approval(*met, p), p.approval_speed, w.params.step
        )
        new = p.election_approval if w.flows.election[i] else moved
        scar = 1 - w.params.incidents.approval_scar * w.flows.incident[i]
        assert w.causes.approval_election[i] == pytest.approx(new - moved, abs=1e-15)
        assert w.causes.approval_incidents[i] == pytest.approx(new * scar - new, abs=1e-15)


@pytest.mark.parametrize(("base", "target"), [(5.0, 1.0), (-5.0, 0.0)])
def test_bounds_are_what_clipping_keeps_back(base, target):
    w = world(3, 1)
    quiet(w.params)
    p = w.params.society
    p.trust_base = p.approval_base = base
    was, past = w.stocks.copy(), w.flows.copy()
    past.memory[:] = 1.0
    w.run()
    causes = Causes(3)
    explain(was, w.orders, w.nations, w.params, past, w.flows, w.stocks, causes)
    for figure, speed in (("public_trust", p.trust_speed), ("approval", p.approval_speed)):
        names = [name for cause, name in CAUSES[figure].items() if cause != "bounds"]
        unbound = sum(getattr(causes, name) for name in names)
        bound = pace(speed, w.params.step) * (target - getattr(was, figure))
        kept_back = getattr(causes, f"{figure}_bounds")
        assert kept_back == pytest.approx(bound - unbound, rel=1e-9)
        assert (np.sign(kept_back) == -np.sign(base)).all()


def test_jobs_are_displaced_as_the_rule_displaces_them(quarter):
    w, p = quarter, quarter.params.society
    for i in range(4):
        level, gain = w.was.unemployment[i], w.flows.adoption_gain[i]
        skills = w.flows.strength[i, Programme.RESKILLING]
        without = society.unemployment(level, 0.0, skills, w.params.step, p)
        lost = society.unemployment(level, gain, skills, w.params.step, p) - without
        assert w.causes.unemployment_displacement[i] == pytest.approx(lost, rel=1e-9, abs=1e-16)
        back = without - level
        assert w.causes.unemployment_new_jobs[i] == pytest.approx(back, rel=1e-9, abs=1e-16)


OUTPUT = {
    "ai": ("productivity", 1),
    "know_how": ("know_how", 1),
    "research": ("research_dividend", 1),
    "trade": ("trade_gain", 1),
    "attacks": ("attack_loss", -1),
    "coercion": ("coercion_loss", -1),
    "budget": ("budget_loss", -1),
    "steering": ("friction_loss", -1),
}


@pytest.mark.parametrize("cause", [*OUTPUT, "trend", "exports"])
def test_where_one_factor_alone_moved_it_is_the_whole_cause(cause):
    """Output goes from 100 to 121 (or back, for a loss) by one factor, and by nothing else."""
    was, now = Stocks(2), Stocks(2)
    past, flows, causes, nations = Flows(2), Flows(2), Causes(2), Nations(2)
    was.potential[:] = now.potential[:] = 100.0
    nations.gdp_norm[:] = 2.0
    for sheet in (past, flows):
        sheet.output[:] = 100.0
        for name, _ in OUTPUT.values():
            getattr(sheet, name)[:] = 1.0
    if cause == "exports":
        flows.trade_income[0] = 3.0
        past.trade_income[0] = 0.5
        expected = 2.5
    else:
        flows.output[0] = 121.0
        expected = 21.0 / 2.0
        if cause == "trend":
            now.potential[0] = 121.0
        else:
            name, sign = OUTPUT[cause]
            getattr(flows, name)[0] = 1.21**sign
    explain_output(0, was, nations, past, flows, now, causes)
    for name in CAUSES["gdp"]:
        told = getattr(causes, f"gdp_{name}")[0]
        assert told == pytest.approx(expected if name == cause else 0.0, rel=1e-12, abs=1e-12)
        assert getattr(causes, f"gdp_{name}")[1] == 0.0


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
    retired = w.was.compute * (np.exp(-p.compute.depreciation * p.step) - 1)
    assert c.compute_retired == pytest.approx(retired, rel=1e-12)
    assert c.talent_graduates == pytest.approx(f.graduates)
    assert c.talent_arrivals == pytest.approx(f.talent_flow.sum(axis=0))
    assert c.talent_departures == pytest.approx(-f.talent_flow.sum(axis=1))
    lost = w.was.talent * (np.exp(-p.talent.attrition * p.step) - 1)
    assert c.talent_attrition == pytest.approx(lost, rel=1e-12)
    assert c.talent_arrivals[0] != pytest.approx(-c.talent_departures[0], rel=1e-3)


def test_research_is_shared_out_by_where_it_was_done(quarter):
    w, f, c = quarter, quarter.flows, quarter.causes
    parts = np.array([f.research - f.given, f.pooled, f.spillover])
    told = np.array(
        [c.capability_own_research, c.capability_joint_research, c.capability_spillovers]
    )
    assert told == pytest.approx(f.invention * parts / parts.sum(axis=0), rel=1e-12)
    assert c.capability_catching_up == pytest.approx(f.imitation)
    assert c.capability_breakthrough == pytest.approx(f.breakthrough)
    weight = w.params.capability.compute_exponent
    chips = weight * np.log(w.stocks.compute / w.was.compute)
    assert c.capability_chips == pytest.approx(chips, rel=1e-12)
    share, before = w.stocks.compute_usable / w.stocks.compute, w.was.compute_usable / w.was.compute
    assert c.capability_power == pytest.approx(weight * np.log(share / before), abs=1e-12)


def test_adoption_is_told_by_sector(quarter):
    w = quarter
    rise = w.nations.exposure * (w.stocks.sector_adoption - w.was.sector_adoption)
    for sector in Sector:
        told = getattr(w.causes, f"adoption_{sector.name.lower()}")
        assert told == pytest.approx(rise[:, sector], rel=1e-12)
