"""Writing what a policy answers into the orders."""

from policies.choices import Budget, Levers
from sim.jit import inlined
from sim.maths import positive
from sim.orders import Orders
from sim.pillars import Pillar, Programme
from sim.primitives import put_first

INFRASTRUCTURE, WORKFORCE, RESEARCH = (
    int(Pillar.INFRASTRUCTURE),
    int(Pillar.WORKFORCE),
    int(Pillar.RESEARCH),
)
GOVERNANCE, INDUSTRY, COOPERATION = (
    int(Pillar.GOVERNANCE),
    int(Pillar.INDUSTRY),
    int(Pillar.COOPERATION),
)
DATA_CENTRES, ENERGY, FABS = (
    int(Programme.DATA_CENTRES),
    int(Programme.ENERGY),
    int(Programme.FABS),
)
STEM_EDUCATION, RESKILLING = int(Programme.STEM_EDUCATION), int(Programme.RESKILLING)
BASIC_RESEARCH, APPLIED_RESEARCH = int(Programme.BASIC_RESEARCH), int(Programme.APPLIED_RESEARCH)
OVERSIGHT, PRIVACY, CYBERSECURITY = (
    int(Programme.OVERSIGHT),
    int(Programme.PRIVACY),
    int(Programme.CYBERSECURITY),
)
INCENTIVES, PUBLIC_ADOPTION, PARTNERSHIPS = (
    int(Programme.INCENTIVES),
    int(Programme.PUBLIC_ADOPTION),
    int(Programme.PARTNERSHIPS),
)
DIPLOMACY, JOINT_PROJECTS = int(Programme.DIPLOMACY), int(Programme.JOINT_PROJECTS)


@inlined
def write_budget(orders: Orders, i: int, budget: Budget) -> None:
    """Orders of money; the first programme of each pillar has the rest.

    Shares such as 0.9 and 0.1 leave a rest just below 0 in floating point, which is no order.
    """
    orders.budget[i] = budget.size
    orders.split[i, INFRASTRUCTURE] = budget.infrastructure
    orders.split[i, WORKFORCE] = budget.workforce
    orders.split[i, RESEARCH] = budget.research
    orders.split[i, GOVERNANCE] = budget.governance
    orders.split[i, INDUSTRY] = budget.industry
    orders.split[i, COOPERATION] = budget.cooperation
    orders.programme[i, DATA_CENTRES] = positive(1.0 - budget.energy - budget.fabs)
    orders.programme[i, ENERGY] = budget.energy
    orders.programme[i, FABS] = budget.fabs
    orders.programme[i, STEM_EDUCATION] = 1.0 - budget.reskilling
    orders.programme[i, RESKILLING] = budget.reskilling
    orders.programme[i, BASIC_RESEARCH] = 1.0 - budget.applied_research
    orders.programme[i, APPLIED_RESEARCH] = budget.applied_research
    orders.programme[i, OVERSIGHT] = positive(1.0 - budget.privacy - budget.cybersecurity)
    orders.programme[i, PRIVACY] = budget.privacy
    orders.programme[i, CYBERSECURITY] = budget.cybersecurity
    orders.programme[i, INCENTIVES] = positive(1.0 - budget.public_adoption - budget.partnerships)
    orders.programme[i, PUBLIC_ADOPTION] = budget.public_adoption
    orders.programme[i, PARTNERSHIPS] = budget.partnerships
    orders.programme[i, DIPLOMACY] = 1.0 - budget.joint_projects
    orders.programme[i, JOINT_PROJECTS] = budget.joint_projects


@inlined
def write_levers(orders: Orders, i: int, levers: Levers) -> None:
    """Orders of levers, which come first in the sheet."""
    put_first(orders, i, levers)
