"""How far compiling is, as people read it."""

from pathlib import Path

import pytest

from policies.menu import NAMES
from sim.jit import HOUSE
from ui.play.compiling import Compiling, part_said
from ui.play.words import LANGUAGES, speak


@pytest.fixture
def kernels():
    """Ten kernels to compile, on a clock that is set by hand."""
    made = Compiling(clock=lambda: made.now, of=10)
    made.now = 5.0
    return made


def test_before_anything_is_compiled_nothing_is_said(kernels):
    assert kernels.said() == ""
    assert not kernels.begun


def test_the_inmost_kernel_is_named_with_how_many_and_how_long(kernels):
    kernels.begin("sim.tick")
    kernels.begin("sim.rules.talent")
    kernels.now += 200.4
    assert kernels.said() == "AI talent · 0 of about 10 parts · 3:20"
    kernels.end("sim.rules.talent")
    assert kernels.said() == "whole games · 1 of about 10 parts · 3:20"
    assert kernels.share == 0.1


def test_more_than_were_expected_are_never_more_than_all(kernels):
    for _ in range(12):
        kernels.begin("sim.maths")
        kernels.end("sim.maths")
    assert kernels.share == 1.0
    assert "12 of about 12" in kernels.said()


def test_whoever_listens_hears_of_every_kernel(kernels):
    heard = []
    kernels.changed = lambda one: heard.append((one.done, list(one.what)))
    kernels.begin("sim.maths")
    kernels.end("sim.maths")
    assert heard == [(0, ["sim.maths"]), (1, [])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_policy_is_called_by_its_name(language):
    speak(language)
    try:
        for folder in ("sim/rules", "policies", "agents"):
            for path in Path(HOUSE, folder).glob("*.py"):
                module = f"{folder.replace('/', '.')}.{path.stem}"
                assert module not in part_said(module)
        for name in NAMES:
            assert name in part_said(f"policies.{name.replace('-', '_')}")
    finally:
        speak("en")
