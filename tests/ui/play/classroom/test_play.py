"""A whole class to its end without pages: 36 seats, three worlds, one luck."""

from sim.pillars import Pact
from tests.ui.play.classroom.acting import filled, hashes, led_to, play_turn, played_out
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.debrief import debrief
from ui.play.classroom.presets import PhaseKind
from ui.play.classroom.store import Store
from ui.play.classroom.views import console_view, projector_view, seat_view
from ui.play.session.commands import EndTurn, OfferPact, SetBudget, SetLever
from ui.play.session.session import Session


def test_a_class_of_36_is_played_to_its_end_and_is_the_same_after_a_restart(store):
    room = filled(Classroom.open(store, "default", 3, 11, "short", None, 0.0))
    assert len(room.record.seats) == 36
    for turn in range(room.turns):
        led_to(room, PhaseKind.PLAN)
        for seat in room.record.seats:
            room.command(seat.number, turn, SetBudget(0.0005 + 0.0008 * seat.world), 3.0)
            room.command(seat.number, turn, SetLever("safety", 0.4 * seat.world), 3.0)
        play_turn(room)
    assert len(set(hashes(room))) == 3
    assert all(session.over for session in room.worlds)
    led_to(room, PhaseKind.DEBRIEF)
    told = debrief(room)
    assert told["ready"]
    assert len(told["worlds"]) == 3
    before = hashes(room)
    path = store.path
    store.close()
    again = Classroom.restored(Store(path), 50.0)
    assert hashes(again) == before
    assert debrief(again) == told
    again.store.close()


def test_worlds_without_a_difference_are_the_same_game_on_the_same_luck(make, small):
    room = played_out(filled(make(worlds=3)))
    assert len(set(hashes(room))) == 1
    alone = Session.new(small, humans=small.roster, seed=7, turns=room.turns)
    for turn in range(room.turns):
        for nation in small.roster:
            alone.apply(nation, EndTurn(), turn)
    assert alone.state_hash == hashes(room)[0]


def test_opponents_of_a_level_play_what_is_nobodys(make):
    room = filled(make(level="normal"), 2)
    play_turn(room)
    assert room.worlds[0].game.policies.count("normal") == len(room.record.seats.roster) - 1


def test_a_second_run_is_on_the_same_luck_with_what_was_voted_for(store):
    room = filled(Classroom.open(store, "default", 2, 3, "long", None, 0.0), 3)
    played_out(room)
    led_to(room, PhaseKind.VOTE)
    choices = [one["key"] for one in seat_view(room, 1, 3.0)["vote"]["choices"]]
    assert choices == list(room.record.opened.variants)
    for seat, choice in ((1, choices[1]), (2, choices[0]), (3, choices[1])):
        room.vote(seat, choice, 3.0)
    assert [one["count"] for one in projector_view(room, 3.0)["vote"]["choices"]][:2] == [1, 2]
    led_to(room, PhaseKind.PLAN)
    assert (room.run, room.turn, room.record.variant) == (2, 0, choices[1])
    assert len(room.worlds[0].humans) == 2
    room.command(1, 0, OfferPact(room.worlds[0].humans[1], Pact.TALENT_MOBILITY), 4.0)
    play_turn(room)
    kept = hashes(room)
    path = store.path
    console = console_view(room, 9.0)
    store.close()
    again = Classroom.restored(Store(path), 9.0)
    assert hashes(again) == kept
    assert [again.tables[1].sessions[k].over for k in range(2)] == [True, True]
    told = console_view(again, 9.0)
    told["class"]["seconds_left"] = console["class"]["seconds_left"] = None
    assert {key: told[key] for key in ("class", "next", "ask")} == {
        key: console[key] for key in ("class", "next", "ask")
    }
    assert [one["run"] for one in debrief(again, 1)["runs"]] == [1, 2]
    again.store.close()
