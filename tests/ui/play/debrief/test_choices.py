"""Decisive choices: every change is found, and is worth what the branch without it says."""

from dataclasses import replace

import pytest

from sim.pillars import Pact, Pillar
from tests.branching import branched
from tests.ui.play.debrief.conftest import WORLD, play
from ui.play.debrief import choices as module
from ui.play.debrief.choices import SHOWN, TRIFLE, changes_of, measure_choices
from ui.play.debrief.elsewhere import LUCKS, OtherLucks, by_luck, telling, weight
from ui.play.debrief.line import Lines
from ui.play.debrief.parts import parts_of
from ui.play.debrief.sentences import (
    choice_said,
)
from ui.play.debrief.titles import choice_title
from ui.play.session.commands import (
    OfferPact,
    SetBudget,
    SetLever,
    SetSplit,
    SetStance,
    WithdrawPact,
)

IND, CHN = WORLD.codes.index("IND"), WORLD.codes.index("CHN")


def found(lines):
    return [(c.part.kind, c.part.about, c.turn, c.last_turn, c.until) for c in changes_of(lines)]


def all_measured(lines):
    *_, last = measure_choices(lines, changes_of(lines))
    return last


def test_every_change_is_found_with_the_turn_until_which_it_held(lines):
    assert found(lines) == [
        ("budget", "", 0, 0, 5),
        ("lever", "visa", 0, 0, 5),
        ("split", "", 1, 1, 5),
        ("stance", "CHN", 1, 1, 2),
        ("stance", "CHN", 2, 2, 5),
        ("pacts", "USA", 2, 2, 5),
    ]


def test_steps_in_one_direction_are_one_choice():
    steps = {1: [SetStance("CHN", 0.4)], 2: [SetStance("CHN", 0.2)], 4: [SetStance("CHN", 0.1)]}
    lines = Lines(play(steps).game, IND)
    assert found(lines) == [("stance", "CHN", 1, 2, 4), ("stance", "CHN", 4, 4, 5)]
    first = changes_of(lines)[0]
    assert first.now.stance[CHN] == 0.2
    assert [first.taken_back(t, lines.ordered(t)).stance[CHN] for t in range(5)] == [
        *[lines.ordered(0).stance[CHN]] * 4,
        0.1,
    ]


def test_trifles_are_no_changes(lines):
    before = lines.ordered(0)
    parts = {(p.kind, p.about): p for p in parts_of(WORLD.codes, IND)}
    stance = [*before.stance]
    stance[CHN] += 0.01
    assert parts["stance", "CHN"].way(before, replace(before, stance=tuple(stance))) == 0
    assert parts["budget", ""].way(before, replace(before, budget=1.001 * before.budget)) == 0
    assert parts["budget", ""].way(before, replace(before, budget=1.5 * before.budget)) == 1
    assert parts["lever", "visa"].way(before, before.with_levers(visa=0.0)) == -1


def test_a_part_written_back_is_read_again(lines):
    one, other = lines.ordered(-1), lines.ordered(2)
    for part in parts_of(WORLD.codes, IND):
        mixed = part.write(one, part.read(other))
        assert part.read(mixed) == part.read(other)
        for rest in parts_of(WORLD.codes, IND):
            assert rest == part or rest.read(mixed) == rest.read(one)


@pytest.mark.parametrize("kind", ["budget", "lever", "split", "pacts"])
def test_a_choice_is_worth_the_game_less_the_branch_without_it(played, lines, kind):
    change = next(c for c in changes_of(lines) if c.part.kind == kind)
    choice = module._measured(lines, change)
    branch = branched(played, change.turn, {"IND": change.taken_back}).outcome()
    game = played.game.board.outcome()
    assert choice.difference.score == float(game.score[IND] - branch.score[IND])
    assert choice.difference.welfare == float(
        game.collective_welfare[0] - branch.collective_welfare[0]
    )
    assert choice.difference.places == branch.rank[IND] - game.rank[IND]


def test_what_was_changed_again_is_taken_back_only_until_then(played, lines):
    change = next(c for c in changes_of(lines) if c.part.kind == "stance" and c.turn == 1)
    choice = module._measured(lines, change)
    plan = {
        0: (SetBudget(0.001), SetLever("visa", 0.9)),
        1: (SetSplit(Pillar.RESEARCH, 0.45),),
        2: (OfferPact("USA", Pact.COMPUTE_SHARING), SetStance("CHN", 1.0)),
    }
    other = play(plan).game.board.outcome()
    game = played.game.board.outcome()
    assert choice.difference.score == float(game.score[IND] - other.score[IND])
    assert choice.was == (lines.ordered(0).stance[CHN],)
    assert choice.now == (0.0,)


def test_the_others_are_weighed_by_people(lines):
    change = changes_of(lines)[0]
    choice = module._measured(lines, change)
    other = lines.play(change.turn, change.taken_back).outcome
    gains = [
        (float(WORLD.nations.population[k]), float(lines.game.outcome.score[k] - other.score[k]))
        for k in range(len(WORLD.codes))
        if k != IND
    ]
    mean = sum(p * g for p, g in gains) / sum(p for p, _ in gains)
    assert choice.difference.others == pytest.approx(mean, rel=1e-9)


def test_the_weightiest_are_told_first_and_no_trifles(lines):
    last = all_measured(lines)
    weights = [telling(c.difference, c.elsewhere) for c in last.decisive]
    assert weights == sorted(weights, reverse=True)
    assert 0 < len(last.decisive) <= SHOWN
    assert all(weight(c.difference) >= TRIFLE for c in last.decisive)
    assert last.measured == 6
    assert last.left_out == 0


def test_a_busy_nation_has_its_shortest_changes_left_out(lines, monkeypatch):
    monkeypatch.setattr(module, "MOST", 4)
    changes = changes_of(lines)
    *_, last = measure_choices(lines, changes)
    assert (last.measured, last.left_out) == (4, 2)
    kept = module._busiest(changes)
    assert [c.turn for c in kept] == [0, 0, 1, 2]
    assert min(c.until - c.turn for c in kept) >= 3


def test_pieces_are_counted_right(lines):
    changes = changes_of(lines)
    assert len(list(measure_choices(lines, changes))) == module.pieces_of(changes)
    assert module.pieces_of(()) == 1


def test_who_changes_nothing_has_no_decisive_choice():
    last = all_measured(Lines(play({}).game, IND))
    assert (last.decisive, last.measured) == ((), 0)


def test_with_other_luck_is_the_mean_over_games_with_that_luck(lines):
    change = changes_of(lines)[0]
    found = OtherLucks(lines).changed_by(change.turn, change.taken_back)
    without = {
        0: (SetLever("visa", 0.9),),
        1: (SetStance("CHN", 0.0), SetSplit(Pillar.RESEARCH, 0.45)),
        2: (OfferPact("USA", Pact.COMPUTE_SHARING), SetStance("CHN", 1.0)),
    }
    gains = []
    for replicate in range(1, LUCKS + 1):
        one = play(without, replicate=replicate).game.board.outcome()
        other = play(replicate=replicate).game.board.outcome()
        gains.append(float(one.score[IND] - other.score[IND]))
    assert found.score == pytest.approx(sum(gains) / LUCKS, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("here", "elsewhere", "luck"),
    [(2.0, 2.0, False), (2.0, 0.5, True), (-2.0, 1.5, True), (-2.0, -3.0, False), (2.0, 0.0, True)],
)
def test_what_does_not_happen_elsewhere_was_luck(here, elsewhere, luck):
    assert by_luck(here, elsewhere) is luck


def test_titles_say_what_was_done():
    plan = {
        0: (SetBudget(0.002), OfferPact("CHN", Pact.DATA_FLOWS)),
        1: (SetLever("strictness", 0.0), SetStance("USA", 0.0)),
        2: (WithdrawPact("CHN", Pact.DATA_FLOWS), SetSplit(Pillar.RESEARCH, 0.6)),
    }
    session = play(plan)
    lines = Lines(session.game, IND)
    titles = [choice_title(module._measured(lines, c)) for c in changes_of(lines)]
    for words in (
        "Raising the AI budget",
        "to 0.2 % of output",
        "Offering China data flows",
        "No longer offering China data flows",
        "Lowering “strictness of rules”",
        "Closing to the United States (stance",
        "Moving money to research",
    ):
        assert any(words in title for title in titles), words


def test_a_choice_is_said_with_its_points(made):
    for choice in made.choices.decisive:
        said = choice_said(made, choice)
        assert said.startswith(choice.date)
        assert "points for India" in said
        assert f"{abs(choice.difference.score):.1f}" in said or "±0" in said
