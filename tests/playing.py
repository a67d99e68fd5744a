"""One who plays for everybody: says commands for the player who is waited for first."""

from ui.play.session.commands import Command, Did
from ui.play.session.draft import Draft
from ui.play.session.facts import Facts
from ui.play.session.session import Session


def waiting(session: Session) -> str:
    """The player who is waited for first; "" where nobody plays."""
    return next(iter(session.waits_for), "")


def act(session: Session, command: Command, nation: str | None = None) -> Did:
    """Do it, in the turn that it is."""
    return session.apply(waiting(session) if nation is None else nation, command, session.turn)


def draft_of(session: Session) -> Draft:
    return session.draft(waiting(session))


def opening_of(session: Session) -> Draft:
    return session.opening(waiting(session))


def facts_of(session: Session) -> Facts:
    """What that player, or where there is none the first nation, sees."""
    return session.facts(waiting(session) or session.game.world.codes[0])
