"""The block of par at the end of a scenario's file: what leaders drawn at random reach."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.checks import SCORES
from scenarios.errors import ScenarioError
from scenarios.parse import tables_of
from scenarios.toml_text import table

HEADING = "# Par, written by `sixpillars scenarios par`: what leaders drawn at random reach."
EARLIER = ("# Par, written by tools/measure_par.py: what leaders drawn at random reach.",)
"""How the block began in files of before."""
SOURCE = "our-games"
CITED = {
    "citation": "Measured in games whose leaders and their budgets are drawn at random "
    "(sixpillars scenarios par)",
    "licence": "MIT",
}
DIGITS = 4
ByNation = Sequence[Sequence[float]]
"""A row a nation, a number for each component of the score."""


def block(
    codes: Sequence[str],
    turns: Sequence[int],
    par: Sequence[ByNation],
    usual_step: Sequence[ByNation],
    note: str,
    cited: bool,
) -> str:
    """Par and usual steps of every nation by the length of the game; `cited` if the source is."""
    parts = [HEADING + "\n"]
    if not cited:
        parts.append(table(f"sources.{SOURCE}", CITED))
    for i, code in enumerate(codes):
        for key, found in (("par", par), ("usual_step", usual_step)):
            values = {
                name: [round(float(of_length[i][k]), DIGITS) for of_length in found]
                for k, name in enumerate(SCORES)
            }
            said = {"turns": list(turns), "values": values, "unit": "share", "source": SOURCE}
            said |= {"confidence": "derived", "note": note}
            parts.append(table(f"nations.{code}.{key}", said))
    return "\n".join(parts)


def kept(text: str) -> str:
    """The block of par at the end of a scenario's text, with the empty line before it."""
    place = _place(text)
    return "\n" + text[place:] if place >= 0 else ""


def without(text: str) -> str:
    """A scenario's text without its block of par."""
    place = _place(text)
    return (text[:place] if place >= 0 else text).rstrip("\n") + "\n"


def own_tables(text: str, name: str) -> dict[str, Any] | None:
    """The tables of a scenario's text without its block of par; None where the block is not alone.

    What stands behind the heading and is no par would be lost with the block.
    Raises ScenarioError.
    """
    whole = tables_of(text, name)
    if _place(text) < 0:
        return whole
    try:
        own = tables_of(without(text), name)
    except ScenarioError:  # a heading within a text
        return None
    measured = tables_of(text[_place(text) :], name)
    nations = measured.pop("nations", {})
    sources = measured.pop("sources", {SOURCE: {}})
    tables_of_par = isinstance(nations, Mapping) and all(
        isinstance(one, Mapping) and one.keys() <= {"par", "usual_step"} for one in nations.values()
    )
    return own if tables_of_par and not measured and sources.keys() == {SOURCE} else None


def states_par(tables: Mapping[str, Any]) -> bool:
    """Whether a file states par by itself, for any nation."""
    nations = tables.get("nations")
    known = nations.values() if isinstance(nations, Mapping) else ()
    return any(isinstance(one, Mapping) and {"par", "usual_step"} & one.keys() for one in known)


def with_block(text: str, made: str) -> str:
    """A scenario's text with this block of par in the place of its own."""
    return without(text) + "\n" + made


def _place(text: str) -> int:
    """Where the block begins, at the beginning of a line; -1 for none."""
    for heading in (HEADING, *EARLIER):
        if text.startswith(heading):
            return 0
        place = text.find("\n" + heading)
        if place >= 0:
            return place + 1
    return -1
