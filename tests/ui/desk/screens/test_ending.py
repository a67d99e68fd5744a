"""The end report: its pages, its growth, the other players' reports, and the file it writes."""

import pytest

from tests.ui.desk.audit import everywhere
from ui.desk.actions import About
from ui.desk.counsel import Counsel
from ui.desk.opened import open_desk
from ui.desk.results import both_results
from ui.desk.screens.ending.ending import EndingScreen, ExportReport, ShowPage
from ui.desk.screens.ending.pages import PAGES
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.play.debrief.make import make_debrief
from ui.play.debrief.sentences import (
    card_said,
    mandate_said,
)
from ui.play.debrief.titles import points
from ui.play.encyclopedia.figures import level_of
from ui.play.session.commands import EndTurn, SetStance

pytestmark = pytest.mark.compiled


@pytest.fixture(scope="module")
def played():
    """A short game of two players, played to its end."""
    sitting = Sitting.new(NewGame("quick", ("KEN", "USA"), 5, "easy", 3))
    for _ in range(3):
        sitting.do(SetStance("CHN", 0.1))
        sitting.do(EndTurn())
        sitting.do(EndTurn())
    assert sitting.session.over
    return sitting


@pytest.fixture
def desk(tmp_path, played):
    made = open_desk(tmp_path / "saves", window_face())
    made.sitting, made.counsel = played, Counsel(played, made.crew)
    made.go("ending")
    yield made
    made.crew.close()


def finish(desk):
    while desk.screen.step is None or desk.screen.step.stage != "done":
        desk.crew.wait()
        desk.crew.collect()


def shown(desk):
    scene = desk.scene((1920, 1080))
    return " ".join(line for shape in scene.shapes for line in getattr(shape, "lines", ()))


def test_the_report_is_that_of_the_session(desk, played):
    assert isinstance(desk.screen, EndingScreen)
    shown(desk)  # before anything is known
    finish(desk)
    assert desk.screen.step.debrief == make_debrief(played.session, played.session.humans[0])


def test_each_page_tells_what_is_known(desk):
    finish(desk)
    debrief = desk.screen.step.debrief
    assert f"{debrief.mandate.score:.1f}" in shown(desk)
    seen = set()
    for page in PAGES:
        desk.do(ShowPage(page))
        seen.add(shown(desk))
        assert all(result in shown(desk) for result in both_results(debrief)), page
    assert len(seen) == len(PAGES)
    desk.do(ShowPage("questions"))
    assert f"{len(debrief.questions)}. " in shown(desk)


def test_the_mandate_page_shows_the_card_and_each_component_against_par(desk):
    finish(desk)
    debrief, told = desk.screen.step.debrief, shown(desk)
    for words in (*card_said(debrief), *mandate_said(debrief)):
        assert words.split(". ")[0] in told
    for one in debrief.mandate.components:
        assert f"{points(one.points)} points" in told
        level, par = (level_of(one.name, value) for value in (one.level, one.par))
        assert f"{level} · par {par}" in told


def test_the_world_page_shows_score_and_attainment_of_every_nation(desk):
    finish(desk)
    desk.do(ShowPage("world"))
    told = shown(desk)
    for place in desk.screen.step.debrief.world.places:
        assert f"{place.score:.1f} {place.attainment:.1f}" in told


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_or_on_top_of_anything(desk, page):
    finish(desk)
    desk.do(ShowPage(page))
    for where, found in everywhere(desk):
        assert not found, f"{page}, {where}"


def test_each_player_has_a_report(desk):
    finish(desk)
    desk.do(About("KEN"))
    finish(desk)
    assert desk.screen.step.debrief.code == "KEN"
    assert desk.scene((1280, 720)).control("ending.for.USA") is not None


def test_it_is_written_as_a_page_and_never_over_another(desk, tmp_path):
    finish(desk)
    for count in (1, 2):
        desk.do(ExportReport())
        pages = sorted((tmp_path / "reports").glob("*.html"))
        assert len(pages) == count
        assert str(tmp_path / "reports") in desk.notice
    assert all(page.read_text().lower().startswith("<!doctype html>") for page in pages)


def test_where_it_cannot_be_written_that_is_said(desk, tmp_path):
    finish(desk)
    (tmp_path / "reports").write_text("in the way")
    desk.do(ExportReport())
    assert "reports" in desk.notice
    assert (tmp_path / "reports").read_text() == "in the way"
