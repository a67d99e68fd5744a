"""Human seats take their move from a mailbox."""

from dataclasses import replace

import pytest
from mesa.batchrunner import batch_run

from agents.human import Mailbox, MoveRefused
from agents.lineup import HUMAN, LineupError
from agents.race import Race
from sim.move import read_move


def with_human(world):
    return Race(world, policies=[HUMAN, *world.policies[1:]])


def test_a_posted_move_is_played(quick):
    race = with_human(quick)
    move = replace(read_move(race.board.orders, 0), budget=0.0015).with_levers(strictness=0.9)
    race.nation(quick.codes[0]).mailbox.post(move)
    race.step()
    assert read_move(race.board.orders, 0) == move


def test_without_post_the_last_orders_stay(quick):
    race = with_human(quick)
    before = read_move(race.board.orders, 0)
    race.step()
    race.step()
    assert read_move(race.board.orders, 0) == before


@pytest.mark.parametrize("end", [Race.play, Race.run_model])
def test_played_to_the_end_there_must_be_somebody_who_posts(quick, end):
    race = with_human(quick)
    with pytest.raises(LineupError, match=rf"policy of {quick.codes[0]} is human, and nobody"):
        end(race)
    assert race.board.tick == 0


def test_a_watcher_may_post(quick):
    race = with_human(quick)
    asked = []

    def watch(board):
        if board.tick % quick.ticks_per_turn == 0:
            asked.append(board.turn)
            move = replace(read_move(board.orders, 0), budget=0.0002 * board.turn)
            race.nation(quick.codes[0]).mailbox.post(move)

    race.play(watch)
    assert asked[-1] == quick.turns
    assert race.board.orders.budget[0] == 0.0002 * (quick.turns - 1)


def test_a_batch_of_mesa_has_nobody_to_ask(quick):
    with pytest.raises(LineupError, match="is human, and nobody is there"):
        batch_run(Race, {"world": quick, "policies": "human"}, display_progress=False)


class Posting(Race):
    """A race that posts the orders of its human itself."""

    def step(self):
        code = self.world.codes[0]
        move = replace(read_move(self.board.orders, 0), budget=0.0015)
        self.nation(code).mailbox.post(move)
        super().step()


def test_a_race_that_posts_for_itself_is_played_anywhere(quick):
    policies = [[HUMAN, *quick.policies[1:]]]
    rows = batch_run(
        Posting, {"world": quick, "turns": 2, "policies": policies}, display_progress=False
    )
    assert {row["Step"] for row in rows} == {2}
    race = Posting(quick, policies=policies[0], turns=2)
    race.play()
    assert race.board.orders.budget[0] == 0.0015


def test_a_move_is_taken_once(quick):
    mailbox = Mailbox(0, quick.codes)
    move = read_move(quick.status_quo, 0)
    mailbox.post(move)
    assert mailbox.take() == move
    assert mailbox.take() is None


def test_a_wrong_move_is_refused_with_every_reason(quick):
    mailbox = Mailbox(0, quick.codes)
    move = replace(read_move(quick.status_quo, 0), budget=0.2).with_levers(visa=float("nan"))
    with pytest.raises(MoveRefused) as refused:
        mailbox.post(move)
    assert refused.value.wrong == (
        "budget is 0.2; it must be from 0 to 0.003",
        "visa is nan; it must be from 0 to 1",
    )
    assert mailbox.take() is None
