"""The past: `python -m benchmarks.hindcast [--fit] [--draws N] [--later FILE] [--json FILE]`.

The scenario of 2018 is played to 2024 with the values that are shipped, and with those that were
fitted on 2018-22 alone, and judged on 2023 and 2024, of all nations and of three that no fit has
seen.  `--fit` fits anew and stores what it finds; `--later` gives shares of 2025.  Exit 1 if a gate
fails that benchmarks/known_misses.toml does not list, or a listed one worsens or is met.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.hindcast import tables
from benchmarks.hindcast.bands import DRAWS, bands
from benchmarks.hindcast.fitting import fit, left_out, store, stored
from benchmarks.hindcast.gates import (
    LATER,
    ahead_gates,
    band_gates,
    fit_words,
    gain_gates,
    judged_fit,
    past_world,
    share_gates,
)
from benchmarks.hindcast.judging import judge_world
from benchmarks.hindcast.seen import seen_of
from benchmarks.players.gates import conclude
from scenarios.load import load
from scenarios.pack import pack


def main() -> int:
    """Print tables and gates; 1 if the list of known misses is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hindcast")
    parser.add_argument("--fit", action="store_true", help="fit on 2018-22 anew")
    parser.add_argument("--draws", type=int, default=DRAWS, help="worlds of the bands")
    parser.add_argument("--start", action="store_true", help="draw the compute of 2018, too")
    parser.add_argument("--later", type=Path, help="a file with [compute.2025]")
    parser.add_argument("--json", type=Path, help="write all gates to this file")
    asked = parser.parse_args()
    world, later = past_world(), pack(load(LATER))
    seen, out = seen_of(world.codes), left_out(world)
    if asked.fit:
        store(fit(world, seen))
    found = stored()
    shipped, fitted = judge_world(world, seen, out), judged_fit(found)
    drawn = bands(seen, asked.draws, start=asked.start)
    for rows in (
        tables.skills(shipped, fitted),
        tables.against_seen(world, shipped.courses[0], fitted.courses[0], seen, drawn),
        tables.fitted_values(world, found),
        tables.year_by_year(world, shipped.courses[0]),
        tables.one_world(shipped.courses[0], later),
    ):
        print(tables.plain(rows))
    print(tables.covered(drawn))
    print(tables.year_ahead(later, seen))
    names = ", ".join(world.codes[i] for i in out)
    gates = share_gates(fitted, names, fit_words(found)) + gain_gates(shipped)
    gates += band_gates(drawn) + ahead_gates(asked.later)
    print()
    for gate in gates:
        print(gate.line())
    return conclude(gates, asked.json)


if __name__ == "__main__":
    sys.exit(main())
