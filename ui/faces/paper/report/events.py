"""The moments that mattered: what happened, by how much it weighs in a report on the whole game."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.events import DATED
from ui.faces.paper.report.facts import ReportFacts
from ui.play.events.detector import PACT_KINDS, STANCES, Happening, happenings
from ui.play.events.from_tables import of_tables
from ui.play.events.quarters import STROKES, Quarter
from ui.play.events.sentences import tell, tell_pacts

REPETITION = 0.35  # how much less each further event of a kind is worth telling
FAMILIES = {
    **dict.fromkeys(STANCES, "stance"),
    "broken": "rupture",
    "cut_off": "rupture",
    "budget_up": "budget",
    "budget_down": "budget",
    "incident": "shock",
    "breakthrough": "shock",
    **{name: one.kind for name, one in DATED.items() if name in STROKES},
}
"""Kinds that readers see as one; their names are texts of "event_kind"."""
STROKE_WEIGHTS = {
    "incident": 0.8,
    "breakthrough": 2.5,
    **{name: one.grave for name, one in DATED.items() if name in STROKES},
}
"""For each nation that is hit."""


@dataclass(frozen=True)
class KeyMoment:
    """Something that happened; `weight` says how much it matters."""

    tick: int
    weight: float
    kind: str  # of FAMILIES, or "pact"
    sentence: str


def find_events(facts: ReportFacts) -> list[KeyMoment]:
    """Everything worth telling, in order of time."""
    codes = facts.scenario.roster
    names = [facts.names[code] for code in codes]
    found = [m for quarter in of_tables(facts.tables, codes) for m in _moments(quarter, names)]
    return sorted(found, key=lambda event: (event.tick, -event.weight, event.sentence))


def most_telling(events: list[KeyMoment], count: int) -> list[KeyMoment]:
    """The weightiest events, in order of time; each further one of a kind weighs less."""
    seen: Counter[str] = Counter()
    rated = []
    for event in sorted(events, key=lambda event: -event.weight):
        rated.append((event.weight / (1.0 + REPETITION * seen[event.kind]), event))
        seen[event.kind] += 1
    rated.sort(key=lambda pair: -pair[0])
    kept = {id(event) for _, event in rated[:count]}
    return [event for event in events if id(event) in kept]


def _moments(quarter: Quarter, names: Sequence[str]) -> Iterator[KeyMoment]:
    """A moment each; of all pacts of a quarter one together, since there are many."""
    turned = dict.fromkeys(PACT_KINDS, 0)
    for one in happenings(quarter):
        if one.kind in PACT_KINDS:
            turned[one.kind] += len(one.pacts)
        else:
            yield KeyMoment(one.tick, _weight(one), FAMILIES[one.kind], tell(one, names))
    new, ended = turned.values()
    if new or ended:
        total = round(float(quarter.now.pact.sum()) / 2.0)
        sentence = tell_pacts(new, ended, total)
        yield KeyMoment(quarter.tick, 0.15 * (new + 2 * ended), "pact", sentence)


def _weight(one: Happening) -> float:
    if one.kind in STROKE_WEIGHTS:
        return STROKE_WEIGHTS[one.kind] * len(one.who)
    if one.kind == "broken":
        return 2.0 + one.count
    if one.kind == "cut_off":
        return 2.0 + len(one.whom)
    if one.kind in STANCES:
        return math.fsum(abs(now - was) for was, now in zip(one.was, one.now, strict=True))
    return abs(one.now[0] / one.was[0] - 1.0)
