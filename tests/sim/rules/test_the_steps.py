"""The rules' tests are played at the steps that they say."""

import pytest

from tests.sim.midway import midway
from tests.sim.supply_world import world


def test_worlds_have_the_step_that_is_tried(request: pytest.FixtureRequest) -> None:
    tried = request.node.callspec.params["at_every_step"]
    assert midway(2).params.step == world(2).params.step == tried
