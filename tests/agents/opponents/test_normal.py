"""Normal: the policy that fits its card and its situation, with its nation's usual money."""

from dataclasses import replace

import pytest

from agents.opponents import minds, normal
from agents.opponents.view import View, draft, habitual
from scenarios.load import load
from sim.components import COMPONENT_NAMES
from tests.agents.opponents.conftest import CODES, QUICK, played

CARDS = load("default").mandates
ALL = range(len(CODES))


@pytest.fixture(scope="module")
def board():
    return played(1)


def met(view, openness):
    """The view, had all nations been so open to all others."""
    now = view.now.copy()
    now.stance[:] = openness
    return view.seen(now)


def lagging(view, nation, lag):
    """The view, were the nation so far behind the leader."""
    now = view.now.copy()
    now.capability[nation] = now.capability.max() - lag
    return view.seen(now)


def carded(view, nation, weights):
    """The view, had the nation this mandate."""
    nations = view.world.nations.copy()
    nations.mandate[nation] = weights
    return replace(view, world=replace(view.world, nations=nations))


@pytest.mark.parametrize(
    ("card", "asked", "policy"),
    [
        ("great-power", "security", "hegemon"),
        ("front-line", "security", "hegemon"),
        ("rule-maker", "stability", "regulator-first"),
        ("hub", "prosperity", "always-cooperate"),
        ("catch-up", "prosperity", "always-cooperate"),
        ("bridge", "", "generous-tit-for-tat"),
    ],
)
def test_normal_follows_what_its_card_asks_more_of_than_is_usual(board, card, asked, policy):
    weights = tuple(CARDS[card].weights.values[name] for name in COMPONENT_NAMES)
    kenya = CODES.index("KEN")
    view = lagging(met(carded(View.of(board), kenya, weights), 1.0), kenya, 2.0)
    assert normal.mark(view, kenya) == asked
    assert normal.fit(view, kenya)[0] == policy


def test_behind_half_shut_doors_no_mandate_makes_normal_cooperate_with_all(board):
    kenya = CODES.index("KEN")
    view = carded(View.of(board), kenya, (0.15, 0.15, 0.45, 0.15, 0.1))
    assert normal.fit(met(view, 0.6), kenya)[0] == "balancer"
    assert normal.fit(met(view, 0.1), kenya)[0] in ("bloc-builder", "always-isolate")


@pytest.mark.parametrize(
    ("card", "near"), [("catch-up", "always-cooperate"), ("bridge", "generous-tit-for-tat")]
)
def test_who_is_too_far_behind_sees_to_what_is_at_home(board, card, near):
    weights = tuple(CARDS[card].weights.values[name] for name in COMPONENT_NAMES)
    kenya = CODES.index("KEN")
    view = met(carded(View.of(board), kenya, weights), 1.0)
    for behind, policy in ((2.9, near), (3.1, "regulator-first")):
        found, grounds = normal.fit(lagging(view, kenya, behind), kenya)
        assert found == policy
        assert (grounds[0].key == "lag") == (policy == "regulator-first")


def test_it_orders_what_the_policy_does_with_its_usual_money(board):
    view, mind = View.of(board), minds(QUICK)["normal"]
    for i in ALL:
        thought = mind.think(view, i)
        steady = draft(view, i, thought.policy)
        assert thought.move == replace(steady, budget=habitual(view, i))
        assert thought.grounds


def test_behind_shut_doors_a_friend_makes_the_difference(board):
    view, kenya = met(View.of(board), 0.1), CODES.index("KEN")
    for trust, policy in ((0.9, "bloc-builder"), (0.1, "always-isolate")):
        now = view.now.copy()
        now.trust[kenya] = trust
        assert normal.fit(view.seen(now), kenya)[0] == policy


@pytest.mark.parametrize(
    ("share", "policy"), [(0.01, "always-cooperate"), (0.1, "techno-optimist")]
)
def test_who_wants_to_grow_rich_and_has_a_large_market_builds(board, share, policy):
    kenya = CODES.index("KEN")
    view = met(carded(View.of(board), kenya, (0.15, 0.15, 0.45, 0.15, 0.1)), 1.0)
    view = lagging(view, kenya, 2.0)
    rest = float(view.now.gdp.sum() - view.now.gdp[kenya])
    view.now.gdp[kenya] = rest * share / (1.0 - share)
    found, grounds = normal.fit(view, kenya)
    assert found == policy
    assert grounds[0].figures == {"component": "prosperity"}
    assert grounds[1].key == ("size" if share > normal.STRONG else "doors")
