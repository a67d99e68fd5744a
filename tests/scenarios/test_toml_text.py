"""Tables as TOML: whoever reads it has the same tables, and no line is too long to be read."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.guard import LONGEST_LINE
from scenarios.toml_text import document, text

LIBRARY = Path(__file__).resolve().parents[2] / "scenarios" / "library"
FILES = sorted(LIBRARY.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_the_library_comes_back_as_it_was(file):
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    written = document(tables)
    assert tomllib.loads(written) == tables
    assert max(map(len, written.split("\n"))) <= LONGEST_LINE


@pytest.mark.parametrize(
    "words",
    [
        "plain", "", "x y " * 900, "word " * 700, '"' * 1900, " lead " * 600, "back\\slash",
        'one\nother "quoted" \\ line\n\n  end', "tab\tin" * 500, "end\\\n", "ñ–é" * 300,
    ],
)  # fmt: skip
def test_texts_come_back_however_long(words):
    tables = {"question": words, "table": {"a.b*c": {"value": 0.1, "note": words[:390]}}}
    written = document(tables)
    assert tomllib.loads(written) == tables
    assert max(map(len, written.split("\n"))) <= LONGEST_LINE


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**12), 10**12))
def test_numbers_come_back_to_the_bit(number):
    assert tomllib.loads(f"x = {text(number)}") == {"x": number}
