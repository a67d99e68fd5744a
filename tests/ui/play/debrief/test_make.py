"""Making a debrief: the same every time, step by step, and without touching the game."""

import math
from dataclasses import replace

import pytest

from scenarios.diary_file import DiaryFile
from scenarios.quantity import LengthTable
from sim.components import COMPONENT_NAMES
from sim.move import read_move
from tests.ui.play.debrief.conftest import SCENARIO, WORLD, play
from ui.play.debrief import outcome
from ui.play.debrief.make import make_debrief, steps
from ui.play.debrief.reading import session_of
from ui.play.debrief.sentences import (
    card_said,
    caveats,
    course_said,
    mandate_hint,
    mandate_said,
    typicality_said,
)
from ui.play.refusal import Refusal


def test_the_same_game_has_the_same_debrief(played, made):
    assert make_debrief(played, "IND", worlds=60) == made
    again = session_of(DiaryFile.of(played.diary, SCENARIO))
    assert make_debrief(again, worlds=60) == made


def test_the_mandate_adds_up_to_the_score(played, made):
    found = played.game.board.outcome()
    i = WORLD.codes.index("IND")
    mandate = made.mandate
    assert mandate.score == float(found.score[i])
    assert math.fsum(one.points for one in mandate.components) == pytest.approx(mandate.score - 50)
    assert mandate.attainment == float(found.attainment[i])
    assert math.fsum(one.weight for one in mandate.components) == pytest.approx(1.0)
    assert mandate.rank == [place.code for place in made.world.places].index("IND") + 1


def test_the_course_ends_with_the_standing_of_the_facts(played, made):
    facts = played.facts("IND")
    assert made.course.scores["IND"][-1] == facts.standing().score
    assert made.course.ranks[-1] == facts.standing().rank
    assert made.course.sovereignty == facts.series("sovereignty")
    assert len(made.course.years) == facts.tick + 1
    assert made.course.turns == tuple(range(0, facts.tick + 1, WORLD.ticks_per_turn))


def test_a_component_above_par_brings_points_and_one_below_takes_them(made):
    for one in made.mandate.components:
        assert (one.points > 0.0) == (one.level > one.par)


def test_what_50_is_depends_on_the_scenario_and_on_the_length_of_the_game(made):
    def told(turns):
        return mandate_said(replace(made, mandate=replace(made.mandate, par_turns=turns)))[0]

    assert "in 10 turns, the nearest length that was measured. This game had 5" in told(10)
    assert told(5).endswith("50 is par: what an average leader reaches with this nation.")
    assert "does not say" in told(0)
    hints = [
        mandate_hint(replace(made, mandate=replace(made.mandate, par_turns=turns)))
        for turns in (0, 10)
    ]
    assert ["compared with par" in hint for hint in hints] == [False, True]


@pytest.mark.parametrize(
    ("lengths", "told"),
    [([3, 10], 5), ([5], 5), ([10, 20], 10), ([2, 3], 3), (None, 0)],
    ids=["between", "measured", "shorter", "longer", "unstated"],
)
def test_par_is_of_the_turns_of_the_game_or_of_those_nearest_that_were_measured(
    lines, lengths, told
):
    par = lengths and LengthTable(
        turns=lengths,
        values={name: [0.5] * len(lengths) for name in COMPONENT_NAMES},
        unit="share",
        source="our-games",
        confidence="derived",
    )
    nations = SCENARIO.nations | {"IND": SCENARIO.nations["IND"].model_copy(update={"par": par})}
    assert (
        outcome.mandate(lines, SCENARIO.model_copy(update={"nations": nations})).par_turns == told
    )


def test_points_and_par_are_those_of_the_facts(played, made):
    result = played.facts("IND").result()
    found = made.mandate.components
    assert {one.name: one.points for one in found} == result.points
    assert {one.name: one.par for one in found} == result.par
    assert {one.name: one.level for one in found} == result.components
    assert made.mandate.attainment == result.attainment


def test_collective_welfare_is_the_mean_attainment_times_survival(made):
    people = dict(zip(WORLD.codes, WORLD.nations.population.tolist(), strict=True))
    total = math.fsum(people[p.code] * p.attainment for p in made.world.places)
    mean = total / math.fsum(people.values())
    assert made.world.collective_welfare == pytest.approx(made.world.survival * mean)


def test_the_card_is_told_in_the_words_of_the_scenario(made):
    name, sentence = card_said(made)
    assert name == "Catch-up"
    assert sentence == SCENARIO.mandates["catch-up"].sentence
    given = replace(made.mandate.given, card="")
    assert card_said(replace(made, mandate=replace(made.mandate, given=given))) is None


def test_the_score_is_that_of_the_mean_gain_of_the_standings_that_count(made):
    reach = WORLD.params.outcome.reach

    def steps(score):  # Eq. V8 the other way round
        return reach * (score - 50.0) / (50.0 - abs(score - 50.0))

    counted = [steps(one) for one in made.course.scores["IND"][made.course.counts_from :]]
    assert math.fsum(counted) / len(counted) == pytest.approx(steps(made.mandate.score))


def test_it_grows_step_by_step(played):
    found = list(steps(played, "IND", worlds=20))
    assert [s.done for s in found] == sorted(s.done for s in found)
    assert found[-1].done == found[-1].total
    assert all(s.total == found[-1].total for s in found)
    assert found[0].debrief.mandate == found[-1].debrief.mandate
    assert found[0].debrief.typicality is None
    assert [s.stage for s in found if s.debrief.questions] == ["done"]
    order = list(dict.fromkeys(s.stage for s in found))
    assert order == ["choices", "counterfactual", "typicality", "done"]


def test_progress_is_told(played):
    told = []
    make_debrief(played, "IND", lambda done, total: told.append((done, total)), worlds=20)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 10


def test_the_game_is_only_read_and_may_go_on():
    session = play(stop=3)
    before = session.state_hash, len(session.diary.moves), session.draft("IND")
    for number, _ in enumerate(steps(session, "IND")):
        if number == 5:
            break  # the window was closed
    make_debrief(session, "IND", worlds=20)
    assert (session.state_hash, len(session.diary.moves), session.draft("IND")) == before


def test_a_game_that_was_left_ends_with_its_last_turn():
    left = play(stop=3)
    made = make_debrief(left, "IND", worlds=20)
    whole = make_debrief(play(turns=3), "IND", worlds=20)
    assert made.mandate == whole.mandate
    assert made.choices == whole.choices
    assert made.typicality == whole.typicality
    assert (made.source.turns, made.source.planned) == (3, 5)
    assert any("turn 3 of 5" in said for said in caveats(made))
    assert not any("turn 3 of" in said for said in caveats(whole))


def test_every_player_round_one_screen_has_a_debrief():
    session = play(humans=("IND", "USA"))
    one, other = (make_debrief(session, code, worlds=20) for code in ("IND", "USA"))
    assert (one.code, other.code) == ("IND", "USA")
    assert one.player
    assert other.player
    assert one.choices != other.choices
    assert {p.code for p in one.world.places if p.player} == {"IND", "USA"}


def test_a_nation_of_a_policy_has_one_too(played):
    made = make_debrief(played, "CHN", worlds=20)
    assert not made.player
    assert made.choices.measured > 0
    assert made.counterfactual is not None


def test_opponents_that_think_ahead_are_named():
    def still(board, nation):
        return read_move(board.orders, nation)

    session = play(policies={"CHN": "still"}, minds={"still": still})
    made = make_debrief(session, "IND", worlds=20)
    assert made.reckoned == ("CHN",)
    assert any("each turn (China)" in said for said in caveats(made))
    assert len(typicality_said(made)) == 6
    again = make_debrief(session_of(session.saved()), "IND", worlds=20)
    assert again == made


def test_sentences_name_the_nation_and_its_numbers(made):
    assert f"{made.mandate.score:.1f}" in mandate_said(made)[0]
    assert "India" in mandate_said(made)[0]
    assert f"{made.course.scores['IND'][-1]:.1f}" in course_said(made)
    assert "60 worlds" in typicality_said(made)[0]


@pytest.mark.parametrize(
    ("options", "nation", "words"),
    [
        ({}, "XXX", "No nation is called 'XXX'"),
        ({"humans": ("IND", "USA")}, "", "several players"),
        ({"humans": ()}, "", "Nobody played"),
        ({"stop": 0}, "IND", "No turn has been played"),
    ],
)
def test_what_cannot_be_looked_back_upon_is_refused_in_one_sentence(options, nation, words):
    session = play({}, **options)
    with pytest.raises(Refusal, match=words):
        steps(session, nation)


def test_one_nation_alone_and_one_turn_alone(made):
    short = make_debrief(play({}, turns=1), "IND", worlds=20)
    assert short.source.turns == 1
    assert short.counterfactual.told.turn == 0
