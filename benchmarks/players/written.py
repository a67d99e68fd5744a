"""What a run of the bench leaves behind: the list of known misses, and the table of its page."""

import datetime
import re
import tomllib
from pathlib import Path

from benchmarks.hindcast.tables import Rows, markdown
from benchmarks.players.gates import MISSES, Gate
from files.writing import write_file

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bench.md"
BEGIN, END = "<!-- gates: written by benchmarks.players -->", "<!-- gates: end -->"
HEAD = """\
# Gates of benchmarks.players that are known to be missed: what is reached, and what was tried.
# Of the short form with seed 1; what every gate means stands in docs/bench.md.
# `python -m benchmarks.players --short --write` keeps what was tried and says it anew.
"""
NOTHING = "Nothing yet."


def rows_of(gates: list[Gate]) -> Rows:
    """Gates as the pages tell them."""
    rows: Rows = [("gate", "kind", "asked", "reached, ± two errors", "met")]
    for gate in gates:
        doubt = f" ± {2 * gate.error:.3f}" if gate.error else ""
        rows.append((
            gate.name, "must" if gate.must else "open",
            f"{'≤' if gate.most else '≥'} {gate.asked:g}", f"{gate.reached:.3f}{doubt}",
            "yes" if gate.met else "**no**",
        ))  # fmt: skip
    return rows


def misses(gates: list[Gate], before: str) -> str:
    """The list of the gates that are missed, with what was tried of those that were listed."""
    listed = tomllib.loads(before).get("miss", [])
    tried = {miss["gate"]: miss["tried"] for miss in listed}
    parts = [HEAD]
    for gate in gates:
        if not gate.met:
            said = tried.get(gate.name, NOTHING).replace("\\", "\\\\").replace('"', '\\"')
            error = max(gate.error, gate.noise)
            parts.append(
                f'[[miss]]\ngate = "{gate.name}"\nreached = {gate.reached:.4f}\n'
                f'error = {error:.4f}\ntried = "{said}"\n'
            )
    return "\n".join(parts)


def told(gates: list[Gate], form: str, day: datetime.date) -> str:
    """The table of the page."""
    met = sum(gate.met for gate in gates)
    must = sum(gate.must and not gate.met for gate in gates)
    return (
        f"The {form}, the rules and par of {day.day} {day:%B %Y}.\n\n{markdown(rows_of(gates))}\n"
        f"{met} of {len(gates)} gates are met; {must} *must* are missed."
    )


def replaced(page: str, text: str) -> str:
    """The page with another table between its marks.  Raises ValueError without marks."""
    marks = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"{PAGE.name} has no marks of the gates")
    return marks.sub(lambda _: f"{BEGIN}\n\n{text}\n\n{END}", page)


def write(gates: list[Gate], form: str) -> None:
    """Write both, of a whole run."""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    page = replaced(PAGE.read_text(encoding="utf-8"), told(gates, form, day))
    list_ = misses(gates, MISSES.read_text(encoding="utf-8"))
    write_file(MISSES, list_.encode())
    write_file(PAGE, page.encode())
