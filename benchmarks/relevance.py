"""What every programme, pillar and lever does: `python -m benchmarks.relevance [NATION ...]`.

For each nation: a further 0.2 % of GDP a year for one programme, or one lever at 0 and at 1, over
32 seeds with common random numbers.  Own GDP is the change of ten years' output per dollar spent
(levers: in per cent); the other columns are changes of the final measures (0-100).
"""

import sys

from benchmarks.whatif import Edit, EditedGames, extra_money, play, set_lever
from scenarios.load import load
from scenarios.pack import pack
from sim.levers import LEVERS
from sim.pillars import PILLAR_OF, Pillar, Programme

EXTRA = 0.002
MEASURES = ("sovereignty", "pillars", "prosperity", "stability", "security")


def line(name: str, base: EditedGames, changed: EditedGames, i: int, cost: float) -> str:
    """One row: own and others' output, own score and components, the world."""
    gain = (changed.gdp - base.gdp).mean(axis=-1)
    own, others = gain[i] / cost, (gain.sum() - gain[i]) / cost

    def change(measure: str, row: int) -> float:
        return float((changed.outcomes[measure] - base.outcomes[measure])[row].mean())

    parts = " ".join(f"{100 * change(measure, i):7.2f}" for measure in MEASURES)
    return (
        f"{name:<28}{own:9.2f}{others:9.2f}{change('score', i):8.2f} {parts}"
        f"{100 * change('survival', 0):9.3f}{change('collective_welfare', 0):9.3f}"
    )


def main(codes: list[str]) -> None:
    """Print a table for each nation."""
    world = pack(load("default"))
    base = play(world)
    for code in codes:
        i = world.codes.index(code)
        output = float(base.gdp[i].mean())
        print(f"\n{code}: 0.2 % of GDP a year is ${EXTRA * output:.0f}bn over ten years")
        print(
            f"{'':<28}{'own':>9}{'others':>9}{'score':>8} "
            + " ".join(f"{measure[:7]:>7}" for measure in MEASURES)
            + f"{'survival':>9}{'welfare':>9}"
        )
        rows: list[tuple[str, Edit, float]] = [
            (
                f"{Pillar(PILLAR_OF[q]).name.lower()[:9]}: {q.name.lower()}",
                extra_money(i, q, EXTRA),
                EXTRA * output,
            )
            for q in Programme
        ]
        for lever in LEVERS:
            for value in (0.0, 1.0):
                rows.append((f"{lever} at {value:g}", set_lever(i, lever, value), output / 100))
        for name, edit, cost in rows:
            print(line(name, base, play(world, edit=edit), i, cost))


if __name__ == "__main__":
    main(sys.argv[1:] or ["USA", "IND", "SGP", "KEN"])
