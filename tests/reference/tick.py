"""A quarter in its order, from docs/model/README.md."""

from tests.reference import (
    adoption,
    algorithms,
    capability,
    capital,
    compute,
    doors,
    economy,
    hazard,
    makers,
    money,
    pacts,
    relations,
    research,
    services,
    society,
    strokes,
    talent,
)
from tests.reference.quarter import Quarter

RULES = {
    "strokes": strokes.rule,
    "money": money.allot,
    "programmes": money.build,
    "doors": doors.settle,
    "pacts": pacts.rule,
    "clubs": doors.align,
    "capital": capital.invest,
    "hosting": capital.place,
    "power": makers.connect,
    "makers": makers.trade,
    "fabs": makers.build,
    "compute": compute.rule,
    "talent": talent.rule,
    "research": research.exchange,
    "standards": research.share,
    "algorithms": algorithms.rule,
    "capability": capability.rule,
    "services": services.serve,
    "sovereignty": services.withstand,
    "adoption": adoption.spread,
    "incidents": adoption.strike,
    "trade": economy.settle,
    "pressure": economy.press,
    "economy": economy.produce,
    "society": society.rule,
    "relations": relations.rule,
    "hazard": hazard.rule,
}


def advance(q: Quarter) -> Quarter:
    """Fill the flows and the next quarter of `q`, each rule reading what those above have made."""
    for rule in RULES.values():
        rule(q)
    return q
