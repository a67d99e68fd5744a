"""What a game comes to, by the page and by the code."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.flows import Flows
from sim.outcome import Ending, Outcome, Tally, measure, note, parts_of_score
from sim.validity import Fault
from tests import docked
from tests.docked import fill_one, plain
from tests.reference import outcome
from tests.reference.quarter import Quarter
from tests.reference.test_docking import assert_docked, game, given
from tests.world import leaves, world

NOT_OURS = {"fault", *Fault.fields}


def nothing(n: int) -> dict[str, np.ndarray]:
    zeros = {name: np.zeros(n) for name in (*outcome.COMPONENTS, "incidents")}
    return zeros | {"ticks": np.zeros(1)}


@pytest.mark.parametrize("scenario", docked.SCENARIOS)
def test_a_game_is_tallied_and_measured_as_the_page_says(scenario: str) -> None:
    play = game(scenario)
    tally = nothing(len(play.nations.growth))
    for tick in play.ticks:
        tally = outcome.noted(given(play, tick), docked.TICKS, tally)
    assert set(vars(play.tally)) - NOT_OURS == set(tally)
    for name, found in tally.items():
        assert_docked(name, found, getattr(play.tally, name))
    made = outcome.measured(play.ticks[-1].then, play.nations, play.params.outcome, tally)
    assert set(made) == set(vars(play.outcome))
    for name, found in made.items():
        assert_docked(name, found, getattr(play.outcome, name))


def test_a_game_of_one_quarter_is_measured_by_it() -> None:
    w = world(3)
    w.run()
    tally = Tally(3)
    note(w.stocks, w.flows, w.params.society, 0, 1, tally)
    q = Quarter(
        plain(w.stocks),
        plain(w.orders),
        plain(w.nations),
        plain(w.params),
        plain(w.flows),
        plain(w.stocks),
    )
    for name, found in outcome.noted(q, 1, nothing(3)).items():
        assert_docked(name, found, getattr(plain(tally), name))


def drawn(seed: int) -> tuple:
    """Some world's end, with a tally and judges that nobody would think of."""
    rng = np.random.default_rng(seed)
    w = world(4, seed, calibrated=False)
    tally = Tally(4)
    for name, kind in Tally.fields.items():
        if name not in NOT_OURS:
            fill_one(tally, name, rng.uniform(0.0, 9.0, kind.shape(4)))
    tally.ticks[0] = rng.integers(0, 20)
    for name in ("mandate", "par", "usual_step", "common"):
        field = getattr(w.nations, name)
        field[:] = rng.uniform(0.0, 0.3, field.shape)
    for _, sheet, name, _ in leaves(w.params.outcome):
        fill_one(sheet, name, rng.uniform(0.1, 1.0))
    w.stocks.survival[:] = rng.uniform(0.4, 1.0)
    w.stocks.threat[:] = rng.uniform(-1.0, 1.0, 4)
    w.stocks.compute_usable[:] = rng.dirichlet(np.ones(4)) * 9.0
    pact = rng.random((4, 4, 6)) < rng.uniform(0.0, 1.0)
    w.stocks.pact[:] = pact | pact.swapaxes(0, 1)
    w.stocks.pact[np.arange(4), np.arange(4)] = 0.0
    return w, tally


def test_ends_of_all_kinds_are_judged_alike() -> None:
    endings = set()
    for seed in range(60):
        w, tally = drawn(seed)
        judged = Outcome(4)
        measure(w.stocks, w.nations, w.params.outcome, tally, judged)
        p, nations = plain(w.params.outcome), plain(w.nations)
        made = outcome.measured(plain(w.stocks), nations, p, vars(plain(tally)))
        for name, found in made.items():
            assert_docked((seed, name), found, getattr(plain(judged), name))
        parts = parts_of_score(w.nations, w.params.outcome, judged)
        assert_docked((seed, "parts"), outcome.parts(nations, p, made), parts)
        endings.add(int(judged.ending[0]))
    assert endings == set(Ending)


def test_components_of_states_out_of_bounds_are_clipped_alike() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        w, _ = drawn(seed)
        w.stocks.gdp[:] = w.stocks.potential * rng.uniform(0.7, 1.6, 4)
        w.stocks.approval[:] = rng.uniform(0.8, 1.0, 4)
        w.stocks.unemployment[:] = rng.uniform(-0.3, 1.0, 4)
        tally = Tally(4)
        note(w.stocks, Flows(4), w.params.society, 9, 10, tally)
        then = plain(w.stocks)
        q = Quarter(then, None, None, plain(w.params), SimpleNamespace(), then, tick=9)
        for name, found in outcome.components(q).items():
            assert_docked((seed, name), found, getattr(plain(tally), name))
