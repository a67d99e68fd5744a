"""What a workshop assumes: every parameter with its source, its range, and where it stands.

Some are drawn anew in every future, as uncertain as the literature leaves them; the others have
one value until the room gives them another.  Either way the kernel opens the world with them.
"""

from typing import Any, NamedTuple

import numpy as np

from agents.block import Varied
from agents.world import World
from lab.uncertainty import Sampler, sampler
from lab.varied import places, resolve
from scenarios.limits import limits, parts, path_of
from scenarios.parameters import FILE, fields, library
from scenarios.parse import parse
from scenarios.quantity import Figure
from scenarios.vary import load_vary
from sim.sheet import Array

UNCERTAIN = "uncertain-core"
"""The distributions of the library that futures are drawn from."""
SAME = 1e-12
"""A value that is nearer to the library's than this share is the library's."""


class Futures(NamedTuple):
    """What is uncertain, drawn for every future."""

    paths: tuple[str, ...]
    drawn: Array  # [figures, futures]
    varied: Varied


def futures(world: World, seed: int, count: int) -> Futures:
    """Draw `count` futures.  What the scenario itself changes stays as the scenario has it."""
    made: Sampler = sampler(load_vary(f"{UNCERTAIN}").uncertainties, world, seed)
    stated = _values(world)
    drawn = made.draw(0, count)
    changed = {path for path in drawn if not _is_librarys(path, stated[path])}
    kept = {path: values for path, values in drawn.items() if path not in changed}
    return Futures(tuple(kept), np.array(list(kept.values())), resolve(world, kept, count))


def assumptions(world: World, drawn: Futures) -> list[dict[str, Any]]:
    """Every parameter that may be changed, rule by rule, with what is known of it."""
    known, stated = places(world), _values(world)
    sources = parse(FILE, FILE.name)["sources"]
    uncertain = load_vary(UNCERTAIN).uncertainties
    found = []
    for section, name, field in fields():
        entry = library()[section][name]
        for part in parts(field):
            path = path_of(section, name, part)
            evidence = limits(section, name, part).evidence
            if path not in known or not evidence.low < evidence.high:
                continue
            one = {
                "path": path,
                "rule": section,
                "meaning": field.meaning + (f": {part.replace('_', ' ')}" if part else ""),
                "unit": evidence.unit,
                "value": stated[path],
                "low": min(evidence.low, stated[path]),
                "high": max(evidence.high, stated[path]),
                "source": sources[entry.source]["citation"],
                "confidence": entry.confidence,
                "note": entry.note or "",
                "row": -1,
                "targets": [list(target) for target in known[path]],
            }
            if path in drawn.paths:
                told = uncertain.figures[path]
                one |= {
                    "row": drawn.paths.index(path),
                    "distribution": told.distribution,
                    "note": told.note or entry.note or "",
                    "source": uncertain.sources[told.source].citation,
                    "confidence": told.confidence,
                }
            found.append(one)
    return found


def _values(world: World) -> dict[str, float]:
    """What the world has for every parameter, by its path."""
    numbers = world.params.memory
    return {
        path: float(numbers[targets[0][1]])
        for path, targets in places(world).items()
        if path.startswith("params.")
    }


def _is_librarys(path: str, value: float) -> bool:
    """Whether a parameter stands as the library has it."""
    _, *words = path.split(".")
    section, name, part = (*(words if len(words) > 1 else ("world", *words)), "", "")[:3]
    entry = library()[section][name]
    told = entry.value if isinstance(entry, Figure) else entry.values[part]
    return abs(value - told) <= SAME * abs(told)
