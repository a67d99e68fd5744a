"""Parameters of rules 1 made into those of these rules: `rules_1.toml` says where each is now.

A scenario changes a parameter to say "so many times as usual".  The library's values are others
now, so it keeps the multiple and not the number.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from scenarios.errors import ScenarioError
from scenarios.limits import known, limits
from scenarios.parameters import library
from scenarios.parse import Tables, parse
from scenarios.uncertainty import Uncertainties
from scenarios.vary import NUMBERS, check_uncertainties
from sim.stocks import Stocks

Note = Callable[..., None]
FILE = Path(__file__).with_name("rules_1.toml")
ENDS = ("value", "low", "high")
SCALED = tuple(name for name in NUMBERS if name not in ("sigma", "weights"))
"""Numbers of a distribution that have its unit."""
LATE = ("nations.", "pairs.")


class Counterpart(NamedTuple):
    """Where a parameter of rules 1 is now, and by what its numbers are multiplied, part by part."""

    section: str
    name: str
    factors: Mapping[str, float]

    @property
    def unit(self) -> str:
        """Its unit now."""
        return known()[self.section][self.name].unit


@lru_cache(maxsize=1)
def _rules_1() -> Mapping[str, Any]:
    return parse(FILE, FILE.name)


def moved(section: str, name: str) -> Counterpart | None:
    """Where a parameter is now; None for one that is gone, or that there never was."""
    was = _rules_1()["was"].get(section, {}).get(name)
    place = _rules_1()["moved"].get(f"{section}.{name}", f"{section}.{name}")
    into, _, called = place.partition(".")
    entry = library().get(into, {}).get(called)
    if was is None or entry is None or reason(section, name):
        return None
    if isinstance(was, Mapping):
        values = getattr(entry, "values", {})
        return Counterpart(into, called, {part: values[part] / was[part] for part in was})
    return Counterpart(into, called, {"": getattr(entry, "value", was) / was})


def reason(section: str, name: str) -> str:
    """Why a parameter of rules 1 is gone, as the key of a sentence; "" for one that is not."""
    gone = _rules_1()["gone"].items()
    return next((key for key, paths in gone if f"{section}.{name}" in paths), "")


def migrate_parameters(parameters: Tables, free: bool, of_2024: bool, note: Note) -> Tables:
    """The changed parameters of a scenario; `free` where it may leave the evidence."""
    made: dict[str, dict[str, Any]] = {}
    for section, name, figure in _each(parameters):
        why, there = reason(section, name), moved(section, name)
        if not of_2024 and f"{section}.{name}" in _rules_1()["dated"]:
            why = "dated"
        if why:
            note("gone", parameter=f"{section}.{name}", reason=why)
        elif there is None or not isinstance(figure, dict):
            made.setdefault(section, {})[name] = figure  # never there: what is right is said later
        elif there.name in made.get(there.section, {}):
            note("twice", parameter=f"{section}.{name}", now=f"{there.section}.{there.name}")
        else:
            made.setdefault(there.section, {})[there.name] = _figure(
                f"{section}.{name}", figure, there, free, note
            )
    return made


def _each(parameters: Tables) -> Iterator[tuple[str, str, Any]]:
    for section, changes in parameters.items():
        if isinstance(changes, dict):
            yield from ((section, name, figure) for name, figure in changes.items())


def _figure(path: str, figure: Tables, there: Counterpart, free: bool, note: Note) -> Tables:
    """A figure of a parameter where it is now."""
    made = {**figure, "unit": there.unit}
    limited = False
    values = figure.get("values")
    if isinstance(values, dict):
        made["values"] = {}
        for part, value in values.items():
            now, cut = _number(value, there, part, free)
            made["values"][part], limited = now, limited or cut
    else:
        for end in ENDS:
            if end in figure:
                made[end], cut = _number(figure[end], there, "", free)
                limited = limited or (cut and end == "value")
    now = f"{there.section}.{there.name}"
    said = {"parameter": path, "now": now, "was": _shown(figure), "value": _shown(made)}
    if limited:
        note("limited", **said)
    elif said["was"] != said["value"]:
        note("scaled", **said)
    elif now != path:
        note("renamed", parameter=path, now=now)
    return made


def _number(value: Any, there: Counterpart, part: str, free: bool) -> tuple[Any, bool]:
    """A number as many times the library's as before, and whether its evidence ends earlier."""
    if not isinstance(value, float | int) or isinstance(value, bool):
        return value, False
    factor = there.factors.get(part, 1.0)
    now = float(value) if factor == 1.0 else float(f"{value * factor:.4g}")
    try:
        evidence, bearable = limits(there.section, there.name, part)
    except KeyError:  # a part that there is not
        return now, False
    range_ = bearable if free else evidence
    kept = min(max(now, range_.low), range_.high)
    return kept, kept != now


def _shown(figure: Tables) -> str:
    values = figure.get("values")
    if isinstance(values, dict):
        return ", ".join(f"{part} {value:g}" for part, value in values.items())
    value = figure.get("value")
    return f"{value:g}" if isinstance(value, float | int) else "?"


def migrate_uncertainties(uncertain: Tables, free: bool, note: Note) -> Tables:
    """What is uncertain, by the paths of today; what cannot be kept is dropped and noted."""
    figures = uncertain.get("figures") if isinstance(uncertain, dict) else None
    if not isinstance(figures, dict):
        return uncertain
    made: Tables = {}
    for path, one in figures.items():
        there, now = _uncertain(path, one)
        if there is None:
            note("uncertain_gone", path=path)
        elif not _stands(there, now, uncertain, free):
            note("uncertain_evidence", path=path)
        else:
            made[there] = now
            if there != path or now != one:
                note("uncertain_moved", path=path, now=there)
    return {**uncertain, "figures": made}


def _uncertain(path: str, one: Any) -> tuple[str | None, Any]:
    """The path of a figure today and its distribution; None where there is none."""
    words = path.split(".")
    if path.startswith(LATE):
        gone = words[-1] in ("algorithms", "private_capex", "budget", "par", "usual_step")
        return (None if gone else path), one
    if words[0] == "stocks":
        return (path if any(word in Stocks.fields for word in words[1:]) else None), one
    if words[0] != "params" or not isinstance(one, dict):
        return path, one
    section, name = (words[1], words[2]) if len(words) > 2 else ("world", words[-1])
    there = moved(section, name)
    if there is None:
        return None, one
    part = words[3] if len(words) > 3 else ""
    factor = there.factors.get(part, 1.0)
    now = {**one, "unit": there.unit}
    for key in SCALED:
        if key in one and factor != 1.0:
            value = one[key]
            each = value if isinstance(value, list) else [value]
            scaled = [float(f"{number * factor:.4g}") for number in each]
            now[key] = scaled if isinstance(value, list) else scaled[0]
    head = ["params"] if there.section == "world" else ["params", there.section]
    return ".".join([*head, there.name, *([part] if part else [])]), now


def _stands(path: str, one: Any, uncertain: Tables, free: bool) -> bool:
    """Whether a distribution is within what its figure may be."""
    try:
        alone = Uncertainties.model_validate({**uncertain, "figures": {path: one}})
        check_uncertainties(alone, [path], "", free)
    except (ValueError, ScenarioError, LookupError):
        return False
    return True
