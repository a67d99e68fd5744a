"""From the figures of a scenario to the stocks of its first quarter, from docs/ODD.md (5)."""

import numpy as np

from tests.reference.quarter import PILLAR_OF

GIVEN = (
    "gdp",
    "compute",
    "energy",
    "fab",
    "talent",
    "algorithms",
    "public_trust",
    "approval",
    "unemployment",
    "misinformation",
)


def stocks(figures, orders, exposure, params) -> dict[str, np.ndarray]:
    """Every stock before the calibration quarter.

    `figures` has one row a nation and one matrix a pair figure, `orders` is the status quo.
    """
    gdp, talent, n = figures["gdp"], figures["talent"], len(figures["gdp"])
    rate = params.adoption.sector_rate
    sectors = np.minimum(figures["adoption"][:, None] * np.sqrt(rate), params.adoption.ceiling)
    money = orders.budget[:, None] * orders.split[:, PILLAR_OF] * orders.programme * gdp[:, None]
    abroad = figures["abroad"] * talent[:, None]
    students = params.talent.intake * talent / params.talent.stage
    return {name: figures[name] for name in GIVEN} | {
        "potential": gdp,
        "programme": figures["programme_capital"] * money / 4 / params.pillars.depreciation,
        "fab_line": np.zeros((n, 3)),
        "people": abroad + np.diag(talent - abroad.sum(axis=0)),
        "students": np.repeat(students[:, None], 3, axis=1),
        "sector_adoption": sectors,
        "adoption": (sectors * exposure).sum(axis=1),
        "trust": figures["trust"],
        "stance": orders.stance,
        "worst_stance": np.ones((n, n)),
        "pact": figures["pacts"],
        "survival": np.ones(1),
        **{name: np.zeros(n) for name in ("fab_loss", "talent_freeze", "transition")},
        "cut_off": np.zeros((n, n)),
    }
