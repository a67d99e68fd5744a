"""The table of a world says where every figure stands, and leaves nothing out."""

import base64
import json

import numpy as np
import pytest

from agents.board import Board
from agents.diary import Diary
from agents.host import block_of, lineup_of, opening_of
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from sim.flows import Flows
from sim.orders import Orders
from sim.params import Params
from sim.sheet import Section
from sim.stocks import Stocks
from wasm.recorded import recorded
from wasm.table import table


@pytest.fixture(scope="module")
def world():
    return pack(load("quick"))


@pytest.fixture(scope="module")
def made(world):
    return json.loads(json.dumps(table(world)))


def numbers(array):
    return np.frombuffer(base64.b64decode(array["numbers"])).reshape(array["shape"])


@pytest.mark.parametrize(
    ("name", "kind"), [("stocks", Stocks), ("flows", Flows), ("orders", Orders), ("params", Params)]
)
def test_a_figure_lies_where_the_table_says(name, kind, world, made):
    nations = made["sheets"][name]["nations"]
    sheet = kind(nations)
    sheet.memory[:] = np.arange(len(sheet.memory))
    for field, figure in made["sheets"][name]["fields"].items():
        held = sheet
        for part in field.split("."):
            held = getattr(held, part)
        place = np.arange(figure["at"], figure["at"] + np.size(held))
        assert np.array_equal(np.ravel(held), place), field
        assert list(np.shape(held)) == figure["shape"], field


def test_fields_fill_their_sheets_without_a_gap_and_have_units_and_meanings(made):
    for name, sheet in made["sheets"].items():
        end = 0
        for figure in sheet["fields"].values():
            assert figure["at"] == end, name
            assert figure["unit"]
            assert figure["meaning"]
            end += int(np.prod(figure["shape"]))
        assert end == sheet["size"], name


def test_every_sheet_of_a_block_is_in_the_table(world, made):
    block, _ = block_of(world, 0, by_rows=True)
    assert set(block._fields) <= made["sheets"].keys()
    for name, sheet in block._asdict().items():
        assert len(sheet.memory) == made["sheets"][name]["size"], name
        assert not any(isinstance(field, Section) for field in made["sheets"][name]["fields"])


def test_numbers_are_those_of_the_opening(world, made):
    opening = opening_of(world)
    assert np.array_equal(numbers(made["opening"]["stocks"]), opening.stocks)
    assert np.array_equal(numbers(made["opening"]["standing_offers"]), opening.standing_offers)
    assert np.array_equal(numbers(made["opening"]["stated.abroad"]), opening.stated.abroad)
    assert made["opening"]["rows"]["shape"] == list(opening.rows.shape)
    assert made["lineup"] == lineup_of(world.policies)[:, 0].tolist()
    assert [one["name"] for one in made["policies"]] == list(NAMES)


def test_a_longer_game_is_judged_by_its_own_par(world):
    longer = world.turns + 10
    nations = numbers(table(world, longer)["opening"]["nations"])
    assert np.array_equal(nations, world.lasting(longer * world.ticks_per_turn).nations.memory)
    assert table(world, longer)["world"]["turns"] == longer


def test_a_recorded_game_holds_every_order_once(world):
    board = Board(world, seed=5)
    diary = Diary(5, 0, world.policies, world.turns)
    for _ in range(2):
        board.decide({i: int(k) for i, k in enumerate(lineup_of(world.policies)[:, 0])})
        board.add_standing_offers()
        diary.record_moves(board)
        board.play_turn(watch=diary.record_tick)
    found = recorded(world, diary)
    rows = numbers(found["rows"])
    assert len(np.unique(rows, axis=0)) == len(rows)
    for turn, moves in enumerate(diary.moves):
        for nation, move in enumerate(moves):
            orders = Orders(len(world.codes))
            move.write(orders, nation)
            given = [np.ravel(getattr(orders, name)[nation]) for name in Orders.fields]
            assert np.array_equal(rows[found["moves"][turn][nation]], np.concatenate(given))
    assert found["hashes"] == diary.hashes
    assert found["seed"] == "5"


def test_a_seat_that_no_policy_of_the_menu_has_is_held(world, made):
    diary = Diary(1, 0, ("human", *world.policies[1:]), world.turns)
    assert recorded(world, diary)["lineup"][0] == made["held"]
