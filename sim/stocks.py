"""The state of the world: everything that carries over from one quarter to the next.

Units: money $bn, people kFTE (thousand full-time AI specialists), compute MH (million
H100-equivalents), power GW.  Logs are of one absolute scale: 0 is the frontier of 1 January 2025.
The order of the fields is the order of the bytes that a state hash covers.
"""

import hashlib

from sim.events import ADDED
from sim.pillars import PACTS, PILLARS, PROGRAMMES, SECTORS
from sim.sheet import NATIONS, Field, Sheet, each, pair, world

SOME_OUTPUT = (1e-9, 1e12)
"""Bounds of what every nation has some of; a dollar a year at least."""
STUDENT_STAGES = 3
LINE_STAGES = 2
SITE_STAGES = 3


ADDED_STOCKS = {
    name: Field((NATIONS,) * (1 + one.between), "quarters", f"time left: {one.meaning}")
    for name, one in ADDED.items()
}
"""What counts the quarters of added shocks; of two nations, that hit (first) by the second."""


class Stocks(Sheet, last=ADDED_STOCKS):
    """One world at the start of a quarter."""

    gdp = each("$bn/yr", "gross domestic product", bounds=SOME_OUTPUT)
    potential = each("$bn/yr", "output on trend, without AI", bounds=SOME_OUTPUT)
    income = each("$bn/yr", "output less public AI money", bounds=SOME_OUTPUT)
    budget = each("share of GDP/yr", "public AI budget in force, which follows what is ordered")
    programme = each("$bn", "capital of each programme", PROGRAMMES)
    pillar = each("share", "strength of each pillar, mean of its programmes", PILLARS)

    machines = pair("MH", "installed AI compute by owner (first) and host (second)")
    compute = each("MH", "installed AI compute that stands in the nation")
    chips_standing = pair("MH", "chips that stand in a nation (first) by who made them (second)")
    compute_usable = each("MH", "compute that has power, after what is lent")
    energy = each("GW", "power available to AI")
    powered = each("share", "compute standing in the nation that had power")
    investment = each("$bn/yr", "private AI capital expenditure")
    fab = each("MH/quarter", "output capacity for AI chips")
    fab_line = each("MH/quarter", "lines being turned to AI chips, by stage", LINE_STAGES)
    fab_site = each("MH/quarter", "new fabs under construction, by stage", SITE_STAGES)
    fab_loss = each("quarters", "time left of a fab loss")

    talent = each("kFTE", "AI specialists working in the nation")
    people = pair("kFTE", "AI specialists by origin (first) and location (second)")
    students = each("kFTE", "AI specialists in training, by stage", STUDENT_STAGES)
    talent_freeze = each("quarters", "time left of a freeze on foreign talent")

    algorithms = each("ln", "algorithmic efficiency, log")
    capability = each("ln", "AI capability: algorithms and the log of compute")
    lag = each("months", "how far behind the frontier of AI")
    pace = world("ln/quarter", "growth of the frontier's capability, smoothed")
    service_sales = each("$bn/yr", "AI services sold, at home too, in the last quarter")

    supplier_share = pair("share", "share of a nation's AI services bought from each supplier")
    ai_access = each("index", "quality of AI services the nation can use")
    sovereignty = each("share", "AI access that no partner or bloc can take away, frontier = 1")

    sector_adoption = each("share", "adoption in each sector", SECTORS)
    adoption = each("share", "adoption, mean over sectors by exposure")

    public_trust = each("share", "public trust in AI")
    approval = each("share", "approval of the government")
    unemployment = each("share", "unemployment")
    misinformation = each("share", "misinformation")
    transition = each("quarters", "time left of a change of government")

    trust = pair("share", "trust of a nation (first) in another (second)")
    stance = pair("share", "last stance taken towards another, 0 isolate to 1 cooperate")
    worst_stance = pair("share", "lowest stance ever met from another")
    pact = pair("0/1", "pacts in force", PACTS)
    cut_off = pair("quarters", "time left for which a nation (second) cuts another (first) off")
    control = pair("share", "chip exports left to another by dated controls; 1 is all")
    threat = each("index", "military AI threat felt")
    attack = each("index", "hostile AI use met, of what is tried")

    world_hazard = world("1/quarter", "hazard of a world catastrophe")
    survival = world("probability", "that no world catastrophe has happened")


def state_hash(stocks: Stocks) -> str:
    """sha256 of the state's bytes, as hex."""
    return hashlib.sha256(stocks.memory.tobytes()).hexdigest()
