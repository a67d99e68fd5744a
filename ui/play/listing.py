"""Names as a list in a sentence, in the language that is spoken."""

from collections.abc import Sequence

from ui.play.numbers import in_words
from ui.play.words import say


def listed(names: Sequence[str], most: int) -> str:
    """At most so many names; of more, the others are counted."""
    return in_words(list(names), most, say("list.and"), say("list.others", count="{count}"))
