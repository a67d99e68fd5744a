"""Mouse and keyboard write orders: sliders, locks, presets, undo."""

import math

import pygame
import pytest

from sim.levers import LEVERS
from sim.orders import LARGEST_BUDGET
from sim.pillars import Pillar, Programme
from tests.playing import waiting
from ui.desk.screens.world.budget import UnfoldPillar
from ui.play.amounts import budget_share, money
from ui.play.session.commands import (
    EndTurn,
    LockPillar,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
)
from ui.play.words import say


def test_a_drag_moves_a_pillar_and_is_one_step_of_undo(india):
    before = india.desk.sitting.draft
    found = india.drag("split.research", 0.3, 0.5, 0.8)
    assert [type(one) for one in found] == [SetSplit] * 3
    assert len({one.stroke for one in found}) == 1
    move = india.desk.sitting.draft.move
    assert move.split[Pillar.RESEARCH] == pytest.approx(0.8, abs=0.02)
    assert math.fsum(move.split) == 1.0
    india.press(pygame.K_u)
    assert india.desk.sitting.draft == before
    assert not india.scene.control("bar.undo").enabled
    india.press(pygame.K_r)
    assert india.desk.sitting.draft.move == move
    india.press(pygame.K_z)
    assert india.desk.sitting.draft.move == before.move


def test_what_is_shown_adds_up_to_a_hundred(india):
    india.drag("split.research", 0.37)
    shown = [
        int(text.removesuffix(" %"))
        for shape in india.scene.shapes
        for text in getattr(shape, "lines", ())
        if text.removesuffix(" %").isdigit() and shape.clip is not None and text.endswith(" %")
    ]
    assert len(shown) == len(Pillar)
    assert sum(shown) == 100


def test_arrows_move_the_slider_that_has_the_focus(india):
    before = india.desk.sitting.draft.move.split[Pillar.WORKFORCE]
    india.control("split.workforce")
    (change,) = india.press(pygame.K_RIGHT)
    assert isinstance(change, SetSplit)
    after = india.desk.sitting.draft.move.split[Pillar.WORKFORCE]
    assert after == pytest.approx(before + 0.05, abs=0.005)  # on a tenth of a step
    assert after == pytest.approx(round(100.0 * after) / 100.0)


def test_the_budget_goes_from_nothing_to_the_largest_by_factors(india):
    india.control("budget")
    assert india.press(pygame.K_END) == [SetBudget(LARGEST_BUDGET, stroke=1)]
    assert "0.3 % of GDP" in india.texts()
    assert india.press(pygame.K_HOME) == [SetBudget(0.0, stroke=2)]
    assert india.desk.sitting.draft.move.budget == 0.0
    told = [india.press(pygame.K_RIGHT)[0].share for _ in range(4)]
    assert told == [0.0001, 0.000126, 0.000158, 0.0002]
    assert india.press(pygame.K_RIGHT, pygame.KMOD_SHIFT)[0].share == 0.000631


def test_the_budget_is_told_in_both_units_and_so_is_what_is_in_force(india):
    facts = india.desk.sitting.facts
    india.control("budget")
    india.press(pygame.K_END)
    words = india.texts()
    assert f"{money(LARGEST_BUDGET * facts.level('gdp'))} a year" in words
    share = facts.level("budget")
    assert share < LARGEST_BUDGET
    force = say("desk.budget.in_force", share=budget_share(share), money="")
    assert force.rstrip(" ,") in words
    slider = india.scene.control("budget")
    assert "0.3 %" in slider.told
    assert (slider.low, slider.value, slider.high) == (0.0, 1.0, 1.0)


def test_what_is_in_force_follows_slowly(seat):
    player = seat()
    before = player.desk.sitting.facts.level("budget")
    player.desk.do(SetBudget(LARGEST_BUDGET))
    player.desk.sitting.do(EndTurn())
    facts = player.desk.sitting.facts
    assert before < facts.level("budget") < LARGEST_BUDGET
    assert player.desk.sitting.draft.move.budget == LARGEST_BUDGET


def test_a_locked_pillar_stays_and_the_others_stop_where_it_lets_them(india):
    share = india.desk.sitting.draft.move.split[Pillar.INFRASTRUCTURE]
    assert india.click("lock.split.infrastructure") == [LockPillar(Pillar.INFRASTRUCTURE)]
    assert not india.scene.control("split.infrastructure").enabled
    india.drag("split.research", 0.5, 1.0)
    move = india.desk.sitting.draft.move
    assert india.desk.notice == ""
    assert move.split[Pillar.INFRASTRUCTURE] == share
    assert move.split[Pillar.RESEARCH] == pytest.approx(1.0 - share)
    india.click("lock.split.infrastructure")
    assert india.scene.control("split.infrastructure").enabled


def test_a_pillar_opens_to_its_programmes(india):
    assert india.scene.control("programme.fabs") is None
    india.click("unfold.split.infrastructure")
    (change,) = india.drag("programme.fabs", 0.9)
    assert isinstance(change, SetProgramme)
    assert india.desk.sitting.draft.move.programmes[Programme.FABS] == pytest.approx(0.9, abs=0.02)
    india.click("lock.programme.fabs")
    assert Programme.FABS in india.desk.sitting.draft.programmes
    assert not india.scene.control("programme.fabs").enabled
    india.click("unfold.split.infrastructure")
    assert india.scene.control("programme.fabs") is None


def test_a_preset_sets_the_money_or_everything(india):
    before = india.desk.sitting.draft.move
    india.click("preset.fortress")
    money = india.desk.sitting.draft.move
    assert money.split != before.split
    assert money.stance == before.stance
    india.click("presets.whole")
    india.click("preset.fortress")
    assert india.desk.sitting.draft.move.stance != before.stance
    india.press(pygame.K_u)
    assert india.desk.sitting.draft.move == money


def test_levers(india):
    india.press(pygame.K_2)
    levers = {c.name for c in india.scene.usable if c.name.startswith("lever.")}
    assert levers == {f"lever.{name}" for name in LEVERS}
    (change,) = india.drag("lever.visa", 0.0)
    assert change == SetLever("visa", 0.0, stroke=change.stroke)
    assert india.desk.sitting.draft.move.levers.visa == 0.0
    assert "0 of 100" in india.texts()


def test_what_a_step_would_do_comes_when_the_draft_rests(india):
    def told():
        return india.scene.control("effect.split.research").tip

    assert "background" in told()
    india.wait()
    assert "points on average" in told()
    india.drag("split.research", 0.6)
    assert "background" in told()
    india.wait()
    assert "points on average" in told()


def test_opening_a_pillar_is_no_step_of_undo(india):
    india.desk.do(UnfoldPillar(Pillar.RESEARCH))
    assert not india.desk.sitting.session.can_undo(waiting(india.desk.sitting.session))
