"""The menu's numbers and names are tied to the policies they stand for."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from policies import always_cooperate, always_isolate, menu, tit_for_tat
from policies.choices import Address
from policies.menu import NAMES, POLICIES, UnknownPolicy, number_of
from policies.traits import traits_of
from policies.write import write_budget, write_levers
from sim.dice import Luck
from sim.nations import Nations
from sim.pillars import PACTS
from sim.sight import Rival, Self, leader_capability, see_rival, see_self, world_fab
from sim.stocks import Stocks

EVERY = pytest.mark.parametrize(("number", "policy"), list(enumerate(POLICIES)), ids=NAMES)
WORLDS = 12
PAGE = Path(__file__).resolve().parents[2] / "docs" / "policies.md"


def _view(now: Stocks, nations: Nations, turn: int) -> tuple[Self, Rival]:
    best = leader_capability(now)
    return see_self(0, turn, now, best), see_rival(0, 1, now, nations, best, world_fab(now))


@pytest.fixture(scope="module")
def views(small_world: Any) -> list[tuple[Self, Rival, Any]]:
    found = []
    for seed in range(WORLDS):
        world = small_world(3, seed)
        found.append((*_view(world.now, world.nations, seed), traits_of(world.traits, 0)))
    return found


def _address(tick: int, event: int) -> Address:
    return Address(Luck(9, 9, tick), event, 0, 1)


@EVERY
def test_a_number_calls_its_own_module(
    number: int, policy: ModuleType, views: Any, empty_orders: Any
) -> None:
    for tick, (me, rival, traits) in enumerate(views):
        luck = _address(tick, 16)
        chained, direct = empty_orders(2), empty_orders(2)
        menu.spend(number, me, traits, luck, chained, 1)
        menu.levers(number, me, traits, luck, chained, 1)
        write_budget(direct, 1, policy.spend(me, traits, luck))
        write_levers(direct, 1, policy.levers(me, traits, luck))
        assert chained.memory.tobytes() == direct.memory.tobytes()
        assert menu.stance(number, me, rival, traits, luck) == policy.stance(
            me, rival, traits, luck
        )
        for kind in range(PACTS):
            offered = menu.pact(number, me, rival, kind, traits, luck)
            assert bool(offered) == bool(policy.pact(me, rival, kind, traits, luck))


@EVERY
def test_a_name_has_its_number(number: int, policy: ModuleType) -> None:
    assert number_of(policy.CARD.name) == number


def test_the_numbers_of_saved_games_stand() -> None:
    assert NAMES == (
        "always-cooperate",
        "always-isolate",
        "balancer",
        "bloc-builder",
        "coin-flip",
        "free-rider",
        "generous-tit-for-tat",
        "grudger",
        "hegemon",
        "regulator-first",
        "selective-openness",
        "talent-magnet",
        "techno-optimist",
        "tit-for-tat",
    )
    assert POLICIES[0] is always_cooperate
    assert POLICIES[1] is always_isolate
    assert POLICIES[13] is tit_for_tat


def test_a_misspelt_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownPolicy, match="'tit-for-tit'; did you mean 'tit-for-tat'"):
        number_of("tit-for-tit")


def test_a_strange_name_gets_the_whole_list() -> None:
    with pytest.raises(UnknownPolicy, match=r"there are always-cooperate, .*, tit-for-tat"):
        number_of("xyzzy")


@EVERY
def test_the_page_tells_the_card(number: int, policy: ModuleType) -> None:
    card = policy.CARD
    facts = card.memory, "yes" if card.uses_luck else "no", "yes" if card.nice else "no"
    row = " | ".join((str(number), f"`{card.name}`", card.sentence, card.source, *facts))
    assert f"| {row} |" in PAGE.read_text().splitlines()
