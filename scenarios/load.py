"""From a file to a scenario: guard, parse, extend, validate, check."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from agents.arguments import checked_flag, checked_text
from scenarios.checks import check
from scenarios.earlier_scenario import earlier
from scenarios.errors import ScenarioError, Wrong, nearest, quoted
from scenarios.explain import explain
from scenarios.guard import path_of
from scenarios.merge import Tables, merge
from scenarios.parse import MOST_ERRORS, parse
from scenarios.schema import Scenario
from sim.additions import ADDITIONS

LIBRARY = Path(__file__).parent / "library"
NOT_SCENARIOS = {"parameters"}
UNCERTAIN = "uncertain-"
"""How the library's files for `batch --vary` begin."""
LONGEST_CHAIN = 4
BEYOND = "beyond_evidence"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def names(library: Path = LIBRARY) -> tuple[str, ...]:
    """The scenarios of the library."""
    stems = {path.stem for path in library.glob("*.toml")} | added(library).keys()
    kept = {stem for stem in stems if not stem.startswith(UNCERTAIN)}
    return tuple(sorted(kept - NOT_SCENARIOS))


def added(library: Path = LIBRARY) -> Mapping[str, Path]:
    """The scenarios that additions bring to the library, and their files."""
    if library != LIBRARY:
        return {}
    files = [file for one in ADDITIONS for file in one.scenarios]
    for file in files:
        if (LIBRARY / file.name).exists() or [one.name for one in files].count(file.name) > 1:
            raise ScenarioError(f"{file}: another scenario has this name; rename the file")
    return {file.stem: file for file in files}


def load(name_or_path: str, library: Path = LIBRARY, *, beyond_evidence: bool = False) -> Scenario:
    """A scenario by its name in the library, or from a file; ScenarioError says what is wrong.

    With `beyond_evidence` its parameters may be what the equations bear, whatever the file says.
    """
    beyond_evidence = checked_flag("beyond_evidence", beyond_evidence)
    name_or_path = checked_text("scenario", name_or_path)
    if NAME.fullmatch(name_or_path):
        path = added(library).get(name_or_path, library / f"{name_or_path}.toml")
        if name_or_path not in names(library):
            raise ScenarioError(
                f"the library has no scenario {quoted(name_or_path)}; "
                f"{nearest(name_or_path, names(library))}"
            )
    else:
        path = path_of(name_or_path)
    return load_file(path, library, beyond_evidence=beyond_evidence)


def load_file(path: Path, library: Path = LIBRARY, *, beyond_evidence: bool = False) -> Scenario:
    """A scenario from a file, which may extend one of the library; see `load`."""
    file = path.name if path.parent == library else str(path)
    return scenario_of(_today(path, file), file, library, beyond_evidence=beyond_evidence)


def scenario_of(
    own: Tables, file: str, library: Path = LIBRARY, *, beyond_evidence: bool = False
) -> Scenario:
    """The scenario that a file's tables make over what they extend; `file` is said in errors."""
    try:
        scenario = Scenario.model_validate(extended(own, library)).read_from(file)
        free = beyond_evidence or own.get(BEYOND) is True
        held = set() if free else set(_changed(own))
        wrong = [problem.sentence(file) for problem in _first(check(scenario, held))]
    except Wrong as problem:
        raise ScenarioError(problem.sentence(file)) from None
    except ValidationError as error:
        wrong = explain(error, file)
    if wrong:
        raise ScenarioError(wrong[0], wrong[1:MOST_ERRORS])
    return scenario


def extended(tables: Tables, library: Path) -> Tables:
    """The tables over those of the scenario that they extend, if any."""
    chain: list[str] = []
    parts = [tables]
    while "extends" in parts[-1]:
        parent = parts[-1]["extends"]
        if not isinstance(parent, str) or not NAME.fullmatch(parent):
            remedy = 'it must be the name of a library scenario, such as "default"'
            raise Wrong(("extends",), parent, remedy)
        if parent in chain or len(chain) == LONGEST_CHAIN:
            way = " extends ".join([*chain, parent])
            remedy = f"the chain {way} must end, after at most {LONGEST_CHAIN}"
            raise Wrong(("extends",), parent, remedy)
        if parent not in names(library):
            raise Wrong(("extends",), parent, nearest(parent, names(library)))
        chain.append(parent)
        path = added(library).get(parent, library / f"{parent}.toml")
        parts.append(_today(path, path.name))
    inherited = any(part.get(BEYOND) is True for part in parts[1:])
    made = parts.pop()
    while parts:
        made = merge(made, parts.pop())
    return {**made, BEYOND: True} if inherited and made[BEYOND] is False else made


def _today(path: Path, file: str) -> Tables:
    """The tables of a file of today's rules.  Raises ScenarioError for one of rules 1."""
    tables = parse(path, file)
    if problem := earlier(tables):
        raise ScenarioError(problem.sentence(file))
    return tables


def _changed(tables: Tables) -> Iterator[tuple[str, str]]:
    """The parameters that a file itself changes: what it extends has answered for its own."""
    for section, changes in tables.get("parameters", {}).items():
        yield from ((section, name) for name in changes)


def _first(problems: Iterator[Wrong]) -> list[Wrong]:
    return [problem for problem, _ in zip(problems, range(MOST_ERRORS), strict=False)]
