"""One pool of threads a process, whoever asks."""

import os
import subprocess
import sys
import threading

import pytest

from agents.board import Board
from agents.opponents.rollouts import Rollouts
from agents.opponents.view import View
from agents.pool import pool, usable_cores
from scenarios.pack import pack
from tests.ui.conftest import HOUSE
from tests.ui.play.session.conftest import SCENARIO, WORLD, make_session
from ui.play.advice.position import position_of
from ui.play.advice.rollouts import Continuations

FORKED = """
import os
from agents.pool import pool
pool().submit(os.getpid).result()
child = os.fork()
if child == 0:
    os._exit(pool().submit(lambda: 7).result(timeout=60))
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.compiled
def test_opponents_and_advice_of_all_games_share_the_threads():
    for world in (WORLD, pack(SCENARIO)):
        position = position_of(make_session(), "IND")
        Continuations(world).play(position, [position.draft.move], draws=8, ticks=4)
        view = View.of(Board(world))
        Rollouts(world).prospect(view, 0).try_moves([view.in_force(0)])
    ours = [thread for thread in threading.enumerate() if thread.name.startswith("imagining")]
    assert 1 <= len(ours) <= usable_cores()
    assert pool() is pool()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_was_forked_has_a_pool_of_its_own():
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKED],
        cwd=HOUSE, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert found.stdout.strip() == "7"
