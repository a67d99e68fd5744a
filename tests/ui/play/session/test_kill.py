"""A game that is killed at any moment goes on with at most the current turn lost."""

import os
import subprocess
import sys

import pytest

from tests.ui.conftest import HOUSE

# Forked by a process of its own, which has no threads: each victim starts warm, in no time.
DRIVER = """
import os, random, signal, sys, time
from pathlib import Path
from tests.playing import act
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.session.autosave import Autosave
from ui.play.session.commands import EndTurn, SetLever
from ui.play.session.session import Session
from ui.play.session.slots import Slots

def play(session, report):
    while not session.over:
        act(session, SetLever("visa", (session.turn % 7) / 10.0))
        act(session, EndTurn())
        assert not session.notice
        report(session.turn)
    return session

TURNS = 30
whole = play(make_session(turns=TURNS), lambda turn: None)
folder, chance = Path(sys.argv[1]), random.Random(7)
slots = Slots(folder)
MOMENT = 0.12
turn, before, lost, cut = 0, -1, 0, 0
while turn < TURNS:
    # On a busy machine a life may end before its first turn: the next may then last longer.
    longest = MOMENT if turn > before else 1.5 * longest
    before = turn
    came, told = os.pipe()
    child = os.fork()
    if child == 0:
        autosave = Autosave(slots)
        if turn:
            session = Session.resume(autosave.read_latest(), autosave=autosave, world=WORLD)
        else:
            session = make_session(turns=TURNS, autosave=autosave)
        play(session, lambda turn: os.write(told, bytes([turn])))
        os._exit(0)
    os.close(told)
    time.sleep(chance.uniform(0.0, longest))
    os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0, ended
    said = os.read(came, 1000)
    os.close(came)
    acknowledged = said[-1] if said else turn
    cut += len(list(folder.glob(".*.partial"))) > 0
    for left in folder.glob(".*.partial"):
        left.unlink()
    if not slots.listing():
        assert acknowledged == 0
        continue
    saved = Autosave(slots).read_latest()
    turn = len(saved.moves)
    assert acknowledged <= turn <= acknowledged + 1, (acknowledged, turn)
    assert saved.hashes == whole.diary.hashes[: 4 * turn + 1]
    assert all(not slot.problem for slot in slots.listing())
    lost += 1
assert Session.resume(saved, world=WORLD).state_hash == whole.state_hash
print(f"killed {lost} times, {cut} of them while writing")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_moments(tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", DRIVER, str(tmp_path)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("killed ")
    assert int(found.stdout.split()[1]) >= 3
