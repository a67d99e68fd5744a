"""What is known of mutants: a ledger that survives being killed, and the list of equivalents."""

import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.mutants.edits import Edit
from tools.mutants.rooms import OWN
from tools.mutants.trial import Verdict

EQUIVALENTS = Path(__file__).parent / "equivalents.toml"


def equivalents(file: Path = EQUIVALENTS) -> dict[str, str]:
    """Mutants that no test can kill, by name, each with the reason."""
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("equivalent", [])
    return {entry["mutant"]: entry["reason"] for entry in entries}


class Ledger:
    """Verdicts by the name of the mutant, one line each, written as soon as they are known."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.first: dict[str, Verdict] = {}
        self.last: dict[str, Verdict] = {}
        self.seconds: dict[str, float] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                self._take(entry.pop("mutant"), Verdict(**entry))

    def _take(self, name: str, verdict: Verdict) -> None:
        self.first.setdefault(name, verdict)
        self.last[name] = verdict

    def note(self, edit: Edit, verdict: Verdict) -> None:
        """Add a verdict; the line is on the disk when this returns."""
        self._take(edit.name, verdict)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"mutant": edit.name, **asdict(verdict)}) + "\n")
            file.flush()
            os.fsync(file.fileno())


@dataclass(frozen=True)
class Row:
    """One room in the table."""

    room: str
    drawn: int
    equivalent: int
    decided: int
    killed: int
    own: int  # killed by the tests of the file's own name
    timeouts: int
    at_first: int  # killed when it was first tried

    @property
    def share(self) -> float:
        """Killed of the decided, per cent."""
        return 100.0 * self.killed / max(self.decided, 1)


def row(room: str, drawn: Iterable[Edit], ledger: Ledger, equal: dict[str, str]) -> Row:
    """Count what came of a room's draw."""
    names = [edit.name for edit in drawn]
    judged = [name for name in names if name not in equal and name in ledger.last]
    killed = [ledger.last[name] for name in judged if ledger.last[name].killed]
    return Row(
        room,
        len(names),
        sum(name in equal for name in names),
        len(judged),
        len(killed),
        sum(verdict.stage == OWN for verdict in killed),
        sum(verdict.by == "timeout" for verdict in killed),
        sum(ledger.first[name].killed for name in judged),
    )


def table(rows: list[Row]) -> str:
    """The table, as markdown."""
    lines = [
        "| room | drawn | equivalent | decided | killed | % | by own tests | by timeout "
        "| killed at first |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    total = Row("all", *(sum(getattr(r, f) for r in rows) for f in list(Row.__annotations__)[1:]))
    for r in [*rows, total] if len(rows) > 1 else rows:
        lines.append(
            f"| {r.room} | {r.drawn} | {r.equivalent} | {r.decided} | {r.killed} | {r.share:.0f} "
            f"| {r.own} | {r.timeouts} | {r.at_first} |"
        )
    return "\n".join(lines)
