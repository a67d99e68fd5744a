"""The screen of the world: turns, tabs, several players at one screen, and nobody at all."""

import pygame

from ui.desk.actions import Go
from ui.desk.assets import load_map
from ui.play.session.commands import EndTurn
from ui.play.words import say, words


def test_a_turn_ends_by_its_key_and_shows_the_summary(india):
    assert india.press(pygame.K_e) == [EndTurn()]
    assert india.desk.busy
    india.wait()
    assert india.desk.sitting.session.turn == 1
    assert [screen.name for screen in india.desk.screens] == ["title", "world", "summary"]


def test_the_first_turn_says_what_to_do_and_later_ones_what_happened(seat):
    player = seat()
    first = say("desk.world.foot.first")
    assert first in player.texts()
    assert player.scene.control("foot.summary") is None
    later = seat(turns=1)
    assert first not in later.texts()
    assert say("desk.world.foot.title", when="2025") in later.texts()
    assert later.scene.control("foot.summary").sends == Go("summary")


def test_tabs_by_their_keys(india):
    for key, name in ((pygame.K_2, "levers"), (pygame.K_3, "diplomacy"), (pygame.K_1, "budget")):
        india.press(key)
        assert india.desk.screen.shown == name
        assert india.scene.control(f"tab.{name}").on


def test_the_focus_begins_at_the_shown_tab_and_goes_with_its_key(india):
    assert india.hand.focus == "tab.budget"
    india.press(pygame.K_3)
    assert india.hand.focus == "tab.diplomacy"
    india.press(pygame.K_TAB)
    assert india.hand.focus == "tab.advisor"
    india.press(pygame.K_f)
    assert india.hand.focus == f"map.by.{india.desk.screen.map.key}"


def test_the_advisor_can_be_switched_off(india):
    india.press(pygame.K_4)
    india.desk.change("advisor", False)
    india.look()
    assert india.scene.control("tab.advisor") is None
    assert india.scene.control("tab.budget").on


def test_the_bar_shows_the_draft(india):
    india.control("budget")
    india.press(pygame.K_END)
    assert "0.3 % of GDP" in india.texts()
    assert india.scene.control("bar.reset").enabled


def test_every_control_can_be_reached_and_explains_itself(seat):
    player = seat(turns=1)
    reached = set()
    for _ in range(200):
        player.press(pygame.K_TAB)
        reached.add(player.hand.focus)
    assert reached == {control.name for control in player.scene.usable if control.takes_focus}
    for control in player.scene.usable:
        assert control.label, control.name
        assert control.tip or control.tells or control.key or control.name == "map", control.name


def test_after_the_last_turn_one_goes_to_the_end(seat):
    player = seat(turns=1, length=2)
    player.desk.sitting.do(EndTurn())
    player.look()
    assert player.press(pygame.K_e) == [Go("ending")]


def test_two_players_do_not_see_each_others_orders(seat):
    player = seat(humans=("CHN", "IND"))
    assert {c.name for c in player.scene.usable} == {"cover.show", "cover.leave"}
    assert "China" in player.texts()
    player.press(pygame.K_RETURN)
    assert player.desk.sitting.seat == "CHN"
    player.control("budget")
    player.press(pygame.K_END)
    assert "India" in player.scene.control("end_turn").label
    player.press(pygame.K_e)
    player.wait()
    usable = {c.name for c in player.scene.usable}
    assert usable == {"cover.show", "cover.again.CHN", "cover.leave"}
    assert "India" in player.texts()
    assert "0.3 %" not in player.texts()
    player.click("cover.show")
    assert player.desk.sitting.seat == "IND"
    assert "0.3 % of GDP" not in player.texts()


def test_who_has_ended_the_turn_may_come_back_to_the_screen_and_draft_on(seat):
    player = seat(humans=("CHN", "IND"))
    player.press(pygame.K_RETURN)
    player.control("budget")
    player.press(pygame.K_END)
    player.press(pygame.K_e)
    player.wait()
    player.click("cover.again.CHN")
    assert player.desk.sitting.session.ended == frozenset()
    assert "China" in player.texts()
    assert "0.3 %" not in player.texts()  # not before the player is there
    player.click("cover.show")
    assert player.desk.sitting.seat == "CHN"
    assert player.desk.sitting.draft.move.budget == 0.003
    player.press(pygame.K_HOME)
    player.press(pygame.K_e)
    player.wait()
    assert player.desk.sitting.session.waits_for == ("IND",)


def test_each_player_gets_a_summary_behind_the_cover(seat):
    player = seat(humans=("CHN", "IND"))
    for _ in range(2):
        player.press(pygame.K_RETURN)
        player.press(pygame.K_e)
        player.wait()
    assert player.desk.sitting.session.turn == 1
    assert player.scene.control("cover.show") is not None
    player.press(pygame.K_RETURN)
    assert player.desk.screen.name == "summary"
    player.press(pygame.K_ESCAPE)
    assert player.desk.screen.name == "world"
    assert player.scene.control("budget") is not None


def test_who_only_watches_can_end_turns_and_change_nothing(seat):
    player = seat(humans=())
    assert not any(
        player.scene.control(name).enabled
        for name in ("budget", "split.research", "lock.split.research", "bar.undo", "bar.reset")
    )
    player.press(pygame.K_e)
    player.wait()
    assert player.desk.sitting.session.turn == 1


def test_the_note_on_boundaries_stands_by_the_map(india):
    assert words("en")["desk.world.map.note"] == load_map().note
    assert load_map().note in india.texts()
