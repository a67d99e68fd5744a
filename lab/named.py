"""Names that a sentence puts an article before: "the United States", "el Reino Unido".

A table, a heading or a label shows the name as it is.  A text asks for the form with the article
by `{nation:the}`, and by `{nation:The}` where a sentence begins with it.
"""

import re
from collections.abc import Iterable
from typing import Self

WITH, BEGINNING = "the", "The"
CONTRACTIONS = {
    "es": ((r"\b([Dd])e el ", r"\1el "), (r"\b([Aa]) el ", r"\1l ")),
    "fr": (
        (r"\b([Dd])e le (?=[A-ZÀ-Ý])", r"\1u "),
        (r"\b([Dd])e les (?=[A-ZÀ-Ý])", r"\1es "),
        (r"\bà le (?=[A-ZÀ-Ý])", "au "),
        (r"\bà les (?=[A-ZÀ-Ý])", "aux "),
    ),
}
"""What a preposition and an article before a name become."""


class Named(str):
    """A name, which is itself, and knows its form with the article."""

    __slots__ = ("the",)
    the: str

    def __new__(cls, name: str, the: str) -> Self:
        """The name, and what it is in a sentence."""
        made = super().__new__(cls, name)
        made.the = the
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str, str]]:
        """Both, for whoever copies it."""
        return type(self), (str(self), self.the)

    def __format__(self, spec: str) -> str:
        """As a text asks for it."""
        return formed(self, spec)


def with_article(name: str) -> str:
    """The form of a name with its article; of what has none, the name."""
    return name.the if isinstance(name, Named) else name


def formed(name: str, spec: str) -> str:
    """A name as a text asks for it."""
    if spec not in (WITH, BEGINNING):
        return str.__format__(name, spec)
    the = with_article(name)
    return the[:1].upper() + the[1:] if spec == BEGINNING else str(the)


def joined(parts: Iterable[str]) -> str:
    """Parts one after the other: a name if any of them is one."""
    pieces = list(parts)
    bare = "".join(pieces)
    if any(isinstance(piece, Named) for piece in pieces):
        return Named(bare, "".join(map(with_article, pieces)))
    return bare


def contracted(text: str, language: str) -> str:
    """The text as it is spoken: "del Reino Unido", "aux États-Unis"."""
    for apart, together in CONTRACTIONS.get(language, ()):
        text = re.sub(apart, together, text)
    return text
