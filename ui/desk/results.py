"""Both results of a game in words: the mandate's and the world's, which are never added up."""

from collections.abc import Mapping
from typing import Any

from ui.play.debrief.data import Debrief
from ui.play.encyclopedia.figures import note_of
from ui.play.numbers import plain
from ui.play.words import say


def in_hundred(chance: float) -> str:
    """A chance as people say it: "97 in 100"."""
    return say("desk.in_hundred", chances=note_of("survival").kind.level(chance))


def both_results(debrief: Debrief) -> tuple[str, str]:
    """What the nation made of its mandate, and what became of the world."""
    mandate, world = debrief.mandate, debrief.world
    own = say(
        "desk.ending.own_result",
        score=plain(1)(mandate.score),
        rank=mandate.rank,
        count=len(world.places),
    )
    return own, _world(world.ending, world.survival, world.collective_welfare)


def result_of_world(world: Mapping[str, Any]) -> str:
    """The world's result, from the row of a table."""
    return _world(world["ending"], world["survival"], world["collective_welfare"])


def _world(ending: str, survival: float, welfare: float) -> str:
    return say(
        "desk.ending.world_result",
        ending=say(f"ending.{ending}.name"),
        chances=in_hundred(survival),
        welfare=plain(1)(welfare),
    )
