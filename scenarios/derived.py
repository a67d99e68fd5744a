"""Figures of a packed world that no scenario states: what in a scenario each follows from."""

_PROGRAMMES = (
    "nations.{nation}.gdp",
    "nations.{nation}.budget",
    "nations.{nation}.habits",
    "status_quo.split",
    "status_quo.programme_capital",
    "parameters.pillars.depreciation",
)
_SERVICES = (
    "nations.{nation}.algorithms",
    "nations.{nation}.compute",
    "nations.{nation}.energy",
    "nations.{nation}.adoption",
    "nations.{nation}.gdp",
)
FOLLOWS_FROM: dict[str, tuple[str, ...]] = {
    "potential": ("nations.{nation}.gdp",),
    "programme": _PROGRAMMES,
    "pillar": (*_PROGRAMMES, "parameters.pillars.half_saturation"),
    "compute_usable": ("nations.{nation}.compute", "nations.{nation}.energy"),
    "students": (
        "nations.{nation}.talent",
        "parameters.talent.intake",
        "parameters.talent.stage",
    ),
    "people": ("nations.{nation}.talent", "pairs.abroad"),
    "education_base": ("nations.{nation}.talent",),
    "capability": (
        "nations.{nation}.algorithms",
        "nations.{nation}.compute",
        "nations.{nation}.energy",
        "parameters.ideas.compute_reference",
    ),
    "supplier_share": (*_SERVICES, "pairs.affinity", "pairs.trust"),
    "own_service": _SERVICES,
    "ai_access": (*_SERVICES, "pairs.affinity", "pairs.trust"),
    "resilience": (*_SERVICES, "pairs.affinity", "pairs.trust"),
    "sovereignty": (*_SERVICES, "pairs.affinity", "pairs.trust"),
    "revenue_ratio": (
        *_SERVICES,
        "pairs.affinity",
        "pairs.trust",
        "parameters.economy.service_floor",
    ),
    "sector_adoption": ("nations.{nation}.adoption", "parameters.adoption.sector_rate"),
    "adoption": (
        "nations.{nation}.adoption",
        "nations.{nation}.exposure",
        "parameters.adoption.sector_rate",
    ),
    "threat": (
        "nations.{nation}.algorithms",
        "nations.{nation}.compute",
        "pairs.trust",
        "parameters.relations.threat_parity",
        "parameters.relations.threat_half",
    ),
    "gdp_norm": (
        *_SERVICES,
        "nations.{nation}.private_capex",
        "nations.{nation}.budget",
        "parameters.economy.service_floor",
    ),
}
"""Stock, or figure of a nation, -> the fields of a scenario; a parameter's are its value."""
FLOWS = ("nations.{nation}", "pairs", "status_quo", "parameters")
"""What the flows of the quarter before the first follow from."""


def origin(paths: tuple[str, ...], nation: str) -> str:
    """The end of a sentence: what a figure of this nation follows from, and what to do."""
    named = ", ".join(path.format(nation=nation) for path in paths)
    return f"no scenario states it, it follows from {named}: bring those nearer to the library's"
