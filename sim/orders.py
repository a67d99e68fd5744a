"""The orders in force: one Move of every nation, as the rules read them."""

from sim.pillars import PACTS, PILLARS, PROGRAMMES
from sim.sheet import Sheet, each, pair


class Orders(Sheet):
    """What all nations have ordered for the quarter."""

    budget = each("share of GDP/yr", "public AI budget b, 0 to 0.05")
    split = each("share of budget", "money share x of each pillar; sums to at most 1", PILLARS)
    programme = each("share of pillar", "money share of each programme in its pillar", PROGRAMMES)
    visa = each("0-1", "openness of talent visas, v")
    strictness = each("0-1", "strictness of regulation, rho")
    localisation = each("0-1", "data localisation, l")
    diversification = each("0-1", "diversification of suppliers, d")
    contribution = each("0-1", "share of own research put into the joint programme, phi")
    procurement = each("0-1", "public procurement preference for home services")
    stance = pair("0-1", "stance s_ij, 0 isolate to 1 cooperate; the diagonal is 1")
    offer = pair("0/1", "pacts offered", PACTS)
