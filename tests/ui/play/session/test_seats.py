"""Who asks, and for which turn: seats by name, and seats that change hands."""

import subprocess
import sys

import pytest

from agents.lineup import HUMAN
from tests.playing import act
from tests.ui.conftest import HOUSE
from tests.ui.play.session.conftest import SCENARIO, WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.autosave import Autosave
from ui.play.session.commands import (
    Did,
    EndTurn,
    HandOver,
    Redo,
    SetBudget,
    SetLever,
    ThinkAgain,
    Undo,
)
from ui.play.session.session import Session
from ui.play.session.slots import Slots
from ui.play.words import DEFAULT, speak

HUMANS = ("IND", "KEN")
INDIA = WORLD.codes.index("IND")


@pytest.fixture
def session():
    return make_session(HUMANS)


def stands(session):
    return session.mark, session.state_hash, session.waits_for


@pytest.mark.parametrize(
    "command", [SetBudget(0.001), Undo(), Redo(), EndTurn(), ThinkAgain(), HandOver("grudger")]
)
def test_what_was_meant_for_another_turn_is_refused(session, command):
    for code in HUMANS:
        session.apply(code, EndTurn(), 0)
    before = stands(session)
    for turn in (0, 2):
        with pytest.raises(Refusal) as refused:
            session.apply("IND", command, turn)
        meant = f"This was meant for turn {turn + 1}, and the game is in turn 2 by now."
        assert str(refused.value) == meant
    assert stands(session) == before


@pytest.mark.parametrize("language", ["es", "fr"])
def test_it_is_refused_in_every_language(session, language):
    speak(language)
    try:
        with pytest.raises(Refusal, match=r"\b4\b.*\b1\b"):
            session.apply("IND", EndTurn(), 3)
        session.apply("IND", EndTurn(), 0)
        with pytest.raises(Refusal, match=r"^(La )?(Inde|India) "):
            session.apply("IND", SetBudget(0.001), 0)
    finally:
        speak(DEFAULT)


def test_everybody_drafts_at_once_and_in_any_order(session):
    session.apply("KEN", SetBudget(0.0015), 0)
    session.apply("IND", SetBudget(0.0005), 0)
    session.apply("KEN", Undo(), 0)
    assert (session.can_undo("IND"), session.can_undo("KEN")) == (True, False)
    assert session.can_redo("KEN")
    assert session.draft("IND").move.budget == 0.0005
    assert session.draft("KEN").move == session.opening("KEN").move


def test_who_has_ended_the_turn_takes_that_back_before_changing_anything(session):
    session.apply("KEN", SetBudget(0.0015), 0)
    assert session.apply("KEN", EndTurn(), 0) is Did.PASSED
    before = stands(session)
    for command in (SetBudget(0.001), Undo(), EndTurn()):
        with pytest.raises(Refusal, match="Kenya has ended the turn; take that back first"):
            session.apply("KEN", command, 0)
    assert not session.can_undo("KEN")
    assert stands(session) == before
    assert session.apply("KEN", ThinkAgain(), 0) is Did.DRAFTED
    assert session.waits_for == HUMANS
    session.apply("KEN", Undo(), 0)
    assert session.draft("KEN").move == session.opening("KEN").move


@pytest.mark.parametrize("nation", ["USA", "XXX", ""])
def test_for_who_is_no_player_nobody_orders(session, nation):
    for command in (SetBudget(0.001), EndTurn(), ThinkAgain()):
        with pytest.raises(Refusal, match="is not played by a person here; those who are: IND, K"):
            session.apply(nation, command, 0)


# seats that change hands


def test_a_seat_is_handed_to_a_policy_and_back_to_a_person(session):
    session.apply("IND", SetBudget(0.0015), 0)
    assert session.apply("IND", HandOver("grudger"), 0) is Did.DRAFTED
    assert (session.humans, session.waits_for) == (("KEN",), ("KEN",))
    assert session.game.policies[INDIA] == session.saved().policies[INDIA] == "grudger"
    assert session.apply("KEN", EndTurn(), 0) is Did.PLAYED
    assert session.diary.moves[0][INDIA].budget != 0.0015
    session.apply("IND", HandOver(HUMAN), 1)
    assert session.humans == HUMANS
    assert session.draft("IND").move == session.diary.moves[0][INDIA]
    session.apply("IND", SetLever("visa", 0.25), 1)
    session.apply("KEN", EndTurn(), 1)
    assert session.apply("IND", EndTurn(), 1) is Did.PLAYED
    assert session.diary.moves[1][INDIA].levers.visa == 0.25


def test_a_game_whose_seats_changed_hands_is_the_game_of_those_orders():
    """A policy in a seat from the second turn on, and one that resumed so."""
    handed = make_session(HUMANS)
    for code in HUMANS:
        handed.apply(code, EndTurn(), 0)
    resumed = Session.resume(handed.saved(), policies={"IND": "hegemon"}, world=WORLD)
    handed.apply("IND", HandOver("hegemon"), 1)
    for session in (handed, resumed):
        while not session.over:
            act(session, EndTurn())
    assert handed.diary == resumed.diary


def test_a_seat_is_handed_to_a_mind(session):
    asked = []

    def mind(board, nation):
        asked.append((board.turn, nation))
        return board.moves()[nation].with_levers(visa=0.125)

    session.game.minds["mine"] = mind
    session.apply("IND", HandOver("mine"), 0)
    session.apply("KEN", EndTurn(), 0)
    assert asked == [(0, INDIA)]
    assert session.diary.moves[0][INDIA].levers.visa == 0.125


def test_the_turn_is_played_when_the_one_who_was_waited_for_hands_over(session):
    session.apply("KEN", EndTurn(), 0)
    assert session.apply("IND", HandOver("free-rider"), 0) is Did.PLAYED
    assert (session.turn, session.waits_for) == (1, ("KEN",))


def test_a_turn_that_is_taken_back_then_waits_for_the_last_player(session, monkeypatch):
    def taken_back(_moves):
        raise Refusal("it leads nowhere")

    session.apply("KEN", EndTurn(), 0)
    monkeypatch.setattr(session.game, "play_turn", taken_back)
    with pytest.raises(Refusal, match="it leads nowhere"):
        session.apply("IND", HandOver("free-rider"), 0)
    assert (session.turn, session.waits_for) == (0, ("KEN",))
    session.apply("KEN", SetBudget(0.001), 0)


def test_the_last_player_leaves_a_game_that_plays_itself(session):
    for code in HUMANS:
        assert session.apply(code, HandOver("balancer"), 0) is Did.DRAFTED
    assert session.turn == 0
    assert session.apply("", EndTurn(), 0) is Did.PLAYED


@pytest.mark.parametrize(
    ("nation", "to", "sentence"),
    [
        ("XXX", "grudger", "No nation is called 'XXX'"),
        ("IND", "gruger", "did you mean 'grudger'"),
        ("IND", "", "no policy is called ''"),
    ],
)
def test_a_seat_is_handed_to_nobody_who_is_not_there(session, nation, to, sentence):
    before = stands(session)
    with pytest.raises(Refusal, match=sentence):
        session.apply(nation, HandOver(to), 0)
    assert stands(session) == before


def test_seats_that_changed_hands_are_kept(tmp_path):
    slots = Slots(tmp_path)
    session = make_session(HUMANS, autosave=Autosave(slots))
    session.apply("IND", EndTurn(), 0)
    session.apply("USA", HandOver(HUMAN), 0)
    session.apply("USA", SetBudget(0.001), 0)
    back = Session.resume(session.saved(), world=WORLD)
    assert (back.humans, back.ended) == (("USA", *HUMANS), {"IND"})
    assert back.draft("USA") == session.draft("USA")
    assert Autosave(slots).read_latest().policies[WORLD.codes.index("USA")] == HUMAN


# nobody is asked twice


def test_restoring_asks_no_mind_again(tmp_path):
    asked = []

    def mind(board, nation):
        asked.append((board.turn, nation))
        return board.moves()[nation]

    others = [code for code in WORLD.codes if code not in HUMANS]
    options = {"minds": {"mind": mind}, "world": WORLD}
    session = Session.new(
        SCENARIO, HUMANS, seed=5, turns=4, policies=dict.fromkeys(others, "mind"),
        autosave=Autosave(Slots(tmp_path)), **options,
    )  # fmt: skip
    for _ in range(2):
        for code in HUMANS:
            act(session, EndTurn(), code)
    act(session, SetBudget(0.001), "IND")
    act(session, EndTurn(), "IND")
    assert len(asked) == 2 * len(others)
    autosave = Autosave(Slots(tmp_path))
    back = Session.resume(autosave.read_latest(), autosave=autosave, **options)
    Session.resume(session.saved(), turn=1, **options)
    back.save()
    assert (back.turn, back.ended, back.diary) == (2, {"IND"}, session.diary)
    assert len(asked) == 2 * len(others)
    act(back, EndTurn(), "KEN")
    assert asked[2 * len(others) :] == [(2, WORLD.codes.index(code)) for code in others]


# the game that people play is the Mesa model


def test_players_orders_lie_in_the_mailboxes_of_a_race(session):
    race = session.game.race
    assert [n.code for n in race.nations if n.mailbox is not None] == list(HUMANS)
    session.apply("IND", SetBudget(0.0015), 0)
    for code in HUMANS:
        session.apply(code, EndTurn(), 0)
    assert session.game.race is race
    assert (race.steps, race.board is session.game.board) == (1, True)
    assert race.nation("IND").mailbox.used
    assert race.board.moves()[INDIA].budget == 0.0015
    assert session.diary.moves[0][INDIA].budget == 0.0015


def test_a_race_goes_on_where_the_game_was_taken_up(session):
    for code in HUMANS:
        session.apply(code, EndTurn(), 0)
    back = Session.resume(session.saved(), world=WORLD)
    assert back.game.race.steps == 1
    for game in (session, back):
        for code in HUMANS:
            game.apply(code, EndTurn(), 1)
    assert back.state_hash == session.state_hash
    assert back.game.race.steps == 2


def test_looking_back_and_drafting_load_no_mesa():
    code = (
        "import sys; from tests.ui.play.session.conftest import make_session, WORLD; "
        "from ui.play.session.session import Session; "
        "from ui.play.session.commands import SetBudget; "
        "s = make_session(); s.apply('IND', SetBudget(0.001), 0); "
        "Session.resume(s.saved(), world=WORLD).facts('IND').news; print('mesa' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"
