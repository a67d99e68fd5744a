"""What the world's screen asks about orders: whose they are, and whether they may be changed."""

from ui.desk.table import Table
from ui.play.session.draft import Draft
from ui.play.words import spoken


def may_change(table: Table) -> bool:
    """Whether somebody plays and the game goes on."""
    return bool(table.player) and not table.session.over


def draft_of(table: Table) -> Draft:
    """The draft in the making, or the orders in force where nobody plays."""
    return table.draft if table.player else Draft(table.facts.draft)


def opening_of(table: Table) -> Draft:
    """The draft that the turn began with, or the orders in force where nobody plays."""
    return table.opening if table.player else Draft(table.facts.draft)


def turn_key(table: Table) -> tuple[int, str, str]:
    """What everything that is shown of the past depends on."""
    return table.session.turn, table.player, spoken()
