"""Quantities of a scenario are told in words, never in the units that programs read."""

import re

import pytest

from scenarios.quantity import Figure, FigureTable
from tests.ui.play.session.conftest import SCENARIO
from ui.play.encyclopedia.quantities import (
    parameter_said,
    quantity_said,
    range_said,
    start_said,
)
from ui.play.words import speak

FOR_PROGRAMS = re.compile(r"/yr|/quarter|/kWh|\bkFTE\b|\bMH\b|0-1|share of|\$bn")


def test_a_budget_is_true_money():
    nation = SCENARIO.nations["USA"]
    said = start_said("budget", nation.budget, nation.gdp.value)
    assert said == "0.012 % of output, $3.5 bn a year"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.00012, "share of GDP/yr", "0.012 % of output a year"),
        (0.44, "0-1", "44 of 100"),
        (340.11, "million", "340 million"),
        (0.0051537, "1/quarter", "+2.1 % a year"),
        (0.082, "$/kWh", "$0.082 a kWh"),
        (0.3, "share", "30.0 %"),
    ],
)
def test_units_of_files_are_put_in_words(value, unit, said):
    assert quantity_said(value, unit) == said


def test_so_are_parameters_that_are_shares_of_output():
    assert parameter_said(0.03, "share of GDP/yr") == "3 % of output a year"
    assert range_said(0.00004, 0.0004, "share of GDP/yr") == "0.004 % … 0.04 % of output a year"
    assert parameter_said(0.5, "1/quarter") == "0.5 1/quarter"  # as its equation has it


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_starting_figure_keeps_its_unit_for_programs(language):
    speak(language)
    try:
        for nation in SCENARIO.nations.values():
            for name, given in nation:
                if isinstance(given, Figure):
                    said = [start_said(name, given, nation.gdp.value)]
                elif isinstance(given, FigureTable):
                    said = [quantity_said(value, given.unit) for value in given.values.values()]
                else:
                    continue
                assert not any(FOR_PROGRAMS.search(words) for words in said), (name, said)
    finally:
        speak("en")
