"""The hunt: it climbs, finds what was planted, and judges on luck that it has not met."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from lab.climb import climb
from lab.dials import dials_of
from lab.games import play_games
from lab.hunt import ENDS, hunt, plain
from lab.par import drawn
from policies.habits import ORDERS, PAIRED
from scenarios.policy_file import read_policy
from scenarios.policy_rows import row_of, table_of
from scenarios.policy_text import pinned, written
from sim.levers import DECLARED
from sim.move import read_move
from tests.lab.questions import refused
from tests.lab.tiny import tiny

pytest.importorskip("cma")
FEW = {"candidates": 4, "games": 2, "generations": 2, "replicates": 4}
MONEY = ["budget=usual", "split=usual", "programmes=usual"]
OTHERS = ["stance=usual", "pacts=usual"]
LOW, HIGH = 0.2, 0.6
HAWK = 'sentence = "Open to nobody."\nbudget = "max"\nstance = 0.0\n'


def dials(pins=(), constant=False):
    return dials_of(read_move(tiny().status_quo, 0), pinned(pins), constant)


@pytest.fixture(scope="module")
def found():
    return hunt("usa", tiny(), pins=MONEY, **FEW)


# the dials


def test_it_begins_with_what_is_usual():
    made = dials()
    assert set(made.free) == set(ORDERS)
    orders = made.policy(made.start).orders
    now = read_move(tiny().status_quo, 0)
    assert orders["budget"].base == pytest.approx(now.budget, rel=1e-3)
    inside = [name for name in DECLARED if 0.05 < getattr(now.levers, name) < 0.95]
    assert inside
    for name in inside:
        assert orders[name].base == pytest.approx(getattr(now.levers, name), rel=1e-3)


@pytest.mark.parametrize("constant", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_every_point_is_a_policy_that_can_be_followed(seed, constant, tmp_path):
    made = dials(constant=constant)
    point = np.random.default_rng(seed).uniform(-0.1, 1.1, len(made.dials))
    policy = made.policy(point, "Anything at all: “so”.")
    file = tmp_path / "mine.toml"
    file.write_text(written(policy, ["how it came to be", ""]), encoding="utf-8")
    again = read_policy(str(file)).file
    assert again == policy
    assert (row_of(again, tiny(), 1) == row_of(policy, tiny(), 1)).all()
    assert set(policy.orders) == set(ORDERS)
    assert all(policy.orders[name].pinned for name in ORDERS if name not in PAIRED)
    assert any(not order.pinned for order in policy.orders.values()) != constant


def test_the_ends_of_the_dials_are_the_ends_of_the_sliders():
    made = dials()
    ends = [made.policy(np.full(len(made.dials), end)).orders for end in (0.0, 1.0)]
    for name in ("budget", *DECLARED):
        assert [one[name].base for one in ends] == [ORDERS[name].low, ORDERS[name].high]
    pact = [one["pacts.data_flows"] for one in ends]
    assert pact[0].base > 0.0  # offered to whom it does not trust at all
    assert pact[1].base + pact[1].rival["trust"] <= 0.0  # not even to whom it trusts fully


def test_what_is_pinned_has_no_dial():
    made = dials([*MONEY, *OTHERS, "visa=0.25"])
    assert set(made.free) == set(DECLARED) - {"visa"}
    orders = made.policy(made.start).orders
    assert orders["visa"].base == 0.25
    assert {orders[name].base for name in ORDERS if name.startswith("pacts.")} == {"usual"}


# the search


def test_it_climbs_a_hill():
    made = dials()
    top = np.linspace(0.1, 0.9, len(made.dials))
    point, steps = climb(
        lambda tries, _: -((tries - top) ** 2).sum(axis=1), made.start, 16, 150, 3, 0.2, ENDS
    )
    assert np.abs(point - top).max() < 0.02
    assert steps["generation"].to_list() == list(range(1, 151))
    assert steps["spread"].to_list()[-1] < steps["spread"].to_list()[0]


def test_it_finds_the_end_of_a_single_slider():
    made = dials([*MONEY, *OTHERS, *(f"{name}=usual" for name in DECLARED if name != "visa")])
    assert len(made.dials) == 1
    point, _ = climb(lambda tries, _: tries[:, 0], made.start, 6, 40, 3, 0.2, ENDS)
    assert point == pytest.approx([1.0], abs=0.02)


def planted(section, name):
    """The same world in which one order costs nothing."""
    params = tiny().params.copy()
    setattr(getattr(params, section), name, 0.0)
    return replace(tiny(), params=params)


def test_a_planted_exploit_is_found_by_every_seed():
    """Data localisation is dear; where its cost is set to nought, the hunt wants all of it."""
    names = [name for name in DECLARED if name not in ("localisation", "procurement")]
    pins = [*MONEY, *OTHERS, *(f"{name}=usual" for name in names)]
    few = {"candidates": 8, "games": 2, "generations": 14, "replicates": 4}

    def wanted(world, seed):
        made = hunt("USA", world, pins=pins, seed=seed, **few)
        return made.policy.orders["localisation"].base, made

    true, _ = wanted(tiny(), 1)
    assert true < LOW
    free = planted("economy", "localisation_cost")
    for seed in (1, 2, 3):
        localisation, made = wanted(free, seed)
        assert localisation > HIGH, seed
        assert made.policy.orders["procurement"].base < LOW  # which costs what it did


def test_without_ends_it_goes_as_far_as_it_must():
    top = np.linspace(-5.0, 5.0, 6)
    point, _ = climb(
        lambda tries, _: -((tries - top) ** 2).sum(axis=1), np.zeros(6), 16, 150, 3, 0.6
    )
    assert point == pytest.approx(top, abs=0.02)


# what it says


def test_it_is_judged_on_other_luck_and_plays_as_the_file_does(found):
    """Both means again, from games that know nothing of the hunt."""
    after = FEW["games"] * FEW["generations"]
    led = {"USA": "found.toml"}
    table = table_of({"found.toml": found.policy}, tiny())
    seats = np.array(
        [[table.number("found.toml", 0)], *play_games(tiny(), replicates=1).lineups[1:]]
    )
    games = play_games(tiny(), seats, first=after, replicates=FEW["replicates"], table=table)
    assert games.policies[0] == led["USA"]
    before = play_games(tiny(), first=after, replicates=FEW["replicates"])
    gains = games.outcomes["score"][0] - before.outcomes["score"][0]
    assert found.after == games.outcomes["score"][0].mean()
    assert found.before == before.outcomes["score"][0].mean()
    assert found.gain == pytest.approx(gains.mean())
    assert found.error == pytest.approx(gains.std(ddof=1) / np.sqrt(len(gains)))


def test_what_matters_is_told_of_what_was_searched(found):
    names = found.matters["order_name"].to_list()
    assert set(names) == {*DECLARED, *PAIRED}
    assert found.matters["loss"].is_sorted(descending=True)
    assert found.orders.filter(order_name="budget")["found"].item() == pytest.approx(
        found.orders.filter(order_name="budget")["usual"].item()
    )
    split = found.orders.filter(found.orders["order_name"].str.starts_with("split."))
    assert split["found"].sum() == pytest.approx(1.0)
    assert len(found.summary) == 7
    assert "USA" in found.title
    assert plain(found)["policy"]["orders"]["visa"]["base"] == found.policy.orders["visa"].base


def test_the_same_again_and_other_dice_are_left_alone(found, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = np.random.get_state()[1].copy()
    again = hunt("USA", tiny(), pins=MONEY, **FEW)
    assert again.policy == found.policy
    assert (again.before, again.after) == (found.before, found.after)
    assert again.steps.equals(found.steps)
    assert (np.random.get_state()[1] == before).all()
    assert hunt("USA", tiny(), pins=MONEY, seed=2, **FEW).policy != found.policy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line_up", ["drawn", "isolate", "{hawk}"])
def test_the_others_may_be_led_otherwise(line_up, tmp_path):
    hawk = tmp_path / "hawk.toml"
    hawk.write_text(HAWK)
    pins = [*MONEY, *OTHERS, *(f"{name}=usual" for name in DECLARED if name != "visa")]
    made = hunt("KEN", tiny(), line_up=line_up.format(hawk=hawk), pins=pins, **FEW)
    first, games = FEW["games"] * FEW["generations"], FEW["replicates"]
    if line_up == "drawn":
        assert drawn(tiny(), games, (1 << 32) | first).policies.shape == (3, games)
        own = hunt("KEN", tiny(), pins=pins, **FEW)
        assert own.before != made.before
        return
    name = "hawk.toml" if line_up == "{hawk}" else "always-isolate"
    assert f"Led by {name}" in made.summary[0]
    if name != "hawk.toml":
        same = play_games(tiny(), name, first=first, replicates=games)
        assert made.before == same.outcomes["score"][2].mean()
    else:
        assert "hawk.toml" in made.made_with["policy_files"]


def test_less_may_be_better():
    pins = [*MONEY, *OTHERS, *(f"{name}=usual" for name in DECLARED if name != "visa")]
    made = hunt("KEN", tiny(), outcome="rank", pins=pins, **FEW)
    assert 1.0 <= made.after <= 3.0
    assert made.gain == pytest.approx(made.before - made.after)


def test_progress_adds_up_to_all_games():
    told = []
    pins = [*MONEY, *OTHERS, *(f"{name}=usual" for name in DECLARED if name != "visa")]
    hunt("KEN", tiny(), pins=pins, progress=lambda done, of: told.append((done, of)), **FEW)
    games = 4 * 2 * 2 + 3 * 4
    assert told[-1] == (games, games)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_an_interruption_ends_it():
    def interrupt(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hunt("KEN", tiny(), pins=MONEY, progress=interrupt, **FEW)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["KEM", "KEN"], {"nation": "KEM"}),
        (["scor", "score"], {"outcome": "scor"}),
        (["survival", "nation"], {"outcome": "survival"}),
        (["isolte", "always-isolate"], {"line_up": "isolte"}),
        (["human"], {"line_up": "human"}),
        (["nowhere.toml"], {"line_up": "nowhere.toml"}),
        (["XXX"], {"policies": {"XXX": "hegemon"}}),
        (["bugdet", "budget"], {"pins": ["bugdet=max"]}),
        (["budget", "0 to 0.003"], {"pins": ["budget=1"]}),
        (["twice"], {"pins": ["pacts=true", "pacts.data_flows=false"]}),
        (["nothing to search"], {"pins": [*MONEY, *OTHERS, *(f"{n}=usual" for n in DECLARED)]}),
        (["candidates", "3"], {"candidates": 3}),
        (["games", "0"], {"games": 0}),
        (["generations", "0"], {"generations": 0}),
        (["replicates", "1"], {"replicates": 1}),
        (["the seed", "-1"], {"seed": -1}),
        (["games", "20,000,000"], {"candidates": 1000, "games": 1000, "generations": 100}),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_played(words, named, monkeypatch):
    monkeypatch.setattr("lab.arena.Arena.play", None)
    refused(words, hunt, **{"nation": "KEN", "scenario": tiny()} | named)


def test_without_cma_that_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "cma", None)
    refused(["cma is not installed", "lab"], hunt, "KEN", tiny())
