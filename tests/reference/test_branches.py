"""The games that dock meet what a world can meet; else their agreement would say little."""

from collections.abc import Callable

import numpy as np
import pytest

from tests import docked
from tests.docked import Tick
from tests.reference.test_docking import game

MET: dict[str, Callable[[Tick], object]] = {
    "a fab is lost": lambda t: t.then.fab_loss > 0,
    "talent is frozen": lambda t: t.then.talent_freeze > 0,
    "a government changes": lambda t: t.then.transition > 0,
    "a government falls": lambda t: t.flows.election > 0,
    "one cuts another off": lambda t: t.then.cut_off > 0,
    "a pact is broken": lambda t: t.flows.offers_broken > 0,
    "a pact lapses without being broken": lambda t: (
        (t.now.pact.sum(axis=2) > t.then.pact.sum(axis=2)) & (t.flows.offers_broken == 0)
    ),
    "exports are controlled": lambda t: t.flows.chip_gate < t.flows.gate,
    "chips cost their floor": lambda t: np.ptp(t.flows.chip_price) == 0 and t.flows.fab_output > 0,
    "chips are dearer": lambda t: t.flows.chip_price > t.flows.chip_price.min(),
    "chips are denied": lambda t: t.flows.chip_paid < 0.9 * t.flows.chip_spend,
    "equipment abounds": lambda t: t.flows.equipment == 1,
    "compute lacks power": lambda t: t.flows.compute_powered < 0.9 * t.then.compute,
    "compute has power": lambda t: t.flows.compute_powered == t.then.compute,
    "compute is shared": lambda t: t.flows.compute_shared != 0,
    "there is no compute": lambda t: t.then.compute_usable == 0,
    "a breakthrough": lambda t: t.flows.breakthrough > 0,
    "most is found": lambda t: t.flows.invention == 5,
    "laggards draw level": lambda t: (
        (t.flows.imitation > 0) & (t.flows.imitation == t.now.algorithms.max() - t.now.algorithms)
    ),
    "research is pooled": lambda t: t.flows.pooled > 0,
    "compute does not suffice": lambda t: t.then.own_service < 0.9 * t.flows.quality,
    "adoption falls": lambda t: t.flows.adoption_gain < 0,
    "an incident": lambda t: t.flows.incident > 0,
    "trade costs most": lambda t: t.flows.trade_income < -2 * t.then.gdp,
    "trade brings most": lambda t: t.flows.trade_income == 0.9 * t.now.gdp,
    "nobody works": lambda t: t.then.unemployment == 1,
    "nobody is misled": lambda t: t.then.misinformation < 1e-3,
    "all are misled": lambda t: t.then.misinformation > 0.9,
    "nobody trusts": lambda t: t.then.public_trust < 1e-3,
    "all trust": lambda t: t.then.public_trust > 0.99,
}


@pytest.mark.parametrize("what", MET)
def test_the_games_meet(what: str) -> None:
    games = [game(name) for name in docked.SCENARIOS]
    assert any(np.any(MET[what](tick)) for play in games for tick in play.ticks)


@pytest.mark.parametrize("kind", range(6))
def test_every_kind_of_pact_is_kept_and_refused(kind: int) -> None:
    pacts = [tick.then.pact[:, :, kind] for tick in game("near").ticks]
    assert 0.1 < np.mean(pacts) < 0.6
