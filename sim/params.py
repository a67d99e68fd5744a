"""The parameters of every rule, one small sheet a rule.

Values, ranges, sources and confidence live in `scenarios/library/parameters.toml`; names, units
and meanings live with the sheets.  Rates are per quarter unless they say otherwise.
"""

from sim.params_demand import (
    AbilityParams,
    AlgorithmParams,
    DangerParams,
    MishapParams,
    OutputParams,
    PeopleParams,
    PressureParams,
    PublicParams,
    ResearchParams,
    ServiceParams,
    StartParams,
    TrustParams,
    UptakeParams,
)
from sim.params_supply import (
    CapitalParams,
    DoorParams,
    MachineParams,
    MakerParams,
    MoneyParams,
    PowerParams,
    ProgrammeParams,
    StrokeParams,
)
from sim.sheet import Sheet, number, section

QUARTERS_A_YEAR = 4.0  # figures of a year, such as GDP, over steps counted in quarters


class OutcomeParams(Sheet):
    """How nations and worlds are judged; nothing here feeds back into the world."""

    reach = number("steps", "usual steps above par that earn half of what there is to earn")
    brink_survival = number("probability", "chance of survival below which it is the brink")
    hegemony_share = number("share", "compute of the strongest, above which it is hegemony")
    concert_pacts = number("share", "possible pacts in force, above which it is a concert")
    bloc_pacts = number("share", "possible pacts in force, above which there are blocs")


BY_DATE = ("epoch",)
"""Parameters that follow from the date on which a scenario starts."""


class Params(Sheet):
    """All parameters of the rules."""

    step = number("quarters", "length of a tick, h")
    epoch = number("quarters", "start of the scenario after 1 January 2025; its date says it")
    shocks = section(StrokeParams)
    money = section(MoneyParams)
    programmes = section(ProgrammeParams)
    doors = section(DoorParams)
    capital = section(CapitalParams)
    power = section(PowerParams)
    makers = section(MakerParams)
    compute = section(MachineParams)
    talent = section(PeopleParams)
    research = section(ResearchParams)
    ideas = section(AlgorithmParams)
    capability = section(AbilityParams)
    services = section(ServiceParams)
    adoption = section(UptakeParams)
    incidents = section(MishapParams)
    economy = section(OutputParams)
    pressure = section(PressureParams)
    society = section(PublicParams)
    relations = section(TrustParams)
    hazard = section(DangerParams)
    start = section(StartParams)
    outcome = section(OutcomeParams)
