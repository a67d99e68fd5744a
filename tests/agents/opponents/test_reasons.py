"""Every reason decided something: change its figure, and the answer changes."""

from dataclasses import replace

import pytest

from agents.opponents import minds
from agents.opponents.levels import follower
from agents.opponents.probes import own, towards
from agents.opponents.reasons import MOST, differ, differ_towards, why
from agents.opponents.rollouts import Rollouts
from agents.opponents.view import View
from policies.menu import NAMES
from tests.agents.opponents.conftest import CODES, QUICK, disturbed, played

pytestmark = pytest.mark.compiled
MINDS = minds(QUICK)
USA, CHN, KEN = (CODES.index(code) for code in ("USA", "CHN", "KEN"))
ALONE = {"creed", "slip_split", "slip_stance", "mandate"}  # of no figure of the state


def probes_of(view, i, others):
    found = list(own(view, i))
    for j in others:
        found += towards(view, i, j)
    return found


@pytest.mark.parametrize("mind", ["easy", "normal", *NAMES])
def test_a_reason_is_a_figure_without_which_the_answer_is_another(mind):
    mind = MINDS.get(mind) or follower(mind)
    checked = 0
    for seed in range(4):
        view = View.of(disturbed(1, seed))
        for other in (None, CHN):
            found = why(mind, view, USA, other)
            assert 1 <= len(found) <= MOST
            assert sorted((r.weight for r in found), reverse=True) == [r.weight for r in found]
            move = mind.think(view, USA).move
            distance = differ if other is None else differ_towards(other)
            others = [j for j in range(len(CODES)) if j != USA] if other is None else [other]
            for reason in found:
                if reason.key in ALONE:
                    continue
                same = [
                    p
                    for p in probes_of(view, USA, others)
                    if (p.key, p.figures) == (reason.key, reason.figures)
                ]
                assert same
                for probe in same:
                    changed = mind.think(probe.altered(view), USA).move
                    assert distance(move, changed) == pytest.approx(reason.weight)
                    checked += 1
    assert checked


def test_who_never_looks_at_others_gives_its_creed_only():
    view = View.of(played(2))
    for policy in ("always-cooperate", "always-isolate"):
        found = why(follower(policy), view, USA, CHN)
        assert [reason.key for reason in found] == ["creed"]


def test_tit_for_tat_names_the_stance_it_mirrors():
    board = played(2)
    board.now.stance[CHN, USA] = 0.2
    first = why(follower("tit-for-tat"), View.of(board), USA, CHN)[0]
    assert (first.key, first.figures) == ("stance", {"nation": "CHN", "value": 0.2})


def test_a_marked_mandate_is_a_reason_of_the_normal_level():
    nations = QUICK.nations.copy()
    nations.mandate[KEN] = (0.25, 0.15, 0.15, 0.35, 0.1)
    board = played(2)
    board.world = replace(QUICK, nations=nations)
    board.now.capability[KEN] = board.now.capability.max() - 2.0  # else that decides
    found = {reason.key: reason for reason in why(MINDS["normal"], View.of(board), KEN)}
    assert MINDS["normal"].think(View.of(board), KEN).policy == "regulator-first"
    assert found["mandate"].figures == {"component": "stability", "share": 0.35}


def test_hard_tells_what_its_rollouts_found():
    view = View.of(played(1))
    found = why(MINDS["hard"], view, USA)
    assert 1 <= len(found) <= MOST
    assert all(r.key.startswith("searched_") for r in found)
    gains = [r.figures["points"] for r in found[:-1]]
    assert gains == sorted(gains, reverse=True)
    assert min(gains, default=1.0) > 0.0
    # the move is at least as good, in the same lucks and with its money, as what it did before
    thought = MINDS["hard"].think(view, USA)
    as_before = replace(view.in_force(USA), budget=thought.move.budget)
    before, after = Rollouts(QUICK).prospect(view, USA).try_moves([as_before, thought.move])
    assert after.mean() >= before.mean()
    assert after.mean() > before.mean() or not gains


def test_hard_compares_its_stance_with_the_other():
    view = View.of(played(1))
    reason = why(MINDS["hard"], view, USA, CHN)[0]
    move = MINDS["hard"].think(view, USA).move
    assert reason.figures["stance"] == move.stance[CHN]
    assert reason.figures["instead"] != move.stance[CHN]
    key = "stance_pays" if reason.figures["points"] > 0.05 else reason.key
    assert reason.key == key
