"""One scenario that changes another: `extends`."""

from typing import Any

from scenarios.errors import Wrong

Tables = dict[str, Any]
HEADERS = {"value", "values", "unit", "source", "confidence", "default"}
"""A table with one of these is a figure or a whole grid: it is replaced, never mixed."""


def merge(parent: Tables, child: Tables) -> Tables:
    """The parent with what the child says; lists and figures are replaced whole.

    A child with a roster of its own drops the other nations.
    """
    kept = parent
    if isinstance(child.get("roster"), list):
        kept = _reduced(parent, {code for code in child["roster"] if isinstance(code, str)})
    return _merged(kept, child, ())


def _merged(parent: Tables, child: Tables, path: tuple[str, ...]) -> Tables:
    made = dict(parent)
    for key, value in child.items():
        here = (*path, key)
        old = made.get(key)
        if isinstance(value, dict) and isinstance(old, dict) and not HEADERS & value.keys():
            made[key] = _merged(old, value, here)
        else:
            if len(path) >= 2 and path[-2] == "of" and not isinstance(value, dict):
                raise Wrong(
                    here,
                    value,
                    "a number that a file changes must be a figure of its own: "
                    "{value, unit, source, confidence}",
                )
            made[key] = value
    return made


def _reduced(tables: Tables, roster: set[str]) -> Tables:
    """The tables without nations outside the roster."""
    made = dict(tables)
    made["nations"] = _only(tables.get("nations", {}), roster)
    made["pairs"] = {name: _reduced_grid(g, roster) for name, g in tables.get("pairs", {}).items()}
    quo = dict(tables.get("status_quo", {}))
    quo["stance"] = _reduced_grid(quo.get("stance", {}), roster)
    made["status_quo"] = quo
    made["calendar"] = [
        shock
        for shock in tables.get("calendar", [])
        if shock["who"] in roster and shock.get("whom", shock["who"]) in roster
    ]
    pacts = _only(tables.get("pacts", {}), roster)
    made["pacts"] = {code: _only(others, roster) for code, others in pacts.items()}
    offers = tables.get("standing_offers", [])
    fewer = [{**o, "members": [m for m in o["members"] if m in roster]} for o in offers]
    made["standing_offers"] = [offer for offer in fewer if len(offer["members"]) > 1]
    return made


def _reduced_grid(grid: Tables, roster: set[str]) -> Tables:
    rows = _only(grid.get("of", {}), roster)
    return {**grid, "of": {row: _only(cells, roster) for row, cells in rows.items()}}


def _only(tables: Tables, names: set[str]) -> Tables:
    return {name: value for name, value in tables.items() if name in names}
