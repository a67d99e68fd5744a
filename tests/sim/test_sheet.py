"""Sheets: shapes, views, lanes, copies, pickles."""

import pickle

import numpy as np
import pytest

from sim.nations import Nations
from sim.params import Params
from sim.sheet import LINE, Field, Section, Sheet, each, number, pair, section, world
from sim.stocks import Stocks, state_hash
from tests.world import leaves


class Inner(Sheet):
    one = number("1", "a number")
    row = world("1", "a row", 3)


class Outer(Sheet):
    gdp = each("$bn", "of each")
    line = each("$bn", "of each, by stage", 2)
    trust = pair("share", "of each pair")
    pacts = pair("0/1", "of each pair and kind", 4)
    level = number("1", "a number")
    inner = section(Inner)
    last = world("1", "of the world")


def test_shapes_follow_the_declared_axes() -> None:
    sheet = Outer(3)
    assert sheet.gdp.shape == (3,)
    assert sheet.line.shape == (3, 2)
    assert sheet.trust.shape == (3, 3)
    assert sheet.pacts.shape == (3, 3, 4)
    assert sheet.inner.row.shape == (3,)
    assert sheet.last.shape == (1,)
    assert sheet.memory.size == 3 + 6 + 9 + 36 + 1 + (1 + 3) + 1
    assert not sheet.memory.any()


def test_shapes_gain_a_last_axis_of_lanes() -> None:
    sheet = Outer(3, 8)
    assert sheet.trust.shape == (3, 3, 8)
    assert sheet.inner.row.shape == (3, 8)
    assert np.shape(sheet.level) == (8,)


def test_fields_lie_one_after_the_other_in_their_order() -> None:
    sheet = Outer(2)
    sheet.memory[:] = np.arange(sheet.memory.size)
    assert list(sheet.gdp) == [0.0, 1.0]
    assert sheet.line[1, 1] == 5.0
    assert sheet.trust[1, 0] == 8.0
    assert sheet.pacts[1, 1, 3] == 25.0


@pytest.mark.parametrize("width", [0, 1, 8])
def test_numbers_are_read_and_written_where_they_lie(width: int) -> None:
    sheet = Outer(0, width)  # numbers are for sheets without nations, like the parameters
    sheet.level = 2.5
    sheet.inner.one = 4.0
    sheet.inner.row[1] = 7.0
    lanes = max(width, 1)
    expected = np.repeat([2.5, 4.0, 0.0, 7.0, 0.0, 0.0], lanes)
    assert (sheet.memory == expected).all()
    assert np.all(sheet.level == 2.5)
    assert np.all(sheet.inner.one == 4.0)


@pytest.mark.parametrize("width", [0, 1, 4, 16])
@pytest.mark.parametrize("nations", [1, 2, 7])
def test_memory_starts_on_a_cache_line(nations: int, width: int) -> None:
    sheet = Stocks(nations, width)
    assert sheet.address % LINE == 0
    assert sheet.address == sheet.memory.ctypes.data


def test_a_copy_is_equal_and_separate() -> None:
    sheet = Outer(3)
    sheet.memory[:] = np.arange(sheet.memory.size)
    twin = sheet.copy()
    assert (twin.memory == sheet.memory).all()
    twin.gdp[0] = -1.0
    assert sheet.gdp[0] == 0.0
    twin.copy_into(sheet)
    assert sheet.gdp[0] == -1.0


def test_spread_then_lane_gives_the_world_back() -> None:
    sheet = Outer(3)
    sheet.memory[:] = np.arange(sheet.memory.size)
    wide = sheet.spread(4)
    wide.gdp[2, 3] = 99.0
    assert (wide.lane(0).memory == sheet.memory).all()
    assert wide.lane(3).gdp[2] == 99.0
    assert wide.lane(3).trust[2, 1] == sheet.trust[2, 1]


@pytest.mark.parametrize("width", [0, 4])
def test_pickling_keeps_shape_and_bytes(width: int) -> None:
    sheet = Outer(2, width)
    sheet.memory[:] = np.arange(sheet.memory.size)
    twin = pickle.loads(pickle.dumps(sheet))  # noqa: S301
    assert type(twin) is Outer
    assert (twin.nations, twin.width) == (2, width)
    assert twin.memory.tobytes() == sheet.memory.tobytes()
    assert twin.address % LINE == 0


def test_a_view_of_given_memory_shares_it() -> None:
    memory = np.arange(4.0)
    part = Inner(0, 0, memory)
    part.one = 9.0
    assert memory[0] == 9.0
    assert list(part.row) == [1.0, 2.0, 3.0]


def test_the_state_hash_covers_every_byte() -> None:
    stocks = Stocks(2)
    seen = {state_hash(stocks)}
    for k in range(stocks.memory.size):
        stocks.memory[k] = 1.0
        seen.add(state_hash(stocks))
    assert len(seen) == stocks.memory.size + 1


@pytest.mark.parametrize("kind", [Stocks, Nations, Params])
def test_every_figure_says_what_it_is(kind: type[Sheet]) -> None:
    for name, _, _, declared in leaves(kind(2)):
        assert isinstance(declared, Field)
        assert declared.unit, name
        assert declared.meaning, name
    assert all(isinstance(f, Field | Section) for f in kind.fields.values())
