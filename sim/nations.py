"""What a nation is given and cannot choose: constants of a scenario."""

from sim.pillars import SECTORS
from sim.sheet import Sheet, each, pair, world


class Nations(Sheet):
    """The constants of each nation and pair."""

    population = each("million", "population")
    growth = each("1/quarter", "trend growth of output")
    exposed = each("share", "tasks that AI can do")
    exposure = each("share", "weight of each sector in the economy's exposure to AI", SECTORS)
    governance = each("share", "how well the state gets things done")
    absorptive = each("share", "absorptive capacity for ideas of others")
    grid = each("GW", "electricity capacity of the nation")
    data_centres = each("GW", "all data centres")
    power_price = each("$/kWh", "price of electricity")
    usual_budget = each("share of GDP/yr", "public AI money of announced programmes")
    natural_unemployment = each("share", "natural rate of unemployment")
    usual_trust = each("share", "public trust in AI that things tend to")
    usual_approval = each("share", "approval that things tend to")
    usual_talent = each("kFTE", "talent that the education system is sized for")
    lag = each("months", "how far behind the frontier's models a nation starts")
    military = each("index", "military capacity, 1 = the largest")
    equipment = each("share", "share of the world's fab equipment supply")
    mandate = each("weight", "weights of the five components in its score", 5)
    par = each("0-1", "components that leaders drawn at random reach, on average", 5)
    usual_step = each("0-1", "how far such leaders' components differ: a usual step", 5)
    output_norm = each("ratio", "output over trend in a calm quarter from the start")
    trade_norm = each("share", "trade income over trend in a calm quarter from the start")

    affinity = pair("share", "ease of services trade and migration: distance, language, ties")
    choke = pair("share", "share of the second's chip output that the first can veto")
    rivalry = pair("share", "rivalry that openness cannot cure")
    bloc_line = pair("0/1", "whether the pair stands on two sides of the bloc divide")
    union = pair("0/1", "whether the pair are parts of one union; the diagonal is 1")
    common = world("weight", "weights of the five components that all nations share", 5)
