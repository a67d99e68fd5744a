"""The parameters of the rules: the library's values, and what a scenario changes in them."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scenarios.errors import ScenarioError, Wrong, nearest
from scenarios.parse import parse
from scenarios.quantity import Figure, FigureTable, Quantity
from sim.params import Params
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
SMALLEST = 1e-6
LARGEST = {
    "share": 1.0,
    "share of GDP": 1.0,
    "share of GDP/yr": 1.0,
    "1/quarter": 2.0,
    "quarters": 200.0,
    "ln": 50.0,
    "probability": 1.0,
}
"""The largest number of a unit that a rule can bear; 1000 of any other."""
POSITIVE = {
    "world.step",
    "pillars.depreciation",
    "pillars.half_saturation",
    "chips.cost",
    "chips.fab_cost",
    "chips.reference_industry",
    "compute.power",
    "compute.energy_cost",
    "talent.stage",
    "ideas.compute_reference",
    "ideas.talent_reference",
    "capability.quality_half",
    "capability.compute_need",
    "suppliers.home_bias",
    "suppliers.reference_industry",
    "adoption.ceiling",
    "adoption.access_half",
    "adoption.sector_rate",
    "economy.trade_elasticity",
    "economy.attack_self",
    "hazard.reference",
    "relations.threat_half",
    "outcome.reach",
}
"""Parameters that something is divided by, or that a stock needs to be above nothing."""
Parameter = Figure | FigureTable


def fields() -> Iterator[tuple[str, str, Field]]:
    """Every parameter as (section, name, field)."""
    for section, part in Params.fields.items():
        if isinstance(part, Section):
            for name, field in part.kind.fields.items():
                if isinstance(field, Field):
                    yield section, name, field
        else:
            yield WORLD, section, part


def limits(section: str, name: str, field: Field) -> Quantity:
    """The unit and the range that the rules can bear."""
    low = SMALLEST if f"{section}.{name}" in POSITIVE else 0.0
    return Quantity(field.unit, low, LARGEST.get(field.unit, 1000.0))


@lru_cache(maxsize=1)
def library() -> Mapping[str, Mapping[str, Parameter]]:
    """Every parameter with its range, source and confidence."""
    raw = parse(FILE, FILE.name)
    made: dict[str, dict[str, Parameter]] = {}
    for section, name, field in fields():
        try:
            entry = raw[section][name]
            kind = FigureTable if field.axes else Figure
            parameter = kind.model_validate(entry)
        except (KeyError, ValidationError) as error:
            said = str(error).split("\n", 1)[0]
            raise ScenarioError(f"{FILE.name}: {section}.{name} is not right: {said}") from None
        problems = list(_check(("parameters", section, name), field, parameter, whole=True))
        if problems or parameter.source not in raw["sources"]:
            problems.append(Wrong((section, name, "source"), parameter.source, "it must be listed"))
            raise ScenarioError(problems[0].sentence(FILE.name))
        made.setdefault(section, {})[name] = parameter
    return made


def sources() -> Mapping[str, Mapping[str, str]]:
    """The citations and licences behind the library's parameters."""
    found: Mapping[str, Mapping[str, str]] = parse(FILE, FILE.name)["sources"]
    return found


def check_changes(changes: Mapping[str, Mapping[str, Parameter]]) -> Iterator[Wrong]:
    """Whether a scenario changes parameters that there are, within what the rules can bear."""
    known: dict[str, dict[str, Field]] = {}
    for section, name, field in fields():
        known.setdefault(section, {})[name] = field
    for section, parameters in changes.items():
        if section not in known:
            remedy = f"no rule has this name, {nearest(section, known)}"
            yield Wrong(("parameters", section), dict(parameters), remedy)
            continue
        for name, parameter in parameters.items():
            path = ("parameters", section, name)
            if name not in known[section]:
                remedy = f"the rule has no such parameter, {nearest(name, known[section])}"
                value = parameter.value if isinstance(parameter, Figure) else parameter.values
                yield Wrong(path, value, remedy)
            else:
                yield from _check(path, known[section][name], parameter, whole=False)


def _check(
    path: tuple[str, ...], field: Field, parameter: Parameter, whole: bool
) -> Iterator[Wrong]:
    quantity = limits(path[1], path[2], field)
    if isinstance(parameter, FigureTable) != bool(field.axes):
        kind = "values by name" if field.axes else "one value"
        yield Wrong(path, parameter.unit, f"it must be a figure of {kind}")
        return
    try:
        quantity.check(parameter)
    except Wrong as problem:
        yield Wrong((*path, *problem.path), problem.value, problem.remedy)
    if isinstance(parameter, FigureTable):
        names = NAMES[int(field.axes[0])]
        for name, value in parameter.values.items():
            if name not in names:
                remedy = f"there is no such name, {nearest(name, names)}"
                yield Wrong((*path, "values", name), value, remedy)
        if whole and len(parameter.values) < len(names):
            yield Wrong((*path, "values"), parameter.values, "every name must be given")


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
