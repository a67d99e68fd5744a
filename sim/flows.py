"""What happens within one quarter: written by the rules in order, read by later ones."""

from sim.pillars import PACTS, PROGRAMMES
from sim.sheet import Sheet, each, pair, world

ANY_MONEY = (-1e12, 1e12)


class Flows(Sheet):
    """The flows and passing figures of one quarter."""

    outlay = each("share of GDP/yr", "public AI money spent: the budget as far as it gets through")
    spend = each("$bn", "what public money buys of each programme", PROGRAMMES)
    strength = each("share", "saturation k of each programme", PROGRAMMES)
    election = each("0/1", "a government fell")

    gate = pair("share", "stance that takes effect, after cut-offs")
    openness = pair("share", "mutual openness, o_ij")
    ease = pair("share", "how well openness works, e_ij")
    pact = pair("share", "pacts as far as they are staffed", PACTS)
    refused = pair("0/1", "pacts that both offer and that what else one does forbids", PACTS)
    offers_broken = pair("count", "pacts broken by (first) against (second)")
    member = each("index", "weight in joint export controls")
    shut = each("share", "how far the joint export controls shut a nation out")
    supply_gate = pair("share", "openness of chips and fab equipment, (first) to (second)")
    access = pair("share", "access of (first) to the chips of (second)")

    frontier = world("ln", "capability of the leader at the start of the quarter")
    site = each("index", "what draws data centres to a nation")
    market = each("$bn/yr", "expected market for AI services")
    hosting = pair("$bn", "money for chips by owner (first) and host (second)")
    chip_spend = each("$bn", "money for chips that are to stand in the nation")
    chip_money = pair("$bn", "money paid for chips, host (first) to maker (second)")
    chip_sales = each("$bn", "money paid to the makers of a nation")
    chip_price = each("$bn/MH", "price of chips at each maker")
    chips = pair("MH", "chips delivered, to host (first) from maker (second)")
    chips_bought = each("MH", "chips delivered to the nation")
    largest_chip_share = each("share", "share of chips from the largest foreign maker")
    equipment = each("share", "access to fab equipment")

    lent = each("MH", "compute lent to joint machines")
    pool = each("MH", "compute that the nation can train on")
    house = each("MH", "usable compute of a nation, or of the whole union that it is part of")

    graduates = each("kFTE", "new AI specialists")
    appeal = each("index", "appeal of the nation to talent")
    people = pair("kFTE", "talent by origin and location before anybody moves")
    movers = each("kFTE", "people of each origin who consider moving")
    net_talent = each("kFTE", "people who came less those who left", bounds=(-1e9, 1e9))

    research = each("index", "own research, R")
    published = each("index", "the part of research that partners can learn from")
    given = each("index", "own research put into joint programmes")
    received = each("index", "research received from partners")
    absorption = each("share", "how much of the ideas of others a nation takes up")
    effective = each("index", "research to work with: own, less what is given, and received")
    channel = pair("share", "how well ideas pass to (first) from (second)")
    best_link = each("ln", "lead of the best partner, as far as the link to it carries")
    invention = each("ln", "algorithmic gain by all research")
    imitation = each("ln", "algorithmic gain by catching up with the frontier and the best link")
    breakthrough = each("ln", "algorithmic gain by a breakthrough")

    quality = each("share", "quality of a nation's AI services")
    best_quality = world("share", "quality of the best AI services")
    need = each("MH", "compute that a nation's adopters need")
    served = each("share", "part of what is asked of a supplier that its compute can serve")
    consumed = pair("index", "quality of services that (first) would have of (second), uncut")
    home_service = each("index", "quality of services that home compute could serve alone")
    standards = each("share", "shared safety standards")
    adoption_gain = each("share", "rise of adoption", bounds=(-1.0, 1.0))
    hazard = each("1/quarter", "incident intensity")
    incident = each("0/1", "an AI incident hit")

    service_trade = pair("$bn", "AI services bought by (first) from (second)")
    chips_paid = each("$bn", "money that a nation's owners pay for chips, at home and abroad")
    net_exports = each("$bn", "exports less imports", bounds=ANY_MONEY)
    ai_gain = each("ratio", "output multiplied by AI in use")
    talent_gain = each("ratio", "output multiplied by the talent gained")
    research_dividend = each("ratio", "output multiplied by returns of research outside AI")
    attack_loss = each("ratio", "output divided by attacks")
    coercion = each("share", "output lost to coercion", bounds=(0.0, 1e4))
    disruption = each("share", "output lost to services cut off")
    decree_loss = each("ratio", "output divided by the cost of decrees and public money")
    output = each("$bn/yr", "output at home before the norm")
    trade_income = each("$bn/yr", "income by net exports", bounds=ANY_MONEY)
    growth = each("share", "growth of GDP over the step", bounds=(-1.0, 1e4))

    race = each("index", "how hard a nation is raced")
    safe = each("share", "how safe a nation's frontier work is")
    mass = each("share", "weight in the world's hazard")
    danger = each("1/quarter", "a nation's part of the world's hazard")
    weight = pair("index", "scratch: weights of a share rule")
    total = each("index", "scratch: sums of a share rule")
    root = each("index", "scratch: roots of strengths, and the like")
