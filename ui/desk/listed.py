"""Names in a sentence."""

from ui.play.numbers import in_words
from ui.play.words import say, spoken, words

MOST = 4


def listed(names: list[str]) -> str:
    """Some names, and how many others; "nobody" where there are none."""
    others = words(spoken())["session.others"]
    return in_words(names, MOST, say("session.and"), others) or say("session.nobody")
