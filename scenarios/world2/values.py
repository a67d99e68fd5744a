"""The parameters of world 2: their values and ranges, and what a scenario changes in them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from scenarios.errors import ScenarioError
from scenarios.parameters import NAMES
from scenarios.parse import parse
from scenarios.ranged import Ranged, RangedTable
from sim.sheet import Field, Section, Sheet
from sim.params import Params

FOLDER = Path(__file__).parent
FILE = FOLDER / "parameters.toml"
CHANGES = FOLDER / "changes.toml"
WORLD = "world"
"""The section of parameters that belong to no rule."""
BEYOND = "beyond_evidence"
Changes = Mapping[str, Mapping[str, float]]
"""Values by section and name."""


class Known(NamedTuple):
    """A parameter: where it is declared, and what the file says of it."""

    field: Field
    entry: Ranged | RangedTable


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
def library() -> Mapping[tuple[str, str], Known]:
    """Every parameter by section and name; ScenarioError for one that is not right."""
    raw = parse(FILE, FILE.name)
    made: dict[tuple[str, str], Known] = {}
    for section, name, field in fields():
        kind = RangedTable if field.axes else Ranged
        try:
            entry: Ranged | RangedTable = kind.model_validate(raw[section][name])
        except (KeyError, ValueError) as error:
            said = str(error).split("\n", 1)[0]
            raise ScenarioError(f"{FILE.name}: {section}.{name} is not right: {said}") from None
        made[section, name] = Known(field, entry)
        if said := _problem(field, entry, raw["sources"]):
            raise ScenarioError(f"{FILE.name}: {section}.{name} is not right: {said}")
    for section, entries in raw.items():
        strange = [name for name in entries if (section, name) not in made]
        if section != "sources" and strange:
            raise ScenarioError(f"{FILE.name}: the rules have no {section}.{strange[0]}")
    return made


def _problem(field: Field, entry: Ranged | RangedTable, sources: Mapping[str, Any]) -> str:
    """What is wrong with an entry; "" for nothing."""
    if entry.unit != field.unit:
        return f'its unit must be "{field.unit}"'
    if entry.source not in sources:
        return "its source must be listed"
    if isinstance(entry, Ranged):
        return "" if entry.low <= entry.value <= entry.high else "low, value and high must rise"
    names = set(NAMES[int(field.axes[0])])
    if not names == entry.values.keys() == entry.low.keys() == entry.high.keys():
        return "every name must have a value, a low and a high"
    rise = all(entry.low[name] <= entry.values[name] <= entry.high[name] for name in names)
    return "" if rise else "low, value and high must rise"


def refused(section: str, name: str, value: float, beyond_evidence: bool) -> str:
    """Why a number may not be what a scenario wants; "" if it may."""
    known = library().get((section, name))
    if known is None:
        return f"the rules have no {section}.{name}"
    if isinstance(known.entry, RangedTable):
        return f"{section}.{name} is a table, which scenarios leave as it is"
    if known.entry.low <= value <= known.entry.high:
        return ""
    said = known.entry.limits().remedy(value, beyond_evidence)
    return f"{section}.{name} = {value:g}: {said}" if said else ""


def changes_of(scenario: str) -> tuple[dict[str, dict[str, float]], bool]:
    """What a scenario of the library changes, and whether it may go beyond the evidence."""
    raw = parse(CHANGES, CHANGES.name)
    own = raw.get(scenario, {})
    made: dict[str, dict[str, float]] = {}
    for section, entries in own.items():
        if section == BEYOND:
            continue
        for name, entry in entries.items():
            known = library().get((section, name))
            if known is None or entry["unit"] != known.field.unit:
                raise ScenarioError(f"{CHANGES.name}: {scenario}: {section}.{name} is not right")
            if entry["source"] not in raw["sources"]:
                raise ScenarioError(f"{CHANGES.name}: {scenario}: {section}.{name} has no source")
            made.setdefault(section, {})[name] = float(entry["value"])
    return made, own.get(BEYOND) is True


def build(changes: Changes, beyond_evidence: bool = False) -> Params:
    """The parameters with these changes; ScenarioError for one outside its range."""
    params = Params()
    for (section, name), known in library().items():
        sheet: Sheet = params if section == WORLD else getattr(params, section)
        if isinstance(known.entry, Ranged):
            setattr(sheet, name, known.entry.value)
        else:
            parts = NAMES[int(known.field.axes[0])]
            getattr(sheet, name)[:] = [known.entry.values[part] for part in parts]
    for section, values in changes.items():
        for name, value in values.items():
            if said := refused(section, name, value, beyond_evidence):
                raise ScenarioError(said)
            setattr(params if section == WORLD else getattr(params, section), name, value)
    return params
