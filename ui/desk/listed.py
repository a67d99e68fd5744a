"""Names in a sentence."""

from ui.play.listing import listed
from ui.play.words import say

MOST = 4


def names_or_nobody(names: list[str]) -> str:
    """Some names, and how many others; "nobody" where there are none."""
    return listed(names, MOST) or say("session.nobody")
