"""The battery that every policy passes, and that proves every fact on its card."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import balancer, bloc_builder, coin_flip, grudger, hegemon, tit_for_tat
from policies.card import MEMORIES, Card
from policies.choices import Address, Levers
from policies.menu import CARDS, NAMES, POLICIES
from policies.traits import Traits
from policies.write import write_budget, write_levers
from sim.dice import Event, Luck
from sim.move import check, read_move
from sim.orders import Orders
from sim.pillars import Pact
from sim.sight import Rival, Self
from tests.world import library

EVERY = pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
PACT_OPENNESS = 0.4


class Case(NamedTuple):
    """Everything that a policy is told."""

    me: Self
    rival: Rival
    traits: Traits
    luck: Luck


class Answers(NamedTuple):
    """Everything that a policy answers."""

    spend: tuple[float, ...]
    levers: tuple[float, ...]
    stance: float
    pacts: tuple[bool, ...]


def answers(policy: ModuleType, case: Case) -> Answers:
    me, rival, traits, luck = case

    def address(event: int, whom: int) -> Address:
        return Address(luck, int(event), 0, whom)

    return Answers(
        tuple(policy.spend(me, traits, address(Event.SPENDING_CHOICE, 0))),
        tuple(policy.levers(me, traits, address(Event.LEVER_CHOICE, 0))),
        policy.stance(me, rival, traits, address(Event.STANCE_CHOICE, 1)),
        tuple(
            bool(policy.pact(me, rival, int(k), traits, address(Event.PACT_CHOICE + k, 1)))
            for k in Pact
        ),
    )


# ---- cases --------------------------------------------------------------------------------------

share = st.floats(0.0, 1.0)
ratio = st.floats(0.01, 100.0)
distance = st.just(0.0) | st.floats(0.0, 5.0)
two_habits = st.tuples(share, share).map(lambda x: (x[0], (1.0 - x[0]) * x[1])) | st.sampled_from(
    [(0.9, 0.1), (0.7, 0.3), (1.0, 0.0), (0.0, 1.0), (0.35, 0.65)]
)


def _fields(kind: Any, **special: Any) -> dict[str, Any]:
    return {name: special.get(name, share) for name in kind._fields}


@st.composite
def cases(draw: Any) -> Case:
    me = draw(st.builds(Self, **_fields(Self, turn=st.integers(0, 40), lag=distance, threat=ratio)))
    rival = draw(
        st.builds(
            Rival,
            **_fields(
                Rival,
                lag=distance,
                lead=st.floats(-5.0, 5.0),
                gdp_ratio=ratio,
                pacts=st.integers(0, 6).map(float),
                cut_off=st.sampled_from([0.0, 3.0, 8.0]),
            ),
        )
    )
    usual = draw(st.builds(Traits, **_fields(Traits, budget=st.floats(0.0, 0.003))))
    (energy, fabs), (privacy, cyber), (adoption, partners) = (draw(two_habits) for _ in range(3))
    traits = usual._replace(
        energy=energy,
        fabs=fabs,
        privacy=privacy,
        cybersecurity=cyber,
        public_adoption=adoption,
        partnerships=partners,
    )
    word = st.integers(0, 2**32 - 1)
    return Case(me, rival, traits, Luck(draw(word), draw(word), draw(st.integers(0, 400))))


def _pool(size: int) -> list[Case]:
    """Fixed cases, spread widely enough that every claim meets its counter-examples."""
    dice = random.Random(6)

    def uniform(kind: Any, **special: float) -> Any:
        return kind(**{name: special.get(name, dice.random()) for name in kind._fields})

    found = []
    for n in range(size):
        my_lag = dice.choice([0.0, 2.0 * dice.random()])
        its_lag = 0.0 if my_lag > 0.0 and dice.random() < 0.5 else 2.0 * dice.random()
        found.append(
            Case(
                uniform(Self, turn=n % 7, lag=my_lag),
                uniform(
                    Rival,
                    lag=its_lag,
                    lead=my_lag - its_lag,
                    pacts=float(dice.randrange(3)),
                    cut_off=dice.choice([0.0, 4.0]),
                ),
                uniform(Traits, budget=0.0008 * dice.random(), fabs=0.3 * dice.random()),
                Luck(n, dice.randrange(2**32), n % 40),
            )
        )
    return found


POOL = _pool(60)


# ---- claims -------------------------------------------------------------------------------------


def _ever_differ(policy: ModuleType, pairs: Iterable[tuple[Case, Case]]) -> bool:
    return any(answers(policy, a) != answers(policy, b) for a, b in pairs)


def _with_rival(case: Case, **changes: float) -> Case:
    return case._replace(rival=case.rival._replace(**changes))


def _reads(policy: ModuleType, field: str) -> bool:
    extremes = ((_with_rival(c, **{field: 0.0}), _with_rival(c, **{field: 1.0})) for c in POOL)
    return _ever_differ(policy, extremes)


def _uses_luck(policy: ModuleType) -> bool:
    moved = ((c, c._replace(luck=c.luck._replace(seed=c.luck.seed + 1000))) for c in POOL)
    return _ever_differ(policy, moved)


def _is_nice(policy: ModuleType) -> bool:
    friend = {"trust": 1.0, "stance": 1.0, "worst_stance": 1.0, "cut_off": 0.0}
    return all(answers(policy, _with_rival(c, **friend)).stance == 1.0 for c in POOL)


def faults(policy: ModuleType, card: Card) -> list[str]:
    """The claims on `card` that `policy` does not keep."""
    claims = {
        "name": card.name == policy.__name__.rpartition(".")[2].replace("_", "-"),
        "sentence": card.sentence.endswith(".") and len(card.sentence) > len(card.name),
        "source": any(word.strip(",;").isdigit() for word in card.source.split()),
        "memory": card.memory in MEMORIES
        and _reads(policy, "stance") == (card.memory == "last stance")
        and _reads(policy, "worst_stance") == (card.memory == "worst stance"),
        "luck": _uses_luck(policy) == card.uses_luck,
        "nice": _is_nice(policy) == card.nice,
    }
    return [claim for claim, kept in claims.items() if not kept]


@EVERY
def test_the_card_is_true(policy: ModuleType) -> None:
    assert faults(policy, policy.CARD) == []


@pytest.mark.parametrize(
    ("policy", "lie", "fault"),
    [
        (grudger, {"name": "grouch"}, "name"),
        (grudger, {"sentence": ""}, "sentence"),
        (grudger, {"source": "folklore"}, "source"),
        (grudger, {"memory": "all of it"}, "memory"),
        (grudger, {"memory": "none"}, "memory"),
        (grudger, {"memory": "last stance"}, "memory"),
        (tit_for_tat, {"memory": "worst stance"}, "memory"),
        (hegemon, {"memory": "last stance"}, "memory"),
        (coin_flip, {"uses_luck": False}, "luck"),
        (tit_for_tat, {"uses_luck": True}, "luck"),
        (hegemon, {"nice": True}, "nice"),
        (balancer, {"nice": True}, "nice"),
        (bloc_builder, {"nice": False}, "nice"),
    ],
)
def test_a_wrong_card_is_caught(policy: ModuleType, lie: dict[str, Any], fault: str) -> None:
    assert faults(policy, replace(policy.CARD, **lie)) == [fault]


def test_names_are_unique() -> None:
    assert len({card.name for card in CARDS}) == len(CARDS) >= 14


# ---- limits -------------------------------------------------------------------------------------


@EVERY
@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_orders_are_within_limits(policy: ModuleType, case: Case) -> None:
    orders, (me, _, traits, luck) = Orders(2), case
    write_budget(orders, 0, policy.spend(me, traits, Address(luck, 16, 0, 0)))
    write_levers(orders, 0, policy.levers(me, traits, Address(luck, 17, 0, 0)))
    given_answers = answers(policy, case)
    orders.stance[0] = 1.0, given_answers.stance
    orders.offer[0, 1] = given_answers.pacts
    assert check(read_move(orders, 0), 0, ("here", "there")) == []


@EVERY
def test_money_is_all_spent(policy: ModuleType) -> None:
    for case in POOL:
        split = answers(policy, case).spend[1:7]
        assert sum(split) == pytest.approx(1.0, abs=1e-12)


@EVERY
def test_pacts_go_only_to_those_it_is_open_to(policy: ModuleType) -> None:
    for case in POOL:
        given_answers = answers(policy, case)
        assert given_answers.stance > PACT_OPENNESS or not any(given_answers.pacts)


def test_only_three_offer_joint_export_control() -> None:
    kind = int(Pact.JOINT_EXPORT_CONTROL)
    offering = {p for p in POLICIES if any(answers(p, case).pacts[kind] for case in POOL)}
    assert offering == {balancer, bloc_builder, hegemon}


# ---- character ----------------------------------------------------------------------------------


def _reacts(policy: ModuleType, part: str, field: str, low: float, high: float) -> bool:
    def changed(case: Case, value: float) -> Case:
        return case._replace(**{part: getattr(case, part)._replace(**{field: value})})

    return _ever_differ(policy, ((changed(c, low), changed(c, high)) for c in POOL))


@EVERY
def test_the_nation_s_traits_show(policy: ModuleType) -> None:
    assert _reacts(policy, "traits", "budget", 0.0002, 0.0004)
    assert _reacts(policy, "traits", "caution", 0.1, 0.6)
    assert any(_reacts(policy, "traits", taste, 0.2, 0.8) for taste in ("openness", "ambition"))
    assert _reacts(policy, "traits", "energy", 0.1, 0.2)
    assert _reacts(policy, "traits", "applied_research", 0.1, 0.2)


@EVERY
def test_the_nation_s_condition_shows(policy: ModuleType) -> None:
    assert _reacts(policy, "me", "power_gap", 0.0, 0.2)
    assert _reacts(policy, "me", "public_trust", 0.2, 0.5)
    assert _reacts(policy, "me", "unemployment", 0.06, 0.1)
    assert _reacts(policy, "me", "threat", 0.0, 1.0)


def test_no_two_policies_are_alike() -> None:
    heard = {policy: [answers(policy, case) for case in POOL] for policy in POLICIES}
    for a, b in combinations(POLICIES, 2):
        assert any(x.spend != y.spend for x, y in zip(heard[a], heard[b], strict=True))
        assert any(x.levers != y.levers for x, y in zip(heard[a], heard[b], strict=True))
        assert any(x[2:] != y[2:] for x, y in zip(heard[a], heard[b], strict=True)), (a, b)


def _danger(case: Case, hazard: float) -> Case:
    return case._replace(me=case.me._replace(world_hazard=hazard))


@EVERY
def test_danger_never_makes_a_nation_more_careless(policy: ModuleType) -> None:
    levers = Levers._fields
    for case in POOL:
        calm, alarmed = (answers(policy, _danger(case, h)).levers for h in (0.0, 0.02))
        for lever in ("strictness", "safety"):
            assert alarmed[levers.index(lever)] >= calm[levers.index(lever)], lever


@EVERY
def test_nobody_offers_what_its_own_walls_forbid(policy: ModuleType) -> None:
    """Free data with data kept at home would be refused (Eq. O5)."""
    limit = library()["doors"]["local_limit"]
    place = Levers._fields.index("localisation")
    for case in POOL:
        told = answers(policy, case)
        assert told.levers[place] <= limit or not told.pacts[Pact.DATA_FLOWS]


@EVERY
def test_export_control_is_offered_only_by_who_shuts_somebody_out(policy: ModuleType) -> None:
    """An open door to the target would refuse it (Eq. O6): who offers it shuts somebody out."""
    limit = library()["doors"]["open_limit"]
    told = [answers(policy, case) for case in POOL]
    if any(one.pacts[Pact.JOINT_EXPORT_CONTROL] for one in told):
        assert min(one.stance for one in told) < limit
