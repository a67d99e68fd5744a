"""Traits: the parameters that a nation gives to whatever policy it follows."""

from typing import NamedTuple

from sim.jit import kernel
from sim.sheet import Sheet, each


class Traits(NamedTuple):
    """One nation's character and habits."""

    budget: float  # usual public AI budget, share of GDP a year
    caution: float  # 0-1, taste for regulation
    openness: float  # 0-1, taste for foreign talent, services and data
    ambition: float  # 0-1, taste for leading, and for fabs of its own
    # habitual shares of programmes within their pillar; the first programme of a pillar
    # (data centres, STEM education, basic research, oversight, incentives, diplomacy) has the rest
    energy: float
    fabs: float
    reskilling: float
    applied_research: float
    privacy: float
    cybersecurity: float
    public_adoption: float
    partnerships: float
    joint_projects: float


class TraitSheet(Sheet):
    """The traits of all nations."""

    budget = each("share of GDP/yr", "usual public AI budget")
    caution = each("0-1", "taste for regulation")
    openness = each("0-1", "taste for foreign talent, services and data")
    ambition = each("0-1", "taste for leading, and for fabs of its own")
    energy = each("share of infrastructure", "habitual share")
    fabs = each("share of infrastructure", "habitual share")
    reskilling = each("share of workforce", "habitual share")
    applied_research = each("share of research", "habitual share")
    privacy = each("share of governance", "habitual share")
    cybersecurity = each("share of governance", "habitual share")
    public_adoption = each("share of industry", "habitual share")
    partnerships = each("share of industry", "habitual share")
    joint_projects = each("share of cooperation", "habitual share")


@kernel
def traits_of(sheet: TraitSheet, i: int) -> Traits:
    """The traits of nation i."""
    return Traits(
        sheet.budget[i],
        sheet.caution[i],
        sheet.openness[i],
        sheet.ambition[i],
        sheet.energy[i],
        sheet.fabs[i],
        sheet.reskilling[i],
        sheet.applied_research[i],
        sheet.privacy[i],
        sheet.cybersecurity[i],
        sheet.public_adoption[i],
        sheet.partnerships[i],
        sheet.joint_projects[i],
    )
