"""What is assumed of the other nations when advice looks ahead, in a sentence."""

from collections.abc import Sequence

from ui.play.words import say


def assumed(kinds: Sequence[str]) -> str:
    """The ways in which others are foreseen (`others.KINDS`); "" where there are no others."""
    if not kinds:
        return ""
    told = "; ".join(say(f"advice.others.{kind}") for kind in kinds)
    return say("advice.others.head", what=told)
