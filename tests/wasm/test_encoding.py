"""The binary format's numbers, against the examples of its specification and of DWARF."""

import pytest

from wasm.compiler.encoding import WIDEST, Reader, named, padded, section, signed, unsigned


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "00"),
        (2, "02"),
        (127, "7f"),
        (128, "8001"),
        (624485, "e58e26"),
        (2**32 - 1, "ffffffff0f"),
    ],
)
def test_numbers_that_are_not_negative(value, written):
    assert unsigned(value).hex() == written
    assert Reader(unsigned(value)).unsigned() == value


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "00"), (2, "02"), (-2, "7e"), (127, "ff00"), (-127, "817f"), (64, "c000"), (-64, "40")],
)
def test_numbers_of_either_sign(value, written):
    assert signed(value).hex() == written


@pytest.mark.parametrize("value", [0, 1, 63, 64, 1024, 2**27])
def test_a_padded_number_is_the_same_signed_and_unsigned(value):
    made = padded(value)
    assert len(made) == WIDEST
    assert Reader(made).unsigned() == value
    assert not made[-1] & 64  # the sign of a signed number


def test_what_is_read_is_what_was_written():
    reader = Reader(named("añadido") + b"\x81\x7f" + section(7, b"abc"))
    assert reader.name() == "añadido"
    reader.skip_number()
    assert reader.byte() == 7
    assert reader.bytes(reader.unsigned()) == b"abc"
    assert reader.at_end
