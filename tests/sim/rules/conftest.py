"""The rules are tried at three lengths of a tick: what holds at one step only is no law."""

from collections.abc import Iterator

import pytest

import tests.world

STEPS = {"step 1": 1.0, "step 1/2": 0.5, "step 2": 2.0}
FIXTURE = "at_every_step"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play whatever plays a tick at every step; a property of an equation draws its own."""
    if not getattr(metafunc.function, "is_hypothesis_test", False):
        metafunc.parametrize(FIXTURE, STEPS.values(), ids=STEPS.keys(), indirect=True)


@pytest.fixture(autouse=True)
def at_every_step(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every world that the test makes has ticks of so many quarters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tests.world, "STEP", getattr(request, "param", tests.world.STEP))
        yield
