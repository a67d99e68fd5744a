"""The diary: scenario, seed and moves are the whole saved game."""

from dataclasses import replace

from agents.diary import Diary, replay
from agents.race import Race


def recorded(world, turns=3, seed=4):
    race = Race(world, seed=seed, turns=turns)
    diary = Diary(seed, 0, race.policies, turns)
    while race.running:
        race.decide()
        diary.record_moves(race.board)
        for _ in range(world.ticks_per_turn):
            race.board.play_tick()
            diary.record_tick(race.board)
        race.running = race.board.turn < turns
    return race, diary


def test_replay_gives_the_same_hashes(quick):
    race, diary = recorded(quick)
    assert len(diary.hashes) == 1 + 3 * quick.ticks_per_turn
    board, parting = replay(quick, diary)
    assert parting is None
    assert board.state_hash() == race.board.state_hash()
    assert board.outcome().memory.tobytes() == race.board.outcome().memory.tobytes()


def test_recording_by_hand_is_the_race_itself(quick):
    race, _ = recorded(quick)
    straight = Race(quick, seed=4, turns=3)
    straight.play()
    assert straight.board.state_hash() == race.board.state_hash()


def test_a_changed_move_parts_in_its_own_turn(quick):
    _, diary = recorded(quick)
    first = diary.moves[1][0]
    diary.moves[1] = (replace(first, budget=first.budget / 2), *diary.moves[1][1:])
    _, parting = replay(quick, diary)
    assert parting is not None
    assert parting.tick == quick.ticks_per_turn + 1
    assert parting.expected != parting.found


def test_another_seed_parts(quick):
    _, diary = recorded(quick)
    _, parting = replay(quick, replace(diary, seed=5))
    assert parting is not None
    assert parting.tick > 0


def test_another_start_parts_at_once(quick):
    _, diary = recorded(quick)
    stocks = quick.stocks.copy()
    stocks.gdp[0] *= 1.01
    _, parting = replay(replace(quick, stocks=stocks), diary)
    assert parting is not None
    assert parting.tick == 0


def test_a_shortened_diary_parts_where_hashes_end(quick):
    _, diary = recorded(quick)
    diary.hashes.pop()
    _, parting = replay(quick, diary)
    assert parting is not None
    assert parting.expected == ""


def test_replay_watches_every_quarter(quick):
    _, diary = recorded(quick)
    ticks = []
    replay(quick, diary, lambda board: ticks.append(board.tick))
    assert ticks == list(range(1, 13))
