"""Parameters of the rules of shocks, money, doors, and of everything that makes compute."""

from sim.pillars import PROGRAMMES
from sim.sheet import Sheet, number, world


class StrokeParams(Sheet):
    """Chances per quarter, and durations in quarters, of exogenous shocks."""

    fab_loss_chance = number("1/quarter", "a large fab site is lost")
    fab_loss_quarters = number("quarters", "time a lost site stays lost")
    fab_loss_severity = number("share", "output lost at the site")
    fab_loss_floor = number("MH/quarter", "only larger sites are drawn for loss")
    cut_off_chance = number("1/quarter", "a supplier cuts a nation off, at half trust")
    cut_off_quarters = number("quarters", "time a cut-off lasts")
    decoupling_chance = number("1/quarter", "the blocs decouple, at half trust")
    decoupling_quarters = number("quarters", "time a decoupling lasts")
    election_chance = number("1/quarter", "an unpopular government falls")
    election_approval = number("share", "approval below which a government may fall")
    transition_quarters = number("quarters", "time a new government needs")
    talent_freeze_chance = number("1/quarter", "a nation freezes foreign talent")
    talent_freeze_quarters = number("quarters", "time a freeze lasts")


class MoneyParams(Sheet):
    """Public AI money and what it buys."""

    inertia = number("1/quarter", "speed at which the budget follows what is ordered")
    absorption = number("share of GDP/yr", "money at which a programme's unit cost doubles")
    absorption_floor = number("ratio", "absorption of a state without governance")
    absorption_gain = number("ratio", "further absorption of the best governed state")
    approval_floor = number("share", "share of the budget spent with no approval")
    approval_gain = number("share", "further share spent with full approval")
    transition_loss = number("share", "share not spent while the government changes")


class ProgrammeParams(Sheet):
    """Capital of the programmes."""

    depreciation = world("1/quarter", "of each programme's capital", PROGRAMMES)
    half_saturation = world("share of GDP", "capital at half strength", PROGRAMMES)
    critical_mass = number("share", "how far a programme has to be large to bring anything")


class DoorParams(Sheet):
    """How stances and offers turn into openness and pacts."""

    cut_leak = number("share", "openness left under a cut-off")
    ease_floor = number("share", "how well openness works without diplomacy")
    compute_sharing_trust = number("share", "trust that compute sharing asks of both sides")
    talent_mobility_trust = number("share", "trust that talent mobility asks of both sides")
    data_flows_trust = number("share", "trust that free data flows ask of both sides")
    safety_standards_trust = number("share", "trust that shared safety standards ask")
    joint_export_control_trust = number("share", "trust that joint export control asks")
    joint_research_trust = number("share", "trust that joint research asks of both sides")
    pact_patience = number("share", "trust that may be lost before a pact in force lapses")
    staff = number("pacts", "pacts that are half hollow without diplomacy")
    staff_gain = number("pacts", "further pacts that full diplomacy can staff")
    local_limit = number("share", "localisation above which no data-flow pact holds")
    open_limit = number("share", "stance above which the target of a partner counts as open to")
    foe_trust = number("share", "trust below which the one least trusted is a foe")
    club_grip = number("share", "how far members of a joint export control align")


class CapitalParams(Sheet):
    """Private capital: what draws it, and where it is hosted."""

    market = number("share", "share of exposed output that AI services can earn at full quality")
    pull = number("ratio", "investment per expected market of a year")
    horizon = number("quarters", "how far ahead investors look")
    foresight = number("share", "investors who look ahead; the others see what there is")
    adjustment = number("1/quarter", "speed of investment")
    rules_drag = number("share", "investment lost to strict, unable rules")
    governance_relief = number("share", "part of a drag which able oversight takes away")
    incentive_floor = number("ratio", "investment without incentives")
    incentive_gain = number("ratio", "further investment by full incentives")
    chip_share = number("share", "share of AI capital expenditure that buys chips")
    home = number("ratio", "weight of the own country in hosting")
    trust_floor = number("share", "hosting abroad that needs no trust")
    power_floor = number("share", "hosting where there is no spare power")
    hurdle = number("share", "money that is spent where there is no power at all")
    site_floor = number("ratio", "draw of a site without data-centre programmes")
    site_gain = number("ratio", "further draw by full data-centre programmes")
    site_rules = number("share", "draw of a site lost to strict rules")
    usual_price = number("$/kWh", "price of power at which a site draws once")
    governance = number("1", "how much data centres heed how well a state works")


class PowerParams(Sheet):
    """Power for AI."""

    use = number("GW/MH", "power use of chips on 1 January 2025")
    progress = number("1/quarter", "decline of power use per unit of compute")
    saving = number("share", "power saved by the best data centres")
    building = number("$bn/GW", "cost of a data centre's building and power")
    room = number("1/year", "part of the grid that can be added for AI in a year")
    room_gain = number("1/year", "further part with full energy programmes")
    grid_growth = number("1/year", "growth of the grid")
    wear = number("1/quarter", "retirement of power for AI")
    public_cost = number("$bn/GW", "public money for a GW of power")
    leverage = number("ratio", "power that a public GW brings")


class MakerParams(Sheet):
    """Chips: who may buy, at what price, and what is made."""

    access_floor = number("share", "chip access of the closed-out")
    priority = number("ratio", "further weight of home and of sharing partners")
    ration = number("ratio", "what a buyer gets of a maker over its open-door share, per access")
    cost = number("$bn/MH", "floor price of chips on 1 January 2025")
    progress = number("1/quarter", "decline of chip and fab cost")
    wear = number("1/quarter", "retirement of chips")
    edge = number("MH/quarter", "output of all leading-edge lines on 1 January 2025")
    edge_growth = number("1/quarter", "growth of it")
    answer = number("1/quarter", "growth of AI lines per log of price over cost")
    line_stage = number("1/quarter", "rate through each stage of turning lines")
    site_stage = number("1/quarter", "rate through each stage of building fabs")
    site_cost = number("$bn/(MH/quarter)", "cost of fab capacity on 1 January 2025")
    leverage = number("ratio", "private money that public money for fabs brings")
    equipment_floor = number("share", "fab growth without equipment from abroad")
    rent = number("share", "rent of choke-point holders, share of chip money")


class MachineParams(Sheet):
    """Who may use what compute."""

    host_claim = number("share", "compute that a host may use of what others own there")
    lent = number("share", "most that a nation lends to joint machines")
    joint = number("share", "part of a partner's compute that a joint machine lets train on")
    joint_floor = number("share", "joint machine without joint projects")
