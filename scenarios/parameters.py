"""The parameters of the rules: the library's values, and what a scenario changes in them."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scenarios.errors import ScenarioError
from scenarios.parse import parse
from scenarios.quantity import Figure, FigureTable
from scenarios.ranged import Ranged, RangedTable
from sim.params import BY_DATE, Params
from sim.pillars import PROGRAMMES, SECTORS, Programme, Sector
from sim.sheet import Field, Section, Sheet

FILE = Path(__file__).parent / "library" / "parameters.toml"
WORLD = "world"
"""The section of parameters that belong to no rule."""
NAMES = {
    PROGRAMMES: tuple(programme.name.lower() for programme in Programme),
    SECTORS: tuple(sector.name.lower() for sector in Sector),
}
"""How the numbers of a parameter with an axis are called."""
Parameter = Figure | FigureTable
"""A parameter as a scenario changes it."""
Entry = Ranged | RangedTable
"""A parameter as the library states it."""


def fields() -> Iterator[tuple[str, str, Field]]:
    """Every parameter as (section, name, field)."""
    for section, part in Params.fields.items():
        if isinstance(part, Section):
            for name, field in part.kind.fields.items():
                if isinstance(field, Field):
                    yield section, name, field
        elif section not in BY_DATE:
            yield WORLD, section, part


@lru_cache(maxsize=1)
def library() -> Mapping[str, Mapping[str, Entry]]:
    """Every parameter with its ranges, source and confidence."""
    raw = parse(FILE, FILE.name)
    made: dict[str, dict[str, Entry]] = {}
    for section, name, field in fields():
        kind = RangedTable if field.axes else Ranged
        try:
            entry: Entry = kind.model_validate(raw[section][name])
            said = _problem(field, entry)
            if entry.source not in raw["sources"]:
                said = "its source must be listed"
        except (KeyError, ValidationError) as error:
            said = str(error).split("\n", 1)[0]
        if said:
            raise ScenarioError(f"{FILE.name}: {section}.{name} is not right: {said}")
        made.setdefault(section, {})[name] = entry
    return made


def sources() -> Mapping[str, Mapping[str, str]]:
    """The citations and licences behind the library's parameters."""
    found: Mapping[str, Mapping[str, str]] = parse(FILE, FILE.name)["sources"]
    return found


def _problem(field: Field, entry: Entry) -> str:
    """What is wrong with an entry of the library; "" for nothing."""
    if entry.unit != field.unit:
        return f'its unit must be "{field.unit}"'
    if isinstance(entry, Ranged):
        held = {"": (entry.low, entry.value, entry.high)}
    else:
        names = set(NAMES[int(field.axes[0])])
        if not names == entry.values.keys() == entry.low.keys() == entry.high.keys():
            return "every name must have a value, a low and a high"
        held = {name: (entry.low[name], entry.values[name], entry.high[name]) for name in names}
    for name, (low, value, high) in held.items():
        bearable = entry.limits(name).bearable
        if not bearable.low <= low <= value <= high <= bearable.high:
            return f"low, value and high must rise, from {bearable.low:g} to {bearable.high:g}"
    return ""


def build(changes: Mapping[str, Mapping[str, Parameter]]) -> Params:
    """The parameters with a scenario's changes."""
    params = Params()
    values = library()
    for section, name, field in fields():
        sheet: Sheet = params if section == WORLD else getattr(params, section)
        _set(sheet, name, field, values[section][name])
        if name in changes.get(section, {}):
            _set(sheet, name, field, changes[section][name])
    if not all(map(math.isfinite, params.memory)):
        raise ScenarioError(f"{FILE.name}: a parameter is not finite; all must be")
    return params


def _set(sheet: Sheet, name: str, field: Field, parameter: Parameter) -> None:
    if isinstance(parameter, Figure):
        setattr(sheet, name, parameter.value)
        return
    numbers: Any = getattr(sheet, name)
    for index, part in enumerate(NAMES[int(field.axes[0])]):
        if part in parameter.values:
            numbers[index] = parameter.values[part]
