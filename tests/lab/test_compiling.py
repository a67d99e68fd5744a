"""Compiling is heard from outside: our kernels, not what the compiler brings along."""

import numba
import pytest
from numba.core import event

from lab.compiling import COMPILED, expected, follow
from sim.jit import KERNEL_FOLDERS


def inner(x):
    return x + 1.0


def test_there_are_kernels_to_be_expected():
    assert 500 < expected() < 5000


class Of:
    """A dispatcher of a function of some module."""

    def __init__(self, module):
        self.py_func = type("Function", (), {"__module__": module})


def test_kernels_of_ours_are_told_and_others_are_not():
    heard = []
    deaf = follow(lambda m: heard.append(("begun", m)), lambda m: heard.append(("done", m)))
    try:
        for module in ("sim.rules.talent", "numba.np.arrayobj"):
            with event.trigger_event(COMPILED, data={"dispatcher": Of(module)}):
                pass
    finally:
        deaf()
    with event.trigger_event(COMPILED, data={"dispatcher": Of("sim.tick")}):
        pass
    assert heard == [("begun", "sim.rules.talent"), ("done", "sim.rules.talent")]


@pytest.mark.compiled
def test_the_compiler_tells_of_what_it_compiles(monkeypatch):
    monkeypatch.setattr(inner, "__module__", f"{KERNEL_FOLDERS[0]}.inner")
    heard = []
    deaf = follow(heard.append, heard.append)
    try:
        assert numba.njit(inner)(1.0) == 2.0
    finally:
        deaf()
    assert heard == ["sim.inner"] * 2
