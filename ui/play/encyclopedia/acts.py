"""What acts where: the rules in which each programme and pact has an effect."""

from collections.abc import Mapping

PROGRAMMES: Mapping[str, tuple[str, ...]] = {
    "data_centres": ("hosting", "makers"),
    "energy": ("power", "hosting"),
    "fabs": ("fabs",),
    "stem_education": ("talent", "research"),
    "reskilling": ("adoption", "society"),
    "basic_research": ("research", "talent", "economy"),
    "applied_research": ("research", "adoption", "talent", "economy"),
    "oversight": ("incidents", "society", "hazard", "adoption", "algorithms", "capital"),
    "privacy": ("society", "services", "research"),
    "cybersecurity": ("pressure", "society", "algorithms"),
    "incentives": ("capital",),
    "public_adoption": ("adoption", "society"),
    "partnerships": ("hosting", "makers", "adoption"),
    "diplomacy": ("doors", "pacts", "relations"),
    "joint_projects": ("research", "compute", "relations"),
}
PACTS: Mapping[str, tuple[str, ...]] = {
    "compute_sharing": ("compute", "makers", "sovereignty"),
    "talent_mobility": ("talent",),
    "data_flows": ("services", "research", "society"),
    "safety_standards": ("standards", "incidents", "society", "hazard", "algorithms"),
    "joint_export_control": ("clubs", "makers", "fabs"),
    "joint_research": ("research", "relations"),
}
TERMS: Mapping[str, tuple[str, ...]] = {
    "alliance": ("endings", "rule.pacts"),
    "autarky": ("rule.sovereignty", "rule.services"),
    "choke_point": ("rule.makers",),
    "coercion": ("rule.pressure", "figure.dependence"),
    "current": ("score",),
    "diffusion": ("rule.research", "rule.algorithms"),
    "embargo": ("pact.joint_export_control", "rule.clubs"),
    "free_rider": ("lever.contribution", "term.public_good"),
    "frontier": ("figure.lag", "lever.safety"),
    "h100": ("figure.compute",),
    "herfindahl": ("figure.compute_concentration",),
    "lock_in": ("rule.services",),
    "log": ("figure.compute",),
    "mandate": ("score",),
    "par": ("score", "rule.outcome"),
    "programme": ("pillar.infrastructure", "rule.programmes"),
    "public_good": ("pact.joint_research", "lever.safety", "term.dilemma"),
    "shock": ("rule.strokes",),
    "sovereignty": ("figure.sovereignty",),
    "standing": ("figure.standing", "figure.lag"),
    "tit_for_tat": ("policy.tit-for-tat",),
    "trend": ("figure.potential",),
    "tullock": ("rule.pressure",),
    "veto": ("rule.makers", "term.choke_point"),
}
"""What else to read on a word; words that are not here stand alone."""
