"""Amounts as people say them, by size and in each language's habit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.orders import LARGEST_BUDGET
from ui.play.amounts import (
    budget_said,
    budget_share,
    count,
    count_change,
    count_parts,
    factor,
    money,
    money_change,
    money_decimals,
    money_parts,
    times,
)
from ui.play.encyclopedia.figures import FIGURES
from ui.play.words import DEFAULT, LANGUAGES, speak

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.fixture(autouse=True)
def english():
    speak(DEFAULT)
    yield
    speak(DEFAULT)


def said(language, write, *values):
    speak(language)
    found = [write(value) for value in values]
    speak(DEFAULT)
    return found


def test_money_is_said_by_its_size():
    assert [money(x) for x in (4840.9, 29184.0, 1.2, 203.2, 0.34, 0.0483)] == [
        "$4.8 tn",
        "$29.2 tn",
        "$1.2 bn",
        "$203 bn",
        "$340 m",
        "$48.3 m",
    ]
    assert [money(x) for x in (0.0, 0.00001, -12.34)] == ["$0", "$0", "−$12.3 bn"]
    assert [money_change(x) for x in (48.2, -0.31)] == ["+$48.2 bn", "−$310 m"]


def test_no_size_is_left_for_the_next_too_early():
    assert money(999.4) == "$999 bn"
    assert money(999.6) == "$1.0 tn"
    assert money(0.9994) == "$999 m"
    assert money(0.9996) == "$1.0 bn"


def test_money_in_other_languages():
    spanish = said("es", money, 4840.9, 1.2, 0.34)
    assert spanish == [
        f"4.8{WIDE}billones{WIDE}$",
        f"1.2{WIDE}mil{WIDE}M$",
        f"340{WIDE}M$",
    ]
    french = said("fr", money, 4840.9, 29184.0, 1.2, 0.34)
    assert french == [
        f"4{NARROW}800{NARROW}Md$",
        f"29{NARROW}200{NARROW}Md$",
        f"1,2{NARROW}Md$",
        f"340{NARROW}M$",
    ]


@given(st.floats(0.01, 50_000.0), st.lists(st.floats(-500.0, 500.0), max_size=5))
def test_parts_of_a_change_of_money_have_one_unit_and_add_up(level, parts):
    decimals = money_decimals(level)
    told = [round(part, decimals) for part in parts]
    written = [money_parts(part, decimals) for part in told]
    assert len({text.split()[-1] for text in written}) <= 1
    read = [
        float(text.split()[0].replace("−", "-").replace("$", "").replace(",", ""))
        for text in written
    ]
    scale = 1000.0 if decimals >= 3 else 1.0
    assert math.fsum(read) == pytest.approx(scale * math.fsum(told), abs=1e-6)


def test_a_budget_has_two_digits_that_matter():
    assert [budget_share(x) for x in (0.00012, 0.0006, 0.0018, 0.003, 0.0, 0.000063)] == [
        "0.012 %",
        "0.06 %",
        "0.18 %",
        "0.3 %",
        "0 %",
        "0.006 %",
    ]
    assert budget_said(0.0006, 2000.0) == "0.06 % of output, $1.2 bn a year"


@given(st.floats(0.0, LARGEST_BUDGET))
def test_a_budget_is_read_as_it_is(share):
    read = float(budget_share(share).split()[0])
    assert read == pytest.approx(100.0 * share, rel=0.06, abs=0.0006)


def test_things_are_counted():
    assert [count(x, 6) for x in (4.93, 0.0246, 0.000231, 0.0)] == [
        "4.93 million",
        "24,600",
        "231",
        "0",
    ]
    assert [count(x, 3) for x in (512.26, 1200.0, 0.031)] == ["512,000", "1.2 million", "31"]
    assert count_parts(0.34, 6, 2) == "+0.34 million"
    assert count_parts(-1.25, 3, 1) == "−1,250"
    assert count_parts(0.0004, 6, 2) == "+0"
    assert [count_change(x, 6) for x in (0.241845, -0.0002)] == ["+242,000", "−200"]


def test_logs_are_said_as_times():
    assert [times(x) for x in (0.48, 0.0, -3.0, 5.0)] == ["1.62", "1", "0.05", "148"]
    assert factor(math.log(1.4)) == "×1.40"
    assert factor(math.log(0.5)) == "×0.50"
    assert factor(math.log(72038.8)) == "×72,000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_written_at_every_size(language):
    speak(language)
    for note in FIGURES.values():
        for value in (0.0, 1e-6, 0.0123, 0.5, 1.0, 37.0, 12345.0):
            for sign in (1.0, -1.0):
                kind = note.kind
                assert any(letter.isalnum() for letter in kind.level(min(value, 20.0)))
                assert kind.change(sign * min(value, 20.0))[0] in "+−×"
                assert kind.axis(min(value, 20.0))
