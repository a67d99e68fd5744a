"""Whether a packed world is fit to run: known policies, finite numbers within their bounds."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from agents.world import World
from scenarios.checks import unknown_policies
from scenarios.derived import FLOWS, FOLLOWS_FROM, origin
from scenarios.errors import ScenarioError, Wrong
from scenarios.schema import Scenario
from sim.additions import DIGESTS
from sim.flows import Flows
from sim.sheet import Field, Sheet
from sim.stocks import Stocks
from sim.validity import ROUNDING, SCRATCH, bounds_of

LARGEST = 1e9
Truths = npt.NDArray[np.bool_]
MAY_BE_NEGATIVE = {"growth", "algorithms", "capability", "pace", "par", "trade_norm"}


def check_policies(scenario: Scenario) -> None:
    """Refuse a policy that the menu does not have."""
    for problem in unknown_policies(scenario):
        raise ScenarioError(problem.sentence(scenario.file or scenario.name))


def check_world(world: World, file: str = "") -> None:
    """Refuse numbers that the rules cannot bear, of a scenario from this file, or by its name."""
    problems = [
        *_told(world.stocks, world.codes),
        *_told(world.nations, world.codes),
        *_told(world.status_quo, world.codes),
        *_told(world.traits, world.codes),
        *_told(world.opening_flows, world.codes),
        *_rents(world),
    ]
    if problems:
        sentences = [problem.sentence(file or world.name) for problem in problems]
        raise ScenarioError(sentences[0], sentences[1:])


def unsound(sheet: Sheet) -> Iterator[tuple[str, Truths, str]]:
    """Every figure with numbers that the rules cannot bear: name, where it has them, the remedy."""
    for name, field in sheet.fields.items():
        if isinstance(field, Field) and field.axes and not (_flows(sheet) and name in SCRATCH):
            numbers = np.asarray(getattr(sheet, name))
            low, high = _limits(sheet, name, field)
            slack = ROUNDING if _flows(sheet) else 0.0
            bad = ~((numbers >= low - slack) & (numbers <= high + ROUNDING))
            if bad.any():
                yield name, bad, f"it must be finite and from {low:g} to {high:g} {field.unit}"


def _told(sheet: Sheet, codes: tuple[str, ...]) -> Iterator[Wrong]:
    for name, bad, right in unsound(sheet):
        place = tuple(int(index[0]) for index in np.nonzero(bad))
        field = sheet.fields[name]
        assert isinstance(field, Field)
        nation = codes[place[0]] if field.axes[0] == "nations" else "the world"
        paths = FLOWS if _flows(sheet) else FOLLOWS_FROM.get(name)
        remedy = right if paths is None else f"{right}; {origin(paths, nation)}"
        if DIGESTS:
            remedy += f"; look first at what the addition {', '.join(DIGESTS)} does"
        yield Wrong((nation, name), float(np.asarray(getattr(sheet, name))[place]), remedy)


def _flows(sheet: Sheet) -> bool:
    return isinstance(sheet, Flows)


def _limits(sheet: Sheet, name: str, field: Field) -> tuple[float, float]:
    """What a figure may be at the start; one of the state no more than in a game."""
    if _flows(sheet):
        return bounds_of(field)
    low = -LARGEST if name in MAY_BE_NEGATIVE else 0.0
    if not isinstance(sheet, Stocks):
        return low, LARGEST
    return max(low, min(bounds_of(field)[0], 0.0)), min(bounds_of(field)[1], LARGEST)


def rents_remedy(rent: float, held: float) -> str:
    """What is right where choke-point holders would earn more than a maker is paid."""
    return f"makers.rent {rent:g} x {held:g} must be at most 1"


def _rents(world: World) -> Iterator[Wrong]:
    """Choke-point holders must not earn more than a maker is paid."""
    rent = world.params.makers.rent
    for j, code in enumerate(world.codes):
        held = float(world.nations.choke[:, j].sum())
        if rent * held > 1.0:
            yield Wrong(("pairs", "choke", f"the column of {code}"), held, rents_remedy(rent, held))
