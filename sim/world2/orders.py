"""The orders in force in world 2, as the rules read them."""

from sim.pillars import PACTS, PILLARS, PROGRAMMES
from sim.sheet import Sheet, each, pair


class World2Orders(Sheet):
    """What all nations have ordered for the quarter.

    The levers come first: lever k of nation i is number k N + i of the sheet.
    """

    visa = each("0-1", "openness of talent visas")
    strictness = each("0-1", "strictness of the rules for what is deployed")
    localisation = each("0-1", "data localisation")
    diversification = each("0-1", "diversification of suppliers")
    contribution = each("0-1", "share of own research put into joint programmes")
    procurement = each("0-1", "public procurement preference for home services")
    safety = each("0-1", "how far frontier work waits for safety")
    budget = each("share of GDP/yr", "public AI budget ordered, 0 to 0.003")
    split = each("share of budget", "money share of each pillar; sums to at most 1", PILLARS)
    programme = each("share of pillar", "money share of each programme in its pillar", PROGRAMMES)
    stance = pair("0-1", "stance s_ij, 0 isolate to 1 cooperate; the diagonal is 1")
    offer = pair("0/1", "pacts offered", PACTS)
