"""Files for `--vary`, and whether what is uncertain can be: known figures, units, sound numbers."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scenarios.errors import ScenarioError, Wrong, nearest, shown
from scenarios.explain import explain
from scenarios.fields import Nation, Pairs, Share
from scenarios.parameters import WORLD, fields, limits
from scenarios.parse import parse
from scenarios.quantity import Key, Line, Quantity, Strict
from scenarios.uncertainty import Uncertainties, Uncertainty
from sim.sheet import Field as SheetField
from sim.stocks import Stocks

LIBRARY = Path(__file__).parent / "library"
PREFIX = "uncertain-"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
NEEDS: dict[str, tuple[str, ...]] = {
    "uniform": ("low", "high"),
    "loguniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "normal": ("mean", "deviation"),
    "lognormal": ("median", "sigma"),
    "choice": ("values",),
}
"""What each distribution must be given."""
MAY = {"normal": ("low", "high"), "lognormal": ("low", "high"), "choice": ("weights",)}
"""What it may be given: bounds that cut it off, or weights (else all choices weigh the same)."""
NUMBERS = ("low", "high", "mode", "mean", "deviation", "median", "sigma", "values", "weights")
BELOW_NOTHING = ("algorithms", "capability", "growth")


class VaryFile(Strict):
    """A file for `--vary`."""

    name: Key
    """Short name."""
    title: Line
    """Title."""
    uncertainties: Uncertainties
    """What is uncertain."""


def names(library: Path = LIBRARY) -> tuple[str, ...]:
    """The files for `--vary` in the library."""
    return tuple(sorted(path.stem for path in library.glob(f"{PREFIX}*.toml")))


def load_uncertainties(name_or_path: str, library: Path = LIBRARY) -> Uncertainties:
    """By name in the library, or from a file.  Raises ScenarioError."""
    if _NAME.fullmatch(name_or_path):
        if name_or_path not in names(library):
            raise ScenarioError(
                f"the library has no uncertainties {shown(name_or_path)}; "
                f"{nearest(name_or_path, names(library))}"
            )
        path = library / f"{name_or_path}.toml"
    else:
        path = Path(name_or_path)
    file = path.name or str(path)
    try:
        read = VaryFile.model_validate(parse(path, file)).uncertainties
    except ValidationError as error:
        wrong = explain(error, file)
        raise ScenarioError(wrong[0], wrong[1:]) from None
    return read


def check_uncertainties(uncertain: Uncertainties, known: Iterable[str], file: str) -> None:
    """Refuse unknown figures, other units and impossible distributions.  Raises ScenarioError."""
    names_known = set(known)
    wrong: list[str] = []
    for path, one in uncertain.figures.items():
        place = ("uncertainties", "figures", path)
        if path not in names_known:
            problem = Wrong(place, path, f"there is no such figure, {_near(path, names_known)}")
            wrong.append(problem.sentence(file))
        else:
            wrong += [p.sentence(file, place) for p in _wrong(one, quantity_of(path))]
        if uncertain.sources and one.source not in uncertain.sources:
            problem = Wrong((*place, "source"), one.source, nearest(one.source, uncertain.sources))
            wrong.append(problem.sentence(file))
    if wrong:
        raise ScenarioError(wrong[0], wrong[1:])


def _near(path: str, known: set[str]) -> str:
    """The nearest name, looked for among those of the same kind first: there are thousands."""
    alike = {name for name in known if name.split(".")[0] == path.split(".", maxsplit=1)[0]}
    return nearest(path, alike or known)


def quantity_of(path: str) -> Quantity:
    """The unit and the range of a known figure."""
    kind, first, *rest = path.split(".")
    if kind == "params":
        section, name = (first, rest[0]) if rest else (WORLD, first)
        field = next(f for s, n, f in fields() if (s, n) == (section, name))
        return limits(section, name, field)
    if kind == "nations":
        return Share if rest[0] == "habits" else _declared(Nation, rest[0])
    if kind == "pairs":
        return _declared(Pairs, first)
    stock = Stocks.fields[rest[0] if rest and rest[0] in Stocks.fields else first]
    assert isinstance(stock, SheetField)
    low = -50.0 if rest and rest[0] in BELOW_NOTHING else 0.0
    return Quantity(stock.unit, low, 1.0 if stock.unit in ("share", "0/1", "probability") else 1e9)


def _declared(model: Any, name: str) -> Quantity:
    return next(m for m in model.model_fields[name].metadata if isinstance(m, Quantity))


def _wrong(one: Uncertainty, quantity: Quantity) -> Iterator[Wrong]:
    needs, may = NEEDS[one.distribution], MAY.get(one.distribution, ())
    if one.unit != quantity.unit:
        yield Wrong(("unit",), one.unit, f'it must be "{quantity.unit}"')
    for name in NUMBERS:
        given = getattr(one, name)
        if given is None and name in needs:
            remedy = f"a {one.distribution} distribution needs {' and '.join(needs)}"
            yield Wrong((name,), "missing", remedy)
            return
        if given is not None and name not in (*needs, *may):
            remedy = f"a {one.distribution} distribution has only {', '.join((*needs, *may))}"
            yield Wrong((name,), given, remedy)
            return
    yield from _unordered(one)
    for name in ("low", "high", "mode", "mean", "median"):
        value = getattr(one, name)
        if value is not None and not quantity.low <= value <= quantity.high:
            yield Wrong((name,), value, _between(quantity))
    for value in one.values or ():
        if not quantity.low <= value <= quantity.high:
            yield Wrong(("values",), value, _between(quantity))


def _between(quantity: Quantity) -> str:
    return f"it must be from {quantity.low:g} to {quantity.high:g} ({quantity.unit})"


def _unordered(one: Uncertainty) -> Iterator[Wrong]:
    if one.low is not None and one.high is not None and not one.low < one.high:
        yield Wrong(("high",), one.high, f"it must be above low, {one.low:g}")
        return
    if one.distribution == "loguniform" and one.low is not None and one.low <= 0.0:
        yield Wrong(("low",), one.low, "it must be above 0")
    if one.distribution in ("triangular", "normal", "lognormal"):
        name = {"triangular": "mode", "normal": "mean", "lognormal": "median"}[one.distribution]
        value = getattr(one, name)
        if (one.low is not None and value < one.low) or (one.high is not None and value > one.high):
            yield Wrong((name,), value, "it must lie between low and high")
    if one.weights is not None and one.values is not None:
        if len(one.weights) != len(one.values):
            yield Wrong(("weights",), one.weights, f"there must be {len(one.values)}, as of values")
        elif min(one.weights) < 0.0 or sum(one.weights) <= 0.0:
            yield Wrong(("weights",), one.weights, "none may be below 0, and one must be above")
