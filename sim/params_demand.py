"""Parameters of the rules of people, ideas, services, economy, society and relations."""

from sim.pillars import SECTORS
from sim.sheet import Sheet, number, world


class PeopleParams(Sheet):
    """Talent: education and moves."""

    intake = number("1/quarter", "students entering, share of the education base")
    degree = number("$m", "public money for a specialist more")
    places = number("ratio", "further students at most, over the usual intake")
    stage = number("1/quarter", "rate through each stage of education")
    attrition = number("1/quarter", "specialists leaving the field")
    mobility = number("1/quarter", "share of talent that considers moving")
    staying = number("ratio", "weight of home")
    staying_world = number("share", "weight of the world's talent in staying")
    closed_door = number("share", "migration where the destination isolates the origin")
    frozen_door = number("share", "visa openness left under a talent freeze")
    income = number("1", "appeal per log of GDP per head")
    frontier = number("1", "appeal per unit of capability")
    approval = number("1", "appeal per unit of approval")
    science = number("1", "appeal per unit of basic and applied research")


class ResearchParams(Sheet):
    """Research and its exchange."""

    compute_weight = number("share", "weight of compute beside talent")
    compute_reference = number("MH", "compute of the leader on 1 January 2025")
    talent_reference = number("kFTE", "talent of the leader on 1 January 2025")
    market_share = number("share", "share of research that follows AI sales")
    usual_sales = number("share of GDP/yr", "sales, fully adopted, at which research is as usual")
    public_gain = number("ratio", "further research at full public support")
    basic_share = number("share", "weight of basic research in own ideas")
    basic_published = number("share", "weight of basic research in what partners learn")
    usual_support = number("share", "public support at which research is as usual")
    channel_open = number("share", "ideas that pass by openness alone")
    channel_data = number("share", "further ideas by a data-flow pact")
    channel_joint = number("share", "further ideas by joint research")
    trust_floor = number("share", "channel that needs no trust")
    joint_floor = number("share", "joint research without joint projects")
    joint_cost = number("share", "own research that full contribution takes")
    privacy_fit = number("share", "how far data flows need privacy protection on both sides")
    absorption_floor = number("ratio", "absorption without programmes")
    absorption_stem = number("ratio", "further absorption by STEM education")
    absorption_applied = number("ratio", "further absorption by applied research")
    absorption_basic = number("ratio", "further absorption by basic research")


class AlgorithmParams(Sheet):
    """What research finds."""

    discovery = number("ln/quarter", "algorithmic progress of the leader on 1 January 2025")
    stepping = number("1", "progress per log of research")
    fishing_out = number("1", "ideas get harder: decline of progress per unit found")
    rules_drag = number("share", "progress lost to strict rules for what is deployed")
    safety_drag = number("share", "progress lost to frontier work that waits for safety")
    standards_drag = number("share", "progress lost to full shared standards")
    catch_up = number("1/quarter", "catching up with the frontier")
    link_catch_up = number("1/quarter", "catching up with the best link")
    spying = number("share", "ideas that a distrusted nation gets through an open door")
    breakthrough_chance = number("1/quarter", "a breakthrough per unit of research")
    breakthrough_size = number("ln", "algorithmic gain by a breakthrough")


class AbilityParams(Sheet):
    """Capability and the quality of services."""

    compute_exponent = number("1", "capability per log of compute")
    first = number("ln", "capability at which services begin to be useful")
    softness = number("ln", "how gradually they do")
    half = number("ln", "usefulness at half quality")
    pace_memory = number("quarters", "time over which the pace of the frontier is smoothed")


class ServiceParams(Sheet):
    """Who serves whom, and what remains when a partner leaves."""

    need = number("MH/$tn", "compute to serve full adoption of exposed output, on 1 January 2025")
    need_growth = number("1/quarter", "growth of it: use per adopter outgrows efficiency")
    foreign_fit = number("share", "fit of foreign services without data flows")
    localisation_bite = number("share", "foreign supply lost to full data localisation")
    home_pull = number("ratio", "weight of home need in home supply")
    adjustment = number("1/quarter", "speed of changing suppliers")
    serving = number("share", "usable compute that serves")
    trust_cover = number("share", "risk of losing a partner that full trust takes away")
    replaced = number("share", "lost services that are replaced at home within two years")
    ally_cover = number("share", "services that a sharing partner replaces, over those at home")
    bloc_trust = number("share", "trust below which partners are lost together")
    chip_exposure = number("share", "access lost when one foreign maker supplies all chips")
    chip_cover = number("share", "chip exposure that a compute pact takes away")


class UptakeParams(Sheet):
    """Adoption in five sectors."""

    ceiling = number("share", "highest possible adoption")
    rate = number("1/quarter", "rate of adoption")
    access_half = number("index", "quality of services at half of the rate")
    rate_floor = number("ratio", "rate without programmes")
    rate_programme = number("ratio", "further rate by the sector's programme")
    rate_reskilling = number("ratio", "further rate by reskilling")
    rate_applied = number("ratio", "further rate by applied research")
    rules_drag = number("share", "rate lost to strict rules")
    procurement_drag = number("share", "rate lost by buying worse services at home")
    trust_floor = number("share", "ceiling without public trust")
    access_floor = number("share", "ceiling without AI services")
    access_ceiling = number("index", "quality of services at half of their effect on the ceiling")
    programme_floor = number("ratio", "ceiling without programmes")
    programme_ceiling = number("ratio", "ceiling gained by the sector's programme")
    reskilling_ceiling = number("ratio", "ceiling gained by reskilling")
    sector_rate = world("ratio", "relative speed of each sector", SECTORS)


class MishapParams(Sheet):
    """AI incidents."""

    rate = number("1/quarter", "incidents at full adoption, per relative quality of services")
    rate_floor = number("share", "relative quality to add for what use alone brings")
    strictness_cut = number("share", "incidents avoided by strict, able rules")
    standards_cut = number("share", "incidents avoided by shared safety standards")
    safety_cut = number("share", "incidents avoided by frontier work that waits for safety")
    trust_scar = number("share", "own public trust lost")
    approval_scar = number("share", "own approval lost")
    echo = number("share", "public trust lost abroad per openness")
    sector_risk = world("ratio", "relative risk of each sector", SECTORS)


class OutputParams(Sheet):
    """Output, trade and losses."""

    gain = number("ratio", "output per exposed, adopted, useful AI")
    able_half = number("kFTE/$tn", "talent per output at half of the gain")
    talent_gain = number("1", "output per log of talent gained")
    research_return = number("1/yr", "output per research capital, outside AI")
    research_half = number("1", "returns of research halve at the inverse of this")
    applied_return = number("share", "returns of applied research over those of basic")
    trade_income = number("ratio", "income per net export")
    service_share = number("share of GDP/yr", "AI service spending, fully adopted, at the frontier")
    service_floor = number("share", "AI service spending on useless services, over that")
    attack_cost = number("share", "output lost per attack met, at full adoption")
    localisation_cost = number("share", "output lost by full data localisation")
    procurement_cost = number("share", "output lost by full preference for home services")
    strictness_cost = number("share", "output lost by the strictest rules")
    diversification_cost = number("share", "output lost by full diversification, all bought abroad")
    budget_cost = number("ratio", "output lost per public AI money")


class PressureParams(Sheet):
    """Attack, coercion and services cut off."""

    coercion = number("share", "output lost per share bought from a distrusted great power")
    might_floor = number("ratio", "coercion by a supplier without an army")
    disruption = number("share", "output lost when all services of full use are cut off")
    disruption_quarters = number("quarters", "time left for which a cut-off is felt in full")
    attack = number("index", "strength of attack at the frontier")
    attack_reach = number("share", "attack through closed borders")
    attack_reserve = number("ln", "how far behind the frontier attacks still work")
    defence = number("index", "defence without programmes")
    defence_cyber = number("index", "further defence by cybersecurity")
    defence_ability = number("index", "further defence by own capability")


class PublicParams(Sheet):
    """Jobs, misinformation, public trust, approval."""

    displacement = number("share", "jobs lost per rise of adoption")
    reskilling_relief = number("share", "displacement avoided by reskilling")
    reemployment = number("1/quarter", "return of unemployment to its natural rate")
    misinformation_base = number("share", "misinformation without AI")
    misinformation_attack = number("share", "misinformation per attack met")
    misinformation_access = number("share", "misinformation per AI access")
    misinformation_cyber = number("share", "misinformation avoided by cybersecurity")
    misinformation_speed = number("1/quarter", "speed of misinformation")
    trust_governance = number("share", "public trust by strict, able rules")
    trust_standards = number("share", "public trust by shared standards")
    trust_privacy = number("share", "public trust by privacy protection")
    trust_misinformation = number("share", "public trust lost to misinformation")
    trust_safety = number("share", "public trust by frontier work that waits")
    trust_data = number("share", "public trust lost to shared data without privacy")
    trust_speed = number("1/quarter", "speed of public trust")
    approval_growth = number("years", "approval per growth above trend")
    approval_jobs = number("1", "approval lost per unemployment")
    approval_misinformation = number("1", "approval lost per misinformation")
    approval_trust = number("1", "approval per public trust")
    approval_budget = number("years", "approval lost per public AI money above the usual")
    approval_visa = number("share", "approval lost to fully open visas")
    approval_adoption = number("share", "approval by public services that use AI")
    approval_speed = number("1/quarter", "speed of approval")
    election_approval = number("share", "approval of a new government")


class TrustParams(Sheet):
    """Trust between nations and the threat they feel."""

    trust_base = number("share", "trust that things tend to")
    trust_stance = number("share", "trust by the other's open stance")
    trust_pact = number("share", "trust by each pact")
    trust_dialogue = number("share", "trust by openness that diplomacy makes work")
    trust_given = number("share", "trust by the other's full contribution to joint research")
    trust_joint = number("share", "trust by joint projects of joint research")
    trust_threat = number("share", "trust lost per threat")
    trust_cut = number("share", "trust lost to a cut-off")
    trust_shut = number("share", "trust lost to those whose joint export control shuts one out")
    trust_rise = number("1/quarter", "speed of rising trust")
    trust_fall = number("1/quarter", "speed of falling trust")
    broken_pact = number("share", "trust lost at once per broken pact")
    threat_half = number("ln", "capability gap at half of the threat")
    threat_parity = number("ln", "lead over the other that an equal still feels")


class DangerParams(Sheet):
    """Hazard of a world catastrophe: speculative, a dial of the scenario."""

    rate = number("1/quarter", "hazard of an unsafe world at full quality and usual speed")
    curve = number("1", "how steeply safety pays")
    safety_floor = number("share", "safety without governance")
    safety_rules = number("share", "safety by strict, able rules for what is deployed")
    safety_frontier = number("share", "safety by frontier work that waits for it, inspected")
    safety_standards = number("share", "safety by shared standards")
    uninspected = number("share", "safety of frontier work that nobody inspects, over inspected")
    unstudied = number("share", "safety of frontier work that waits unstudied, over well studied")
    able_floor = number("share", "rules without oversight, over able ones")
    erosion = number("share", "safety lost to full racing")
    closeness = number("ln", "difference of capability at which a race cools by e")
    reach = number("1", "weight per capability below the frontier")
    idle_share = number("share", "hazard of a frontier that stands still")
    usual_speed = number("ln/yr", "growth of capability at which hazard counts once")


class StartParams(Sheet):
    """What a scenario starts with, where no data of nations say it."""

    lead = number("ln", "algorithms of the frontier at the start")
    lag_pace = number("ln/yr", "capability that a year of lag is worth")
    lag_algorithms = number("ln/yr", "algorithms that a year of lag is worth at least")
    pace = number("ln/quarter", "growth of the frontier's capability before the start")
    investment = number("share", "private investment, of what is wanted")
    line = number("share", "lines being turned to AI chips in each stage, of capacity")
