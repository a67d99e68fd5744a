"""Gates: what was reached, against what is asked, with two standard errors of doubt."""

import json
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from files.writing import write_file
from sim.sheet import Array

MISSES = Path(__file__).parent.parent / "known_misses.toml"
ROUNDED = 1e-3
"""Of figures in the list."""
Effects = dict[str, tuple[float, float]]
"""A mean and its error by nation."""
DOUBT = 2.0
"""Standard errors beyond which a difference counts."""


@dataclass(frozen=True)
class Gate:
    """One gate as measured; `most`: reached may be at most `asked`, else at least.

    `noise` is how far a figure that is sure already, or a count, may still move by luck; `effects`
    are what stands behind the figure, nation by nation, where tables are to show it.
    """

    name: str
    reached: float
    error: float
    asked: float
    most: bool
    must: bool
    words: str
    noise: float = 0.0
    effects: Effects = field(default_factory=dict)

    @property
    def over(self) -> float:
        """How far it is on the wrong side."""
        return self.reached - self.asked if self.most else self.asked - self.reached

    @property
    def met(self) -> bool:
        return self.over <= DOUBT * self.error + 1e-12

    def line(self) -> str:
        sign = "<=" if self.most else ">="
        kind = "must" if self.must else "open"
        doubt = f" +- {self.error:.3f}" if self.error else ""
        said = "met " if self.met else "MISS"
        found = f"{self.reached:.3f}{doubt}, asked {sign} {self.asked:g}"
        return f"{said} {kind} {self.name}: {found}; {self.words}"


def at_most(
    name: str,
    reached: float,
    error: float,
    asked: float,
    words: str,
    *,
    must: bool = True,
    noise: float = 0.0,
    effects: Effects | None = None,
) -> Gate:
    """A gate whose figure may not be larger."""
    return Gate(name, float(reached), float(error), asked, True, must, words, noise, effects or {})


def at_least(
    name: str,
    reached: float,
    error: float,
    asked: float,
    words: str,
    *,
    must: bool = True,
    noise: float = 0.0,
    effects: Effects | None = None,
) -> Gate:
    """A gate whose figure may not be smaller."""
    return Gate(name, float(reached), float(error), asked, False, must, words, noise, effects or {})


def mean_error(values: Array) -> tuple[float, float]:
    """The mean and its standard error."""
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))


def leader_by_two(columns: Array) -> int | None:
    """Which row [ways, games] leads all others by two standard errors on the same luck."""
    best = int(columns.mean(axis=1).argmax())
    for other in range(len(columns)):
        if other != best:
            mean, error = mean_error(columns[best] - columns[other])
            if mean <= DOUBT * error:
                return None
    return best


@dataclass(frozen=True)
class Verdict:
    """How a run stands against the list of known misses."""

    met: int
    of: int
    known: int
    complaints: tuple[str, ...]


def judge(gates: list[Gate], file: Path = MISSES) -> Verdict:
    """Unlisted failures, listed ones that worsened, listed ones that are met: all complaints."""
    listed = {
        miss["gate"]: miss
        for miss in tomllib.loads(file.read_text(encoding="utf-8")).get("miss", [])
    }
    complaints, known = [], 0
    for gate in gates:
        miss = listed.get(gate.name)
        if miss is None:
            if not gate.met:
                complaints.append(f"{gate.name} fails and is not listed")
            continue
        if gate.met:
            complaints.append(f"{gate.name} is listed and met: strike it")
            continue
        known += 1
        worse = (gate.reached - miss["reached"]) * (1.0 if gate.most else -1.0)
        error = float(np.hypot(max(gate.error, gate.noise), miss["error"]))
        if worse > DOUBT * error + ROUNDED:
            before = f"{miss['reached']:g}"
            complaints.append(f"{gate.name} worsened from {before} to {gate.reached:.3f}")
    met = sum(gate.met for gate in gates)
    return Verdict(met, len(gates), known, tuple(complaints))


def plain(gates: list[Gate]) -> list[dict[str, object]]:
    """For a file: every gate and whether it is met."""
    return [{**asdict(gate), "met": gate.met} for gate in gates]


def conclude(gates: list[Gate], file: Path | None) -> int:
    """Write all gates to a file, if one is asked for, and print the verdict; what to exit with."""
    if file:
        write_file(file, (json.dumps(plain(gates), indent=1) + "\n").encode())
    verdict = judge(gates)
    print()
    for complaint in verdict.complaints:
        print(complaint)
    print(f"met {verdict.met} of {verdict.of}, known misses {verdict.known}")
    return 1 if verdict.complaints else 0
