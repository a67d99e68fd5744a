"""Plain text: the one definition of what a text from outside may hold.

Refused is what cannot be seen, or makes people see something else: control characters, marks that
turn the direction of writing, marks of no width, other ends of a line, halves of surrogate pairs,
tags, variation selectors, signs that are drawn as nothing, private and impossible characters.
All other letters, signs and blanks of every script are plain, and so is what a later Unicode may
yet make a letter: till then it is drawn as a box.  So are the two joiners, which Arabic, Persian
and the scripts of India need, but only inside a word of such a script.

The characters are listed here and not asked of `unicodedata`, which every Python has in another
edition: a file is plain with all of them or with none.
"""

import re

_NEEDS_JOINERS = "\u0600-\u109f\u1780-\u18af"  # Arabic to Myanmar, Khmer, Mongolian
_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f"  # control characters
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # letters of no width
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions
    r"\u2028\u2029"  # ends of a line and of a paragraph
    r"\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # marks of no width
    r"\ud800-\udfff"  # halves of surrogate pairs
    r"\u2800\U00013441\U00013442\U00016fe4\U0001d159"  # signs that are drawn as nothing
    r"\ufffc"  # stands for a thing that is not there
    r"\ue000-\uf8ff\U000f0000-\U0010ffff"  # private
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formats of single scripts
    r"\U00040000-\U000effff"  # planes of tags, variation selectors and nothing else
    r"\ufdd0-\ufdef\ufffe\uffff"  # no characters
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 15))
)
_STRANGE = re.compile(
    rf"[{_UNSEEN}]|(?<![{_NEEDS_JOINERS}])[\u200c\u200d]|[\u200c\u200d](?![{_NEEDS_JOINERS}])"
)


def strange_mark(text: str, lines: bool = False) -> str | None:
    """The first character that is not plain, such as "U+202E"; None when all are.

    `lines` allows the line feed, for texts of several lines.
    """
    if text.isascii() and text.isprintable():
        return None
    found = _STRANGE.search(text.replace("\n", " ") if lines else text)
    return f"U+{ord(found[0]):04X}" if found else None


def visible(text: str, lines: bool = False) -> str:
    r"""The text with every character that is not plain written as its escape, such as \u202e."""
    if text.isascii() and text.isprintable():
        return text
    parts = text.split("\n") if lines else [text]
    return "\n".join(_STRANGE.sub(_escape, part) for part in parts)


def all_plain(value: object) -> bool:
    """Whether every key and text in tables and lists is one line of plain text."""
    if isinstance(value, dict):
        return all(map(all_plain, (*value.keys(), *value.values())))
    if isinstance(value, list | tuple):
        return all(map(all_plain, value))
    return not isinstance(value, str) or strange_mark(value) is None


def plain(text: str) -> str:
    """The text without the characters that are not plain, as a field takes it that is typed in."""
    return _STRANGE.sub("", text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
