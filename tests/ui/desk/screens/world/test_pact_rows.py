"""A pact that is refused says why, and says it once."""

from dataclasses import replace

import pytest

from sim.pillars import Pact
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.screens.world.pact_rows import draw_pacts
from ui.play.session.commands import OfferPact, SetLever
from ui.play.session.opponents import Wishes
from ui.play.words import say, speak

REASON = "you keep data at home"
WISH = "They would offer it if they trusted you at least 90 of 100."


@pytest.fixture
def told(desk_with):
    """The words below the pacts with the United Kingdom, with data kept at home and this wish."""
    desk = desk_with()
    sitting = desk.sitting
    sitting.do(SetLever("localisation", 1.0))
    sitting.do(OfferPact("GBR", Pact.DATA_FLOWS))
    (relation,) = (one for one in sitting.facts.relations if one.code == "GBR")

    def make(theirs, wish=""):
        offered = {Pact.DATA_FLOWS} if theirs else set()
        pen = Pen(Box(0, 0, 420, 4000), desk.look((1280, 720)))
        wishes = Wishes(pacts={Pact.DATA_FLOWS: wish} if wish else {})
        row = replace(relation, offered_to_me=tuple(offered), pacts=())
        draw_pacts(pen.flow(pen.box), sitting, row, wishes)
        return " ".join(
            line for shape in pen.scene.shapes for line in getattr(shape, "lines", ())
        ).lower()

    return make


@pytest.mark.parametrize("theirs", [True, False])
@pytest.mark.parametrize("wish", ["", WISH])
def test_a_refusal_is_told_once_with_its_reason(told, theirs, wish):
    words = told(theirs, wish)
    assert words.count(REASON) == 1
    said = "refused, because" if theirs else "would be refused:"
    assert f"{said} {REASON}" in words
    assert words.count("refused") == 2  # the other is an export control, for another reason
    assert words.count(WISH.lower()) == bool(wish)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_it_is_told_once_in_every_language(told, language):
    speak(language)
    assert told(theirs=True).count(say("refused.data_mine").lower()) == 1
