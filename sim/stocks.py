"""The state of the world: everything that carries over from one quarter to the next.

Units: money $bn, talent kFTE (thousand full-time AI specialists), compute MH (million
H100-equivalents), energy GW.  The order of the fields is the order of the bytes that a state hash
covers.
"""

import hashlib

from sim.events import ADDED
from sim.pillars import PACTS, PILLARS, PROGRAMMES, SECTORS
from sim.sheet import NATIONS, Field, Sheet, each, pair, world

STUDENT_STAGES = 3
FAB_STAGES = 3
SOME_MONEY = (1e-9, 1e12)
"""Bounds of what every nation has some of; a dollar a year at least."""


ADDED_STOCKS = {
    name: Field((NATIONS,) * (1 + one.between), "quarters", f"time left: {one.meaning}")
    for name, one in ADDED.items()
}
"""What counts the quarters of added shocks; of two nations, that hit (first) by the second."""


class Stocks(Sheet, last=ADDED_STOCKS):
    """One world at the start of a quarter."""

    gdp = each("$bn/yr", "gross domestic product", bounds=SOME_MONEY)
    potential = each("$bn/yr", "output on trend, before AI", bounds=SOME_MONEY)
    programme = each("$bn", "capital of each programme", PROGRAMMES)
    pillar = each("share", "strength of each pillar, mean of its programmes", PILLARS)

    compute = each("MH", "installed AI compute")
    compute_usable = each("MH", "compute that has power, after compute-sharing pacts")
    energy = each("GW", "power available to AI")
    fab = each("MH/quarter", "leading-edge chip output capacity")
    fab_line = each("MH/quarter", "fab capacity under construction, by stage", FAB_STAGES)
    fab_loss = each("quarters", "time left of a fab loss")

    talent = each("kFTE", "AI specialists working in the nation")
    people = pair("kFTE", "AI specialists by origin (first) and location (second)")
    students = each("kFTE", "AI specialists in training, by stage", STUDENT_STAGES)
    talent_freeze = each("quarters", "time left of a freeze on foreign talent")

    algorithms = each("ln", "algorithmic efficiency, log, 0 = frontier of the base year")
    capability = each("ln", "AI capability: algorithms plus half the log of usable compute")
    revenue_ratio = each("ratio", "AI sales over home AI demand")

    supplier_share = pair("share", "share of a nation's AI services bought from each supplier")
    own_service = each("index", "quality of home AI services that compute can serve")
    ai_access = each("index", "quality of AI services the nation can use")
    resilience = each("share", "AI access left after the worst partner leaves, frontier = 1")
    sovereignty = each("share", "resilience, own service and relative capability")

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
    threat = each("index", "military AI threat felt")

    survival = world("probability", "that no world catastrophe has happened")


def state_hash(stocks: Stocks) -> str:
    """sha256 of the state's bytes, as hex."""
    return hashlib.sha256(stocks.memory.tobytes()).hexdigest()
