"""Docking: every output of every rule agrees with the reference, which follows the pages.

A rule of the reference reads what the world's rule had read, so that one difference does not hide
the next; then whole quarters, and whole games, are compared.
"""

from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from sim import pillars as words
from sim.dice import Event, Luck, uniform
from sim.flows import Flows
from sim.stocks import Stocks
from tests import docked
from tests.reference import dice, quarter
from tests.reference.quarter import Quarter
from tests.reference.tick import RULES, advance

SCRATCH = {"flows.weight", "flows.total"}
game = cache(docked.play)


def assert_docked(name, found, expected) -> None:
    """Equal to 1e-10 of its size, or to 1e-12 where it is nearly nothing."""
    found, expected = np.asarray(found), np.asarray(expected)
    assert found.shape == expected.shape, name
    far = ~(np.abs(found - expected) <= 1e-10 * np.abs(expected) + 1e-12)
    assert not far.any(), (name, np.argwhere(far).tolist(), found[far], expected[far])


def given(play: docked.Game, tick: docked.Tick) -> Quarter:
    """A quarter in which all rules have been played, by the world."""
    w = play.first
    return Quarter(
        tick.now,
        tick.orders,
        play.nations,
        play.params,
        tick.flows,
        tick.then,
        w.calendar,
        w.seed,
        w.replicate,
        tick.tick,
    )


def unplayed(q: Quarter) -> Quarter:
    """The same quarter, in which nothing has been made yet."""
    return replace(q, flows=SimpleNamespace(), then=SimpleNamespace())


def made_by(play: docked.Game, name: str) -> quarter.Made:
    return RULES[name](given(play, play.ticks[0]))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("scenario", docked.SCENARIOS)
def test_a_rule_makes_what_its_page_says(scenario: str, rule: str) -> None:
    play = game(scenario)
    for tick in play.ticks:
        q = given(play, tick)
        for name, found in RULES[rule](q).items():
            sheet, field = name.split(".")
            assert_docked((tick.tick, name), found, getattr(getattr(q, sheet), field))


@pytest.mark.parametrize("scenario", docked.SCENARIOS)
def test_a_quarter_in_the_order_of_the_pages_is_a_quarter(scenario: str) -> None:
    play = game(scenario)
    for tick in play.ticks:
        q = unplayed(given(play, tick))
        advance(q)
        for sheet in ("flows", "then"):
            for field, found in vars(getattr(q, sheet)).items():
                expected = getattr(getattr(tick, sheet), field)
                assert_docked((tick.tick, sheet, field), found, expected)


@pytest.mark.parametrize("scenario", docked.SCENARIOS)
def test_forty_quarters_by_the_pages_alone_are_those_of_the_world(scenario: str) -> None:
    play = game(scenario)
    now = play.ticks[0].now
    for tick in play.ticks:
        q = replace(unplayed(given(play, tick)), now=now)
        advance(q)
        now = q.then
        for field, found in vars(now).items():
            assert_docked((tick.tick, field), found, getattr(tick.then, field))


def test_the_reference_makes_every_flow_and_every_stock_once() -> None:
    made = [name for rule in RULES for name in made_by(game("near"), rule)]
    every = {f"flows.{name}" for name in Flows.fields} | {f"then.{name}" for name in Stocks.fields}
    assert sorted(made) == sorted(every - SCRATCH)


def test_words_stand_in_the_order_of_the_sheets() -> None:
    def lower(names: object) -> list[str]:
        return [name.name.lower() for name in names]

    assert list(quarter.PILLARS) == lower(words.Pillar)
    assert list(quarter.PROGRAMMES) == lower(words.Programme)
    assert list(quarter.SECTORS) == lower(words.Sector)
    assert tuple(quarter.PILLAR_OF) == words.PILLAR_OF
    for event in Event:
        if event < Event.SPENDING_CHOICE:
            assert getattr(dice, event.name) == event


def test_a_throw_by_its_address_is_the_same_number() -> None:
    rng = np.random.default_rng(4)
    for seed, replicate, tick, event, who, whom in rng.integers(0, 2**32, (50, 6)).tolist():
        found = dice.uniform(seed, replicate, tick, event, who, whom)
        assert found == uniform(Luck(seed, replicate, tick), event, who, whom)
