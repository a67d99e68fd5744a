"""What acts where: the rules in which each programme and pact has an effect."""

from collections.abc import Mapping

PROGRAMMES: Mapping[str, tuple[str, ...]] = {
    "data_centres": ("chips", "compute"),
    "energy": ("compute",),
    "fabs": ("chips",),
    "stem_education": ("talent", "ideas"),
    "reskilling": ("adoption", "society"),
    "basic_research": ("ideas", "talent", "economy"),
    "applied_research": ("ideas", "adoption", "talent", "economy"),
    "oversight": ("incidents", "society", "adoption", "ideas", "hazard"),
    "privacy": ("society", "suppliers", "ideas"),
    "cybersecurity": ("economy", "society"),
    "incentives": ("chips",),
    "public_adoption": ("adoption",),
    "partnerships": ("chips", "adoption"),
    "diplomacy": ("openness", "relations"),
    "joint_projects": ("ideas", "compute"),
}
PACTS: Mapping[str, tuple[str, ...]] = {
    "compute_sharing": ("compute",),
    "talent_mobility": ("talent",),
    "data_flows": ("suppliers", "ideas"),
    "safety_standards": ("incidents", "society", "hazard"),
    "joint_export_control": ("openness", "chips"),
    "joint_research": ("ideas",),
}
TERMS: Mapping[str, tuple[str, ...]] = {
    "alliance": ("endings", "rule.openness"),
    "autarky": ("rule.suppliers", "figure.resilience"),
    "choke_point": ("rule.chips",),
    "coercion": ("rule.economy", "figure.dependence"),
    "diffusion": ("rule.ideas",),
    "embargo": ("pact.joint_export_control",),
    "free_rider": ("lever.contribution", "term.public_good"),
    "frontier": ("figure.capability",),
    "h100": ("figure.compute",),
    "herfindahl": ("figure.compute_concentration",),
    "kfte": ("figure.talent",),
    "lock_in": ("rule.suppliers",),
    "log": ("figure.capability",),
    "mandate": ("score",),
    "par": ("score", "rule.outcome"),
    "programme": ("pillar.infrastructure",),
    "public_good": ("pact.joint_research", "term.dilemma"),
    "shock": ("rule.shocks",),
    "sovereignty": ("figure.sovereignty",),
    "standing": ("score",),
    "tit_for_tat": ("policy.tit-for-tat",),
    "trend": ("figure.potential",),
    "tullock": ("rule.economy",),
    "veto": ("rule.chips", "term.choke_point"),
}
"""What else to read on a word; words that are not here stand alone."""
