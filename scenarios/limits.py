"""How far the parameters of the rules may go, and which of them have gone beyond their evidence.

A scenario stays within the evidence or says `beyond_evidence = true`; nothing goes beyond what the
equations bear.  Both ranges stand beside the value in scenarios/library/parameters.toml.

    limits("economy", "trade_income").evidence.high
    limits("pillars", "depreciation", "energy").bearable.low
"""

import math
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from scenarios.errors import Wrong, nearest
from scenarios.parameters import NAMES, WORLD, Parameter, fields, library
from scenarios.quantity import Figure, FigureTable, Quantity
from scenarios.ranged import Limits
from sim.params import Params
from sim.sheet import Field, Sheet

Changes = Mapping[str, Mapping[str, Parameter]]
"""Parameters by section and name."""


class Beyond(NamedTuple):
    """A number outside its evidence."""

    parameter: str  # economy.trade_income, pillars.depreciation.energy
    value: float
    low: float  # of its evidence
    high: float
    unit: str

    @classmethod
    def of(cls, parameter: str, value: float, evidence: Quantity) -> "Beyond":
        """A value beside the evidence that it leaves."""
        return cls(parameter, value, evidence.low, evidence.high, evidence.unit)

    def __str__(self) -> str:
        """As in "economy.trade_income = 0.1 (0.25 to 1 ratio)"."""
        return f"{self.parameter} = {self.value:g} ({self.low:g} to {self.high:g} {self.unit})"


def limits(section: str, name: str, part: str = "") -> Limits:
    """How far a parameter may go; `part` names a number of a table.

    Raises KeyError for one that there is not.
    """
    return library()[section][name].limits(part)


def numbers() -> Iterator[tuple[str, str, str]]:
    """Every number of the parameters as (section, name, part); `part` is "" but in tables."""
    for section, name, field in fields():
        for part in parts(field):
            yield section, name, part


def parts(field: Field) -> tuple[str, ...]:
    """The names of a parameter's numbers; [""] for one that is a single number."""
    return NAMES[int(field.axes[0])] if field.axes else ("",)


def path_of(section: str, name: str, part: str = "") -> str:
    """Where a number stands, as lab/varied.py has it: `params.pillars.depreciation.energy`."""
    return ".".join(word for word in ("params", section, name, part) if word not in ("", WORLD))


def beyond_of(params: Params) -> tuple[Beyond, ...]:
    """Every number outside its evidence, in the order of the rules."""
    found = []
    for section, name, field in fields():
        sheet: Sheet = params if section == WORLD else getattr(params, section)
        held: Any = getattr(sheet, name)
        for part, value in zip(parts(field), held if field.axes else [held], strict=True):
            here = limits(section, name, part)
            if here.remedy(float(value)):
                full = ".".join(word for word in (section, name, part) if word)
                found.append(Beyond.of(full, float(value), here.evidence))
    return tuple(found)


def check_changes(changes: Changes, held: Collection[tuple[str, str]] = ()) -> Iterator[Wrong]:
    """Whether a scenario changes parameters that there are, within what they may be.

    Those in `held`, as (section, name), must stay within their evidence.
    """
    for section, parameters in changes.items():
        if section not in known():
            yield Wrong(("parameters", section), dict(parameters), misnamed(section, ""))
            continue
        for name, parameter in parameters.items():
            path = ("parameters", section, name)
            remedy = misnamed(section, name)
            if remedy:
                value = parameter.value if isinstance(parameter, Figure) else parameter.values
                yield Wrong(path, value, remedy)
            else:
                yield from _check(path, known()[section][name], parameter, (section, name) in held)


@lru_cache(maxsize=1)
def known() -> Mapping[str, Mapping[str, Field]]:
    """The parameters of each rule."""
    found: dict[str, dict[str, Field]] = {}
    for section, name, field in fields():
        found.setdefault(section, {})[name] = field
    return found


def misnamed(section: str, name: str) -> str:
    """What is right where no rule has such a parameter; "" where one has."""
    rules = known()
    if section not in rules:
        return f"no rule has this name, {nearest(section, rules)}"
    if name not in rules[section]:
        return f"the rule has no such parameter, {nearest(name, rules[section])}"
    return ""


def _check(
    path: tuple[str, str, str], field: Field, change: Parameter, held: bool
) -> Iterator[Wrong]:
    if isinstance(change, FigureTable) != bool(field.axes):
        kind = "values by name" if field.axes else "one value"
        yield Wrong(path, change.unit, f"it must be a figure of {kind}")
        return
    try:
        Quantity(field.unit, -math.inf, math.inf).check(change)
    except Wrong as problem:
        yield Wrong((*path, *problem.path), problem.value, problem.remedy)
        return
    values = change.values if isinstance(change, FigureTable) else {"": change.value}
    for part, value in values.items():
        here = (*path, "values", part) if part else (*path, "value")
        if part not in parts(field):
            yield Wrong(here, value, f"there is no such name, {nearest(part, parts(field))}")
            continue
        remedy = limits(path[1], path[2], part).remedy(value, beyond_evidence=not held)
        if remedy:
            yield Wrong(here, value, remedy)
