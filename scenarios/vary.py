"""Files for `--vary`, and whether what is uncertain can be: known figures, units, sound numbers."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from agents.arguments import checked_text
from scenarios.errors import ScenarioError, Wrong, nearest, quoted
from scenarios.explain import explain
from scenarios.figures import EITHER_OR, follows, limits_of
from scenarios.guard import path_of
from scenarios.limits import Beyond
from scenarios.parse import parse
from scenarios.quantity import Key, Line, Strict
from scenarios.ranged import Limits
from scenarios.uncertainty import Uncertainties, Uncertainty

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
SMALLEST = 1e-150
"""No number of a distribution but 0 is smaller: ratios and products of two must be numbers, too."""
NUMBERS = ("low", "high", "mode", "mean", "deviation", "median", "sigma", "values", "weights")


class VaryFile(Strict):
    """A file for `--vary`."""

    name: Key
    """Short name."""
    title: Line
    """Title."""
    beyond_evidence: bool = False
    """Whether parameters may take values that their evidence does not have."""
    uncertainties: Uncertainties
    """What is uncertain."""


def names(library: Path = LIBRARY) -> tuple[str, ...]:
    """The files for `--vary` in the library."""
    return tuple(sorted(path.stem for path in library.glob(f"{PREFIX}*.toml")))


def load_vary(name_or_path: str, library: Path = LIBRARY) -> VaryFile:
    """By name in the library, or from a file.  Raises ScenarioError, TypeError for no text."""
    name_or_path = checked_text("uncertainties", name_or_path)
    if _NAME.fullmatch(name_or_path):
        if name_or_path not in names(library):
            raise ScenarioError(
                f"the library has no uncertainties {quoted(name_or_path)}; "
                f"{nearest(name_or_path, names(library))}"
            )
        path = library / f"{name_or_path}.toml"
    else:
        path = path_of(name_or_path)
    file = str(path)
    try:
        return VaryFile.model_validate(parse(path, file))
    except ValidationError as error:
        wrong = explain(error, file)
        raise ScenarioError(wrong[0], wrong[1:]) from None


def check_uncertainties(
    uncertain: Uncertainties, known: Iterable[str], file: str, beyond_evidence: bool = False
) -> None:
    """Refuse unknown figures, other units and impossible distributions.  Raises ScenarioError.

    Parameters stay within their evidence, or with `beyond_evidence` within what equations bear.
    """
    names_known = set(known)
    wrong: list[str] = []
    for path, one in uncertain.figures.items():
        place = ("uncertainties", "figures", path)
        if path not in names_known:
            remedy = follows(path) or f"there is no such figure, {_near(path, names_known)}"
            problem = Wrong(place, path, remedy)
            wrong.append(problem.sentence(file))
        else:
            found = _wrong(one, limits_of(path), beyond_evidence)
            wrong += [problem.sentence(file, place) for problem in found]
        if uncertain.sources and one.source not in uncertain.sources:
            problem = Wrong((*place, "source"), one.source, nearest(one.source, uncertain.sources))
            wrong.append(problem.sentence(file))
    if wrong:
        raise ScenarioError(wrong[0], wrong[1:])


def _near(path: str, known: set[str]) -> str:
    """The nearest name, looked for among those of the same kind first: there are thousands."""
    alike = {name for name in known if name.split(".")[0] == path.split(".", maxsplit=1)[0]}
    return nearest(path, alike or known)


def beyond_of(uncertain: Uncertainties) -> tuple[Beyond, ...]:
    """The lowest and highest values of figures where they lie outside their evidence."""
    found = []
    for path, one in uncertain.figures.items():
        limits = limits_of(path)
        given = [value for value in (one.low, one.high, *(one.values or ())) if value is not None]
        for value in dict.fromkeys((min(given), max(given)) if given else ()):
            if limits.remedy(value):
                found.append(Beyond.of(path.removeprefix("params."), value, limits.evidence))
    return tuple(found)


def _wrong(one: Uncertainty, limits: Limits, beyond_evidence: bool) -> Iterator[Wrong]:
    needs, may = NEEDS[one.distribution], MAY.get(one.distribution, ())
    unit = limits.evidence.unit
    if one.unit != unit:
        yield Wrong(("unit",), one.unit, f'it must be "{unit}"')
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
    yield from _too_small(one)
    if unit == EITHER_OR and one.distribution != "choice":
        yield Wrong(("distribution",), one.distribution, f'a figure in "{unit}" needs choice')
        return
    for value in one.values or () if unit == EITHER_OR else ():
        if value not in (0.0, 1.0):
            yield Wrong(("values",), value, "it must be 0 or 1")
    yield from _unordered(one)
    given = [(name, getattr(one, name)) for name in ("low", "high", "mode", "mean", "median")]
    for name, value in [*given, *(("values", value) for value in one.values or ())]:
        remedy = "" if value is None else limits.remedy(value, beyond_evidence)
        if remedy:
            yield Wrong((name,), value, remedy)


def _too_small(one: Uncertainty) -> Iterator[Wrong]:
    """Numbers with which nothing can be computed; weights are scaled and may be any."""
    for name in NUMBERS[: NUMBERS.index("weights")]:
        given = getattr(one, name)
        for value in given if isinstance(given, list) else [given]:
            if value is not None and 0.0 < abs(value) < SMALLEST:
                yield Wrong((name,), value, f"it must be 0, or {SMALLEST:g} or more in size")
                return


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
        elif min(one.weights) < 0.0 or max(one.weights) <= 0.0:
            yield Wrong(("weights",), one.weights, "none may be below 0, and one must be above")
