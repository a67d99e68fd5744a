"""What this addition brings: a levy on foreign chips, and storms of the sun."""

from sim.declared import Lever, ShockKind

LEVERS = {
    "chip_levy": Lever("levy on chips from abroad", default=0.0, low=0.0, high=0.8),
}
SHOCKS = {
    "solar_storm": ShockKind("a storm of the sun takes power from its computers", grave=3.0),
}
