"""The tables of docs/evidence.md: `python -m benchmarks.evidence [--write] [--only WORD]`.

Each part plays what it tells and prints its tables; `--write` puts them into the page, between the
marks of the part, with the digest of the rules and the date.  Parts: patterns, past, choices.
"""

import argparse
import datetime
import re
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.hindcast import tables
from benchmarks.hindcast.bands import bands
from benchmarks.hindcast.fitting import left_out, stored
from benchmarks.hindcast.gates import (
    LATER,
    band_gates,
    fit_words,
    gain_gates,
    judged_fit,
    past_world,
    share_gates,
)
from benchmarks.hindcast.judging import judge_world
from benchmarks.hindcast.seen import seen_of
from benchmarks.hindcast.tables import Rows, markdown
from benchmarks.patterns import patterns
from benchmarks.players import choices
from benchmarks.players.gates import Gate
from benchmarks.players.hunter import digest
from benchmarks.players.worlds import shared_world
from benchmarks.players.written import rows_of
from files.writing import write_file
from scenarios.load import load
from scenarios.pack import pack

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evidence.md"
LUCKS, SEED = 64, 1
ALIKE = "matters"
"""The word of gates that tell an effect on oneself."""


def short(mean: float, error: float) -> str:
    """A figure of usual steps and its standard error, without noughts before the point."""
    number, doubt = f"{mean:+.2f}", f"{error:.2f}"
    return f"{number[0]}{number[1:].removeprefix('0')} ± {doubt.removeprefix('0')}"


def of_patterns() -> str:
    """Every pattern, what is reached and what evidence says."""
    found = patterns(pack(load(LATER)))
    rows: Rows = [("pattern", "reached", "range", "inside", "evidence")]
    for row in found:
        rows.append((
            row.what, f"{row.value:.3f} ± {row.error:.3f}", f"{row.low:.2f} to {row.high:.2f}",
            "yes" if row.met else "**no**", row.source,
        ))  # fmt: skip
    inside = sum(row.met for row in found)
    return f"{markdown(rows)}\n{inside} of {len(found)} lie in their ranges."


def of_past() -> str:
    """The run from 2018 to 2024, as shipped and as fitted on its first years."""
    world, later = past_world(), pack(load(LATER))
    seen, out, fit = seen_of(world.codes), left_out(world), stored()
    shipped, fitted = judge_world(world, seen, out), judged_fit(fit)
    found = bands(seen)
    names = ", ".join(world.codes[i] for i in out)
    gates = share_gates(fitted, names, fit_words(fit)) + gain_gates(shipped) + band_gates(found)
    first, fitted_first = shipped.courses[0], fitted.courses[0]
    stale = f"\n\nThe stored fit is of older rules ({fit.rules})." if fit.stale else ""
    parts = (
        markdown(rows_of(gates)) + stale,
        f"Left out by lot: {names}.",
        markdown(tables.skills(shipped, fitted)),
        markdown(tables.against_seen(world, first, fitted_first, seen, found)),
        tables.covered(found),
        tables.year_ahead(later, seen),
        markdown(tables.fitted_values(world, fit)),
    )
    return "\n\n".join(part.strip() for part in parts)


def effects(what: str, gates: list[Gate], strip: tuple[str, ...]) -> str:
    """A table of effects on oneself, a row a gate and a column a nation."""
    codes = tuple(gates[0].effects)
    rows: Rows = [(what, *codes)]
    for gate in gates:
        name = gate.name
        for word in strip:
            name = name.replace(word, "")
        rows.append((name.strip(), *(short(*gate.effects[code]) for code in codes)))
    return markdown(rows)


def of_choices() -> str:
    """What each lever, programme and treaty is worth, in usual steps of the mandate."""
    world = shared_world(LATER)
    levers = [g for g in choices.levers(LATER, world, LUCKS, SEED) if ALIKE in g.name]
    programmes = choices.programmes(LATER, world, LUCKS, SEED)
    treaties = choices.treaties(LATER, world, LUCKS, SEED)
    gains = [gate for gate in treaties if "leaving" not in gate.name]
    leaving = [gate for gate in treaties if "leaving" in gate.name]
    ends = (f", {LATER} {ALIKE}", f", {LATER}")
    parts = (
        effects("lever, .2 to .8", levers, ("lever ", *ends)),
        effects("programme, none to three times", programmes, ("programme ", *ends)),
        effects("treaty, by all against by none", gains, ("treaty ", ": someone gains", *ends)),
        effects("treaty, leaving alone", leaving, ("treaty ", ": someone gains by leaving", *ends)),
    )
    return "\n".join(parts).strip()


PARTS: dict[str, Callable[[], str]] = {
    "patterns": of_patterns,
    "past": of_past,
    "choices": of_choices,
}


def replaced(page: str, part: str, text: str) -> str:
    """The page with another text between the marks of a part.  Raises ValueError without marks."""
    begin, end = f"<!-- {part}: written by benchmarks.evidence -->", f"<!-- {part}: end -->"
    marks = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"the page has no marks of {part}")
    return marks.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", page)


def main() -> int:
    """Print the parts, or write them into the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence")
    parser.add_argument("--write", action="store_true", help="into docs/evidence.md")
    parser.add_argument("--only", default="", help="parts whose name has this word")
    asked = parser.parse_args()
    today = datetime.date.today()
    for part, told in PARTS.items():
        if asked.only not in part:
            continue
        stamp = f"Rules `{digest()}`, {today.day} {today:%B %Y}."
        text = f"{told()}\n\n{stamp}"
        if asked.write:
            page = PAGE.read_text(encoding="utf-8")
            write_file(PAGE, replaced(page, part, text).encode())
        else:
            print(f"{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
