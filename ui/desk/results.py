"""Both results of a game in words: the mandate's and the world's, which are never added up."""

from ui.play.debrief.data import Debrief
from ui.play.encyclopedia.figures import level_of, note_of
from ui.play.encyclopedia.kinds import INDEX
from ui.play.numbers import plain
from ui.play.words import say


def in_hundred(chance: float, beside: float = 0.0) -> str:
    """A chance as people say it: "97.0 in 100", as fine as a change that stands beside it."""
    kind = note_of("survival").kind
    decimals = max(kind.decimals_for(chance), kind.decimals_for(beside))
    return say("desk.in_hundred", chances=kind.level(chance, decimals))


def measured(figure: str, value: float) -> str:
    """A figure of the world as people read it; what an index is, its name says."""
    return level_of(figure, value, unit=note_of(figure).kind is not INDEX)


def both_results(debrief: Debrief) -> tuple[str, str]:
    """What the nation made of its mandate, and what became of the world."""
    mandate, world = debrief.mandate, debrief.world
    own = say(
        "desk.ending.own_result",
        score=plain(1)(mandate.score),
        rank=mandate.rank,
        count=len(world.places),
    )
    shared = say(
        "desk.ending.world_result",
        ending=say(f"ending.{world.ending}.name"),
        chances=in_hundred(world.survival),
        welfare=plain(1)(world.collective_welfare),
    )
    return own, shared
