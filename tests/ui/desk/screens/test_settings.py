"""Settings: in effect at once and kept; a damaged or closed file does no harm."""

import json
from dataclasses import asdict, fields

import pytest

from tests.ui.desk.audit import everywhere, texts
from tests.ui.desk.bot import Bot
from ui.desk.actions import Dismiss
from ui.desk.crew import Crew
from ui.desk.look.palette import THEMES
from ui.desk.opened import open_desk
from ui.desk.settings import CHOICES, MARK, Settings, read_settings, settings_file
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.words import say, spoken

SIZE = (1280, 720)


@pytest.fixture
def desk(tmp_path):
    made = open_desk(tmp_path / "saves", window_face(), Crew())
    made.go("settings")
    yield made
    made.crew.close()


@pytest.fixture
def bot(desk):
    return Bot(Window(desk))


def test_every_setting_can_be_set(desk):
    names = {control.name for control in desk.scene(SIZE).usable}
    hidden = {"learnt"}  # set by the lesson
    for field in fields(Settings):
        if field.name in hidden:
            continue
        wanted = [f"settings.{field.name}"]
        if field.name in CHOICES:
            values = [str(value).replace(".", "_") for value in CHOICES[field.name]]
            wanted = [f"settings.{field.name}.{value}" for value in values]
        assert names.issuperset(wanted), field.name


def test_language_size_and_colours_change_at_once(bot):
    desk = bot.desk
    title = say("desk.settings.title")
    bot.press("settings.language.fr")
    assert spoken() == "fr"
    shown = [text.lines[0] for text in texts(bot.look())]
    assert say("desk.settings.title") in shown
    assert title not in shown
    before = bot.control("settings.back").box.h
    bot.press("settings.text_scale.1_5")
    assert bot.control("settings.back").box.h > before
    bot.press("settings.theme.light")
    assert bot.window.surface.get_at((5, 5))[:3] == THEMES["light"].ground
    kept = read_settings(settings_file(desk.saves))
    assert kept == desk.settings
    assert (kept.language, kept.text_scale, kept.theme) == ("fr", 1.5, "light")


def test_switches_go_on_and_off(bot):
    for name in ("still", "sound", "advisor"):
        before = getattr(bot.desk.settings, name)
        bot.press(f"settings.{name}")
        assert getattr(bot.desk.settings, name) != before
        assert bot.control(f"settings.{name}").on != before
        bot.press(f"settings.{name}")
        assert getattr(bot.desk.settings, name) == before


@pytest.mark.parametrize(
    "found",
    ["", "{", "[]", "[" * 5000, '{"theme": "pink", "text_scale": 9, "sound": 1}', '"\\ud800"'],
)
def test_a_damaged_file_means_the_defaults(tmp_path, found):
    file = settings_file(tmp_path / "saves")
    file.write_text(found)
    assert open_desk(tmp_path / "saves", window_face(), Crew()).settings == Settings()


def test_what_can_be_read_of_a_file_counts(tmp_path):
    file = settings_file(tmp_path / "saves")
    file.write_text(json.dumps(MARK | {"theme": "light", "text_scale": 3, "unheard": True}))
    assert read_settings(file) == Settings(theme="light")
    open_desk(tmp_path / "saves", window_face(), Crew()).change("sound", True)
    assert read_settings(file) == Settings(theme="light", sound=True)
    assert json.loads(file.read_text())["unheard"] is True  # of a newer version


@pytest.mark.parametrize("found", ["", "{}", '{"theme": "light"}', json.dumps(asdict(Settings()))])
def test_settings_of_versions_without_a_mark_are_ours(tmp_path, found):
    file = settings_file(tmp_path / "saves")
    file.write_text(found)
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    assert not desk.notice
    desk.change("sound", True)
    assert not desk.notice
    assert json.loads(file.read_text()).items() >= (MARK | {"sound": True}).items()


OTHERS = {
    "an editor's": '{"theme": "light", "editor.fontSize": 14}',
    "damaged": '{"theme": "light", "sou',
    "a list": "[]",
    "no JSON": "theme = light",
    "of another product": '{"product": "another", "kind": "settings", "theme": "light"}',
    "too deep": "[" * 5000,
    "too long": json.dumps(MARK | {"theme": "light", "unheard": "x" * 20_000}),
}


@pytest.mark.parametrize("found", OTHERS.values(), ids=OTHERS)
def test_a_file_of_another_is_neither_read_nor_written_and_that_is_said_once(tmp_path, found):
    file = settings_file(tmp_path / "saves")
    file.write_text(found)
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    assert desk.settings == Settings()
    assert str(file) in desk.notice
    assert "SIXPILLARS_SAVES" in desk.notice
    desk.do(Dismiss())
    for theme in ("light", "dark"):
        desk.change("theme", theme)
        assert desk.settings.theme == theme
        assert not desk.notice
    assert file.read_text() == found


def test_what_comes_in_the_way_later_is_said_then_and_again_only_after_it_was_gone(desk):
    file = settings_file(desk.saves)
    for _ in range(2):
        desk.change("sound", True)
        assert not desk.notice
        file.write_text("mine")
        for told in (True, False):
            desk.change("sound", False)
            assert bool(desk.notice) is told
            desk.do(Dismiss())
        file.unlink()


@pytest.mark.parametrize("there", [False, True])
def test_a_link_to_the_settings_is_followed_and_stays(tmp_path, there):
    file, far = settings_file(tmp_path / "saves"), tmp_path / "dotfiles.json"
    file.symlink_to(far)
    if there:
        far.write_text('{"theme": "light"}')
    open_desk(tmp_path / "saves", window_face(), Crew()).change("sound", True)
    assert file.is_symlink()
    assert read_settings(far) == Settings(theme="light" if there else "dark", sound=True)


def test_settings_that_cannot_be_kept_hold_and_say_so(desk):
    settings_file(desk.saves).mkdir()
    desk.change("theme", "light")
    assert desk.settings.theme == "light"
    assert desk.notice
    assert desk.look(SIZE).palette is THEMES["light"]


def test_nothing_is_cut_or_overlaps(desk):
    for where, found in everywhere(desk):
        assert not found, where
