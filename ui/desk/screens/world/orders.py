"""What the world's screen asks about orders: whose they are, and whether they may be changed."""

from ui.desk.sitting import Sitting
from ui.play.session.draft import Draft
from ui.play.words import spoken


def may_change(sitting: Sitting) -> bool:
    """Whether somebody plays and the game goes on."""
    return bool(sitting.player) and not sitting.session.over


def draft_of(sitting: Sitting) -> Draft:
    """The draft in the making, or the orders in force where nobody plays."""
    return sitting.draft if sitting.player else Draft(sitting.facts.draft)


def opening_of(sitting: Sitting) -> Draft:
    """The draft that the turn began with, or the orders in force where nobody plays."""
    return sitting.opening if sitting.player else Draft(sitting.facts.draft)


def turn_key(sitting: Sitting) -> tuple[int, str, str]:
    """What everything that is shown of the past depends on."""
    return sitting.session.turn, sitting.player, spoken()
