"""The window's tests run without a display."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pytest

from ui.play.words import DEFAULT, speak


@pytest.fixture(autouse=True)
def english():
    """Tests that change the language leave it as it was."""
    speak(DEFAULT)
    yield
    speak(DEFAULT)
