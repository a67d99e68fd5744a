"""Figures: each has a name, a meaning, a formula that there is, and a tip of two to four lines."""

import pytest

from sim.causes import FIGURES as EXPLAINED
from sim.stocks import Stocks
from tests.ui.play.session.conftest import SCENARIO
from ui.desk.results import in_hundred
from ui.play.advice.outlook import FIGURES as FORESEEN
from ui.play.advice.outlook import LESS_IS_BETTER
from ui.play.encyclopedia.figures import (
    ALSO,
    FIGURES,
    GROUPS,
    change_of,
    formula_of,
    level_of,
    name_of_figure,
    name_of_rule,
    note_of,
    rule_of,
    tip_of,
    unit_of,
)
from ui.play.encyclopedia.pages import equations, pages
from ui.play.session.facts import COMPONENTS, RANKED


@pytest.mark.parametrize("figure", [*FIGURES, *ALSO])
def test_a_figure_explains_itself(figure):
    note = note_of(figure)
    assert note.group in GROUPS
    assert set(note.equations) <= set(equations())
    assert rule_of(figure) in pages()
    assert name_of_figure(figure)[0].isupper()
    lines = tip_of(figure).split("\n")
    assert len(lines) == 2
    assert all(line.strip() for line in lines)
    tag, formula = formula_of(figure).split(": ", 1)
    assert formula in equations()[tag][1].formula
    assert formula not in tip_of(figure)  # it is one click away
    assert name_of_rule(rule_of(figure)) in lines[1]


def test_every_figure_that_is_shown_is_among_them():
    assert {*EXPLAINED, *RANKED, *FORESEEN, *COMPONENTS} <= {*FIGURES, *ALSO}


def test_stocks_are_stocks():
    marked = {name for name, note in FIGURES.items() if note.stock}
    assert marked <= set(Stocks.fields)


def test_what_is_better_is_the_same_everywhere():
    for figure in FORESEEN:
        assert note_of(figure).less_is_better == (figure in LESS_IS_BETTER)


def test_numbers_have_their_unit():
    assert level_of("gdp", 3912.4) == "$3.9 tn a year"
    assert level_of("approval", 0.4567) == "45.7 %"
    assert change_of("approval", -0.021) == "−2.1 pp"
    assert change_of("capability", 0.5) == "×1.65"
    assert level_of("rank", 3.0) == "3"
    assert level_of("talent", 0.0312, unit=False) == "31"
    assert level_of("talent", 512.26) == "512,000 specialists"
    assert level_of("fab", 0.0, unit=False) == "0"
    assert level_of("lag", 13.9) == "14 months behind the leader"
    assert level_of("lag", 0.0) == "leader"
    assert level_of("survival", 0.97) == "97.0 chances in 100"
    assert level_of("world_hazard", 0.0025) == "0.99 in 100 a year"
    assert level_of("prosperity", -0.004) == "−0.4 %"
    assert level_of("budget", 0.0002) == "0.02 % of output"
    assert unit_of("approval") == ""


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (0.003, "+0.3 in 100"),
        (-0.003, "−0.3 in 100"),
        (0.034, "+3.4 in 100"),
        (0.0004, "+0.04 in 100"),
        (-0.00002, "+0.0 in 100"),
        (0.0, "+0.0 in 100"),
    ],
)
def test_a_change_of_survival_has_the_digits_that_it_needs(change, written):
    assert change_of("survival", change) == written


@pytest.mark.parametrize(
    ("chance", "beside", "written"),
    [
        (0.9342, 0.0, "93.4 in 100"),
        (0.9342, 0.0004, "93.42 in 100"),
        (0.9342, 0.034, "93.4 in 100"),
        (0.99999, 0.0, "99.9 in 100"),
        (1.0, 0.0, "100 in 100"),
        (0.0, 0.0, "0 in 100"),
    ],
)
def test_a_chance_has_the_digits_of_the_change_beside_it(chance, beside, written):
    assert in_hundred(chance, beside) == written


def test_a_starting_figure_has_its_source():
    lines = tip_of("gdp", SCENARIO, "IND").split("\n")
    given = SCENARIO.nations["IND"].gdp
    assert len(lines) == 3
    assert SCENARIO.sources[given.source].citation in lines[2]
    assert len(tip_of("ai_access", SCENARIO, "IND").split("\n")) == 2
