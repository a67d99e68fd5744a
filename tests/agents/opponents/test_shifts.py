"""Money moved between programmes: its sum stays, and so does the rest of the move."""

import math

import pytest

from agents.opponents import shifts
from agents.opponents.view import View, draft
from sim.move import check
from sim.pillars import PILLAR_OF, PROGRAMMES, PROGRAMMES_OF, Pillar, Programme
from tests.agents.opponents.conftest import CODES, played

USA = CODES.index("USA")


@pytest.fixture(scope="module")
def move():
    return draft(View.of(played(0)), USA, "selective-openness")


def test_money_for_a_programme_comes_from_all_others(move):
    before, made = shifts.shares_of(move), shifts.more(move, Programme.PUBLIC_ADOPTION)
    after = shifts.shares_of(made)
    gained = after[Programme.PUBLIC_ADOPTION] - before[Programme.PUBLIC_ADOPTION]
    assert gained == pytest.approx(shifts.MORE)
    ratios = {
        round(after[q] / before[q], 9)
        for q in range(PROGRAMMES)
        if q != Programme.PUBLIC_ADOPTION and before[q]
    }
    assert len(ratios) == 1
    assert max(ratios) < 1.0


def test_a_programme_can_be_left_without_money(move):
    made = shifts.less(move, Programme.FABS)
    after = shifts.shares_of(made)
    assert after[Programme.FABS] == 0.0
    assert math.fsum(after) == pytest.approx(math.fsum(shifts.shares_of(move)))


def test_a_pillar_that_loses_its_only_money_keeps_its_programmes(move):
    alone = [float(q == Programme.DIPLOMACY) for q in range(PROGRAMMES)]
    only = shifts.with_shares(move, alone)
    assert only.split[PILLAR_OF[Programme.DIPLOMACY]] == 1.0
    assert shifts.less(only, Programme.DIPLOMACY) == only  # nobody else to have it
    moved = shifts.more(only, Programme.FABS)
    assert shifts.shares_of(moved)[Programme.FABS] == pytest.approx(shifts.MORE)
    assert check(moved, USA, CODES) == []


def test_shares_come_back_as_they_were(move):
    again = shifts.with_shares(move, shifts.shares_of(move))
    assert again.split == pytest.approx(move.split)
    assert again.programmes == pytest.approx(move.programmes)


@pytest.mark.parametrize("pillar", Pillar)
def test_money_for_a_pillar_is_shared_in_it_as_before(move, pillar):
    made = shifts.more_in_pillar(move, pillar)
    assert made.programmes == move.programmes
    assert made.split[pillar] == pytest.approx(move.split[pillar] + shifts.MORE)
    assert math.fsum(made.split) == pytest.approx(math.fsum(move.split))
    assert check(made, USA, CODES) == []


def test_who_has_all_can_have_no_more(move):
    alone = [float(q == PROGRAMMES_OF[Pillar.RESEARCH][0]) for q in range(PROGRAMMES)]
    only = shifts.with_shares(move, alone)
    assert shifts.more_in_pillar(only, Pillar.RESEARCH) == only
