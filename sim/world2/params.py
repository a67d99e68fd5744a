"""The parameters of world 2, one small sheet a rule.

Values, ranges, sources and confidence live in `scenarios/world2/parameters.toml`; names, units and
meanings live with the sheets.  Rates are per quarter unless they say otherwise.
"""

from sim.sheet import Sheet, number, section
from sim.world2.params_demand import (
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
from sim.world2.params_supply import (
    CapitalParams,
    DoorParams,
    MachineParams,
    MakerParams,
    MoneyParams,
    PowerParams,
    ProgrammeParams,
    StrokeParams,
)


class World2Params(Sheet):
    """All parameters of the rules."""

    step = number("quarters", "length of a tick, h")
    epoch = number("quarters", "start of the scenario after 1 January 2025")
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
