"""What a page is told: little, in time, and nothing twice."""

import pytest

from tests.work import calls
from ui.desk.actions import Go
from ui.desk.input.events import Held, Picked, Scrolled, Turned, Used, Wrote
from ui.desk.input.hand import Hand
from ui.desk.opened import open_desk
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Pen
from ui.desk.scene.scene import Scene
from ui.desk.scene.widgets import Button, button, figure
from ui.faces.paper.scene_svg import Links
from ui.faces.web import files
from ui.faces.web.changes import altered, replaced
from ui.faces.web.face import web_face
from ui.faces.web.maps import KEPT, Maps
from ui.faces.web.seat import Seat
from ui.faces.web.spoken import Spoken
from ui.faces.web.wire import SaidAsk, SaidUse

SCENE = 60_000  # calls of functions; benchmarks.browser has the milliseconds
SIZE = (1280, 720)


@pytest.fixture
def seat(tmp_path):
    desk = open_desk(tmp_path / "saves", web_face())
    yield Seat(desk, Links(files.flag, files.icon, Maps().address))
    desk.crew.close()


def shown(pieces, change):
    at, go = change["from"], change["go"]
    return [*pieces[:at], *change["come"], *pieces[at + go :]]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "abc"), ("abc", ""), ("abc", "abc"), ("abcd", "axcd"), ("aa", "aaa"), ("aba", "aa")],
)
def test_what_is_replaced_gives_what_is_there(before, after):
    change = replaced(list(before), list(after))
    assert shown(list(before), change) == list(after)


def test_only_what_is_other_is_told():
    assert replaced(list("abcd"), list("abxd")) == {"from": 2, "go": 1, "come": ["x"]}
    one, two = {"kind": "button"}, {"kind": "tab"}
    assert altered({"a": one}, {"a": one}) == {"changed": {}}
    assert altered({"a": one}, {"a": two}) == {"changed": {"a": two}}
    assert altered({"a": one}, {"b": two, "a": one}) == {"changed": {"b": two}, "order": ["b", "a"]}


def test_a_page_is_told_everything_once(seat):
    first, second = seat.message(), seat.message()
    assert first["pieces"]["come"]
    assert second["pieces"]["come"] == []
    assert second["controls"] == {"changed": {}}
    assert not {"size", "look", "language", "heading", "focus"} & set(second)
    seat.anew()
    assert seat.message()["pieces"]["come"] == first["pieces"]["come"]


def test_a_scene_costs_little(seat):
    """The world's screens are measured by benchmarks.browser."""
    seat.desk.do(Go("settings"))
    seat.message()
    seat.anew()
    assert calls(seat.message) <= SCENE


def test_nothing_is_done_while_something_is_done(seat):
    seat.message()
    seat.desk.busy = "The nations decide …"
    seat.feed(SaidUse(n=1, kind="use", name="title.settings"))
    told = seat.message()
    assert told["busy"] == "The nations decide …"
    assert "pieces" not in told
    assert seat.desk.screen.name == "title"
    seat.desk.busy = ""
    assert seat.message()["busy"] == ""


def test_of_what_has_no_places_nothing_is_said(seat):
    seat.message()
    told = seat.feed(SaidAsk(n=1, kind="ask", name="title.play", at=(1, 1)))
    assert told["words"] == ""
    assert seat.feed(SaidAsk(n=1, kind="ask", name="nothing", at=(1, 1)))["words"] == ""


def test_of_maps_the_last_few_are_kept(seat):
    maps, shapes = Maps(), []
    for width in range(100, 101 + 20 * KEPT, 20):
        seat.size = (width, 100)
        pen = Pen(Box(0, 0, 896 + width, 504), seat.look)
        seat.desk.screen.draw(pen)
        shapes.append(next(s for s in pen.scene.shapes if hasattr(s, "nations")))
    names = [maps.address(shape).split("/")[-1].removesuffix(".svg") for shape in shapes]
    assert len(set(names)) == len(names)
    assert maps.drawn(names[0]) is None
    assert maps.drawn(names[-1]).startswith(b"<svg")


def spoken(look, write):
    pen = Pen(Box(0, 0, *SIZE), look)
    write(pen)
    return pen.scene, Spoken(pen.scene)


def test_a_figure_says_its_value_and_a_button_not_its_key(seat):
    def write(pen):
        figure(pen, Box(0, 0, 200, 60), "score", "Score", "30.5", "What it is.", sends=Go("x"))
        button(pen, Box(0, 100, 200, 40), Button("go", "Go on", Go("x"), key="g", tip="On."))

    scene, said = spoken(seat.look, write)
    score, go = scene.controls
    assert said.name(score) == "Score: 30.5"
    assert said.about(score) == "What it is."
    assert (said.name(go), said.about(go)) == ("Go on", "On.")
    texts = [shape for shape in scene.shapes if hasattr(shape, "lines")]
    assert all(said.unread(text) for text in texts)


def test_a_button_is_called_what_tells_it_from_others(seat):
    def write(pen):
        one = Button("offer", "Offer", Go("x"), called="Offer: research, Kenya")
        button(pen, Box(0, 100, 200, 40), one)

    scene, said = spoken(seat.look, write)
    assert said.name(scene.controls[0]) == "Offer: research, Kenya"
    assert said.about(scene.controls[0]) == ""


def test_below_a_dialog_nothing_is_read(seat):
    def write(pen):
        pen.text(Box(0, 0, 100, 30), "Below")
        with pen.above():
            pen.text(Box(0, 40, 100, 30), "Above")

    scene, said = spoken(seat.look, write)
    unread = {text.lines[0]: said.unread(text) for text in scene.shapes if hasattr(text, "lines")}
    assert unread == {"Below": True, "Above": False}
    assert said.heading() == "Above"


def scene_of(**more):
    control = Control("one", box=Box(0, 0, 100, 20), label="One", **more)
    return Scene(Box(0, 0, *SIZE), controls=[control])


def test_a_hand_does_what_a_control_says():
    hand = Hand()
    pressed = scene_of(kind=Kind.BUTTON, sends="pressed")
    assert hand.feel(Used("one"), pressed, 1.0) == ["pressed"]
    assert hand.feel(Used("two"), pressed, 1.0) == []
    off = scene_of(kind=Kind.BUTTON, sends="pressed", enabled=False)
    assert hand.feel(Used("one"), off, 1.0) == []
    place = scene_of(kind=Kind.MAP, picks=lambda at: at if at[0] else None)
    assert hand.feel(Picked("one", (3, 4)), place, 1.0) == [(3, 4)]
    assert hand.feel(Picked("one", (0, 4)), place, 1.0) == []
    field = scene_of(kind=Kind.FIELD, writes=str.upper, longest=4)
    assert hand.feel(Wrote("one", "a\u202ebcdef"), field, 1.0) == ["ABCD"]
    assert hand.feel(Scrolled((5, 5), 60), field, 1.0) == []


def test_a_slider_is_one_stroke_until_it_rests():
    hand = Hand()
    slider = scene_of(kind=Kind.SLIDER, turns=lambda value, stroke: (round(value, 6), stroke))
    moves = [
        (0.113, True, False),
        (0.3, False, False),
        (7.0, False, False),
        (7.0, False, True),  # rests where it was
        (0.5, True, True),
    ]
    did = []
    for value, begins, ends in moves:
        did += hand.feel(Turned("one", value, begins, ends), slider, 1.0)
        assert hand.held == ("" if ends else "one")
    assert did == [(0.11, 1), (0.3, 1), (1.0, 1), (0.5, 2)]


def test_the_focus_of_a_page_is_the_hand_s():
    hand = Hand()
    scene = scene_of(kind=Kind.BUTTON)
    assert hand.feel(Held("one"), scene, 1.0) == []
    assert hand.focus == "one"
    hand.feel(Held("gone", False), scene, 1.0)
    assert hand.focus == ""
