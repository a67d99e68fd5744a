"""Playing turns: one writer, one log, the same hashes as every other host."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from agents.arguments import LONGEST_GAME
from agents.diary import replay
from agents.host import Host, lineup_of
from agents.race import Race
from scenarios.diary_file import read
from scenarios.load import load
from scenarios.pack import pack
from tests.playing import act, draft_of, opening_of, waiting
from tests.ui.conftest import HOUSE
from tests.ui.play.session.conftest import SCENARIO, WORLD, make_session
from ui.faces.terminal.cli import start
from ui.play.refusal import Refusal
from ui.play.session.commands import Did, EndTurn, SetBudget, SetLever, SetMove, ThinkAgain, Undo
from ui.play.session.session import Session

INDIA = WORLD.codes.index("IND")


def played(session, turns=None):
    for _ in range(session.game.turns - session.turn if turns is None else turns):
        while act(session, EndTurn()) is Did.PASSED:
            pass
    return session


def race_hashes(policies, turns, seed=5):
    race = Race(WORLD, seed, policies=policies, turns=turns)
    hashes = [race.board.state_hash()]
    race.play(lambda board: hashes.append(board.state_hash()))
    return hashes


def test_without_players_it_is_the_race():
    session = played(make_session(()))
    assert session.over
    assert session.diary.hashes == race_hashes(WORLD.policies, 4)


def test_a_player_who_repeats_the_script_gives_the_same_hashes():
    """Of the Mesa host, quarter by quarter."""
    scripted = played(make_session(()))
    session = make_session()
    for row in scripted.diary.moves:
        act(session, SetMove(row[INDIA]))
        act(session, EndTurn())
    assert session.diary.hashes == scripted.diary.hashes
    assert session.diary.moves == scripted.diary.moves
    assert session.diary.hashes == race_hashes(WORLD.policies, 4)


def test_every_seat_a_player_gives_the_same_hashes():
    scripted = played(make_session(()))
    session = make_session(WORLD.codes)
    for row in scripted.diary.moves:
        for code in WORLD.codes:
            act(session, SetMove(row[WORLD.codes.index(code)]), code)
        while act(session, EndTurn()) is Did.PASSED:
            pass
    assert session.diary.hashes == scripted.diary.hashes


def test_an_untouched_draft_keeps_last_orders():
    session = played(make_session())
    assert len({row[INDIA] for row in session.diary.moves}) == 1
    race = Race(WORLD, 5, policies=session.game.policies, turns=4)
    race.nation("IND").mailbox.post(session.diary.moves[0][INDIA])  # the orders in force
    race.play()
    assert race.board.state_hash() == session.state_hash


def test_a_played_turn_stays_played(session):
    act(session, SetBudget(0.0015))
    act(session, EndTurn())
    with pytest.raises(Refusal, match="a turn that has been played stays played"):
        act(session, Undo())
    assert opening_of(session).move.budget == 0.0015


def test_after_the_end_nothing_is_taken(session):
    played(session)
    for command in (EndTurn(), SetBudget(0.0005), Undo(), ThinkAgain()):
        with pytest.raises(Refusal, match="The game is over"):
            act(session, command)


def test_the_log_replays_bit_for_bit(tmp_path, capsys):
    session = make_session()
    act(session, SetBudget(0.0015))
    played(session)
    path = session.export(tmp_path, "diary")
    assert path == tmp_path / "diary.json"
    assert start(["replay", str(path)]) == 0
    assert "All 16 quarters agree" in capsys.readouterr().out
    assert replay(WORLD, session.diary)[1] is None


def test_a_game_goes_on_from_its_diary():
    whole = played(make_session())
    half = played(make_session(), 2)
    resumed = Session.resume(half.saved(), world=WORLD)
    assert (resumed.turn, waiting(resumed)) == (2, "IND")
    assert draft_of(resumed).move == draft_of(half).move
    assert resumed.state_hash == half.state_hash
    assert played(resumed).diary.hashes == whole.diary.hashes


def test_any_diary_can_be_taken_over(written):
    """That of `sixpillars run`, in any turn, by anybody."""
    saved = read(written / "diary.json")
    session = Session.resume(saved, humans=["GBR"], turn=1)
    assert (session.turn, waiting(session)) == (1, "GBR")
    assert session.diary.hashes == saved.hashes[:5]
    assert session.diary.policies[WORLD.codes.index("CHN")] == "grudger"
    unseated = Session.resume(session.saved(), humans=[])
    assert unseated.diary.policies[WORLD.codes.index("GBR")] == SCENARIO.nations["GBR"].policy
    watched = played(Session.resume(saved, turn=0))
    assert watched.diary.hashes == saved.hashes


def test_another_policy_can_take_a_seat():
    session = played(make_session(), 1)
    handed = Session.resume(session.saved(), policies={"IND": "free-rider"}, world=WORLD)
    assert waiting(handed) == ""
    assert played(handed).over


def test_a_diary_of_other_rules_is_refused():
    saved = played(make_session(), 2).saved()
    hashes = [*saved.hashes[:6], "0" * 64, *saved.hashes[7:]]
    with pytest.raises(Refusal, match="from quarter 6 on"):
        Session.resume(saved.model_copy(update={"hashes": hashes}), world=WORLD)
    assert Session.resume(saved.model_copy(update={"hashes": hashes}), turn=1, world=WORLD)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"humans": ["XXX"]}, "nation 'XXX' is not in this scenario"),
        ({"policies": {"CHN": "hegemnon"}}, "did you mean 'hegemon'?"),
        ({"scenario": "nowhere"}, "the library has no scenario"),
        ({"turns": 0}, "A game of 0 turns is not possible"),
        ({"turns": LONGEST_GAME + 1}, "A game of 201 turns is not possible"),
        ({"seed": -1}, "seed is -1; it must be a whole number"),
        ({"replicate": 2**32}, "replicate is 4294967296"),
    ],
)
def test_a_game_that_cannot_be_is_refused(options, sentence):
    with pytest.raises(Refusal) as refused:
        Session.new(**{"scenario": SCENARIO, "world": WORLD} | options)
    assert sentence in str(refused.value)


def test_a_turn_that_is_not_in_the_diary_is_refused():
    with pytest.raises(Refusal, match="There is no turn 3 in this game; give one from 0 to 1"):
        Session.resume(played(make_session(), 1).saved(), turn=3, world=WORLD)


def test_minds_decide_simultaneously_with_the_menu():
    """A mind that thinks as a policy does leaves no trace but its name."""
    seen = []

    def mind(board, i):
        seen.append(board.orders.budget.copy())
        return replace(session.game.in_force(i), budget=0.0012)

    session = make_session(policies={"CHN": "stubborn"}, minds={"stubborn": mind})
    before = session.game.board.orders.budget.copy()
    act(session, EndTurn())
    assert (seen[0] == before).all()
    assert session.diary.moves[0][WORLD.codes.index("CHN")].budget == 0.0012
    again = Session.resume(session.saved(), minds={"stubborn": mind}, world=WORLD)
    assert again.state_hash == session.state_hash
    with pytest.raises(Refusal, match="no policy is called 'stubborn'"):
        Session.resume(session.saved(), world=WORLD)


def test_a_mind_that_fails_leaves_the_turn_to_be_ended_again():
    answers = [ValueError("no idea"), 0.9, 0.001]

    def mind(board, i):
        answer = answers.pop(0)
        if isinstance(answer, ValueError):
            raise answer
        return replace(session.game.in_force(i), budget=answer)

    session = make_session(("IND", "KEN"), policies={"CHN": "odd"}, minds={"odd": mind})
    act(session, SetLever("visa", 0.3))
    act(session, EndTurn())
    for sentence in ("no idea", "odd for CHN: budget is 0.9"):
        before = session.game.board.moves()
        with pytest.raises(ValueError, match=sentence):
            act(session, EndTurn())
        assert session.turn == 0
        assert session.game.board.moves() == before
    assert act(session, EndTurn()) is Did.PLAYED
    assert session.diary.moves[0][INDIA].levers.visa == 0.3


def test_results_are_those_of_a_run(written):
    saved = read(written / "diary.json")
    session = played(Session.resume(saved, turn=0))
    results = session.results()
    manifest = json.loads((written / "manifest.json").read_text())
    assert results.manifest["state_hashes"] == manifest["state_hashes"]
    assert results.tables.outcomes.height == len(WORLD.codes)


def test_replicates_go_on_from_here():
    """The compiled host, started in the middle, ends where the session does."""
    session = played(make_session(()), 2)
    start_here, turns = session.start(), session.game.turns
    before = start_here.stocks.memory.copy()
    played(session)
    host = Host(WORLD, start=start_here)
    ticks = turns * WORLD.ticks_per_turn
    outcomes = host.play(5, 0, 1, lineup_of(session.game.policies), ticks).outcomes
    assert np.array_equal(outcomes[0], session.game.board.outcome().memory)
    assert np.array_equal(start_here.stocks.memory, before)


def test_what_a_scenario_has_nations_offer_is_offered():
    """Whatever players and policies want, as on the Mesa host."""
    scenario = load("safety-standards")
    world = pack(scenario)
    race = Race(world, 5, policies=["always-isolate"] * len(world.codes), turns=2)
    race.play()
    everyone = dict.fromkeys(world.codes, "always-isolate")
    session = Session.new(scenario, policies=everyone, seed=5, turns=2, world=world)
    assert played(session).state_hash == race.board.state_hash()
    human = Session.new(scenario, ["IND"], policies=everyone, seed=5, turns=2, world=world)
    for row in session.diary.moves:
        act(human, SetMove(row[world.codes.index("IND")]))
        act(human, EndTurn())
    assert human.state_hash == race.board.state_hash()


def test_hot_seat_everybody_drafts_and_the_world_moves_once():
    session = make_session(("KEN", "IND"))
    assert session.humans == ("IND", "KEN")
    assert waiting(session) == "IND"
    act(session, SetLever("visa", 0.1))
    assert act(session, EndTurn()) is Did.PASSED
    assert waiting(session) == "KEN"
    assert not session.can_undo(waiting(session))
    assert session.turn == 0
    act(session, SetLever("visa", 0.9))
    assert act(session, EndTurn()) is Did.PLAYED
    assert session.turn == 1
    assert waiting(session) == "IND"
    row = session.diary.moves[0]
    assert (row[INDIA].levers.visa, row[WORLD.codes.index("KEN")].levers.visa) == (0.1, 0.9)


def test_hot_seat_who_has_ended_may_think_again():
    session = make_session(("IND", "KEN"))
    act(session, SetLever("visa", 0.1))
    act(session, EndTurn())
    act(session, ThinkAgain(), "IND")
    assert session.waits_for == ("IND", "KEN")
    act(session, Undo())
    act(session, SetLever("visa", 0.3))
    assert act(session, EndTurn()) is Did.PASSED
    act(session, EndTurn())
    assert session.diary.moves[0][INDIA].levers.visa == 0.3


def test_hot_seat_is_for_players():
    session = make_session(("IND", "KEN"))
    with pytest.raises(Refusal, match="USA is not played by a person here; those who are: IND"):
        act(session, ThinkAgain(), "USA")
    with pytest.raises(Refusal, match="those who are: nobody"):
        act(make_session(()), SetBudget(0.0005))


def test_the_order_of_seats_changes_nothing():
    def game(order):
        session = make_session(("IND", "KEN"), turns=2)
        for _ in range(2):
            for code in order:
                act(session, SetLever("strictness", 0.2 if code == "IND" else 0.7), code)
                act(session, EndTurn(), code)
        return session.diary

    assert game(("IND", "KEN")) == game(("KEN", "IND"))


def test_mesa_and_tables_stay_out_until_a_turn_is_played():
    """They take seconds to import, and the first frame is to come at once."""
    code = (
        "import sys; from ui.play.session.session import Session; "
        "from ui.play.session.commands import EndTurn; "
        "s = Session.new('quick', ['IND'], turns=1); s.facts('IND').figures; "
        "heavy = ('mesa', 'polars', 'pandas', 'pygame'); "
        "before = [m for m in heavy if m in sys.modules]; "
        "s.apply('IND', EndTurn(), 0); s.facts('IND').news; "
        "print(before, [m for m in heavy if m in sys.modules and m != 'pandas'])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[] ['mesa']"
