"""The worlds that dock meet what a world can meet; else their agreement would say little."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pytest

from sim.pillars import PACTS, Pact
from tests.docked import KINDS, Docked, drawn_world

SEEDS = 8
T1, T3, T5 = Pact.COMPUTE_SHARING, Pact.DATA_FLOWS, Pact.JOINT_EXPORT_CONTROL


def others(w: Docked) -> np.ndarray:
    """Pairs of two that are not of one union."""
    return w.nations.union == 0.0


def behind(w: Docked) -> np.ndarray:
    return w.now.algorithms.max() - w.now.algorithms


MET: dict[str, Callable[[Docked], object]] = {
    "a fab is lost": lambda w: w.then.fab_loss > 0,
    "talent is frozen": lambda w: w.then.talent_freeze > 0,
    "a government changes": lambda w: w.then.transition > 0,
    "a government falls": lambda w: w.flows.election > 0,
    "one cuts another off": lambda w: w.then.cut_off > 0,
    "a part of a union is cut off, by a date": lambda w: (w.then.cut_off > 0) & ~others(w),
    "a control is dated": lambda w: w.then.control != w.now.control,
    "a pact is broken": lambda w: w.flows.offers_broken > 0,
    "a pact lapses without being broken": lambda w: (
        (w.now.pact.sum(axis=2) > w.then.pact.sum(axis=2)) & (w.flows.offers_broken == 0)
    ),
    "shared compute is refused": lambda w: w.flows.refused[:, :, T1],
    "free data are refused": lambda w: w.flows.refused[:, :, T3],
    "joint controls are refused": lambda w: w.flows.refused[:, :, T5],
    "a club shuts out": lambda w: (w.flows.member > 0).any() and (w.flows.shut > 0.2).any(),
    "a member of a club is open to its partner": lambda w: (
        (w.flows.pact[:, :, T5] > 0) & (w.flows.supply_gate > 0.5)
    ),
    "compute lacks power": lambda w: w.then.powered < 0.9,
    "compute has power": lambda w: w.then.powered == 1,
    "somebody hosts another's compute": lambda w: w.flows.hosting[others(w)] > 0,
    "chips cost their floor": lambda w: (
        (w.flows.chip_price == w.flows.chip_price.min()) & (w.flows.chip_sales > 0)
    ),
    "chips are dearer": lambda w: w.flows.chip_price > w.flows.chip_price.min(),
    "chips are denied": lambda w: w.flows.chip_money.sum(axis=1) < 0.9 * w.flows.chip_spend,
    "equipment abounds": lambda w: w.flows.equipment == 1,
    "compute is lent": lambda w: w.flows.lent > 0,
    "there is no compute": lambda w: w.then.compute_usable == 0,
    "a breakthrough": lambda w: w.flows.breakthrough > 0,
    "most is found": lambda w: w.flows.invention == 5,
    "laggards draw level": lambda w: (w.flows.imitation > 0) & (w.flows.imitation == behind(w)),
    "all ideas of others are taken up": lambda w: w.flows.absorption == 1,
    "all ideas pass": lambda w: w.flows.channel[others(w)] == 1,
    "output falls while money is spent": lambda w: (w.then.gdp < w.now.gdp) & (w.flows.outlay > 0),
    "joint research takes and gives": lambda w: (w.flows.given > 0) & (w.flows.received > 0),
    "a frontier that hardly moves": lambda w: w.then.pace < 0.05,
    "compute does not suffice": lambda w: w.flows.served < 0.9,
    "compute suffices": lambda w: w.flows.served == 1,
    "nothing is sovereign": lambda w: w.then.sovereignty < 0.01,
    "much is sovereign": lambda w: w.then.sovereignty > 0.5,
    "adoption falls": lambda w: w.flows.adoption_gain < 0,
    "most have adopted": lambda w: w.then.sector_adoption > 0.9,
    "an incident": lambda w: w.flows.incident > 0,
    "output is at its least": lambda w: np.isclose(w.then.gdp, 0.3 * w.then.potential, rtol=1e-12),
    "nobody works": lambda w: w.then.unemployment == 1,
    "nobody trusts": lambda w: w.then.public_trust < 0.05,
    "somebody trusts": lambda w: w.then.public_trust > 0.7,
    "nobody approves": lambda w: w.then.approval < 0.05,
    "somebody approves": lambda w: w.then.approval > 0.7,
    "trust between nations rises": lambda w: (w.then.trust > w.now.trust) & others(w),
    "trust between nations falls": lambda w: (w.then.trust < w.now.trust) & others(w),
    "a stance is the worst yet": lambda w: w.then.worst_stance < w.now.worst_stance,
    "frontier work is as safe as it can be": lambda w: (w.flows.safe > 0.9) & (w.flows.race < 0.2),
    "a hard race": lambda w: w.flows.race > 1,
}


@lru_cache(maxsize=1)
def worlds() -> list[Docked]:
    return [drawn_world(kind, seed).passed() for kind in KINDS for seed in range(SEEDS)]


@pytest.mark.parametrize("what", MET)
def test_the_worlds_meet(what: str) -> None:
    assert any(np.any(MET[what](w)) for w in worlds())


@pytest.mark.parametrize("kind", range(PACTS))
def test_every_kind_of_pact_is_in_force_in_some_worlds_and_not_everywhere(kind: int) -> None:
    pacts = [w.then.pact[:, :, kind][others(w)] for w in worlds() if others(w).any()]
    kept = [found.mean() for found in pacts]
    assert sum(share > 0.0 for share in kept) >= 8
    assert max(kept) < 1.0
