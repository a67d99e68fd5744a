"""What a nation is given and cannot choose: constants of a scenario."""

from sim.pillars import SECTORS
from sim.sheet import Sheet, each, pair, world


class Nations(Sheet):
    """The constants of each nation and pair."""

    population = each("million", "population")
    growth = each("1/quarter", "trend growth of output")
    private_capex = each("share of GDP", "private AI capital expenditure")
    education_base = each("kFTE", "talent that the education system is sized for")
    military = each("index", "military capacity, 1 = the largest")
    exposure = each("share", "weight of each sector in the economy's exposure to AI", SECTORS)
    equipment = each("share", "share of the world's fab equipment supply")
    mandate = each("weight", "weights of the five components in its score", 5)
    par = each("0-1", "components that leaders drawn at random reach, on average", 5)
    usual_step = each("0-1", "how far such leaders' components differ: a usual step", 5)
    gdp_norm = each("ratio", "level that makes output fit the data in the first quarter")

    common = world("weight", "weights of the five components that all nations share", 5)

    affinity = pair("share", "ease of services trade and migration: distance, language, ties")
    choke = pair("share", "share of the second's chip output that the first can veto")
    rivalry = pair("share", "rivalry that openness cannot cure")
    bloc_line = pair("0/1", "whether the pair stands on two sides of the bloc divide")
