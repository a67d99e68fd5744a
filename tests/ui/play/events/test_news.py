"""News of quarters made by hand: what is told, of whom, and in which order."""

import numpy as np
import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.pillars import Pact
from sim.stocks import Stocks
from ui.play.events.news import read_news
from ui.play.events.quarters import STROKES
from ui.play.events.sentences import NAMED

WORLD = pack(load("quick"))
N = len(WORLD.codes)
ME = 3
MINE = WORLD.codes[ME]


def still(tick=1):
    """A quarter in which nothing happened."""
    return Stocks(N), Flows(N), Stocks(N), tick


def told(*quarters):
    return [(item.kind, item.codes, item.mine) for item in read_news(WORLD, ME, quarters)]


def codes(*places):
    return tuple(WORLD.codes[k] for k in places)


def strike(quarter, kind, *places):
    _, flows, now, _ = quarter
    holder = now if kind in ("fab_loss", "talent_freeze") else flows
    for place in places:
        getattr(holder, kind)[place] = 2.0 if holder is now else 1.0


def test_of_nothing_nothing_is_told():
    assert told() == told(still()) == told(still(1), still(2)) == []


@pytest.mark.parametrize("kind", STROKES)
def test_a_stroke_is_told_of_those_it_hit_and_ones_own_apart(kind):
    quarter = still()
    strike(quarter, kind, 1, ME, 5)
    assert told(quarter) == [(kind, (MINE,), True), (kind, codes(1, 5), False)]


@pytest.mark.parametrize("kind", ["fab_loss", "talent_freeze"])
def test_what_lasts_is_told_once(kind):
    quarter = still()
    getattr(quarter[0], kind)[1] = 3.0
    getattr(quarter[2], kind)[1] = 2.0
    assert told(quarter) == []
    getattr(quarter[2], kind)[1] = 3.5
    assert told(quarter) == [(kind, codes(1), False)]


def test_who_cuts_whom_off_and_for_how_long():
    was, _, now, _ = quarter = still()
    now.cut_off[1, 4] = 3.0
    now.cut_off[2, 4] = 6.4
    was.cut_off[5, 4] = now.cut_off[5, 4] = 9.0
    now.cut_off[0, ME] = 2.0
    now.cut_off[ME, 6] = 4.0
    assert told(quarter) == [
        ("cut_off", (MINE, *codes(0)), True),
        ("cut_off", (WORLD.codes[6], MINE), True),
        ("cut_off", codes(4, 1, 2), False),
    ]
    sentences = [item.sentence for item in read_news(WORLD, ME, [quarter])]
    assert "6" in sentences[2]
    assert WORLD.names[4] in sentences[2]
    assert sentences[0] != sentences[1]


@pytest.mark.parametrize("count", [1.0, 2.0])
def test_broken_offers_are_counted(count):
    _, flows, _, _ = quarter = still()
    flows.offers_broken[2, 5] = count
    (item,) = read_news(WORLD, ME, [quarter])
    assert (item.kind, item.codes, item.mine, item.tick) == ("broken", codes(2, 5), False, 1)
    assert (str(int(count)) in item.sentence) == (count > 1)


def test_pacts_of_ones_own_are_told_by_partner_and_kind():
    was, _, now, _ = quarter = still()
    now.pact[ME, 1, Pact.DATA_FLOWS] = now.pact[ME, 1, Pact.JOINT_RESEARCH] = 1.0
    was.pact[ME, 1, Pact.TALENT_MOBILITY] = 1.0
    was.pact[ME, 6, :] = now.pact[ME, 6, :] = 1.0
    assert told(quarter) == [
        ("pact_ended", (MINE, *codes(1)), True),  # first, because it asks for something to be done
        ("pact", (MINE, *codes(1)), True),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_pacts_of_others_are_counted_over_the_whole_turn(count):
    first, second = still(1), still(2)
    places = [(2, 0), (5, 4), (7, 6)][:count]
    for i, j in places:
        first[2].pact[i, j, 0] = second[0].pact[i, j, 0] = second[2].pact[i, j, 0] = 1.0
    first[2].pact[6, 5, 1] = second[0].pact[6, 5, 1] = 1.0  # comes and goes within the turn
    first[2].pact[ME, 0, 2] = second[0].pact[ME, 0, 2] = second[2].pact[ME, 0, 2] = 1.0
    items = read_news(WORLD, ME, [first, second])
    assert [(item.kind, item.tick) for item in items] == [("pact", 1), ("pact", 2)]
    assert items[0].codes == (MINE, WORLD.codes[0])
    assert items[1].codes == ()
    assert (str(count) in items[1].sentence) == (count > 1)


def test_pacts_of_others_name_their_two_sides():
    _, _, now, _ = quarter = still()
    now.pact[2, 0, 0] = now.pact[5, 4, 0] = now.pact[5, 4, 1] = 1.0
    (item,) = read_news(WORLD, ME, [quarter])
    names = WORLD.names
    assert item.sentence.endswith(f"{names[5]} – {names[4]} (2) and {names[2]} – {names[0]}")


@pytest.mark.parametrize("kind", ["broken", "cut_off"])
def test_what_others_do_to_each_other_again_and_again_is_one_line(kind):
    first, second = still(1), still(2)
    for quarter, places in ((first, ((2, 5), (4, 6), (ME, 0))), (second, ((2, 0), (1, ME)))):
        for doer, hit in places:
            if kind == "broken":
                quarter[1].offers_broken[doer, hit] = 1.0
            else:
                quarter[2].cut_off[hit, doer] = 2.0
    strike(second, "incident", 6)
    quarters = [first, second]
    if kind == "cut_off":
        second[0].cut_off[:] = first[2].cut_off
        second[2].cut_off[:] += first[2].cut_off
    items = read_news(WORLD, ME, quarters)
    assert [(item.kind, item.mine) for item in items] == [
        (kind, True), (kind, True), ("incident", False), (kind, False),
    ]  # fmt: skip
    sentence = items[-1].sentence
    assert sentence.startswith("3 ")
    assert f"{WORLD.names[2]} (2) and {WORLD.names[4]}" in sentence
    assert MINE not in items[-1].codes


def test_ones_own_news_come_first_and_time_stays_in_order():
    first, second = still(1), still(2)
    strike(first, "incident", 0)
    strike(first, "breakthrough", 2, ME)
    strike(second, "election", ME)
    strike(second, "fab_loss", 1)
    told = [(item.kind, item.tick, item.mine) for item in read_news(WORLD, ME, [first, second])]
    assert told == [
        ("breakthrough", 1, True),
        ("election", 2, True),
        ("breakthrough", 1, False),
        ("incident", 1, False),
        ("fab_loss", 2, False),
    ]


def test_of_many_some_are_named_and_the_others_counted():
    quarter = still()
    others = [k for k in range(N) if k != ME]
    strike(quarter, "incident", *others)
    (item,) = read_news(WORLD, ME, [quarter])
    named = np.array([WORLD.names[k] in item.sentence for k in others])
    assert named[: NAMED - 1].all()  # the last name's place has the count
    assert not named[NAMED - 1 :].any()
    assert str(len(others) - NAMED + 1) in item.sentence
    assert item.codes == codes(*others)
