"""Sounds: off by default, harmless without a device, silent while a slider is dragged."""

import pygame
import pytest

from ui.desk.actions import ChangeSetting, Go
from ui.desk.screens.saves import WriteName
from ui.desk.settings import Settings
from ui.faces.window.sound import RATE, TONES, Sound, tone_of, wave
from ui.play.session.commands import EndTurn, SetBudget, SetStance, Undo


class Heard:
    def __init__(self):
        self.count = 0

    def play(self):
        self.count += 1


@pytest.fixture
def sound():
    made = Sound()
    made._tones = {name: Heard() for name in TONES}
    return made


def count(sound):
    return {name: heard.count for name, heard in sound._tones.items() if heard.count}


def test_nobody_hears_anything_who_has_not_asked():
    assert not Settings().sound
    sound = Sound()
    sound.hear(EndTurn(), False)
    assert sound._tones is None  # no device was even looked for


def test_each_action_sounds_like_what_it_is(sound):
    for action in (EndTurn(), Go("charts"), Undo(), SetBudget(0.1), SetStance("USA", 1.0)):
        sound.hear(action, True)
    sound.hear(WriteName("a"), True)
    assert count(sound) == {"turn": 1, "press": 2}


def test_switching_sound_on_is_heard_and_off_is_not(sound):
    sound.hear(ChangeSetting("sound", True), False)
    assert count(sound) == {"switch": 1}
    sound.hear(ChangeSetting("sound", False), False)
    assert count(sound) == {"switch": 1}


def test_every_tone_that_an_action_has_exists():
    for action in (EndTurn(), Go("x"), ChangeSetting("still", True)):
        assert tone_of(action) in TONES


@pytest.mark.parametrize("name", TONES)
def test_waves_last_as_long_as_said_and_are_never_loud(name):
    import numpy as np  # noqa: PLC0415

    samples = np.frombuffer(wave(TONES[name]), "<i2")
    assert len(samples) == sum(round(RATE * seconds) for _, seconds in TONES[name])
    assert 0 < abs(samples).max() < 0.25 * 32767
    assert abs(samples[-1]) < 200  # no click at the end


def test_with_a_device_that_plays_to_nobody_it_works(monkeypatch):
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sound = Sound()
    sound.hear(EndTurn(), True)
    assert set(sound._tones) == set(TONES)
    pygame.mixer.quit()


def test_without_a_device_nothing_happens(monkeypatch):
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    sound = Sound()
    for _ in range(2):
        sound.hear(EndTurn(), True)
    assert sound._tones == {}
