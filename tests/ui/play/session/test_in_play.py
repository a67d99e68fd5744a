"""The turn in play is part of a save: drafts, locks, the seat, and who has ended the turn."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.diary import replay
from lab.from_diary import plan_from
from scenarios.diary_file import DiaryError, dump, parse
from sim.pillars import Pact, Pillar, Programme
from tests.playing import act, draft_of, opening_of, waiting
from tests.ui.play.session.conftest import WORLD, make_session
from tests.ui.play.session.test_any_order import changes
from ui.faces.terminal.cli import start
from ui.play.debrief.reading import read_session
from ui.play.refusal import Refusal
from ui.play.session.commands import (
    Did,
    EndTurn,
    LockPillar,
    LockProgramme,
    OfferPact,
    Redo,
    ResetTurn,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
    SetStance,
    ThinkAgain,
    Undo,
)
from ui.play.session.session import Session

HUMANS = ("USA", "IND", "KEN")  # in the order of the roster


def draft(session):
    """Something of every kind."""
    for command in (
        SetBudget(0.00123),
        SetSplit(Pillar.RESEARCH, 1 / 3),
        SetProgramme(Programme.FABS, 0.1),
        SetLever("visa", 0.7),
        SetStance("CHN", 0.2),
        OfferPact("USA" if waiting(session) != "USA" else "CHN", Pact.DATA_FLOWS),
        LockPillar(Pillar.RESEARCH),
        LockProgramme(Programme.FABS),
    ):
        act(session, command)


def again(session, **options):
    """The game as it comes back from its file."""
    return Session.resume(parse(dump(session.saved()), "x.json"), world=WORLD, **options)


def test_a_draft_comes_back_to_the_bit(session):
    act(session, EndTurn())
    draft(session)
    back = again(session)
    assert draft_of(back) == draft_of(session)
    assert draft_of(back).pillars == {Pillar.RESEARCH}
    assert back.state_hash == session.state_hash
    assert not back.unsaved
    act(session, EndTurn())
    act(back, EndTurn())
    assert back.state_hash == session.state_hash
    assert back.diary == session.diary


def test_undo_takes_it_back_at_once_and_redo_makes_it_again(session):
    draft(session)
    back = again(session)
    drafted = draft_of(back)
    act(back, Undo())
    assert not back.can_undo(waiting(back))
    assert draft_of(back) == opening_of(back)
    assert draft_of(back).move == opening_of(session).move
    act(back, Redo())
    assert draft_of(back) == drafted
    act(back, ResetTurn())
    assert draft_of(back).move == opening_of(session).move
    assert draft_of(back).pillars == drafted.pillars


def test_every_player_finds_the_own_draft(session):
    session = make_session(HUMANS)
    draft(session)
    act(session, EndTurn())
    act(session, SetBudget(0.001), "KEN")
    assert session.saved("KEN").in_play.seat == "KEN"
    back = again(session)
    assert back.ended == {"USA"}
    assert [back.draft(code) for code in HUMANS] == [session.draft(code) for code in HUMANS]
    for game in (session, back):
        assert act(game, EndTurn()) is Did.PASSED
        assert act(game, EndTurn()) is Did.PLAYED
    assert back.diary == session.diary


def test_a_turn_that_nobody_has_touched_adds_nothing(session):
    assert session.saved().in_play is None
    act(session, SetBudget(0.001))
    assert set(session.saved().in_play.drafts) == {"IND"}
    act(session, Undo())
    assert session.saved().in_play is None
    assert b"in_play" not in dump(session.saved())
    assert make_session(()).saved().in_play is None


def test_a_game_that_is_over_has_no_turn_in_play():
    session = make_session(("IND", "KEN"), turns=1)
    act(session, SetBudget(0.001))
    for _ in range(2):
        act(session, EndTurn())
    assert session.over
    assert session.saved().in_play is None


def test_a_finished_game_with_locks_can_be_read():
    session = make_session(("IND", "KEN"), turns=1)
    act(session, LockPillar(Pillar.RESEARCH))
    saved = session.saved()
    for _ in range(2):
        act(session, EndTurn())
    back = again(session)
    assert (back.over, back.state_hash) == (True, session.state_hash)
    # saves that older versions wrote have their locks in them
    old = session.saved().model_copy(update={"in_play": saved.in_play})
    assert parse(dump(old), "x.json").turn_in_play is None
    assert Session.resume(parse(dump(old), "x.json"), world=WORLD).over


def test_of_an_earlier_turn_there_is_no_draft(session):
    act(session, EndTurn())
    draft(session)
    back = Session.resume(session.saved(), turn=0, world=WORLD)
    assert draft_of(back) == opening_of(back)


def test_what_nobody_plays_any_more_is_left_out():
    session = make_session(HUMANS)
    draft(session)
    act(session, EndTurn())
    back = again(session, humans=["USA", "CHN"])
    assert (back.humans, waiting(back), back.ended) == (("USA", "CHN"), "CHN", {"USA"})
    assert back.draft("USA") == session.draft("USA")
    assert back.draft("CHN") == back.opening("CHN")
    alone = again(session, humans=["USA"])  # who has ended the turn may end it again
    assert draft_of(alone) == session.draft("USA")
    assert act(alone, EndTurn()) is Did.PLAYED


def test_pledges_of_the_scenario_stand_in_every_draft_that_comes_back():
    session = make_session()
    act(session, SetBudget(0.001))
    saved = session.saved()
    none = [0] * len(WORLD.codes)
    bare = saved.in_play.drafts["IND"].move.model_copy(update={"offers": none})
    drafts = {"IND": saved.in_play.drafts["IND"].model_copy(update={"move": bare})}
    saved = saved.model_copy(
        update={"in_play": saved.in_play.model_copy(update={"drafts": drafts})}
    )
    offers = draft_of(Session.resume(saved, world=WORLD)).move.offers
    assert offers == opening_of(session).move.offers


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*HUMANS, ""]), changes), max_size=12))
def test_any_draft_comes_back(steps):
    session = make_session(HUMANS)
    for seat, change in steps:
        try:
            if not seat:
                act(session, EndTurn())
            elif seat in session.ended:
                act(session, ThinkAgain(), seat)
            act(session, change, seat or waiting(session))
        except Refusal:
            continue
    back = again(session)
    assert [back.draft(code) for code in HUMANS] == [session.draft(code) for code in HUMANS]
    assert (waiting(back), back.ended) == (waiting(session), session.ended)


# a draft is no move


@pytest.fixture
def file(session, tmp_path):
    act(session, EndTurn())
    draft(session)
    path = tmp_path / "game.json"
    path.write_bytes(dump(session.saved()))
    return path


def test_a_replay_does_not_look_at_it(file, session, capsys):
    assert start(["replay", str(file)]) == 0
    said = capsys.readouterr().out
    plain = session.saved().model_copy(update={"in_play": None})
    file.write_bytes(dump(plain))
    assert start(["replay", str(file)]) == 0
    assert capsys.readouterr().out == said
    assert replay(WORLD, plain.diary())[1] is None


def test_a_debrief_and_a_batch_do_not_look_at_it(file, session):
    looked = read_session(file)
    assert looked.diary == session.diary
    plain = session.saved().model_copy(update={"in_play": None})
    one, other = (plan_from(saved, replicates=3) for saved in (session.saved(), plain))
    assert one.beginning.state == other.beginning.state
    assert (one.policies, one.seed) == (other.policies, other.seed)


# what is refused


def spoilt(session, change):
    plain = json.loads(dump(session.saved()))
    change(plain["in_play"], plain)
    return json.dumps(plain).encode()


def put(*path):
    """A change that puts the last of these where the others lead."""

    def change(turn, _):
        for key in path[:-2]:
            turn = turn[key]
        turn[path[-2]] = path[-1]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("seat", "CHN"), "in_play.seat"),
        (put("seat", "x"), "in_play.seat"),
        (put("seat", 1), "in_play.seat"),
        (put("ended", ["CHN"]), "in_play.ended"),
        (put("ended", ["IND", "IND"]), "in_play.ended"),
        (put("ended", ["KEN"]), "in_play.seat"),
        (put("ended", ["IND"] * 65), "in_play.ended"),
        (put("drafts", {"CHN": None}), "in_play.drafts"),
        (put("drafts", []), "in_play.drafts"),
        (put("drafts", "IND", "move", "budget", 0.0035), "in_play.drafts.IND"),
        (put("drafts", "IND", "move", "visa", 1.1), "in_play.drafts.IND"),
        (put("drafts", "IND", "move", "split", [1.0] * 65), "in_play.drafts.IND.move.split"),
        (put("drafts", "IND", "move", "offers", [64] * 8), "in_play.drafts.IND.move.offers"),
        (put("drafts", "IND", "locked_pillars", ["chips"]), "in_play.drafts.IND.locked_pillars"),
        (put("drafts", "IND", "locked_pillars", ["research"] * 2), "locked_pillars"),
        (put("drafts", "IND", "locked_pillars", ["research"] * 7), "locked_pillars"),
        (put("drafts", "IND", "locked_programmes", ["research"]), "locked_programmes"),
        (put("drafts", "IND", "note", "hello"), "in_play.drafts.IND.note"),
        (put("note", "hello"), "in_play.note"),
        (lambda turn, plain: turn.pop("seat"), "in_play.seat"),
        (lambda turn, plain: turn["drafts"]["IND"].pop("move"), "in_play.drafts.IND.move"),
        (lambda turn, plain: plain.update(in_play=[]), "in_play"),
        (lambda turn, plain: plain.update(policies=["normal"] * 8), "in_play.seat"),
    ],
)
def test_what_cannot_be_is_one_sentence(change, said):
    session = make_session(("IND", "KEN"))
    for _ in range(2):
        act(session, EndTurn())
    draft(session)
    act(session, EndTurn())
    assert waiting(session) == "KEN"
    with pytest.raises(DiaryError, match=r"^game\.json: ") as refused:
        parse(spoilt(session, change), "game.json")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
