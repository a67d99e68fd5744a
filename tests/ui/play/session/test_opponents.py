"""A session against opponents: saved, replayed, branched, and asked for reasons and wishes."""

from dataclasses import replace

import pytest

from agents.diary import replay
from agents.opponents import LEVELS, Opponent, easy, edits, minds, normal
from agents.opponents.acceptance import Ask
from agents.opponents.reasons import why
from agents.opponents.thought import Reason
from scenarios.diary_file import dump, parse
from sim.pillars import Pact
from tests.branching import branched
from tests.playing import act, waiting
from tests.ui.play.session.conftest import SCENARIO, WORLD
from ui.play.advice.position import position_of
from ui.play.session.commands import EndTurn, OfferPact, SetBudget, SetStance
from ui.play.session.opponents import opponent_of, reasons, sentence, wishes
from ui.play.session.session import Session
from ui.play.words import DEFAULT, LANGUAGES, knows, speak

pytestmark = pytest.mark.compiled
MINDS = minds(WORLD)
OTHERS = [code for code in WORLD.codes if code != "IND"]
MIXED = {code: LEVELS[k % len(LEVELS)] for k, code in enumerate(OTHERS)}
USA, CHN = WORLD.codes.index("USA"), WORLD.codes.index("CHN")


def make(policies=MIXED, turns=3, played=2, **options):
    session = Session.new(
        SCENARIO,
        ["IND"],
        seed=5,
        turns=turns,
        policies=policies,
        minds=MINDS,
        world=WORLD,
        **options,
    )
    for _ in range(played):
        act(session, SetStance("CHN", 0.1))
        act(session, EndTurn())
    return session


@pytest.fixture(scope="module")
def game():
    return make()


def test_the_diary_is_a_file_that_replays_and_goes_on_alike(game):
    saved = parse(dump(game.saved()), "here")
    assert saved.policies == list(game.game.policies)
    assert replay(WORLD, saved.diary())[1] is None
    again = Session.resume(saved, minds=minds(WORLD), world=WORLD)
    game_to_end = make(played=3)
    act(again, SetStance("CHN", 0.1))
    act(again, EndTurn())
    assert again.diary.hashes == game_to_end.diary.hashes


def test_reasons_are_of_the_move_that_was_made(game):
    for turn in range(2):
        board = game.game.board.at(turn)
        for i, policy in enumerate(game.game.policies):
            if policy in MINDS:
                move, done = MINDS[policy](board, i), game.diary.moves[turn][i]
                assert replace(move, offers=done.offers) == done  # but for standing offers


def test_every_opponent_gives_up_to_three_reasons(game):
    for code in OTHERS:
        for towards in ("", "IND"):
            found = reasons(game.game, code, towards)
            assert 1 <= len(found) <= 3
            assert all("{" not in text and text.endswith(".") for text in found)
    assert reasons(game.game, "IND") == ()
    assert reasons(make(played=0).game, "USA") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_led_by_a_mind_is_not_said_to_follow_a_policy(language):
    speak(language)
    try:
        creed = Reason("creed", {"policy": "hegemon"})
        follows = sentence(WORLD, creed)
        for level in ("easy", "normal"):
            said = sentence(WORLD, creed, level)
            assert "hegemon" in said
            assert said != follows
        assert sentence(WORLD, creed, "hegemon") == follows
    finally:
        speak(DEFAULT)


def test_policies_of_the_menu_give_reasons_as_well():
    session = Session.new(SCENARIO, ["IND"], seed=5, turns=2, world=WORLD)
    act(session, SetStance("USA", 0.1))
    act(session, EndTurn())
    assert all(reasons(session.game, code) for code in OTHERS)
    assert isinstance(opponent_of(session.game, "USA"), Opponent)
    assert opponent_of(session.game, "IND") is None


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_peeks_at_the_draft_or_at_anothers_policy(level):
    seated = dict.fromkeys(OTHERS, "tit-for-tat") | {"USA": level}
    one = make(seated, played=0)
    other = make(seated | {"CHN": "always-isolate", "KEN": "hard"}, played=0)
    for command in (SetBudget(0.003), SetStance("USA", 0.0), OfferPact("CHN", Pact.DATA_FLOWS)):
        act(other, command)
    act(one, EndTurn())
    act(other, EndTurn())
    assert one.diary.moves[0][USA] == other.diary.moves[0][USA]
    assert one.diary.moves[0][CHN] != other.diary.moves[0][CHN]


def test_a_branch_with_the_same_choice_is_the_same_game():
    session = make(played=3)
    assert branched(session, 0).state_hash() == session.diary.hashes[-1]


def test_wishes_say_something_of_every_pact(game):
    for code in OTHERS[:3]:
        found = wishes(game.game, position_of(game, waiting(game)), code)
        offered = {answer.pact for answer in found.answers if answer.offers}
        assert len(found.summary) == 1
        lacking = {answer.pact for answer in found.answers if answer.trust}
        assert set(found.pacts) == (set(Pact) - offered) | lacking
        assert all(text.endswith(".") and "{" not in text for text in found.pacts.values())
    assert not wishes(game.game, position_of(game, waiting(game)), "IND").summary


def test_wishes_say_which_offers_lack_trust():
    session = make(dict.fromkeys(OTHERS, "always-cooperate"), played=0)
    start = session.game.board.now
    india, kenya = WORLD.codes.index("IND"), WORLD.codes.index("KEN")
    start.pact[india, kenya] = start.pact[kenya, india] = 0.0
    for trust, lacking in ((0.95, False), (0.05, True)):
        start.trust[india, kenya] = trust
        start.trust[kenya, india] = 0.95
        found = wishes(session.game, position_of(session, waiting(session)), "KEN")
        offered = [answer for answer in found.answers if answer.offers]
        assert len(offered) == 5
        assert all((answer.pact in found.pacts) == lacking for answer in offered)
    asked = 100.0 * WORLD.params.doors.safety_standards_trust
    assert f"{asked:.0f} of 100" in found.pacts[Pact.SAFETY_STANDARDS]


def test_wishes_follow_the_draft():
    session = make(dict.fromkeys(OTHERS, "tit-for-tat"), played=1)
    act(session, SetStance("CHN", 0.0))
    shut = wishes(session.game, position_of(session, waiting(session)), "CHN")
    assert {a.ask for a in shut.answers if a.ask} == {Ask("stance", 0.4)}
    act(session, SetStance("CHN", 1.0))
    assert (
        sum(
            a.offers
            for a in wishes(session.game, position_of(session, waiting(session)), "CHN").answers
        )
        == 5
    )


KINDS = ("policy", "lever", "pillar", "programme", "without")
ASKS = ("control", "offer", "stance", "stance_and_offer", "trust", "cut_off", "memory", "rival")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_every_key(language):
    speak(language)
    try:
        assert all(knows(f"opponent.searched_{kind}") for kind in KINDS)
        assert all(knows(f"opponent.ask_{key}") for key in ASKS)
        assert knows("opponent.trust_both")
        assert knows("opponent.offered_without_trust")
        for kind in ("stance", "stance_all", "strangers", "pact"):
            assert knows(f"opponent.searched_{kind}_on")
            assert knows(f"opponent.searched_{kind}_off")
        figures = {"what": "data_flows", "to": 1.0, "points": 0.34, "rollouts": 64.0}
        assert "64" in sentence(WORLD, Reason("searched_pact", figures))
    finally:
        speak(DEFAULT)


def test_policies_that_opponents_know_are_on_the_menu():
    from policies.menu import NAMES  # noqa: PLC0415

    assert {*easy.SIMPLE, *normal.FOR_MANDATE.values(), *edits.POLICIES} <= set(NAMES)


def test_reasons_are_given_of_the_turn_that_is_asked_for(game):
    first = reasons(game.game, "USA", turn=0)
    view = MINDS[MIXED["USA"]].view(game.game.board.at(0))
    assert first == tuple(sentence(WORLD, r) for r in why(MINDS[MIXED["USA"]], view, USA))
    assert reasons(game.game, "USA", turn=2) == ()
