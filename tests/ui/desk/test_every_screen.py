"""What holds on every screen: the focus reaches all, figures explain themselves, glyphs exist."""

import pytest
from fontTools.ttLib import TTFont

from sim.pillars import Pillar
from tests.ui.desk.audit import texts
from ui.desk.actions import Action
from ui.desk.assets import font_path
from ui.desk.counsel import Counsel
from ui.desk.input.focus import following, stops
from ui.desk.look.palette import contrast
from ui.desk.opened import open_desk
from ui.desk.scene.control import Kind
from ui.desk.screens.setup import SetupScreen
from ui.desk.screens.world.budget import UnfoldPillar
from ui.desk.screens.world.diplomacy import UnfoldNation
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.play.session.commands import Command, EndTurn
from ui.play.words import LANGUAGES, say

pytestmark = pytest.mark.compiled
SCREENS = (
    "title", "setup", "world", "summary", "charts", "encyclopedia", "settings", "saves", "keys",
    "ending",
)  # fmt: skip
SIZE = (1280, 720)
LARGE_TEXT = 4.5


@pytest.fixture(scope="module")
def sitting():
    made = Sitting.new(NewGame("quick", ("KEN",), 5, "easy"))
    for _ in range(2):
        made.do(EndTurn())
    return made


@pytest.fixture(params=SCREENS)
def desk(request, tmp_path, sitting):
    made = open_desk(tmp_path / "saves", window_face())
    made.ready = True
    made.sitting, made.counsel = sitting, Counsel(sitting, made.crew)
    if request.param != "title":
        made.go(request.param)
    made.crew.wait()
    made.crew.collect()
    yield made
    made.crew.close()


def test_tab_reaches_every_control_once_a_round(desk):
    scene = desk.scene(SIZE)
    wanted = [control.name for control in stops(scene)]
    reached, name = [], ""
    for _ in wanted:
        name = following(scene, name, 1)
        reached.append(name)
    assert reached == wanted
    assert len(set(reached)) == len(reached)


def test_there_is_a_way_back_or_out(desk):
    sent = [control.sends for control in desk.scene(SIZE).usable]
    assert any(isinstance(action, Action) for action in sent)


def test_what_can_be_pressed_means_something_and_says_what_it_is(desk):
    for control in desk.scene(SIZE).controls:
        assert control.label, control.name
        match control.kind:
            case Kind.SLIDER:
                assert control.turns is not None, control.name
                assert control.low <= control.value <= control.high, control.name
            case Kind.FIELD:
                assert control.writes is not None, control.name
            case Kind.BUTTON | Kind.TAB | Kind.TOGGLE | Kind.FIGURE:
                assert isinstance(control.sends, (Action, Command)), control.name
            case Kind.HINT:
                assert control.tip, control.name


def read(desk):
    """What stands on the screen once all that it has asked for has been answered."""
    for _ in range(3):
        desk.scene(SIZE)
        desk.crew.wait()
        desk.crew.collect()
    return [text.lines for text in texts(desk.scene(SIZE))]


def called_alike(desk):
    said = [control.spoken for control in desk.scene(SIZE).usable if control.takes_focus]
    return {one for one in said if said.count(one) > 1}


def test_no_two_controls_are_called_the_same(desk):
    assert not called_alike(desk)


def test_nor_are_those_of_what_is_unfolded(tmp_path, sitting):
    desk = open_desk(tmp_path / "saves", window_face())
    desk.sitting, desk.ready, desk.counsel = sitting, True, Counsel(sitting, desk.crew)
    for name in ("monday", "friday"):
        desk.slots.save(name, sitting.saved())
    for screen, about, *actions in (
        ("world", "budget", *map(UnfoldPillar, Pillar)),
        ("world", "diplomacy", UnfoldNation(sitting.facts.relations[0].code)),
        ("world", "advisor"),
        ("saves", "save"),
        ("encyclopedia", "term.veto"),
        ("encyclopedia", "pillar.research"),
    ):
        desk.go(screen, about)
        for action in actions:
            desk.screen.on(action)
        read(desk)
        for language in LANGUAGES:
            desk.change("language", language)
            assert not called_alike(desk), (screen, about, language)
    desk.crew.close()


def test_what_a_control_is_called_holds_what_is_written_on_it(desk):
    for control in desk.scene(SIZE).controls:
        assert control.label in control.spoken, control.name


def test_figures_and_sliders_explain_themselves(desk):
    for control in desk.scene(SIZE).controls:
        if control.kind in (Kind.FIGURE, Kind.SLIDER):
            assert control.tip, control.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_glyph(desk, language):
    desk.change("language", language)
    glyphs = set(TTFont(font_path("regular"))["cmap"].getBestCmap())
    for text in texts(desk.scene(SIZE)):
        missing = {sign for line in text.lines for sign in line if ord(sign) not in glyphs}
        assert not missing, text.lines


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_text_on_a_colour_of_its_own_can_be_read(desk, theme):
    desk.change("theme", theme)
    for text in texts(desk.scene(SIZE)):
        if text.ground is not None:
            assert contrast(text.colour, text.ground) >= LARGE_TEXT, text.lines


def switched(desk, name, *actions):
    """The lines of a screen after another language was chosen, and as if it was from the start."""

    def come():
        desk.counsel = Counsel(desk.sitting, desk.crew)
        desk.go(*name, instead=True)
        for action in actions:
            desk.screen.on(action)
        return read(desk)

    before = come()
    desk.change("language", "fr")
    changed = read(desk)
    assert changed != before
    return changed, come()


@pytest.mark.parametrize("desk", SCREENS[:-1], indirect=True)  # the last one is numbers, and grows
def test_another_language_is_spoken_at_once(desk, monkeypatch):
    monkeypatch.setattr(SetupScreen, "draw_number", staticmethod(lambda _: 0))
    changed, opened = switched(desk, [desk.screen.name])
    assert changed == opened


@pytest.mark.parametrize("tab", ["levers", "diplomacy", "advisor"])
def test_no_tab_keeps_words_of_another_language(tab, tmp_path, sitting):
    desk = open_desk(tmp_path / "saves", window_face())
    desk.sitting, desk.ready = sitting, True
    changed, opened = switched(desk, ["world", tab], UnfoldNation(sitting.facts.relations[0].code))
    assert changed == opened
    desk.crew.close()


def test_the_title_says_of_the_map_what_it_says_in_the_game(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face())
    for language in LANGUAGES:
        desk.change("language", language)
        written = " ".join(" ".join(text.lines) for text in texts(desk.scene(SIZE)))
        assert say("desk.world.map.note") in written
    desk.crew.close()


def test_drawing_changes_nothing(desk):
    first = desk.scene(SIZE)
    second = desk.scene(SIZE)
    assert [c.name for c in first.controls] == [c.name for c in second.controls]
    assert len(first.shapes) == len(second.shapes)
