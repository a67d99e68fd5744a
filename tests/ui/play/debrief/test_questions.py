"""Questions follow from what happened, and name it."""

from dataclasses import replace

import pytest

from tests.ui.play.debrief.conftest import WORLD, play
from ui.play.debrief import questions as module
from ui.play.debrief.data import NamedNation
from ui.play.debrief.happened import Happened, Incident, what_happened
from ui.play.debrief.line import Lines
from ui.play.debrief.questions import ASKED, questions
from ui.play.debrief.sentences import asked
from ui.play.session.commands import OfferPact, SetStance, WithdrawPact
from ui.play.words import words

IND = WORLD.codes.index("IND")
KENYA = NamedNation("KEN", "Kenya")
QUIET = Happened(
    supplier=KENYA,
    dependence=0.05,
    broke=(),
    was_broken=(),
    cut_off=(),
    incidents=0,
    elections=0,
    stance=0.6,
    their_stance=0.6,
    pacts=1,
    possible_pacts=30,
    sovereignty=(0.3, 0.3),
)
ONCE = (Incident(KENYA, "2027-Q1", 2),)


def keys(made, happened):
    return [question.key for question in questions(made, happened)]


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("dependence", {"dependence": 0.6}),
        ("broke", {"broke": ONCE}),
        ("was_broken", {"was_broken": ONCE}),
        ("cut_off", {"cut_off": ONCE}),
        ("incidents", {"incidents": 9}),
        ("election", {"elections": 2}),
        ("apart", {"their_stance": 0.1}),
        ("sovereignty_up", {"sovereignty": (0.1, 0.9)}),
        ("sovereignty_down", {"sovereignty": (0.9, 0.1)}),
    ],
)
def test_a_fact_brings_its_question(made, key, change):
    assert key not in keys(made, QUIET)
    assert key in keys(made, replace(QUIET, **change))


def test_a_world_in_danger_is_asked_about(made):
    safe = replace(made, world=replace(made.world, survival=0.99))
    danger = replace(made, world=replace(made.world, survival=0.5))
    assert "risk" not in keys(safe, QUIET)
    assert "risk" in keys(danger, QUIET)


def test_place_and_welfare_are_asked_about_most_when_they_fall_apart(made):
    seen = made.typicality
    good = replace(seen.score, below=0.99)
    bad = replace(seen.welfare, below=0.01)
    torn = replace(made, typicality=replace(seen, score=good, welfare=bad))
    assert keys(torn, QUIET)[0] == "me_and_all"


def test_a_choice_at_the_others_cost_is_asked_about_unless_it_was_luck(made):
    choice = made.choices.decisive[0]
    here = replace(choice.difference, score=4.0, others=-3.0)

    def with_other_luck(score):
        elsewhere = replace(choice.elsewhere, score=score, others=-3.0)
        torn = replace(choice, difference=here, elsewhere=elsewhere)
        return replace(made, choices=replace(made.choices, decisive=(torn,)))

    assert keys(with_other_luck(4.0), QUIET)[0] == "torn"
    assert "torn" not in keys(with_other_luck(0.1), QUIET)


def test_people_are_compared_with_the_policy_and_policies_are_not(made):
    gap = replace(made.typicality.same_luck, score=made.mandate.score - 30.0)
    made = replace(made, typicality=replace(made.typicality, same_luck=gap))
    assert "policy" in keys(made, QUIET)
    assert "policy" not in keys(replace(made, player=False), QUIET)


def test_there_are_six_at_most_and_the_last_is_asked_of_everyone(made):
    loud = Happened(KENYA, 0.9, ONCE, ONCE, ONCE, 9, 3, 0.1, 0.1, 0, 30, (0.9, 0.1))
    found = questions(made, loud)
    assert len(found) == ASKED
    assert [q.key for q in found][-1] == "measures"
    assert len({q.key for q in found}) == ASKED


def test_every_question_has_words_and_fills_them(made, monkeypatch):
    monkeypatch.setattr(module, "ASKED", 99)
    loud = Happened(KENYA, 0.9, ONCE, ONCE, ONCE, 9, 3, 0.1, 0.1, 0, 30, (0.9, 0.1))
    calm = replace(QUIET, sovereignty=(0.1, 0.9), pacts=30)
    seen = {
        q.key: q
        for h in (loud, calm, QUIET)
        for par_turns in (0, 10)
        for q in every_question(made, h, par_turns)
    }
    known = {
        k.removeprefix("debrief.question.") for k in words() if k.startswith("debrief.question.")
    }
    assert set(seen) == {key for key in known if not key.endswith("_one")}
    once = replace(seen["incidents"], values={**seen["incidents"].values, "count": 1})
    assert "one AI incident." in asked(once)
    for question in seen.values():
        said = asked(question)
        assert said.endswith("?")
        assert "{" not in said
        assert "NamedNation(" not in said


def with_points(made, points, par_turns=10):
    """The same, had the first component brought so many points and the others none."""
    first, *rest = (replace(one, points=0.0) for one in made.mandate.components)
    parts = (replace(first, points=points), *rest)
    return replace(made, mandate=replace(made.mandate, components=parts, par_turns=par_turns))


def test_the_component_that_fell_short_of_par_is_asked_about(made, monkeypatch):
    monkeypatch.setattr(module, "ASKED", 99)
    short = {q.key: q for q in questions(with_points(made, -9.0), QUIET)}["weakest"]
    assert short.values["component"] == made.mandate.components[0].name
    assert "\u22129.0 points" in asked(short)
    assert "an average leader reaches" in asked(short)
    assert "weakest" not in keys(with_points(made, 9.0), QUIET)


def test_without_par_nobody_is_held_against_an_average_leader(made, monkeypatch):
    monkeypatch.setattr(module, "ASKED", 99)
    found = {q.key: q for q in questions(with_points(made, -9.0, par_turns=0), QUIET)}
    assert "weakest" not in found
    assert "\u22129.0 points" in asked(found["weakest_no_par"])
    assert "leader" not in asked(found["weakest_no_par"])


def every_question(made, happened, par_turns):
    """Every question that could be asked, however weak."""
    choice = made.choices.decisive[0]
    here = replace(choice.difference, score=4.0, others=-3.0)
    torn = replace(choice, difference=here, elsewhere=None)
    world = replace(made.world, survival=0.5, compute_concentration=0.9)
    made = replace(made, world=world, choices=replace(made.choices, decisive=(torn,)))
    made = with_points(made, -9.0, par_turns)
    return questions(made, happened)


def test_a_broken_pact_is_seen_from_both_sides():
    plan = {
        0: (SetStance("CHN", 1.0), *(OfferPact("CHN", k) for k in range(6))),
        3: tuple(WithdrawPact("CHN", k) for k in range(6)),
    }
    session = play(plan, policies={"CHN": "always-cooperate"})
    mine = what_happened(session.game, Lines(session.game, IND))
    theirs = what_happened(session.game, Lines(session.game, WORLD.codes.index("CHN")))
    assert mine.broke[0].other.code == "CHN"
    seen = next(one for one in theirs.was_broken if one.other.code == "IND")
    assert mine.broke[0].count == seen.count > 0
    assert mine.broke[0].date == seen.date == "2028-Q1"


def test_what_happened_agrees_with_the_facts(played, lines):
    facts = played.facts("IND")
    seen = what_happened(played.game, lines)
    most = max(facts.relations, key=lambda one: one.dependence)
    assert (seen.supplier.code, seen.dependence) == (most.code, most.dependence)
    assert seen.sovereignty[1] == facts.level("sovereignty")
    assert seen.pacts == sum(len(one.pacts) for one in facts.relations)
