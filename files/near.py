"""A word that is not known, and the known one that was probably meant."""

import difflib
from collections.abc import Iterable

LIKE = 0.55
"""How alike two words are at least, 0 to 1, of which one may be meant for the other."""
LONGEST = 60
"""Letters of a word that are looked at; what is longer was meant for no name."""


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one; None where none is like it."""
    found = difflib.get_close_matches(word[:LONGEST], list(known), n=1, cutoff=LIKE)
    return found[0] if found else None
