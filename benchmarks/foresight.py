"""How near the outlook comes to what happens: `python -m benchmarks.foresight [LEVEL] [LUCKS]`.

In every seat of the default scenario a player holds one set of orders against opponents of a level.
At the start and after four turns the outlook five turns ahead is kept, and compared with what then
happens in the game.  By which way other nations are foreseen: the mean of what happened less the
middle of the band (bias), the root of the mean of its square, and how often it lay within the band,
which is to be 80 %.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from agents.opponents import minds
from scenarios.load import load
from scenarios.pack import pack
from ui.play.advice.others import Others, foreseen, held, leaders
from ui.play.advice.outlook import SHARES, TURNS
from ui.play.advice.position import Position, position_of
from ui.play.advice.presets import preset
from ui.play.advice.rollouts import STANDING, Continuations
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session

SCENARIO = load("default")
WORLD = pack(SCENARIO)
ROLLOUTS = Continuations(WORLD)
FIGURES = (STANDING, "survival", "sovereignty", "lag", "approval")
ASKED = (0, 4)  # turns at which the outlook is asked
DRAWS = 128
Band = tuple[float, float, float]
Key = tuple[str, str]  # the way others are foreseen, and the figure


def ways(position: Position) -> dict[str, Others]:
    """The ways to foresee the others that are compared."""
    return {
        "the scenario's policies": foreseen(position.view, leaders(WORLD.policies, {})),
        "orders in force": held(position.view),
        "stand-ins": position.others,
    }


def bands(position: Position) -> dict[Key, Band]:
    """Of each figure the band TURNS ahead, by the way others are foreseen."""
    ticks, found = TURNS * WORLD.ticks_per_turn, {}
    for way, others in ways(position).items():
        (run,) = ROLLOUTS.play(
            position, [position.draft.move], draws=DRAWS, ticks=ticks, others=others
        )
        for figure in FIGURES:
            low, middle, high = np.quantile(run.levels[figure][:, -1], SHARES)
            found[way, figure] = float(low), float(middle), float(high)
    return found


def reached(session: Session, nation: str) -> dict[str, float]:
    """What has come of each figure."""
    facts = session.facts(nation)
    plain = {name: facts.level(name) for name in FIGURES if name not in (STANDING, "survival")}
    return {**plain, STANDING: facts.standing().score, "survival": facts.survival}


def game(nation: str, seed: int, level: str) -> Iterator[tuple[Key, Band, float]]:
    """One game: every band, and what happened."""
    others = {code: level for code in WORLD.codes if code != nation}
    session = Session.new(
        SCENARIO, [nation], seed=seed, policies=others, minds=minds(WORLD), world=WORLD
    )
    session.apply(nation, preset(position_of(session, nation), "balanced").whole, 0)
    kept: dict[int, dict[Key, Band]] = {}
    while not session.over:
        if session.turn in ASKED:
            kept[session.turn + TURNS] = bands(position_of(session, nation))
        session.apply(nation, EndTurn(), session.turn)
        for key, band in kept.get(session.turn, {}).items():
            yield key, band, reached(session, nation)[key[1]]


def rows(level: str, lucks: int) -> list[tuple[str, str, str, str, str]]:
    """Figure, way, bias, root of mean square, coverage."""
    found: dict[Key, list[tuple[Band, float]]] = defaultdict(list)
    for seed in range(1, lucks + 1):
        for nation in WORLD.codes:
            for key, band, value in game(nation, seed, level):
                found[key].append((band, value))
    made = []
    for way, figure in sorted(found, key=lambda key: (FIGURES.index(key[1]), key[0])):
        pairs = found[way, figure]
        off = np.array([value - band[1] for band, value in pairs])
        inside = np.mean([low <= value <= high for (low, _, high), value in pairs])
        made.append((
            figure, way, f"{off.mean():+.4g} ± {off.std() / len(off) ** 0.5:.2g}",
            f"{np.sqrt((off**2).mean()):.4g}", f"{100.0 * inside:.0f} %",
        ))  # fmt: skip
    return made


def main() -> None:
    """Print the table."""
    level = sys.argv[1] if len(sys.argv) > 1 else "normal"
    lucks = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    print(f"Against {level}, {lucks} lucks in {len(WORLD.codes)} seats")
    for figure, way, bias, root, inside in rows(level, lucks):
        print(f"  {figure:<12} {way:<24} bias {bias:<20} root {root:<8} within {inside}")


if __name__ == "__main__":
    main()
