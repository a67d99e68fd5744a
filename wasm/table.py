"""A world as a page takes it: its numbers, and the place, unit and meaning of every figure.

What stands here is data of the installed rules and of one scenario; the pages' own code knows no
offset, no name of a policy and no limit of an order.
"""

import base64
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from typing import Any

import numpy as np

from agents.block import (
    HELD,
    LATE_ORDERS,
    LATE_STOCKS,
    NATIONS,
    ORDERS,
    PARAMS,
    STOCKS,
    TRAITS,
    laid_out,
)
from agents.host import lineup_of, opening_of
from agents.world import World
from policies.habits import ROW
from policies.menu import CARDS
from sim.additions import DIGESTS
from sim.causes import CAUSES, Causes
from sim.components import COMPONENT_NAMES
from sim.edition import RULES
from sim.endings import Ending
from sim.jit import SOURCE_DIGEST
from sim.levers import DECLARED
from sim.pillars import PILLAR_OF, Pact, Pillar, Programme, Sector
from sim.scores import LEVELS
from sim.sheet import NATIONS as EACH
from sim.sheet import Field, Section, Sheet
from sim.validity import Fault

FORM = 1
"""Of this table; it rises when a host of before could not read it."""
LISTS: tuple[type[IntEnum], ...] = (Pillar, Programme, Sector, Pact, Ending)
VARIED = {
    "params": PARAMS,
    "nations": NATIONS,
    "traits": TRAITS,
    "orders": ORDERS,
    "stocks": STOCKS,
    "late_stocks": LATE_STOCKS,
    "late_orders": LATE_ORDERS,
}
"""By what number a varied figure names its sheet."""


def table(world: World, turns: int | None = None) -> dict[str, Any]:
    """Everything that a page needs to play games of so many turns in this world, as JSON takes it.

    Without `turns`, they are as long as the scenario says.
    """
    length = world.turns if turns is None else turns
    world = replace(world.lasting(length * world.ticks_per_turn), turns=length)
    block = laid_out(world.nations, world.params, world.traits, by_rows=True)[0]
    sheets = {name: sheet for name, sheet in block._asdict().items() if isinstance(sheet, Sheet)}
    sheets |= {"causes": Causes(len(world.codes)), "fault": Fault()}
    opening = opening_of(world)
    return {
        "form": FORM,
        "rules": RULES,
        "source": SOURCE_DIGEST,
        "additions": dict(DIGESTS),
        "world": _told(world),
        "sheets": {name: _sheet(sheet) for name, sheet in sheets.items()},
        "opening": {name: as_text(numbers) for name, numbers in _arrays(opening)},
        "constants": {
            "watched": as_text(block.watched.memory),
            "opening_flows": as_text(world.opening_flows.memory),
        },
        "lineup": [int(number) for number in lineup_of(world.policies)[:, 0]],
        "policies": [{"name": card.name, "number": k} for k, card in enumerate(CARDS)],
        "held": HELD,
        "row": ROW,
        "varied": VARIED,
        "levers": {name: _lever(name) for name in DECLARED},
        "lists": {kind.__name__.lower(): [one.name.lower() for one in kind] for kind in LISTS},
        "pillar_of": list(PILLAR_OF),
        "components": list(COMPONENT_NAMES),
        "levels": list(LEVELS),
        "causes": {figure: list(fields.values()) for figure, fields in CAUSES.items()},
    }


def _told(world: World) -> dict[str, Any]:
    return {
        "name": world.name,
        "title": world.title,
        "sha256": world.sha256,
        "codes": list(world.codes),
        "names": list(world.names),
        "policies": list(world.policies),
        "turns": world.turns,
        "ticks_per_turn": world.ticks_per_turn,
        "ticks": world.ticks,
        "base_year": world.base_year,
        "first_quarter": world.first_quarter,
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "nations": sheet.nations,
        "size": len(sheet.memory),
        "fields": dict(_fields(type(sheet), sheet.nations)),
    }


def _fields(
    kind: type[Sheet], nations: int, prefix: str = "", start: int = 0
) -> Iterator[tuple[str, Any]]:
    """Every figure of a sheet and of its sections, by its name with dots."""
    for name, field in kind.fields.items():
        if isinstance(field, Section):
            yield from _fields(field.kind, nations, f"{prefix}{name}.", start)
        else:
            yield prefix + name, _figure(field, nations, start)
        start += field.size(nations)


def _figure(field: Field, nations: int, start: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "at": start,
        "shape": list(field.shape(nations)),
        "unit": field.unit,
        "meaning": field.meaning,
        "each": [axis == EACH for axis in field.axes],
    }
    return made | ({"bounds": list(field.bounds)} if field.bounds else {})


def _lever(name: str) -> dict[str, Any]:
    one = DECLARED[name]
    return {"low": one.low, "high": one.high, "default": one.default, "unit": one.unit}


def _arrays(opening: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, member in opening._asdict().items():
        if isinstance(member, np.ndarray):
            yield prefix + name, member
        else:
            yield from _arrays(member, f"{prefix}{name}.")


def as_text(numbers: Any) -> dict[str, Any]:
    """Doubles, lowest byte first, as base64, and their shape."""
    raw = np.ascontiguousarray(numbers, dtype="<f8")
    return {"shape": list(raw.shape), "numbers": base64.b64encode(raw.tobytes()).decode()}
