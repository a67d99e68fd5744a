"""Figures of a packed world that no scenario states: what in a scenario each follows from."""

_PROGRAMMES = (
    "nations.{nation}.gdp",
    "nations.{nation}.budget",
    "status_quo.split",
    "parameters.programmes.depreciation",
)
_REACHED = (
    "nations.{nation}.lag",
    "nations.{nation}.compute",
    "parameters.start.lead",
    "parameters.start.lag_pace",
    "parameters.start.lag_algorithms",
)
_MACHINES = ("nations.{nation}.compute", "pairs.owned")
_SERVICES = (
    *_REACHED,
    "nations.{nation}.adoption",
    "nations.{nation}.gdp",
    "pairs.affinity",
    "status_quo.stance",
)
_QUARTER = (*_SERVICES, "nations.{nation}.energy", "nations.{nation}.budget", "pairs.trust")
FOLLOWS_FROM: dict[str, tuple[str, ...]] = {
    "potential": ("nations.{nation}.gdp",),
    "income": ("nations.{nation}.gdp",),
    "budget": ("nations.{nation}.budget",),
    "programme": _PROGRAMMES,
    "pillar": (*_PROGRAMMES, "parameters.programmes.half_saturation"),
    "machines": _MACHINES,
    "chips_standing": ("nations.{nation}.compute", "nations.{nation}.fab", "status_quo.stance"),
    "compute_usable": (*_MACHINES, "nations.{nation}.energy"),
    "powered": (
        "nations.{nation}.compute",
        "nations.{nation}.energy",
        "parameters.power.use",
    ),
    "investment": (*_SERVICES, "parameters.start.investment", "parameters.capital.market"),
    "fab_line": ("nations.{nation}.fab", "parameters.start.line"),
    "students": (
        "nations.{nation}.talent",
        "parameters.talent.intake",
        "parameters.talent.stage",
    ),
    "people": ("nations.{nation}.talent", "pairs.abroad"),
    "usual_talent": ("nations.{nation}.talent",),
    "usual_budget": ("nations.{nation}.budget",),
    "usual_trust": ("nations.{nation}.public_trust",),
    "usual_approval": ("nations.{nation}.approval",),
    "algorithms": _REACHED,
    "lag": (
        "nations.{nation}.lag",
        "nations.{nation}.compute",
        "parameters.start.lag_pace",
        "parameters.start.lag_algorithms",
        "parameters.start.pace",
    ),
    "capability": (*_REACHED, "parameters.capability.compute_exponent"),
    "pace": ("parameters.start.pace",),
    "service_sales": _QUARTER,
    "supplier_share": _SERVICES,
    "ai_access": _QUARTER,
    "sovereignty": _QUARTER,
    "sector_adoption": ("nations.{nation}.adoption",),
    "worst_stance": ("status_quo.stance",),
    "threat": (*_REACHED, "pairs.trust", "parameters.relations.threat_half"),
    "attack": (
        *_REACHED,
        "pairs.trust",
        "parameters.pressure.attack",
        "parameters.pressure.defence",
    ),
    "world_hazard": (*_REACHED, "parameters.hazard.rate"),
    "output_norm": _QUARTER,
    "trade_norm": _QUARTER,
}
"""Stock, or figure of a nation, -> the fields of a scenario; a parameter's are its value."""
FLOWS = ("nations.{nation}", "pairs", "status_quo", "parameters")
"""What the flows of the quarter before the first follow from."""


def origin(paths: tuple[str, ...], nation: str) -> str:
    """The end of a sentence: what a figure of this nation follows from, and what to do."""
    named = ", ".join(path.format(nation=nation) for path in paths)
    return f"no scenario states it, it follows from {named}: bring those nearer to the library's"
