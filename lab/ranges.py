"""Parameters to vary, and their ranges.

The low and high figures of scenarios/library/parameters.toml are the ranges; a range can also be
given, as `shocks.cut_off_chance=0.003:0.1`.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from agents.arguments import checked_names
from lab.errors import QuestionError, nearest
from lab.words import say
from scenarios.limits import Beyond, limits
from scenarios.parameters import fields, library
from scenarios.quantity import Figure

STEP = "world.step"  # how finely time is cut, no fact about the world
CORE = (
    "adoption.rate",
    "capability.compute_exponent",
    "economy.attack_cost",
    "economy.gain",
    "ideas.catch_up",
    "ideas.discovery",
    "ideas.fishing_out",
    "ideas.link_catch_up",
    "ideas.spying",
    "makers.access_floor",
    "pressure.coercion",
    "pressure.disruption",
    "relations.trust_base",
    "relations.trust_threat",
    "research.channel_open",
    "services.adjustment",
    "services.foreign_fit",
    "services.home_pull",
    "shocks.cut_off_chance",
    "shocks.decoupling_chance",
    "talent.mobility",
)
"""Parameters on which the question of openness hangs; what is varied unless others are named."""


class Range(NamedTuple):
    """A parameter and the values that it may take."""

    name: str  # section.parameter
    low: float
    high: float
    unit: str

    @property
    def path(self) -> str:
        """Where it stands; see lab/varied.py."""
        return f"params.{self.name}"

    @property
    def short(self) -> str:
        """The name as people read it."""
        section, _, name = self.name.partition(".")
        return f"{name.replace('_', ' ')} ({section})"


def known() -> dict[str, Range]:
    """Every single-number parameter that has a range."""
    found = {}
    for section, name, _ in fields():
        figure = library()[section][name]
        full = f"{section}.{name}"
        if not isinstance(figure, Figure) or full == STEP:
            continue
        if figure.low is not None and figure.high is not None and figure.low < figure.high:
            found[full] = Range(full, figure.low, figure.high, figure.unit)
    return found


def ranges(names: Sequence[str] | None = None, beyond_evidence: bool = False) -> list[Range]:
    """The ranges of named parameters: `talent.mobility`, all of `talent`, `all`, or `name=1:2`.

    Raises QuestionError for an unknown name (the nearest is suggested), for a range that leaves the
    evidence unless `beyond_evidence` allows it, and for one that the equations cannot bear.
    """
    there = known()
    chosen: dict[str, Range] = {}
    for word in CORE if names is None else checked_names("parameters", names):
        name, equals, span = word.partition("=")
        name = name.strip().replace("-", "_")
        if equals:
            if name not in there:
                raise _unknown(name, there)
            chosen[name] = _given(there[name], span, beyond_evidence)
        elif name == "all":
            chosen |= there
        elif name in there:
            chosen[name] = there[name]
        else:
            section = {full: r for full, r in there.items() if full.startswith(f"{name}.")}
            if not section:
                raise _unknown(name, there)
            chosen |= section
    return list(chosen.values())


def _unknown(name: str, there: Mapping[str, Range]) -> QuestionError:
    return QuestionError(
        say(
            "error.unknown",
            what=say("word.parameter"),
            word=name[:60],
            nearest=nearest(name, there),
        )
    )


def _given(library_range: Range, span: str, beyond_evidence: bool) -> Range:
    section, _, name = library_range.name.partition(".")
    there = limits(section, name)
    bounds, most = there.of(beyond_evidence), there.bearable
    low, _, high = span.partition(":")
    try:
        numbers = float(low), float(high)
    except ValueError:
        numbers = math.nan, math.nan
    if not bounds.low <= numbers[0] < numbers[1] <= bounds.high:
        raise QuestionError(
            say(
                "error.range_beyond" if beyond_evidence else "error.range",
                name=library_range.name,
                span=span[:40],
                low=bounds.low,
                high=bounds.high,
                least=most.low,
                most=most.high,
            )
        )
    return Range(library_range.name, *numbers, library_range.unit)


def beyond_of(chosen: Sequence[Range]) -> list[Beyond]:
    """The ends of ranges that lie outside a parameter's evidence."""
    found = []
    for one in chosen:
        section, _, name = one.name.partition(".")
        there = limits(section, name)
        for end in (one.low, one.high):
            if there.remedy(end):
                found.append(Beyond.of(one.name, end, there.evidence))
    return found
