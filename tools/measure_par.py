"""Measure par and usual steps and write them at the end of scenario files.

    python tools/measure_par.py [NAME or FILE.toml ...]

In 4,096 games with luck and with every nation's policy drawn from the menu, a nation's par is the
mean of each component of its score, and its usual step their standard deviation.  Scenarios that
extend another and are not named here are measured against that one's par, so that what-ifs can be
compared.  Run it again when a rule, a policy or a figure has changed.
"""

import sys
from pathlib import Path

import numpy as np
from scenario_par import HEADING, without
from toml_text import table

from files.writing import write_file
from lab.games import play_games
from policies.menu import NAMES
from scenarios.checks import SCORES
from scenarios.load import load
from scenarios.pack import pack

LIBRARY = Path(__file__).resolve().parent.parent / "scenarios" / "library"
MEASURED = ("default", "quick", "large", "hindcast-2018", "open-world", "hostile", "fortress")
GAMES = 4096
SEED = 2024
SMALLEST = 0.02
"""Least step: a component that hardly moves must not decide the score."""
SOURCED = {"unit": "share", "source": "our-games", "confidence": "derived"}


def block(name: str) -> str:
    """The block of par of a scenario of the library, or in a file."""
    world = pack(load(name))
    n = len(world.codes)
    lineups = np.random.default_rng(SEED).integers(0, len(NAMES), (n, GAMES))
    games = play_games(world, lineups, seed=SEED, replicates=GAMES)
    parts = [HEADING + "\n"]
    for i, code in enumerate(world.codes):
        reached = {score: games.outcomes[score][i] for score in SCORES}
        par = {score: round(float(x.mean()), 4) for score, x in reached.items()}
        step = {score: round(max(float(x.std()), SMALLEST), 4) for score, x in reached.items()}
        for key, values in (("par", par), ("usual_step", step)):
            parts.append(table(f"nations.{code}.{key}", {"values": values, **SOURCED}))
    return "\n".join(parts)


def main(names: list[str]) -> None:
    """Write the block of each named scenario, or of all that are measured."""
    if {"-h", "--help"} & set(names):
        print(__doc__)
        return
    for name in names or MEASURED:
        file = Path(name) if name.endswith(".toml") else LIBRARY / f"{name}.toml"
        if not file.is_file():
            sys.exit(f"measure_par: {name} is no scenario of the library and no file")
        text = without(file.read_text(encoding="utf-8"))
        write_file(file, (text + "\n" + block(name)).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
