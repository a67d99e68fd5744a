"""Which save is newer is told by the saves, whatever clocks and file systems say."""

import json
import os
import shutil

import pytest

from scenarios.diary_file import LARGEST_NUMBER, dump, glance, number_in, parse
from tests.playing import act
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.session.autosave import KEPT, Autosave
from ui.play.session.commands import EndTurn, SetBudget
from ui.play.session.session import Session
from ui.play.session.slots import Slots

STAMPS = {
    "all the same": lambda k: 1_000_000_000,
    "reversed": lambda k: 2_000_000_000 - 86_400 * k,
    "1970": lambda k: 0,
    "before 1970": lambda k: -86_400 * k,
    "the future": lambda k: 4_000_000_000 - k,
    "a second each, coarse": lambda k: 1_700_000_000 + k // 3,
}
stamped = pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)


@pytest.fixture
def slots(tmp_path):
    return Slots(tmp_path / "saves")


def touch(slots, stamp):
    """Stamp every file, in the order in which they were written."""
    for k, path in enumerate(reversed(slots.in_order())):
        os.utime(path, (stamp(k), stamp(k)))


def play(slots, seed, turns=1):
    session = make_session(seed=seed, autosave=Autosave(slots))
    for _ in range(turns):
        act(session, EndTurn())
    return session


def seeds(slots):
    return [slot.seed for slot in slots.listing()]


@stamped
def test_the_game_played_last_is_gone_on_with(slots, stamp):
    for seed in (1, 2, 3):
        play(slots, seed)
        touch(slots, stamp)
        assert Autosave(slots).read_latest().seed == seed


@stamped
def test_an_earlier_game_that_is_played_again_is_the_last(slots, stamp):
    first = play(slots, 1)
    play(slots, 2)
    touch(slots, stamp)
    act(first, EndTurn())
    touch(slots, stamp)
    assert Autosave(slots).read_latest().seed == 1
    assert seeds(slots) == [1, 2]


@stamped
def test_the_list_has_the_newest_first(slots, stamp):
    for seed, name in enumerate(("monday", "friday", "anna")):
        slots.save(name, make_session(seed=seed).saved())
        touch(slots, stamp)
    slots.save("monday", make_session(seed=7).saved(), overwrite=True)
    touch(slots, stamp)
    assert [slot.name for slot in slots.listing()] == ["monday", "anna", "friday"]


@stamped
def test_the_game_that_makes_room_is_the_one_written_longest_ago(slots, stamp):
    for seed in range(KEPT + 3):
        play(slots, seed)
        touch(slots, stamp)
    assert seeds(slots) == list(range(KEPT + 2, 2, -1))


@stamped
def test_a_game_knows_its_file_whatever_is_stamped_on_it(slots, stamp):
    session = play(slots, 1)
    for _ in range(3):
        touch(slots, stamp)
        act(session, EndTurn())
    assert [slot.turn for slot in slots.listing()] == [4]


def test_a_copy_that_is_put_back_is_the_same_save(slots, tmp_path):
    play(slots, 1)
    play(slots, 2)
    shutil.copytree(slots.folder, tmp_path / "backup")
    play(slots, 3)
    for path in (tmp_path / "backup").iterdir():  # it brings old files, with new stamps
        shutil.copyfile(path, slots.folder / path.name)
    assert Autosave(slots).read_latest().seed == 3
    assert seeds(slots) == [3, 2, 1]


def test_a_file_of_another_game_put_in_place_of_ones_own_is_left(slots, tmp_path):
    """With the very inode and stamp of the own one, on a file system that counts seconds."""
    session = play(slots, 1)
    other = Slots(tmp_path / "other")
    play(other, 2)
    path = Autosave(slots).path()
    stamp = path.stat().st_mtime_ns
    path.write_bytes(Autosave(other).path().read_bytes())
    os.utime(path, ns=(stamp, stamp))
    act(session, EndTurn())
    assert sorted((slot.seed, slot.turn) for slot in slots.listing()) == [(1, 2), (2, 1)]


def test_two_writings_in_one_tick_of_the_clock_have_an_order(slots):
    for seed in range(4):
        slots.save("abcd"[seed], make_session(seed=seed).saved())
    touch(slots, STAMPS["all the same"])
    assert seeds(slots) == [3, 2, 1, 0]


def old_save(path, seed):
    """A save as versions without numbers wrote it."""
    plain = json.loads(dump(make_session(seed=seed).saved()))
    assert {"save_number", "in_play"}.isdisjoint(plain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain))


@stamped
def test_saves_without_a_number_are_older_and_go_by_their_place(slots, stamp):
    for name, seed in (("autosave-3", 3), ("b", 12), ("autosave", 1), ("a", 11), ("autosave-2", 2)):
        old_save(slots.folder / f"{name}.json", seed)
    touch(slots, stamp)
    assert seeds(slots) == [11, 12, 1, 2, 3]
    assert Autosave(slots).read_latest().seed == 1
    play(slots, 4)
    touch(slots, stamp)
    assert seeds(slots)[:2] == [4, 11]
    assert Autosave(slots).read_latest().seed == 4


def test_the_number_is_one_more_than_the_largest_in_the_folder(slots):
    def number(name):
        return slots.load(name).save_number

    slots.save("a", make_session().saved())
    slots.save("b", make_session().saved())
    assert (number("a"), number("b")) == (1, 2)
    taken = slots.load("b").model_copy(update={"save_number": 700})
    (slots.folder / "c.json").write_bytes(dump(taken))
    assert slots.save("a", make_session().saved(), overwrite=True)
    assert number("a") == 701


def test_the_number_is_found_however_the_file_is_laid_out(slots):
    path = slots.save("a", make_session().saved())
    plain = json.loads(path.read_bytes()) | {"save_number": 41}
    for text in (
        json.dumps(plain, indent=2),
        json.dumps(plain, sort_keys=True),
        json.dumps(dict(reversed(plain.items()))),
        json.dumps(plain, separators=(",", ":")),
    ):
        path.write_text(text)
        slots.save("b", make_session().saved())
        assert slots.load("b").save_number == 42
        slots.delete("b")


@pytest.mark.parametrize("number", [0, -1, LARGEST_NUMBER + 1, 10**30, 1.5, "7", True, None, [1]])
def test_a_number_that_cannot_be_is_refused_and_orders_nothing(slots, number):
    path = slots.save("a", make_session().saved())
    plain = json.loads(path.read_bytes()) | {"save_number": number}
    path.write_text(json.dumps(plain))
    slots.save("b", make_session().saved())
    assert slots.load("b").save_number == 1
    found = {slot.name: slot.problem for slot in slots.listing()}
    assert ("save_number" in found["a"]) == (number is not None)


def test_the_largest_number_there_can_be_stops_no_saving(slots):
    path = slots.save("a", make_session().saved())
    plain = json.loads(path.read_bytes()) | {"save_number": LARGEST_NUMBER}
    path.write_text(json.dumps(plain))
    slots.save("b", make_session().saved())
    assert all(not slot.problem for slot in slots.listing())


@pytest.mark.parametrize("short", [0, 1, 3])
def test_a_gift_with_the_largest_number_upsets_no_order(slots, short):
    """Order is kept, the game played last is gone on with, and the oldest makes room."""
    play(slots, 100)
    gift = json.loads((slots.folder / "autosave.json").read_bytes())
    gift["save_number"] = LARGEST_NUMBER - short
    (slots.folder / "gift.json").write_text(json.dumps(gift))
    for seed in range(KEPT + 4):
        session = play(slots, seed)
        assert Autosave(slots).read_latest().seed == seed
        assert seeds(slots)[0] == seed
    kept = [slot.seed for slot in slots.listing() if slot.place]
    assert kept == list(range(KEPT + 3, 3, -1))
    act(session, EndTurn())
    assert [slot.seed for slot in slots.listing() if slot.place] == kept


def test_a_damaged_gift_with_the_largest_number_upsets_no_order(slots):
    play(slots, 100)
    head = f'{{"save_number": {LARGEST_NUMBER}, "seed": "damaged'
    (slots.folder / "gift.json").write_text(head)
    for seed in range(KEPT + 2):
        play(slots, seed)
        assert Autosave(slots).read_latest().seed == seed
    assert (slots.folder / "gift.json").read_text() == head


def test_the_head_of_a_file_tells_what_the_whole_tells(slots):
    numbered = slots.save("a", make_session().saved()).read_bytes()
    plain = dump(make_session().saved())
    for data, number in ((numbered, 1), (plain, 0)):
        assert number_in(data[:256]) == number == glance(data, "x")[0]
    assert number_in(b'{"kind": "sixpillars diary"') is None


def test_an_export_has_no_number_and_replays_as_it_is(slots):
    session = make_session(autosave=Autosave(slots))
    act(session, EndTurn())
    act(session, SetBudget(0.001))
    session.save()
    saved = Autosave(slots).read_latest()
    assert saved.save_number
    assert Session.resume(saved, world=WORLD).saved().save_number is None
    assert parse(dump(saved), "x") == saved
