"""The one definition of plain text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.text import plain, strange_mark, visible

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
PREPENDED = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2}
OF_LATER_EDITIONS = {"EGYPTIAN HIEROGLYPH FULL BLANK", "EGYPTIAN HIEROGLYPH HALF BLANK"}
KAITHI = {0x110BD, 0x110CD}  # signs that are seen, though Unicode files them under formats


def test_every_character_that_this_python_knows_as_unseen_is_refused():
    seen = {
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in UNSEEN
        and code not in PREPENDED | KAITHI
        and strange_mark(chr(code)) is None
    }
    assert seen == set()


def test_what_is_refused_beyond_those_has_no_width_or_is_no_character():
    names = set()
    for code in range(sys.maxunicode + 1):
        kind = unicodedata.category(chr(code))
        if strange_mark(chr(code)) and kind not in UNSEEN and kind != "Cn":
            names.add(unicodedata.name(chr(code)).split("-")[0].rstrip("0123456789"))
    assert names - OF_LATER_EDITIONS == {
        "BRAILLE PATTERN BLANK",
        "COMBINING GRAPHEME JOINER",
        "HALFWIDTH HANGUL FILLER",
        "HANGUL CHOSEONG FILLER",
        "HANGUL FILLER",
        "HANGUL JUNGSEONG FILLER",
        "KHITAN SMALL SCRIPT FILLER",
        "KHMER VOWEL INHERENT AA",
        "KHMER VOWEL INHERENT AQ",
        "MONGOLIAN FREE VARIATION SELECTOR FOUR",
        "MONGOLIAN FREE VARIATION SELECTOR ONE",
        "MONGOLIAN FREE VARIATION SELECTOR THREE",
        "MONGOLIAN FREE VARIATION SELECTOR TWO",
        "MUSICAL SYMBOL NULL NOTEHEAD",
        "OBJECT REPLACEMENT CHARACTER",
        "VARIATION SELECTOR",
    }


def test_no_unassigned_character_is_plain_but_in_planes_that_have_characters():
    """There a later Unicode may put a letter; till then it is drawn as a box, so it is seen."""
    planes = {
        code >> 16
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) == "Cn" and strange_mark(chr(code)) is None
    }
    assert planes <= {0, 1, 2, 3}


@pytest.mark.parametrize("mark", ["\u2800", "\ufffc", "\U00013441", "\U00016fe4", "\U0001d159"])
def test_signs_that_are_drawn_as_nothing_are_no_title(mark):
    assert strange_mark(f"a{mark}b") == f"U+{ord(mark):04X}"
    assert plain(mark) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Race [/b] <b>&amp;</b>",
        "El año de la niña – ¿qué?",
        "Électricité à 5\u202f000\u00a0€",
        "Ελλάδα Россия 日本 한국 ไทย עברית العربية",
        "می\u200cخواهم",  # Persian: a word with a joiner that keeps letters apart
        "ශ්\u200dරී ලංකාව",  # Sinhala: Sri Lanka, with a joiner that binds
        "e\u0301 👍 ²√∑ →",
    ],
)
def test_writing_of_every_script_is_plain(text):
    assert strange_mark(text) is None
    assert visible(text) == text


@pytest.mark.parametrize("text", ["a\u200db", "\u200dم", "م\u200c", "م\u200c\u200dم", "👩\u200d🚀"])
def test_joiners_stand_only_inside_words_that_need_them(text):
    assert strange_mark(text) in {"U+200C", "U+200D"}


def test_a_line_feed_is_plain_only_among_lines():
    assert strange_mark("a\nb") == "U+000A"
    assert strange_mark("a\nb", lines=True) is None
    assert strange_mark("a\r\nb", lines=True) == "U+000D"
    assert visible("a\nb\x1b", lines=True) == "a\nb\\u001b"
    assert visible("\udcff\U000e0041") == "\\udcff\\U000e0041"


@given(st.text(st.characters()), st.booleans())
def test_what_is_visible_is_plain_and_says_where_the_rest_was(text, lines):
    shown = visible(text, lines)
    assert strange_mark(shown, lines) is None
    assert (shown == text) == (strange_mark(text, lines) is None)
    shown.encode()
    if not lines:
        assert strange_mark(plain(text)) is None
