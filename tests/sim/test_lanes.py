"""Lanes: each operation does in every lane what it does to a float.

The kernels here are compiled anew in every run (numba.njit without a cache), so that a coverage run
sees the functions which write machine code.
"""

import math
import operator
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
import pytest
from numba.core.errors import TypingError

from sim.dice import Luck, philox, uniform
from sim.lanes import Lane, MaskLane, WholeLane
from sim.maths import exp, log
from sim.primitives import (
    anywhere,
    exponent,
    mantissa,
    nearest,
    real,
    replicates_of,
    root,
    scaled,
    where,
)
from sim.sheet import Section, Sheet, each, number, section, world
from sim.sheet_type import sheet_type

WIDTHS = (1, 4, 8)


class Part(Sheet):
    gain = number("1", "a number of a part")


class Bench(Sheet):
    offset = number("1", "a number")
    a = each("1", "left")
    b = each("1", "right")
    out = each("1", "results", 24)
    part = section(Part)
    tail = world("1", "of the world", 2)


def bench(width: int, seed: int = 0) -> Bench:
    sheet = Bench(3, width)
    sheet.memory[:] = np.random.default_rng(seed).uniform(0.5, 2.0, sheet.memory.size)
    return sheet


def lane_by_lane(run: Callable[[Bench], Any], width: int) -> None:
    """The same text on lanes and on each lane's floats writes the same bits."""
    wide = bench(width)
    singles = [wide.lane(k) for k in range(width)]
    run(wide)
    for k, one in enumerate(singles):
        run(one)
        assert wide.lane(k).memory.tobytes() == one.memory.tobytes(), k


def calculate(x: Bench) -> None:
    for i in range(x.nations):
        a = x.a[i]
        b = x.b[i]
        x.out[i, 0] = a + b
        x.out[i, 1] = a - b
        x.out[i, 2] = a * b
        x.out[i, 3] = a / b
        x.out[i, 4] = 2.0 * a + 1 - b / 3
        x.out[i, 5] = -a
        x.out[i, 6] = where(a < b, a, b)
        x.out[i, 7] = where((a > b) & (a > 1.0), a, 0.0)
        x.out[i, 8] = where((a <= b) | (b >= 1.0), 1.0, b)
        x.out[i, 9] = where(a < 1, 1.0, 0.0)
        x.out[i, 10] = root(a)
        x.out[i, 11] = nearest(10.0 * a)
        x.out[i, 12] = scaled(a, nearest(b))
        x.out[i, 13] = mantissa(a * 1e10)
        x.out[i, 14] = exponent(a * 1e10)
        total = 0.0
        total += a
        total -= b
        total *= a
        total /= b
        x.out[i, 15] = total
        x.out[i, 16] += a
        x.out[i, 17] = where((a < b) & True, a, 3.0)
        x.out[i, 18] = where(x.nations > 2, a, b)
        x.out[i, 19] = x.part.gain * a + x.tail[1] + x.offset
        x.out[i, 20] = 7
        x.out[i, 21] = 1.5


class Numbers(Sheet):
    one = number("1", "a number")
    part = section(Part)
    row = world("1", "a row", 3)
    after = number("1", "behind the row")


def read_numbers(x: Numbers, y: Bench) -> None:
    y.out[0, 0] = x.one + x.part.gain
    y.out[0, 1] = x.row[2] * x.after


def throw(x: Bench, first: int) -> None:
    replicate = replicates_of(first, x)
    for i in range(x.nations):
        x.out[i, 0] = uniform(Luck(11, replicate, 5), 2, i, 1)
        w0, w1, w2, w3 = philox(i, 2, 3, 4, 5, replicate)
        x.out[i, 1] = real(w0) + real(w1)
        x.out[i, 2] = real(w2 ^ w3)
        x.out[i, 3] = real((w2 + 1) * 1)


calculate_fast = numba.njit(error_model="numpy")(calculate)
read_fast = numba.njit(error_model="numpy")(read_numbers)
throw_fast = numba.njit(error_model="numpy")(throw)


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS)
def test_every_operation_acts_lane_by_lane(width: int) -> None:
    lane_by_lane(calculate_fast, width)


@pytest.mark.compiled
def test_compiled_floats_equal_plain_python() -> None:
    one, two = bench(0), bench(0)
    calculate_fast(one)
    calculate(two)
    assert one.memory.tobytes() == two.memory.tobytes()
    for i in range(3):
        a, b = float(two.a[i]), float(two.b[i])
        assert one.out[i, 4] == 2.0 * a + 1 - b / 3
        assert one.out[i, 10] == math.sqrt(a)
        assert one.out[i, 11] == round(10.0 * a)
        assert one.out[i, 12] == math.ldexp(a, round(b))
        assert one.out[i, 13] * 2.0 ** one.out[i, 14] == a * 1e10
        assert 1.0 <= one.out[i, 13] < 2.0


@pytest.mark.compiled
@pytest.mark.parametrize("width", [0, *WIDTHS])
def test_numbers_of_parts_and_rows_are_found(width: int) -> None:
    numbers, target = Numbers(0, width), Bench(3, width)
    numbers.one, numbers.part.gain, numbers.after = 1.25, 2.5, 4.0
    numbers.row[2] = 3.0
    read_fast(numbers, target)
    assert np.all(target.out[0, 0] == 3.75)
    assert np.all(target.out[0, 1] == 12.0)


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS)
def test_lane_k_throws_the_dice_of_replicate_first_plus_k(width: int) -> None:
    wide = bench(width)
    throw_fast(wide, 40)
    for k in range(width):
        one = bench(0)
        throw_fast(one, 40 + k)
        assert wide.lane(k).out[:, :4].tobytes() == one.out[:, :4].tobytes()
        assert one.out[1, 0] == uniform(Luck(11, 40 + k, 5), 2, 1, 1)


@pytest.mark.compiled
def test_what_lanes_cannot_do_is_refused_when_compiling() -> None:
    def branch(x: Bench) -> None:
        x.out[0, 0] = where(x.a, x.a[0], 0.0)

    def negate(x: Bench) -> None:
        x.out[0, 0] = -x.nothing

    for wrong in (branch, negate):
        with pytest.raises(TypingError):
            numba.njit(wrong)(bench(4))


def test_lane_types_of_equal_width_are_equal_and_take_plain_numbers() -> None:
    for kind in (Lane, WholeLane, MaskLane):
        assert kind(4) == kind(4)
        assert kind(4) != kind(8)
    assert Lane(4).unify(None, numba.float64) == Lane(4)
    assert Lane(4).unify(None, numba.types.string) is None
    assert WholeLane(4).can_convert_from(None, numba.float64) is None
    assert WholeLane(4).can_convert_from(None, numba.int64) is not None


def test_sheet_types_are_made_once_and_named_after_their_fields() -> None:
    assert sheet_type(Bench, 4) is sheet_type(Bench, 4)
    assert sheet_type(Bench, 4) != sheet_type(Bench, 0)
    assert "Bench" in sheet_type(Bench, 0).name
    assert isinstance(Bench.fields["part"], Section)


@pytest.mark.parametrize(
    ("x", "m", "e"), [(1.0, 1.0, 0.0), (1.5, 1.5, 0.0), (2.0, 1.0, 1.0), (0.375, 1.5, -2.0)]
)
def test_a_number_is_its_mantissa_times_its_power_of_two(x: float, m: float, e: float) -> None:
    assert (mantissa(x), exponent(x)) == (m, e)
    assert scaled(m, e) == x


def test_plain_forms_of_the_lane_functions() -> None:
    assert where(True, 1.0, 2.0) == 1.0
    assert where(False, 1.0, 2.0) == 2.0
    assert root(2.0) == math.sqrt(2.0)
    assert [nearest(v) for v in (0.5, 1.5, -2.5, 2.6)] == [0.0, 2.0, -2.0, 3.0]
    assert real(3) == 3.0
    assert replicates_of(7, bench(0)) == 7
    assert operator.eq(type(real(3)), float)


def parts_of(x: float) -> tuple[float, float, float, float]:
    return root(x), nearest(x), mantissa(x), exponent(x)


@pytest.mark.compiled
@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf, -5.0, -0.0, 0.0, 5e-324, 1e300])
def test_the_interpreter_computes_what_machine_code_does_where_it_would_raise(x: float) -> None:
    compiled = numba.njit(error_model="numpy")(parts_of)
    for one, other in zip(parts_of(x), compiled(x), strict=True):
        assert one == other or (math.isnan(one) and math.isnan(other))


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf, -5.0, 0.0])
def test_functions_of_what_is_no_number_raise_nothing(x: float) -> None:
    for function in (exp, log, root, nearest):
        assert isinstance(float(function(x)), float)


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS)
def test_a_condition_of_lanes_is_asked_for_anywhere(width: int) -> None:
    @numba.njit
    def flag(sheet: Bench) -> None:
        sheet.a[1] = 5.0
        if anywhere(sheet.a[0] > 1.0):
            sheet.a[1] = 7.0

    sheet = bench(width)
    sheet.a[:] = 0.0
    flag(sheet)
    assert (sheet.a[1] == 5.0).all()
    sheet.a[0, width - 1] = 2.0
    flag(sheet)
    assert (sheet.a[1] == 7.0).all()


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS)
def test_all_numbers_of_a_sheet_are_one_row(width: int) -> None:
    @numba.njit
    def double(sheet: Bench) -> None:
        for k in range(len(sheet.numbers)):
            sheet.numbers[k] = sheet.numbers[k] * 2.0

    sheet = bench(width)
    before = sheet.numbers.copy()
    double(sheet)
    assert sheet.numbers.shape == (sheet.memory.size // width, width)
    assert (sheet.memory == 2.0 * before.reshape(-1)).all()


@pytest.mark.compiled
@pytest.mark.parametrize("width", [0, *WIDTHS])
def test_what_is_written_of_a_field_is_read_again_however_it_was_written(width: int) -> None:
    @numba.njit
    def write(sheet: Bench, twin: Bench) -> None:
        sheet.a[0] = 1.0
        sheet.out[0, 0] = sheet.a[0]
        sheet.numbers[1] = sheet.numbers[1] * 3.0  # a[0], after the one number before it
        sheet.out[0, 1] = sheet.a[0]
        twin.a[0] = sheet.a[0] + 4.0  # the same memory
        sheet.out[0, 2] = sheet.a[0]
        row = sheet.a[0:2]
        row[0] = row[0] + 8.0
        sheet.out[0, 3] = sheet.a[0]

    sheet = bench(width)
    write(sheet, Bench(3, width, sheet.memory))
    for k, written in enumerate((1.0, 3.0, 7.0, 15.0)):
        assert (sheet.out[0, k] == written).all()


@pytest.mark.compiled
def test_a_kernel_that_asks_for_it_is_told_of_an_index_beyond_a_field() -> None:
    @numba.njit(boundscheck=True)
    def read(sheet: Bench, i: int) -> float:
        return float(sheet.a[i] + sheet.out[i, 1])

    assert read(bench(0), 2) > 0.0
    with pytest.raises(IndexError):
        read(bench(0), 3)
