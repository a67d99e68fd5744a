"""What happens within one quarter: written by the rules in their order, read by later rules."""

from sim.pillars import PROGRAMMES
from sim.sheet import Sheet, each, pair, world


class Flows(Sheet):
    """The flows and passing figures of one quarter."""

    gate = pair("share", "stance that takes effect, after cut-offs")
    openness = pair("share", "mutual openness, o_ij")
    ease = pair("share", "how well openness works, e_ij")
    chip_gate = pair("share", "openness of chips and fab equipment, after joint export control")

    budget = each("$bn", "public AI money of the quarter")
    spend = each("$bn", "public AI money by programme", PROGRAMMES)
    strength = each("share", "saturation k of each programme", PROGRAMMES)
    election = each("0/1", "a government fell")

    private_capex = each("$bn", "private AI capital expenditure")
    chip_spend = each("$bn", "money a nation brings to the chip market")
    chip_money = pair("$bn", "money paid for chips, buyer to maker")
    chip_paid = each("$bn", "money spent on chips; what access denies stays unspent")
    chip_price = each("$bn/MH", "price of chips at each maker")
    chips = pair("MH", "chips delivered, to buyer (first) from maker (second)")
    chips_bought = each("MH", "chips delivered to the nation")
    fab_output = each("MH", "chips that the fabs make in the tick, losses off")
    equipment = each("share", "access to fab equipment")
    largest_chip_share = each("share", "share of chips from the largest foreign maker")

    compute_powered = each("MH", "compute that has power")
    compute_shared = each(
        "MH", "usable compute received (less given) under compute pacts", bounds=(-1e40, 1e40)
    )

    graduates = each("kFTE", "new AI specialists")
    appeal = each("index", "appeal of the nation to talent")
    people = pair("kFTE", "talent by origin and location before migration")
    talent_flow = pair("kFTE", "people moving from (first) to (second), returns included")

    research = each("index", "own research, R")
    published = each("index", "the part of research that partners can learn from")
    pooled = each("index", "research received from the joint programme")
    given = each("index", "own research put into the joint programme")
    spillover = each("index", "research received by spillover")
    best_link = each("ln", "lead of the best partner, as far as the link to it carries")
    invention = each("ln", "algorithmic gain by all research")
    imitation = each("ln", "algorithmic gain by catching up with the frontier and the best link")
    breakthrough = each("ln", "algorithmic gain by a breakthrough")

    quality = each("share", "quality of a nation's AI services")
    standards = each("share", "shared safety standards, std")

    adoption_gain = each("share", "rise of adoption", bounds=(-1.0, 1.0))
    hazard = each("1/quarter", "incident intensity z")
    incident = each("0/1", "an AI incident hit")

    service_demand = each("$bn", "home demand for AI services")
    service_trade = pair("$bn", "AI services bought by (first) from (second)")
    chip_sales = each("$bn", "chip sales and rents of choke points")
    service_sales = each("$bn", "AI services sold abroad")
    exports = each("$bn", "AI service sales, chip sales and chip rents")
    imports = each("$bn", "AI service and chip purchases")
    net_exports = each("$bn", "exports less imports", bounds=(-1e12, 1e12))
    attack = each("index", "hostile AI use met")
    coercion = each("share", "loss by coercion and cut-offs", bounds=(0.0, 1e4))
    output = each("$bn/yr", "output at home before the norm")
    trade_income = each("$bn/yr", "income by net exports", bounds=(-1e12, 1e12))
    productivity = each("ratio", "output multiplied by AI in use")
    home_supply = each("index", "strength of the home AI industry, without the foreign")
    know_how = each("ratio", "output multiplied by the home AI industry")
    research_dividend = each("ratio", "output multiplied by returns of research outside AI")
    trade_gain = each("ratio", "output multiplied by trade in AI services")
    attack_loss = each("ratio", "output divided by attacks")
    coercion_loss = each("ratio", "output divided by coercion and cut-offs")
    budget_loss = each("ratio", "output divided by the cost of the AI budget")
    friction_loss = each("ratio", "output divided by steering suppliers")
    growth = each("share", "growth of GDP over the tick", bounds=(-1.0, 1e4))

    offers_broken = pair("count", "pacts broken by (first) against (second)")
    world_hazard = world("1/quarter", "hazard of a world catastrophe")
    weight = pair("index", "scratch: weights of a share rule")
    total = each("index", "scratch: sums of a share rule")
