"""Three tables to ask: what sets a world apart in this turn, picked by facts, in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.play.classroom.common_view import View, survivals
from ui.play.classroom.shown import ShownTurn
from ui.play.numbers import points
from ui.play.session.session import Session
from ui.play.words import say, spoken

MOST = 3


@dataclass(frozen=True)
class _TableFacts:
    """What a world came to in its last turn."""

    number: int
    survival: float
    fallen: float  # points of survival lost in the turn
    pacts: int
    broken: int


def ask_part(shown: ShownTurn, sessions: Sequence[Session]) -> list[View]:
    """The tables to ask until the next turn, in the language in use."""
    return shown.once(("ask", spoken()), lambda: tables_to_ask(sessions))


def tables_to_ask(sessions: Sequence[Session]) -> list[View]:
    """At most three worlds, each once, with what to ask about: [{world, fact}]."""
    if sessions[0].turn == 0:
        return []
    facts = [_facts(number, session) for number, session in enumerate(sessions)]
    found: dict[int, str] = {}
    for pick in PICKS:
        picked = pick([one for one in facts if one.number not in found])
        if picked is not None and len(found) < MOST:
            found[picked[0]] = picked[1]
    return [{"world": number, "fact": fact} for number, fact in found.items()]


def _facts(number: int, session: Session) -> _TableFacts:
    lived = survivals(session)
    facts = session.facts(session.game.world.codes[0])
    before, after = facts.stocks(facts.last_turn.start - 1).pact, facts.stocks().pact
    gone = int(((before > 0.0) & (after <= 0.0)).sum()) // 2
    return _TableFacts(
        number, lived[-1], lived[-2] - lived[-1], int((after > 0.0).sum()) // 2, gone
    )


def _said(key: str, one: _TableFacts) -> tuple[int, str]:
    return one.number, say(
        f"classroom.core.ask.{key}",
        world=one.number + 1,
        points=points(1)(one.fallen).lstrip("+"),
        count=one.pacts,
    )


def _fell_most(facts: Sequence[_TableFacts]) -> tuple[int, str] | None:
    one = max(facts, key=lambda one: one.fallen, default=None)
    return _said("low", one) if one is not None and one.fallen >= 0.0005 else None


def _broke(facts: Sequence[_TableFacts]) -> tuple[int, str] | None:
    one = max(facts, key=lambda one: one.broken, default=None)
    return _said("broken", one) if one is not None and one.broken else None


def _ties(facts: Sequence[_TableFacts]) -> tuple[int, str] | None:
    one = max(facts, key=lambda one: one.pacts, default=None)
    return _said("pacts", one) if one is not None and one.pacts else None


def _alone(facts: Sequence[_TableFacts]) -> tuple[int, str] | None:
    one = min(facts, key=lambda one: one.pacts, default=None)
    return _said("alone", one) if one is not None and not one.pacts else None


def _best(facts: Sequence[_TableFacts]) -> tuple[int, str] | None:
    one = max(facts, key=lambda one: one.survival, default=None)
    return _said("high", one) if one is not None else None


PICKS: tuple[Callable[[Sequence[_TableFacts]], tuple[int, str] | None], ...] = (
    _fell_most, _broke, _ties, _alone, _best,
)  # fmt: skip
"""What is looked for, the most telling first."""
