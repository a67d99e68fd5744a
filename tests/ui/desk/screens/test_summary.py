"""The summary: what is read adds up, everybody has one, and the way on leads on."""

import math
import re
from copy import deepcopy
from dataclasses import replace
from unittest import mock

import pytest

from scenarios.pack import PAR
from sim.components import COMPONENT_NAMES
from tests.playing import act, facts_of
from tests.ui.desk.audit import everywhere
from tests.ui.play.session.conftest import WORLD, make_session
from ui.desk.actions import About, Go
from ui.desk.drawings.cause_bars import Cause, cause_bars
from ui.desk.drawings.component_bar import bar_place
from ui.desk.look.look import look_for
from ui.desk.results import in_hundred
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Mark, Sign
from ui.desk.screens.summary.figures import draw_figures
from ui.desk.screens.summary.others import ICONS
from ui.desk.screens.summary.report import Row, make_report
from ui.desk.screens.summary.summary import Explain, GoOn
from ui.faces.window.face import window_face
from ui.play.encyclopedia.figures import change_of, level_of, note_of
from ui.play.encyclopedia.kinds import Form
from ui.play.events.detector import KINDS
from ui.play.events.news import LEFT, REFUSED
from ui.play.session.commands import EndTurn
from ui.play.session.facts import Facts
from ui.play.words import speak

SIZE = (1280, 720)


def number(written):
    """What a person reads, as a whole number of last decimals."""
    digits = re.sub(r"[^0-9−-]", "", written).replace("−", "-")
    return int(digits)


ROUND = (Form.MONEY, Form.COUNT)
"""Forms whose levels are told in the largest unit that fits, and changes in a finer one."""


@pytest.mark.parametrize("seed", range(4))
def test_written_causes_add_up_to_the_written_change(seed):
    session = make_session(seed=seed, turns=4)
    rows = 0
    while not session.over:
        act(session, EndTurn())
        for code in WORLD.codes:
            for row in make_report(session.facts(code)).rows:
                form = note_of(row.figure).kind.form
                if form is Form.TIMES:
                    rows += check_factors(row)
                    continue
                change = number(row.total.written)
                if form not in ROUND:
                    assert number(row.was) + change == number(row.now), row
                if row.causes:
                    rows += 1
                    assert sum(number(cause.written) for cause in row.causes) == change, row
                    assert row.words.count("+") + row.words.count("−") >= len(row.causes)
    assert rows > 100


def check_factors(row):
    """Causes of what is told as times multiply, as nearly as two decimals of each allow."""
    found = [factor(cause.written) for cause in row.causes]
    total = factor(row.total.written)
    assert math.prod(found) == pytest.approx(total, rel=0.006 * (len(found) + 1)), row
    return 1


def factor(written):
    assert written.startswith("×")
    return float(written.removeprefix("×"))


def test_what_a_nation_can_do_is_told_by_its_lag():
    session = make_session(turns=4)
    act(session, EndTurn())
    facts = facts_of(session)
    row = next(row for row in make_report(facts).rows if row.figure == "capability")
    was, now = facts.level("lag", tick=0), facts.level("lag")
    assert row.was == f"{was:.1f}"
    assert row.now == f"{now:.1f} months behind the leader"
    assert row.moved.written == change_of("lag", round(now, 1) - round(was, 1))
    assert row.words.startswith(f"own AI {row.total.written}: ")


@pytest.mark.parametrize(("lag", "change", "good"), [(16.0, 2.0, False), (12.0, -2.0, True)])
def test_whoever_falls_behind_is_told_so_by_colour_and_mark(lag, change, good):
    session = make_session(turns=4)
    act(session, EndTurn())
    facts = facts_of(session)
    moved = replace(facts.figure("lag"), level=lag, change=change)
    known = facts.figure
    with mock.patch.object(
        Facts, "figure", lambda _, name: moved if name == "lag" else known(name)
    ):
        row = next(row for row in make_report(facts).rows if row.figure == "capability")
    assert row.total.size > 0.0  # it has become abler all the same
    assert row.good is good
    assert row.moved.written == ("+2.0 months" if not good else "−2.0 months")
    assert signs_and_inks(row) == {(Sign.TRIANGLE, "good") if good else (Sign.DOWN, "bad")}


@pytest.mark.parametrize("figure", ["unemployment", "gdp"])
@pytest.mark.parametrize("size", [1.0, -1.0])
def test_a_mark_points_up_where_the_change_is_good(figure, size):
    less = note_of(figure).less_is_better
    change = Cause("Change", size, "1")
    row = Row(figure, figure, "1", "2", change, change, (), less, "")
    good = (size > 0.0) != less
    assert signs_and_inks(row) == {(Sign.TRIANGLE, "good") if good else (Sign.DOWN, "bad")}
    pen = a_pen()
    cause_bars(pen.flow(pen.box), [change], change, less_is_better=less)
    assert {shape.sign for shape in marks(pen)} == {Sign.TRIANGLE if good else Sign.DOWN}


def test_every_kind_of_news_has_an_icon():
    assert {*KINDS, REFUSED} - {*LEFT} <= set(ICONS)


def a_pen():
    return Pen(Box(0, 0, 600, 400), look_for("dark", 1.0, SIZE, True, window_face().fonts))


def marks(pen):
    return [shape for shape in pen.scene.shapes if isinstance(shape, Mark)]


def signs_and_inks(row):
    """The marks of a card, with the colour of each by its name."""
    pen = a_pen()
    draw_figures(pen.flow(pen.box), [row], "", Explain)
    names = {pen.palette.good: "good", pen.palette.bad: "bad"}
    return {(mark.sign, names[mark.colour]) for mark in marks(pen)}


def test_the_report_is_about_the_turn_that_was_played():
    session = make_session(turns=4)
    assert make_report(facts_of(session)) is None
    before = facts_of(session).standing()
    act(session, EndTurn())
    report, now = make_report(facts_of(session)), facts_of(session).standing()
    assert (report.rank_before, report.rank) == (before.rank, now.rank)
    assert number(report.rows[0].was) == round(10 * before.score)
    assert number(report.rows[0].now) == round(10 * now.score)
    assert report.span == "2025"
    assert [row.figure for row in report.rows][:3] == ["score", "gdp", "compute"]
    assert {item.kind for item in report.pacts} <= {"pact", "pact_ended", "broken", "refused"}


def test_the_points_of_the_mandate_and_50_make_the_written_score():
    session = make_session(turns=4)
    while not session.over:
        act(session, EndTurn())
        for code in WORLD.codes:
            report, now = make_report(session.facts(code)), session.facts(code).standing()
            assert 500 + sum(round(10 * part.points) for part in report.parts) == number(
                report.score
            )
            assert report.rows[0].now.startswith(report.score)
            for part, points in zip(report.parts, now.points.values(), strict=True):
                assert abs(part.points - points) < 0.2
            bars = [bar_place(name, par) for name, par in now.par.items()]
            assert [part.par for part in report.parts] == bars
        assert report.counts == (facts_of(session).result() is not None)


@pytest.mark.parametrize("known", [True, False])
def test_the_tick_is_par_only_where_the_scenario_says_what_leaders_reach(desk_with, known):
    world = deepcopy(WORLD)
    par = dict.fromkeys(COMPONENT_NAMES, 0.4) if known else PAR
    world.nations.par[:] = [par[name] for name in COMPONENT_NAMES]
    desk = desk_with(turns=1, world=replace(world, par_by_length=None))
    desk.go("summary")
    said = " ".join(
        line for shape in desk.scene(SIZE).shapes for line in getattr(shape, "lines", ())
    )
    assert ("The tick is par" in said) == known
    assert ("does not say what leaders reach" in said) != known


def test_the_world_is_told_beside_the_score():
    session = make_session(turns=4)
    act(session, EndTurn())
    facts = facts_of(session)
    told = make_report(facts).world
    assert in_hundred(facts.survival) in told
    assert level_of("world_hazard", float(facts.stocks().world_hazard[0])) in told


def test_stances_of_others_are_told_where_they_moved():
    session = make_session(turns=8, seed=3)
    seen = 0
    while not session.over:
        act(session, EndTurn())
        for code in WORLD.codes:
            for _, was, now in make_report(session.facts(code)).stances:
                assert abs(now - was) >= 0.05
                seen += 1
    assert seen > 0


def test_nothing_is_cut_or_overlaps_at_any_size(desk_with):
    desk = desk_with(turns=3, humans=("IND", "KEN"))
    desk.go("summary")
    for where, found in everywhere(desk):
        assert not found, where
    desk.do(Explain("gdp"))
    for where, found in everywhere(desk):
        assert not found, where


def test_before_the_first_turn_it_says_so(desk_with):
    desk = desk_with()
    desk.go("summary")
    for where, found in everywhere(desk):
        assert not found, where


def test_every_player_has_a_summary(desk_with):
    desk = desk_with(turns=1, humans=("IND", "KEN"))
    desk.go("summary")
    scene = desk.scene(SIZE)
    assert scene.control("summary.of.IND").on
    desk.do(scene.control("summary.of.KEN").sends)
    assert desk.screen.report.code == "KEN"
    assert desk.screen.on(About("IND"))
    assert desk.screen.report.nation == "India"


def test_enter_goes_on_to_the_screen_below(desk_with):
    desk = desk_with(turns=1)
    desk.go("summary")
    scene = desk.scene(SIZE)
    assert scene.first == "summary.go_on"
    desk.do(scene.control(scene.first).sends)
    assert desk.screen.name == "title"


def test_the_last_summary_leads_to_the_end(desk_with, monkeypatch):
    desk = desk_with(turns=2, length=2)
    assert desk.sitting.session.over
    desk.go("summary")
    gone = []
    monkeypatch.setattr(desk, "go", lambda *about, **options: gone.append((about, options)))
    desk.do(GoOn())
    assert gone == [(("ending", "IND"), {"instead": True})]


def test_the_chosen_figure_shows_bars_and_its_tip(desk_with):
    desk = desk_with(turns=1)
    desk.go("summary")
    desk.do(Explain("capability"))
    control = desk.scene(SIZE).control("summary.capability")
    assert control.on
    assert "Q1" not in control.tip  # words; the formula is in the encyclopedia
    explain = desk.scene(SIZE).control("summary.encyclopedia").sends
    assert explain == Go("encyclopedia", "figure.capability")
    desk.do(control.sends)
    scene = desk.scene(SIZE)
    assert not scene.control("summary.capability").on
    assert scene.control("summary.charts").sends == Go("charts", "score")


def test_the_report_follows_the_language(desk_with):
    desk = desk_with(turns=1)
    desk.go("summary")
    english = desk.screen.report.rows[1].name
    desk.change("language", "fr")
    assert desk.screen.report.rows[1].name != english
    speak("en")
