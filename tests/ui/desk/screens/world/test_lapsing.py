"""What will end is said above the button that ends the turn; the levers that matter come first."""

import pytest

from lab.statistics import Interval
from sim.levers import LEVERS
from sim.pillars import Pact
from tests.playing import facts_of
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.screens.world.advisor import AdvisorPanel
from ui.desk.screens.world.lapsing import draw_lapses, lapse_said
from ui.desk.screens.world.levers import by_reach
from ui.play.advice.advisor import Proposal
from ui.play.advice.lapses import Lapse, Lapses, Thin
from ui.play.advice.marginal import Reach
from ui.play.events.endings import Ended
from ui.play.session.commands import EndTurn, OfferPact, SetLever
from ui.play.words import say, speak


def lapse(nation="CHN", reason="data", **options):
    values = {"chance": 1.0, "later": False} | options
    return Lapse(nation, Ended(Pact.DATA_FLOWS, reason, mine=True), **values)


@pytest.fixture
def told(desk_with):
    """The warning in a room, the room that is left above it, and the pen."""
    sitting = desk_with().sitting

    def make(found, size=(400, 300)):
        pen = Pen(Box(0, 0, *size), desk_with().look((1280, 720)))
        rest = draw_lapses(pen, pen.box, sitting, found)
        lines = [line for shape in pen.scene.shapes for line in getattr(shape, "lines", ())]
        return " ".join(lines), rest, pen

    return make


def test_nothing_takes_no_room(told):
    for found in (None, Lapses(())):
        words, rest, pen = told(found)
        assert (words, rest, pen.scene.controls) == ("", pen.box, [])


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_with_whom_and_why_in_every_language(told, desk_with, language):
    speak(language)
    ends = (lapse(), lapse("GBR", chance=0.5), lapse("KEN", later=True))
    words, rest, pen = told(Lapses(ends), (600, 900))
    sitting = desk_with().sitting
    assert lapse_said(sitting, lapse()).split(":")[0].rstrip("\u00a0 ") in words
    assert say("refused.data_mine") in words
    assert "50" in words
    assert say("lapsed.more_one", count=1) in words
    assert rest.h < pen.box.h
    (hint,) = pen.scene.controls
    assert lapse_said(sitting, lapse("KEN", later=True)) in hint.tip
    assert say("lapsed.tip") in hint.tip


def test_ends_with_one_reason_are_one_sentence(told, desk_with):
    same = (lapse(), lapse("GBR"), lapse("KEN", reason="offer"))
    sitting = desk_with().sitting
    words, _, _ = told(Lapses(same), (900, 300))
    assert lapse_said(sitting, *same[:2]) in words
    assert words.count(say("refused.data_mine")) == 1
    assert say("lapsed.offer_mine") in words


def test_fewer_diplomats_are_told_in_per_cent(told):
    words, _, _ = told(Lapses((), Thin(0.8, 0.6)))
    assert "60 %" in words
    assert "80 %" in words


def test_it_stands_above_the_button_and_then_first_in_the_summary(seat):
    player = seat()
    sitting = player.desk.sitting
    sitting.do(SetLever("localisation", 0.0))
    for code in ("JPN", "GBR", "SGP", "EUU", "USA", "KEN", "BRA"):
        sitting.do(OfferPact(code, Pact.DATA_FLOWS))
    for _ in range(2):
        sitting.do(EndTurn())
    had = [one.code for one in facts_of(sitting.session).relations if Pact.DATA_FLOWS in one.pacts]
    assert had
    sitting.do(SetLever("localisation", 1.0))
    player.look()
    player.wait()
    assert say("refused.data_mine") in player.texts()
    warning, button = (player.scene.control(name) for name in ("lapsing", "end_turn"))
    assert warning.box.bottom <= button.box.y
    sitting.do(EndTurn())
    news = facts_of(sitting.session).news
    assert news[0].kind == "pact_ended"
    assert say("refused.data_mine") in news[0].sentence
    assert sitting.facts.news == news


# levers


def test_the_levers_that_move_most_come_first_for_oneself_and_for_the_world():
    found = {name: Reach(0.0, 0.0) for name in LEVERS}
    found["procurement"] = Reach(3.0, 0.0)
    found["visa"] = Reach(2.0, 0.0)
    found["safety"] = Reach(0.1, 0.02)
    order = by_reach(found)
    assert order[:2] == ("procurement", "safety")
    assert set(order) == set(LEVERS)


def test_the_order_of_a_turn_stays_while_one_drafts(india):
    india.desk.screen.shown = "levers"
    india.look()
    india.wait()

    def order():
        return [c.name for c in india.scene.controls if c.name.startswith("lever.")]

    first = order()
    assert {name.removeprefix("lever.") for name in first} == set(LEVERS)
    assert "lever.safety" in first[:4]  # above the fold of the smallest window
    india.drag("lever.visa", 0.0)
    india.wait()
    assert order() == first


# the advisor


@pytest.mark.parametrize(("low", "said"), [(0.2, False), (-0.3, True)])
def test_a_gain_that_hangs_on_what_others_do_is_said_to(desk_with, low, said):
    desk = desk_with()
    sitting, still = desk.sitting, Interval(0.0, 0.0, 0.0)
    one = Proposal(
        SetLever("visa", 0.5), sitting.draft.move, "A title", "A reason.", 1.0, 0.5, 1.5, 1.0,
        0.0, 48, {}, still, Interval(0.1, low, 0.4), ("fitting",),
    )  # fmt: skip
    pen = Pen(Box(0, 0, 400, 900), desk.look((1280, 720)))
    AdvisorPanel(desk, sitting)._proposal(pen.flow(pen.box), 1, one, True)
    words = " ".join(line for shape in pen.scene.shapes for line in getattr(shape, "lines", ()))
    assert ("own error" in words) == said
    (hint,) = [c for c in pen.scene.controls if c.name == "advisor.gain.1"]
    assert say("advice.others.fitting") in hint.tip
