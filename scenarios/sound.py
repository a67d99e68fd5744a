"""Whether a packed world is fit to run: known policies, finite numbers within their bounds."""

from collections.abc import Iterator

import numpy as np

from agents.world import World
from policies import menu
from scenarios.errors import ScenarioError, Wrong, nearest
from scenarios.schema import Scenario
from sim.sheet import Field, Sheet

LARGEST = 1e9
MAY_BE_NEGATIVE = {"growth", "algorithms", "capability"}


def check_policies(scenario: Scenario) -> None:
    """Refuse a policy that the menu does not have."""
    for code in scenario.roster:
        policy = scenario.nations[code].policy
        if policy not in menu.NAMES:
            path = ("nations", code, "policy")
            problem = Wrong(path, policy, f"there is no such policy, {nearest(policy, menu.NAMES)}")
            raise ScenarioError(problem.sentence(scenario.name))


def check_world(world: World) -> None:
    """Refuse numbers that the rules cannot bear."""
    problems = [
        *_unsound(world.stocks, world.codes),
        *_unsound(world.nations, world.codes),
        *_unsound(world.status_quo, world.codes),
        *_unsound(world.traits, world.codes),
        *_rents(world),
    ]
    if problems:
        sentences = [problem.sentence(world.name) for problem in problems]
        raise ScenarioError(sentences[0], sentences[1:])


def _unsound(sheet: Sheet, codes: tuple[str, ...]) -> Iterator[Wrong]:
    for name, field in sheet.fields.items():
        if isinstance(field, Field) and field.axes:
            numbers = np.asarray(getattr(sheet, name))
            low = -LARGEST if name in MAY_BE_NEGATIVE else 0.0
            bad = ~(np.isfinite(numbers) & (numbers >= low) & (numbers <= LARGEST))
            if bad.any():
                place = tuple(int(index[0]) for index in np.nonzero(bad))
                nation = codes[place[0]] if field.axes[0] == "nations" else "the world"
                remedy = f"it must be finite and from {low:g} to {LARGEST:g} {field.unit}"
                yield Wrong((nation, name), float(numbers[place]), remedy)


def _rents(world: World) -> Iterator[Wrong]:
    """Choke-point holders must not earn more than a maker is paid."""
    rent = world.params.economy.chip_rent
    for j, code in enumerate(world.codes):
        held = float(world.nations.choke[:, j].sum())
        if rent * held > 1.0:
            remedy = f"chip_rent {rent:g} x {held:g} must be at most 1"
            yield Wrong(("pairs", "choke", f"the column of {code}"), held, remedy)
