"""What a policy answers: a budget, levers, and (pair by pair) stances and pacts."""

from typing import NamedTuple

from sim.dice import Luck, uniform
from sim.jit import inlined
from sim.levers import Levers
from sim.primitives import leaves_out


class Budget(NamedTuple):
    """Public AI money: its size, its split over the pillars, and programmes within pillars.

    The first programme of a pillar has what the named ones leave.
    """

    size: float  # share of GDP a year, 0 to 0.003
    infrastructure: float  # split over the six pillars, sum at most 1
    workforce: float
    research: float
    governance: float
    industry: float
    cooperation: float
    energy: float  # of infrastructure; the rest is data centres
    fabs: float  # of infrastructure
    reskilling: float  # of workforce; the rest is STEM education
    applied_research: float  # of research; the rest is basic research
    privacy: float  # of governance; the rest is oversight
    cybersecurity: float  # of governance
    public_adoption: float  # of industry; the rest is incentives
    partnerships: float  # of industry
    joint_projects: float  # of cooperation; the rest is diplomacy


__all__ = ("Address", "Budget", "Levers", "throw")

leaves_out(Levers)


class Address(NamedTuple):
    """Where a decision is in the tree of luck."""

    luck: Luck
    event: int
    who: int
    whom: int


@inlined
def throw(address: Address) -> float:
    """A uniform number in [0, 1) for this decision: always the same one."""
    return uniform(address.luck, address.event, address.who, address.whom)
