"""A scenario file of rules 1 made into one of these rules, change by change.

    made = migrated(tables, "mine.toml")
    made.text, made.changes

What was there and still is stays as it is; what has another name is renamed; what rules 1 did not
ask for comes from the library's nation of the same code, or from a formula that says so in a note.
Nothing is guessed in silence: `changes` has every change, as the key of a sentence and its values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from files.text import visible
from scenarios.earlier_scenario import COMPONENT
from scenarios.errors import ScenarioError, Wrong
from scenarios.explain import explain
from scenarios.load import LIBRARY, extended, scenario_of
from scenarios.migrate_nations import Donors, MigratingNations, value_of
from scenarios.migrate_parameters import migrate_parameters, migrate_uncertainties
from scenarios.parse import Tables
from scenarios.toml_text import document
from scenarios.vary import VaryFile
from sim.edition import RULES
from sim.events import DATED

BASE_YEAR = 2024
NOW = "standing"
"""The component that has taken the place of COMPONENT."""
OURS = {
    "nations": ("lag", "grid", "governance", "absorptive", "exposed", "natural_unemployment"),
    "pairs": ("owned", "union"),
    "status_quo": ("safety",),
    "parameters": ("money", "doors", "capital", "power", "makers", "programmes", "research",
                   "services", "pressure", "start"),
}  # fmt: skip
"""What only these rules have."""


@dataclass(frozen=True)
class Alteration:
    """One change: the key of its sentence after "migrate.", and what is filled in."""

    key: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Migrated:
    """The new file, and how it differs."""

    text: str
    changes: tuple[Alteration, ...]


def migrated(tables: Tables, file: str) -> Migrated:
    """The file made of these tables of rules 1.  Raises ScenarioError, also for one of today."""
    if wrong := next(_of_other_kind(tables), None):
        raise ScenarioError(wrong.sentence(file))
    if sign := next(_of_today(tables), ""):
        raise ScenarioError(
            f"{file} has {sign}, so it is of rules {RULES} already; play it as it is"
        )
    if "uncertainties" in tables and not {"roster", "extends", "nations"} & tables.keys():
        return _vary(tables, file)
    made = _Making(tables, file)
    try:
        made.all()
        scenario_of(made.tables, file)
    except ScenarioError as error:
        raise ScenarioError(
            f"{error} (after all changes; mend it in the file and try again)"
        ) from None
    return Migrated(_head(file) + document(made.tables), tuple(made.changes))


def _head(file: str) -> str:
    name = visible(file.replace("\\", "/").rsplit("/", 1)[-1])
    return (
        f"# Made from {name} of rules 1 by `sixpillars scenarios migrate`.\n"
        "# Its comments are there; `sixpillars scenarios par` measures par of these rules.\n\n"
    )


def _of_other_kind(tables: Tables) -> Iterator[Wrong]:
    """What is not of the kind that it must be; the rest is looked at when all is changed."""
    for whole in ("nations", "parameters", "uncertainties"):
        there = tables.get(whole, {})
        if not isinstance(there, dict):
            yield Wrong((whole,), there, "it must be a table")
            continue
        if whole != "uncertainties":
            for name, part in there.items():
                if not isinstance(part, dict):
                    yield Wrong((whole, name), part, "it must be a table")
    for code, nation in _tables(tables.get("nations")):
        if "algorithms" in nation and value_of(nation["algorithms"]) is None:
            remedy = "it must be a figure, such as {value = -0.5, ...}"
            yield Wrong(("nations", code, "algorithms"), nation["algorithms"], remedy)


def _of_today(tables: Tables) -> Iterator[str]:
    """What only a file of these rules has."""
    for code, nation in _tables(tables.get("nations")):
        yield from (f"nations.{code}.{name}" for name in OURS["nations"] if name in nation)
    for part in ("pairs", "status_quo", "parameters"):
        there = tables.get(part)
        names = OURS[part] if isinstance(there, dict) else ()
        yield from (f"{part}.{name}" for name in names if name in (there or {}))
    score = tables.get("score")
    values = score.get("values") if isinstance(score, dict) else None
    if isinstance(values, dict) and NOW in values:
        yield f"score.values.{NOW}"


def _tables(whole: Any) -> Iterator[tuple[str, Tables]]:
    for key, part in whole.items() if isinstance(whole, dict) else ():
        if isinstance(part, dict):
            yield key, part


def _vary(tables: Tables, file: str) -> Migrated:
    """A file for `--vary`."""
    made = dict(tables)
    changes: list[Alteration] = []
    free = tables.get("beyond_evidence") is True
    made["uncertainties"] = migrate_uncertainties(
        tables["uncertainties"], free, lambda key, **values: changes.append(Alteration(key, values))
    )
    try:
        VaryFile.model_validate(made)
    except ValidationError as error:
        raise ScenarioError(explain(error, file)[0]) from None
    return Migrated(_head(file) + document(made), tuple(changes))


class _Making:
    """The tables while they are changed."""

    def __init__(self, tables: Tables, file: str) -> None:
        self.tables = _copied(tables)
        self.file = file
        self.changes: list[Alteration] = []

    def all(self) -> None:
        """Alteration what must be changed, in the order of a file.  Raises ScenarioError."""
        parent = self._parent()
        self._weights()
        nations = MigratingNations(self.tables, parent, Donors(self.tables, parent), self.note)
        nations.all()
        self._status_quo()
        self._calendar()
        parameters = self.tables.get("parameters")
        free = self.tables.get("beyond_evidence") is True
        if isinstance(parameters, dict):
            year = self.tables.get("base_year", parent.get("base_year"))
            made = migrate_parameters(parameters, free, year == BASE_YEAR, self.note)
            self.tables["parameters"] = made
            if not made:
                del self.tables["parameters"]
        uncertain = self.tables.get("uncertainties")
        if isinstance(uncertain, dict):
            made = migrate_uncertainties(uncertain, free, self.note)
            self.tables["uncertainties"] = made
            if not made.get("figures"):
                del self.tables["uncertainties"]
        nations.start()

    def note(self, key: str, **values: Any) -> None:
        """Note a change."""
        self.changes.append(Alteration(key, values))

    def _parent(self) -> Tables:
        """What the file extends, as the library has it today; empty for none."""
        if "extends" not in self.tables:
            return {}
        try:
            return extended({"extends": self.tables["extends"]}, LIBRARY)
        except Wrong as wrong:
            raise ScenarioError(wrong.sentence(self.file)) from None

    def _weights(self) -> None:
        """Pillars are weighed no longer: what counts is how near a nation is to the frontier."""
        places: list[tuple[tuple[str, ...], Any]] = [(("score",), self.tables.get("score"))]
        places += [
            (("mandates", key, "weights"), card.get("weights"))
            for key, card in _tables(self.tables.get("mandates"))
        ]
        places += [
            (("nations", code, "mandate"), nation.get("mandate"))
            for code, nation in _tables(self.tables.get("nations"))
        ]
        renamed = []
        for path, table in places:
            values = table.get("values") if isinstance(table, dict) else None
            if isinstance(values, dict) and COMPONENT in values:
                table["values"] = {
                    NOW if name == COMPONENT else name: value for name, value in values.items()
                }
                renamed.append(".".join(path))
        if renamed:
            self.note("weights", places=", ".join(renamed))

    def _status_quo(self) -> None:
        quo = self.tables.get("status_quo")
        if isinstance(quo, dict) and quo.pop("programme_capital", None) is not None:
            self.note("programme_capital")

    def _calendar(self) -> None:
        """Shocks that there are no longer; all that rules 1 had there still are."""
        dated = self.tables.get("calendar")
        if not isinstance(dated, list):
            return
        gone = [one for one in dated if isinstance(one, dict) and one.get("event") not in DATED]
        for one in gone:
            self.note("event", event=str(one.get("event")), date=str(one.get("date")))
        if gone:
            self.tables["calendar"] = [one for one in dated if one not in gone]


def _copied(part: Any) -> Any:
    """Tables that may be changed."""
    if isinstance(part, dict):
        return {key: _copied(value) for key, value in part.items()}
    return [_copied(value) for value in part] if isinstance(part, list) else part
