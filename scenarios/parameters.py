"""The parameters of the rules: the library's values, and what a scenario changes in them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from scenarios.quantity import Figure, FigureTable
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


def fields() -> Iterator[tuple[str, str, Field]]:
    """Every parameter as (section, name, field)."""
    for section, part in Params.fields.items():
        if isinstance(part, Section):
            for name, field in part.kind.fields.items():
                if isinstance(field, Field):
                    yield section, name, field
        else:
            yield WORLD, section, part


@lru_cache(maxsize=1)
def library() -> Mapping[str, Mapping[str, Figure | FigureTable]]:
    """Every parameter with its range, source and confidence."""
    from scenarios.load import read  # noqa: PLC0415  (the loader checks overrides against this)

    raw = read(FILE)
    made: dict[str, dict[str, Figure | FigureTable]] = {}
    for section, name, field in fields():
        kind = FigureTable if field.axes else Figure
        made.setdefault(section, {})[name] = kind.model_validate(raw[section][name])
    return made


def build(changes: Mapping[str, Mapping[str, Figure | FigureTable]]) -> Params:
    """The parameters with a scenario's changes."""
    params = Params()
    values = library()
    for section, name, field in fields():
        sheet: Sheet = params if section == WORLD else getattr(params, section)
        _set(sheet, name, field, values[section][name])
        if name in changes.get(section, {}):
            _set(sheet, name, field, changes[section][name])
    return params


def _set(sheet: Sheet, name: str, field: Field, figure: Figure | FigureTable) -> None:
    if isinstance(figure, Figure):
        setattr(sheet, name, figure.value)
        return
    numbers: Any = getattr(sheet, name)
    for index, part in enumerate(NAMES[int(field.axes[0])]):
        if part in figure.values:
            numbers[index] = figure.values[part]
