"""What opponents say: why they moved as they did, and what they would accept, in sentences."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agents.lineup import HUMAN
from agents.opponents.acceptance import Reply, would_accept
from agents.opponents.by_row import ByRow
from agents.opponents.levels import Opponent, follower
from agents.opponents.reasons import why
from agents.opponents.thought import Figure, Reason
from agents.world import World
from policies.menu import NAMES
from sim.pillars import Pact
from ui.play.listing import listed
from ui.play.names import nation_name
from ui.play.numbers import axis, percent, plain
from ui.play.session.game import Game
from ui.play.words import counted, name_of, say

if TYPE_CHECKING:
    from ui.play.advice.position import Position


CHOOSING = ("easy", "normal")
"""Levels that act by a policy of the menu of their own choice: they do not follow it."""


@dataclass(frozen=True)
class Wishes:
    """What a nation would accept: what it will offer, and of pacts what they ask before they hold.

    `pacts` has no entry for what it will offer and both trust each other enough for.  What forbids
    a pact whoever offers it is no wish: see ui.play.events.barriers.
    """

    summary: tuple[str, ...] = ()
    pacts: dict[Pact, str] = field(default_factory=dict)
    answers: tuple[Reply, ...] = ()


def opponent_of(game: Game, code: str) -> Opponent | None:
    """Who decides for a nation; None for players, and for minds that give no reasons."""
    policy = game.policies[game.world.codes.index(code)]
    mind = game.minds.get(policy)
    if mind is not None:
        return mind if isinstance(mind, Opponent) else None
    return follower(policy) if policy != HUMAN and policy in NAMES else None


def leader_words(game: Game, code: str) -> str:
    """Whose policy a nation follows that has a policy of its own; "" for people and levels."""
    policy = game.policies[game.world.codes.index(code)]
    mind = game.minds.get(policy)
    if isinstance(mind, ByRow):
        told = mind.said.sentence
        key = "creed_said" if told else "creed_file"
        return say(f"opponent.{key}", policy=policy, **({"sentence": told} if told else {}))
    return say("opponent.creed", policy=policy) if policy in NAMES else ""


# why


def reasons(game: Game, code: str, towards: str = "", turn: int | None = None) -> tuple[str, ...]:
    """Why a nation moved as it did in a turn (counted from 0), by default the last one played.

    With `towards`, why its stance and offers to that nation are what they are.  Nothing before the
    first turn, and nothing of players.
    """
    mind, codes = opponent_of(game, code), game.world.codes
    asked = len(game.diary.moves) - 1 if turn is None else turn
    if mind is None or not 0 <= asked < len(game.diary.moves):
        return ()
    view = mind.view(game.board.at(asked))
    other = codes.index(towards) if towards else None
    found = why(mind, view, codes.index(code), other)
    return tuple(sentence(game.world, reason, mind.level) for reason in found)


def sentence(world: World, reason: Reason, level: str = "") -> str:
    """A reason in words; a mind of a level follows no policy, it goes by one while that suits."""
    key, figures = reason.key, reason.figures
    if key == "creed" and level in CHOOSING:
        key = f"creed_{level}"
    if key in TURNED:
        key += "_on" if float(figures["to"]) > 0.5 else "_off"
    shown = {name: _shown(world, key, name, figures) for name in figures}
    return counted(f"opponent.{key}", round(float(figures.get("quarters", 0))), **shown)


def _shown(world: World, key: str, name: str, figures: dict[str, Figure]) -> str:
    """A figure in words."""
    value = figures[name]
    if isinstance(value, str):
        return _named(world, key, value)
    if key == "threat":
        return plain(2)(value)
    if key in ("unemployment", "size"):
        return percent(1)(value)
    return SHOWN[name](value)


def _times(log: float) -> str:
    return axis(float(f"{math.exp(log):.2g}"))


def _hundred(share: float) -> str:
    return plain(0)(100.0 * share)


SHOWN: dict[str, Callable[[float], str]] = {
    "share": percent(0),
    "value": _hundred,
    "stance": _hundred,
    "usual_stance": _hundred,
    "instead": _hundred,
    "to": _hundred,
    "usual_share": percent(0),
    "lag": _times,
    "lead": _times,
    "quarters": plain(0),
    "count": plain(0),
    "points": plain(1),
    "rollouts": plain(0),
}
TURNED = ("searched_stance", "searched_stance_all", "searched_strangers", "searched_pact")
"""What may be turned on or off, each with a text of its own."""
GROUPS = {
    "searched_lever": "lever",
    "searched_pillar": "pillar",
    "searched_programme": "programme",
    "searched_without": "programme",
    "searched_pact_on": "pact",
    "searched_pact_off": "pact",
    "mandate": "component",
    "slip_split": "pillar",
}


def _named(world: World, key: str, value: str) -> str:
    """What a code, or a word of the world, is called."""
    if value in world.codes:
        return nation_name(value, world.names[world.codes.index(value)])
    return name_of(GROUPS[key], value) if key in GROUPS else value


# what it would accept


def wishes(game: Game, position: "Position", code: str) -> Wishes:
    """What a nation would accept of the player at this position, with the draft as it stands.

    Takes up to a tenth of a second, and up to two with a hard opponent: call it in the background.
    """
    mind, codes = opponent_of(game, code), position.world.codes
    if mind is None:
        return Wishes()
    answers = would_accept(
        mind, position.view, codes.index(code), position.nation, position.draft.move
    )
    asked = {answer.pact: _asked(answer) for answer in answers if not answer.offers or answer.trust}
    return Wishes(
        (_offered(answer.pact for answer in answers if answer.offers),),
        asked,
        answers,
    )


def _pact(pact: Pact) -> str:
    return name_of("pact", pact.name.lower())


def _offered(pacts: Iterable[Pact]) -> str:
    names = [_pact(pact) for pact in pacts]
    if not names:
        return say("opponent.offers_none")
    return say("opponent.offers", pacts=listed(names, len(names)))


def _asked(answer: Reply) -> str:
    """What would make it offer this pact, and what the pact asks of both."""
    if not answer.offers and answer.ask is None:
        return say("opponent.ask_none")
    asked = []
    if answer.ask is not None:
        asked.append(say(f"opponent.ask_{answer.ask.key}", level=_hundred(answer.ask.level)))
    if answer.trust:
        key = "offered_without_trust" if answer.offers else "trust_both"
        asked.append(say(f"opponent.{key}", level=_hundred(answer.trust)))
    return " ".join(asked)
