"""The parameters of every rule, one small sheet a rule.

Values, ranges, sources and confidence live in `scenarios/library/parameters.toml`; the names,
units and meanings live here.  Rates are per quarter unless they say otherwise.
"""

from sim.pillars import PROGRAMMES, SECTORS
from sim.sheet import Sheet, number, section, world

QUARTERS_A_YEAR = 4.0  # figures of a year, such as GDP, over steps counted in quarters


class ShockParams(Sheet):
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


class OpennessParams(Sheet):
    """How stances turn into openness."""

    cut_leak = number("share", "openness left under a cut-off")
    ease_floor = number("share", "how well openness works without diplomacy")
    export_control_grip = number("share", "how far members of a joint export control align")
    compute_sharing_trust = number("share", "trust that compute sharing asks of both sides")
    talent_mobility_trust = number("share", "trust that talent mobility asks of both sides")
    data_flows_trust = number("share", "trust that free data flows ask of both sides")
    safety_standards_trust = number("share", "trust that shared safety standards ask")
    joint_export_control_trust = number("share", "trust that joint export control asks")
    joint_research_trust = number("share", "trust that joint research asks of both sides")
    pact_patience = number("share", "trust that may be lost before a pact in force lapses")


class BudgetParams(Sheet):
    """Public AI money."""

    approval_floor = number("share", "share of the budget spent with no approval")
    approval_gain = number("share", "further share spent with full approval")
    transition_loss = number("share", "share not spent while the government changes")


class PillarParams(Sheet):
    """Capital of the programmes."""

    depreciation = world("1/quarter", "of each programme's capital", PROGRAMMES)
    half_saturation = world("share of GDP", "capital at half strength", PROGRAMMES)


class ChipParams(Sheet):
    """The chip market and the fabs."""

    chip_share = number("share", "share of AI capital expenditure that buys chips")
    reference_industry = number("share", "industry strength at which private capex is as observed")
    capex_pull = number("1", "growth of private capex with adoption")
    reference_adoption = number("share", "adoption at which private capex is as observed")
    capex_revenue = number("1", "growth of private capex with AI sales above home demand")
    matching = number("ratio", "private money that a dollar of partnerships brings")
    access_floor = number("share", "chip access of the closed-out")
    rationing = number("share", "how far access limits a buyer's share of a maker's output")
    cost = number("$bn/MH", "floor price of chips in the base year")
    progress = number("1/quarter", "decline of chip and fab cost")
    fab_growth_early = number("1/quarter", "growth of fab output in the base year")
    fab_growth_late = number("1/quarter", "growth of fab output in the long run")
    fab_growth_decay = number("1/quarter", "speed from early to late growth")
    fab_cost = number("$bn/(MH/quarter)", "cost of fab capacity in the base year")
    fab_build = number("1/quarter", "rate through each stage of fab construction")
    equipment_floor = number("share", "fab growth without equipment from abroad")


class ComputeParams(Sheet):
    """Compute and its power."""

    depreciation = number("1/quarter", "retirement of chips")
    power = number("GW/MH", "power use of chips in the base year")
    power_progress = number("1/quarter", "decline of power use per unit of compute")
    facility_saving = number("share", "power saved by the best data centres")
    energy_growth = number("1/quarter", "growth of power available to AI, net")
    energy_cost = number("$bn/GW", "public money per GW of AI power")
    private_energy = number("GW/$bn", "power built with private AI capital expenditure")
    sharing = number("share", "part of the gap in compute per head that sharing closes, over N")
    joint_weight = number("share", "how far joint projects decide what pacts and pools can do")


class TalentParams(Sheet):
    """Talent: education, migration, return."""

    intake = number("1/quarter", "students entering, share of the education base")
    intake_floor = number("ratio", "intake without STEM education programmes")
    intake_gain = number("ratio", "further intake at full STEM education")
    stage = number("1/quarter", "rate through each stage of education")
    attrition = number("1/quarter", "specialists leaving the field")
    mobility = number("1/quarter", "share of talent that considers moving")
    inertia = number("share", "weight of the world's talent in staying")
    income = number("1", "appeal per log of GDP per head")
    frontier = number("1", "appeal per unit of capability")
    approval = number("1", "appeal per unit of approval")
    science = number("1", "appeal per unit of research strength")
    closed_door = number("share", "migration where the destination isolates the origin")
    frozen_door = number("share", "visa openness left under a talent freeze")
    return_rate = number("1/quarter", "emigrants who consider returning")
    return_closed = number("share", "return where the origin isolates the host")


class IdeaParams(Sheet):
    """Research, spillovers and algorithmic progress."""

    research_floor = number("ratio", "research without public support")
    research_gain = number("ratio", "further research at full public support")
    basic_share = number("share", "weight of basic research in own ideas")
    basic_published = number("share", "weight of basic research in what partners learn")
    private_share = number("share", "share of research that follows AI sales")
    compute_weight = number("share", "weight of compute beside talent")
    compute_reference = number("MH", "compute of the leader in the base year")
    talent_reference = number("kFTE", "talent of the leader in the base year")
    discovery = number("ln/quarter", "algorithmic progress of the leader in the base year")
    fishing_out = number("1", "ideas get harder: decline of progress per unit found")
    regulation_drag = number("share", "progress lost to strict, unable regulation")
    governance_relief = number("share", "part of that drag which able oversight takes away")
    spillover = number("share", "research received from a fully open partner")
    spillover_open = number("share", "part of spillover that needs no data-flow pact")
    spillover_trust = number("share", "part of spillover that needs no trust")
    joint_return = number("share", "research that a unit in the joint programme gives each member")
    catch_up = number("1/quarter", "catching up with the frontier")
    link_catch_up = number("1/quarter", "catching up with the best link")
    absorption_floor = number("share", "absorption without workforce or research")
    absorption_workforce = number("share", "further absorption by STEM education")
    absorption_research = number("share", "further absorption by research")
    breakthrough_chance = number("1/quarter", "a breakthrough per unit of research")
    breakthrough_size = number("ln", "algorithmic gain by a breakthrough")


class CapabilityParams(Sheet):
    """Capability and the quality of services."""

    compute_exponent = number("1", "capability per log of compute")
    quality_offset = number("ln", "capability at which services begin to be useful")
    quality_half = number("ln", "capability above that at half quality")
    compute_need = number("share", "compute per GDP, relative to the world, to serve one's own")


class SupplierParams(Sheet):
    """Who supplies AI services to whom."""

    home_bias = number("index", "home supply that is always there")
    foreign_penalty = number("share", "attractiveness of foreign suppliers")
    localisation_bite = number("share", "foreign supply lost to full data localisation")
    data_flow_floor = number("share", "foreign supply that needs no data-flow pact")
    procurement_pull = number("share", "home supply won by public procurement preference")
    privacy_fit = number("share", "how far data-flow pacts need privacy protection on both sides")
    adjustment = number("1/quarter", "speed of changing suppliers")
    reference_industry = number("share", "industry strength of an ordinary supplier")
    chip_exposure = number("share", "resilience lost when one maker supplies all chips")
    cut_leak = number("share", "services left under a cut-off")
    capability_gap = number("1", "relative capability lost per unit behind the leader")
    sovereignty_resilience = number("share", "weight of resilience in sovereignty")
    sovereignty_own = number("share", "weight of own service; relative capability has the rest")


class AdoptionParams(Sheet):
    """Adoption in five sectors."""

    ceiling = number("share", "highest possible adoption")
    access_floor = number("share", "ceiling without AI access")
    access_half = number("index", "AI access at half of its effect")
    trust_floor = number("share", "ceiling without public trust")
    public_ceiling = number("share", "ceiling gained by public-sector adoption programmes")
    rate = number("1/quarter", "rate of adoption")
    rate_floor = number("ratio", "rate without programmes")
    rate_industry = number("ratio", "further rate by the sector's programme")
    rate_reskilling = number("ratio", "further rate by reskilling")
    rate_applied = number("ratio", "further rate by applied research")
    regulation_drag = number("share", "rate lost to strict regulation")
    governance_relief = number("share", "part of that drag which able oversight takes away")
    procurement_drag = number("share", "public-sector rate lost by buying worse services at home")
    sector_rate = world("ratio", "relative speed of each sector", SECTORS)


class IncidentParams(Sheet):
    """AI incidents."""

    rate = number("1/quarter", "incidents at full adoption of ordinary services")
    strictness_cut = number("share", "incidents avoided by strict, able regulation")
    standards_cut = number("share", "incidents avoided by shared safety standards")
    access_weight = number("share", "part of incidents that grows with the quality of AI in use")
    foreign_risk = number("share", "further incidents with foreign services")
    trust_scar = number("share", "own public trust lost")
    approval_scar = number("share", "own approval lost")
    echo = number("share", "public trust lost abroad per openness")
    sector_risk = world("ratio", "relative risk of each sector", SECTORS)


class EconomyParams(Sheet):
    """Output, trade in services, and losses."""

    productivity = number("share", "output gain at full adoption of frontier AI")
    trade_gain = number("share", "share of output that gains from trade in AI services")
    trade_elasticity = number("1", "elasticity of trade")
    know_how = number("1", "elasticity of output to the home AI industry")
    research_return = number("1/yr", "output per research capital, outside AI")
    budget_cost = number("ratio", "output lost per public AI money")
    service_share = number("share of GDP/yr", "AI service demand at full adoption")
    service_floor = number("share", "AI service demand without adoption")
    trade_income = number("ratio", "income per net export")
    chip_investment = number("share", "chip purchases that are investment at home, not lost income")
    chip_rent = number("share", "rent of choke-point holders, share of chip money")
    attack_cost = number("share", "output lost per attack met")
    attack_self = number("index", "defence without programmes")
    attack_cyber = number("index", "further defence by cybersecurity")
    attack_capability = number("index", "strength of attack and defence per capability")
    attack_reach = number("share", "attack through closed borders")
    coercion_cost = number("share", "output lost per share bought from a distrusted great power")
    coercion_might = number("ratio", "coercion per military capacity of the supplier")
    cut_cost = number("share", "output lost by the nation that is cut off")
    procurement_cost = number("share", "output lost by buying worse services at home")
    localisation_cost = number("share", "output lost by full data localisation")
    diversification_cost = number("share", "output lost by full diversification")


class SocietyParams(Sheet):
    """Jobs, misinformation, public trust, approval."""

    displacement = number("share", "jobs lost per rise of adoption")
    reskilling_relief = number("share", "displacement avoided by reskilling")
    reemployment = number("1/quarter", "return of unemployment to its natural rate")
    natural_unemployment = number("share", "natural rate of unemployment")
    misinformation_base = number("share", "misinformation without AI")
    misinformation_attack = number("share", "misinformation per attack met")
    misinformation_access = number("share", "misinformation per AI access")
    misinformation_cyber = number("share", "misinformation avoided by cybersecurity")
    misinformation_speed = number("1/quarter", "speed of misinformation")
    trust_base = number("share", "public trust that things tend to")
    trust_governance = number("share", "public trust by strict, able regulation")
    trust_standards = number("share", "public trust by shared standards")
    trust_misinformation = number("share", "public trust lost to misinformation")
    trust_privacy = number("share", "public trust by privacy protection")
    trust_speed = number("1/quarter", "speed of public trust")
    approval_base = number("share", "approval that things tend to")
    approval_growth = number("quarters", "approval per growth above trend")
    approval_jobs = number("1", "approval lost per unemployment")
    approval_misinformation = number("1", "approval lost per misinformation")
    approval_trust = number("1", "approval per public trust")
    approval_speed = number("1/quarter", "speed of approval")
    election_approval = number("share", "approval of a new government")


class RelationParams(Sheet):
    """Trust between nations and the threat they feel."""

    trust_base = number("share", "trust that things tend to")
    trust_stance = number("share", "trust by the other's open stance")
    trust_pact = number("share", "trust by each pact")
    trust_dialogue = number("share", "trust by openness that diplomacy makes work")
    trust_threat = number("share", "trust lost per threat")
    trust_cut = number("share", "trust lost to a cut-off")
    trust_rise = number("1/quarter", "speed of rising trust")
    trust_fall = number("1/quarter", "speed of falling trust")
    broken_pact = number("share", "trust lost at once per broken pact")
    threat_half = number("ln", "capability gap at half of the threat")
    threat_parity = number("ln", "lead over the other that an equal still feels")


class HazardParams(Sheet):
    """Hazard of a world catastrophe: speculative, a dial of the scenario."""

    rate = number("1/quarter", "hazard of a nation at the reference capability")
    reference = number("ln", "reference capability")
    safety_floor = number("share", "safety without governance")
    safety_governance = number("share", "safety by strict, able regulation")
    safety_standards = number("share", "safety by shared standards")
    race = number("ratio", "further hazard by the threat of three equals")


class OutcomeParams(Sheet):
    """How nations and worlds are judged; nothing here feeds back into the world."""

    reach = number("steps", "usual steps above par that earn half of what there is to earn")
    brink_survival = number("probability", "chance of survival below which it is the brink")
    hegemony_share = number("share", "compute of the strongest, above which it is hegemony")
    concert_pacts = number("share", "possible pacts in force, above which it is a concert")
    bloc_pacts = number("share", "possible pacts in force, above which there are blocs")


class Params(Sheet):
    """All parameters of the rules."""

    step = number("quarters", "length of a tick, h")
    shocks = section(ShockParams)
    openness = section(OpennessParams)
    budget = section(BudgetParams)
    pillars = section(PillarParams)
    chips = section(ChipParams)
    compute = section(ComputeParams)
    talent = section(TalentParams)
    ideas = section(IdeaParams)
    capability = section(CapabilityParams)
    suppliers = section(SupplierParams)
    adoption = section(AdoptionParams)
    incidents = section(IncidentParams)
    economy = section(EconomyParams)
    society = section(SocietyParams)
    relations = section(RelationParams)
    hazard = section(HazardParams)
    outcome = section(OutcomeParams)
