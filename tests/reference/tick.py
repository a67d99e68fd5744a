"""A quarter in its order, from docs/ODD.md (Process overview and scheduling)."""

from tests.reference import (
    adoption,
    budget,
    capability,
    chips,
    compute,
    economy,
    hazard,
    ideas,
    incidents,
    openness,
    pillars,
    relations,
    shocks,
    society,
    suppliers,
    talent,
)
from tests.reference.quarter import Quarter

RULES = {
    "shocks": shocks.rule,
    "budget": budget.rule,
    "pillars": pillars.rule,
    "openness": openness.rule,
    "chips": chips.rule,
    "compute": compute.rule,
    "talent": talent.rule,
    "ideas": ideas.rule,
    "capability": capability.rule,
    "suppliers": suppliers.rule,
    "adoption": adoption.rule,
    "incidents": incidents.rule,
    "economy": economy.rule,
    "society": society.rule,
    "relations": relations.rule,
    "hazard": hazard.rule,
}


def advance(q: Quarter) -> None:
    """Fill the flows and the next quarter of `q`, each rule reading what those above have made."""
    for rule in RULES.values():
        q.keep(rule(q))
