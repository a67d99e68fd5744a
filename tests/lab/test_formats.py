"""Tables as files: what was written comes back, bit for bit, and nothing in it is a formula."""

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.columns import table
from lab.formats import FORMATS, TableError, as_bytes, frame_of, scan

WORDS = st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=8))
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))
ROWS = st.lists(
    st.tuples(
        st.integers(0, 2**32 - 1), WORDS, NUMBERS, st.one_of(st.none(), st.booleans()), WORDS
    ),
    max_size=6,
)
NAMES = ("replicate", "nation", "score", "clear", "policy")


def made(rows):
    columns = list(zip(*rows, strict=True)) or [[]] * len(NAMES)
    return table(dict(zip(NAMES, columns, strict=True)))


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None)
@given(rows=ROWS)
def test_a_table_comes_back(form, rows):
    wanted = made(rows)
    found = frame_of(as_bytes(wanted, form), form)
    assert found.equals(wanted)
    assert found.schema == wanted.schema
    bits = [one["score"].fill_null(0.0).to_numpy().view(np.uint64) for one in (wanted, found)]
    assert (bits[0] == bits[1]).all()
    assert as_bytes(found, form) == as_bytes(wanted, form)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_no_word_is_a_formula(word):
    lines = as_bytes(table({"policy": [word]}), "csv").decode()
    cell = lines.removeprefix("policy\r\n").removesuffix("\r\n").removeprefix('"')
    assert cell[:1] not in set("=+-@\t\r") - {""}


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ({"nation": ["GBR"], "score": [50.0]}, ["nation,score", "GBR,50.0"]),
        ({"score": [0.1, -0.0, 1e-300]}, ["score", "0.1", "-0.0", "1e-300"]),
        ({"clear": [True, False, None]}, ["clear", "TRUE", "FALSE", ""]),
        ({"policy": ["=1+1", "-x", "'q", "@me"]}, ["policy", "'=1+1", "'-x", "''q", "'@me"]),
        ({"policy": ['say "so"', "a,b", ""]}, ["policy", '"say ""so"""', '"a,b"', '""']),
        ({"nation": ["ÅLA"], "rank": [1]}, ["nation,rank", "ÅLA,1"]),
    ],
)
def test_csv_is_as_rfc_4180_has_it(columns, lines):
    assert as_bytes(table(columns), "csv").decode("utf-8") == "".join(f"{x}\r\n" for x in lines)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_no_number_stays_none(form):
    odd = table({"score": [math.nan, math.inf, -math.inf, 1.0]})
    assert frame_of(as_bytes(odd, form), form).equals(odd)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 64, b"PAR1", b"x,y\r\n1,2\r\n", b"score\r\nmany\r\n", b"rank\r\n0.5\r\n"],
)
def test_what_is_no_table(form, data):
    with pytest.raises(TableError):
        frame_of(data, form)


def test_another_type_is_refused():
    earlier = pl.DataFrame({"rank": [1]}, schema={"rank": pl.Int32})
    with pytest.raises(TableError, match="other types"):
        frame_of(as_bytes(earlier, "parquet"), "parquet")


@pytest.mark.parametrize("form", FORMATS)
def test_parts_are_read_as_one(form, tmp_path):
    whole = made([(r, "=x", r / 3, True, None) for r in range(6)])
    for k in range(3):
        part = as_bytes(whole[2 * k : 2 * k + 2], form)
        (tmp_path / f"part-{k}.{form}").write_bytes(part)
    assert scan(sorted(tmp_path.iterdir()), form).collect().equals(whole)
