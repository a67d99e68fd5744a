"""Nations of rules 1 made into nations of these rules: lags, programmes, grids, owners."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from scenarios.load import LIBRARY, extended
from scenarios.parse import Tables, parse
from sim.orders import LARGEST_BUDGET

Note = Callable[..., None]
"""Told the key of a change and what is filled in."""
PACE = 1.1
"""ln of algorithmic progress in a year, three times."""
LONGEST_LAG = 120.0
OLD_BUDGET = 20.0
"""How many times as large public AI money was in rules 1."""
YEAR = 2025.0
"""Of the frontier from which algorithms count."""
LEADS = (-10.0, 0.5)
"""How far parameters.start.lead may be from it, as the evidence has it."""
EARLY, LATE, BETWEEN = "hindcast-2018", "large", 2021
"""The library's nations of either time, and the year from which on the later ones are taken."""
HALF_OWNED, OWNER, NOT_OWNED = 0.5, "USA", ("USA", "CHN")
ESTIMATE = {"source": "estimate", "confidence": "estimate"}
CITED = {
    "citation": "Our estimate (the Six Pillars team); no measurement stands behind it",
    "licence": "MIT",
}
GONE = ("private_capex", "par", "usual_step")
FILLED = (
    "governance", "absorptive", "exposed", "grid", "data_centres", "power_price",
    "natural_unemployment",
)  # fmt: skip
"""What rules 1 did not ask of a nation."""
UNITS = {
    "governance": "share", "absorptive": "share", "exposed": "share", "grid": "GW",
    "data_centres": "GW", "power_price": "$/kWh", "natural_unemployment": "share",
}  # fmt: skip


class Donors:
    """The library's nations of the time of a scenario, by code, with the sources that they cite."""

    def __init__(self, tables: Tables, parent: Tables) -> None:
        year = tables.get("base_year", parent.get("base_year", BETWEEN))
        names = (EARLY, LATE) if isinstance(year, int) and year < BETWEEN else (LATE,)
        self.scenarios = [extended(parse(LIBRARY / f"{n}.toml", n), LIBRARY) for n in names]
        self.early = EARLY in names

    def nation(self, code: str) -> Tables | None:
        """The library's nation of this code; None for none."""
        found = (one["nations"].get(code) for one in self.scenarios)
        return next((nation for nation in found if nation), None)

    def source(self, key: str) -> Tables | None:
        """What a key of sources stands for in the library."""
        found = (one["sources"].get(key) for one in self.scenarios)
        return next((source for source in found if source), None)

    @property
    def first(self) -> Tables:
        """The scenario whose nations come first."""
        return self.scenarios[0]


class MigratingNations:
    """The nations of a file and what holds between them, while they are changed."""

    def __init__(self, tables: Tables, parent: Tables, donors: Donors, note: Note) -> None:
        self.tables, self.parent, self.donors, self.note = tables, parent, donors, note
        named = tables.get("nations")
        self.own: dict[str, Tables] = named if isinstance(named, dict) else {}
        self.inherited: Mapping[str, Any] = parent.get("nations", {})
        self.by: dict[tuple[str, str], list[str]] = {}

    def all(self) -> None:
        """Change every nation, then the pairs; noted field by field, with all its nations."""
        top = self._frontier()
        for code, nation in self.own.items():
            if isinstance(nation, dict):
                self._nation(code, nation, top)
        for (key, field), codes in self.by.items():
            self.note(key, field=field, nations=", ".join(codes))
        self._owned()
        for field in [name for name, nation in self.own.items() if nation == {}]:
            del self.own[field]

    def start(self) -> None:
        """Fill in what the frontier is at the start, for a world of another time than its parent.

        A file that states no first quarter has its parent's.
        """
        first = self.tables.get("first_quarter")
        sections = self.tables.get("parameters", {})
        if not isinstance(first, str) or "start" in sections:
            return
        if self.donors.early and not self.parent:
            given = self.donors.first["parameters"]["start"]
            self.tables["parameters"] = {**sections, "start": given}
            self._cite(given)
            self.note("start", scenario=EARLY)
            return
        if first == (self.parent or self.donors.first).get("first_quarter"):
            return
        year = int(first[:4]) + (int(first[-1]) - 1) / 4.0
        lead = min(max(PACE * (year - YEAR), LEADS[0]), LEADS[1])
        made = {"value": round(lead, 3), "unit": "ln", **ESTIMATE}
        made["note"] = f"stand-in: {PACE:g} a year from {YEAR:g}"
        self.tables["parameters"] = {**sections, "start": {"lead": made}}
        self._cite({"lead": made})
        self.note("lead", lead=f"{lead:.3g}", first=first)

    def _frontier(self) -> float:
        """The best algorithms in the file; of one that extends another, the frontier's."""
        found = [value_of(nation.get("algorithms")) for nation in self.own.values()]
        known = [value for value in found if value is not None]
        return max(known) if known and not self.parent else 0.0

    def _nation(self, code: str, nation: Tables, top: float) -> None:
        donor = self.donors.nation(code)
        if "algorithms" in nation:
            self._lag(code, nation, top)
        for field in GONE:
            if nation.pop(field, None) is not None:
                self._did("private_capex" if field == "private_capex" else "par", field, code)
        if "budget" in nation:
            self._budget(code, nation, donor)
        if code in self.inherited:
            return
        if "lag" not in nation and donor:
            self._take(code, nation, donor, "lag")
        for field in FILLED:
            if field not in nation and donor:
                self._take(code, nation, donor, field)
            elif field not in nation:
                self._stand_in(code, nation, field)

    def _lag(self, code: str, nation: Tables, top: float) -> None:
        """Months behind the frontier: -12 x / 1.1, as algorithms gain threefold a year."""

        def months(value: float) -> float:
            return min(max(round(12.0 * (top - value) / PACE, 1), 0.0), LONGEST_LAG)

        was = nation.pop("algorithms")
        value = value_of(was)
        if value is None:
            return
        made: Tables = {"value": months(value)}
        if value_of(was, "low") is not None and value_of(was, "high") is not None:
            made["low"], made["high"] = months(was["high"]), months(was["low"])
        made |= {"unit": "months"}
        made |= {key: was[key] for key in ("source", "confidence") if key in was}
        made["note"] = f"from algorithms {value:g}: 12 x {top - value:.4g}/{PACE:g}"
        nation["lag"] = made
        self.note("lag", place=f"nations.{code}", was=f"{value:g}", months=f"{made['value']:g}")

    def _budget(self, code: str, nation: Tables, donor: Tables | None) -> None:
        """The announced programme, where the library knows it; else a twentieth of before."""
        was = nation.pop("budget")
        if code in self.inherited:
            self._did("budget_inherited", "budget", code)
            return
        if donor:
            self._take(code, nation, donor, "budget")
            return
        value = value_of(was)
        if value is None:
            return
        made = {
            key: min(round(was[key] / OLD_BUDGET, 7), LARGEST_BUDGET)
            for key in ("value", "low", "high")
            if value_of(was, key) is not None
        }
        made |= {"unit": "share of GDP/yr", "source": was.get("source", "estimate")}
        made |= {
            "confidence": "estimate",
            "note": f"stand-in: a twentieth of {value:g}, at most .3 %",
        }
        nation["budget"] = made
        self._did("budget_scaled", "budget", code)

    def _take(self, code: str, nation: Tables, donor: Tables, field: str) -> None:
        nation[field] = dict(donor[field])
        self._cite({field: donor[field]})
        self._did("filled", field, code)

    def _stand_in(self, code: str, nation: Tables, field: str) -> None:
        """By formulas that are fitted to the library's sixteen nations."""
        output, people = value_of(nation.get("gdp")), value_of(nation.get("population"))
        if not output or not people or output <= 0.0 or people <= 0.0:
            return  # what is wrong with these is said when all is checked
        rich = math.log(output / people)  # thousand $ a head
        jobless = value_of(nation.get("unemployment")) or 0.05
        made, note = {
            "governance": (min(max(0.35 + 0.11 * rich, 0.2), 1.0), "0.35 + 0.11 ln of GDP a head"),
            "absorptive": (min(max(0.31 + 0.13 * rich, 0.2), 1.0), "0.31 + 0.13 ln of GDP a head"),
            "exposed": (min(max(0.25 + 0.09 * rich, 0.26), 0.6), "0.25 + 0.09 ln of GDP a head"),
            "grid": (0.076 * output, "0.076 GW for each $bn of GDP"),
            "data_centres": (0.0009 * output, "0.0009 GW for each $bn of GDP"),
            "power_price": (0.12, "the median of the library's nations"),
            "natural_unemployment": (jobless, "unemployment at the start"),
        }[field]
        in_thousands = " in $1,000" if "ln" in note else ""
        nation[field] = {
            "value": float(f"{max(made, 0.001 if field == 'grid' else 0.0):.4g}"),
            "unit": UNITS[field],
            **ESTIMATE,
            "note": f"stand-in: {note}{in_thousands}",
        }
        self._cite({field: nation[field]})
        self._did("stand_in", field, code)

    def _did(self, key: str, field: str, code: str) -> None:
        self.by.setdefault((key, field), []).append(code)

    def _cite(self, figures: Mapping[str, Tables]) -> None:
        """Have the sources that figures name among the file's."""
        sources = self.tables.setdefault("sources", {})
        inherited = self.parent.get("sources", {})
        for figure in figures.values():
            key = figure["source"]
            if key not in sources and key not in inherited:
                sources[key] = dict(self.donors.source(key) or CITED)

    def _owned(self) -> None:
        """Whose compute stands where: the library's, and its rule for nations that it has not."""
        roster = self.tables.get("roster", self.parent.get("roster"))
        if not isinstance(roster, list):
            return
        if not self.parent:
            grid = self.donors.first["pairs"]["owned"]
            rows = {
                owner: {host: share for host, share in hosts.items() if host in roster}
                for owner, hosts in grid["of"].items()
                if owner in roster
            }
            self.tables.setdefault("pairs", {})["owned"] = {**grid, "of": rows}
            self._cite({"owned": grid})
            self.note("owned")
        self._strangers(roster)

    def _strangers(self, roster: list[str]) -> None:
        """Nations that the library does not know: half belongs to firms of the United States."""
        hosts = [
            code
            for code in self.own
            if code in roster
            and code not in NOT_OWNED
            and code not in self.inherited
            and self.donors.nation(code) is None
        ]
        if not hosts or OWNER not in roster:
            return
        pairs = self.tables.setdefault("pairs", {})
        row = pairs.setdefault("owned", {}).setdefault("of", {}).setdefault(OWNER, {})
        for code in hosts:
            row[code] = {"value": HALF_OWNED, "unit": "share", **ESTIMATE, "note": "stand-in"}
        self._cite({"owned": dict(ESTIMATE)})
        self.note("owned_stand_in", nations=", ".join(hosts))


def value_of(figure: Any, key: str = "value") -> float | None:
    """A number of a figure; None where there is none."""
    number = figure.get(key) if isinstance(figure, dict) else None
    if isinstance(number, float | int) and not isinstance(number, bool):
        return float(number)
    return None
