"""What a scenario calls its nations and itself, in the spoken language.

The library is written in English.  Its names, titles, questions and mandate cards have
translations among the texts; they stand in for the scenario's own words only where it says what
the library says.
"""

import re

from lab.named import Named
from ui.play.words import DEFAULT, name_of, say, spoken, words

PARTS = ("component", "pillar", "programme")
"""Texts that name a part of a figure; all others are of sectors."""
TAKES_ARTICLE = re.compile(
    r"^(?!The )(?:(United|Netherlands|Philippines|Bahamas|Maldives|Gambia)\b"
    r"|.*\b(Union|Kingdom|States|Emirates|Republic|Federation|Islands)$)"
)
"""English names of nations, of a user's own scenario, that stand with an article in a sentence."""


def nation_name(code: str, given: str) -> str:
    """The name of a nation that the scenario calls `given`, with its article for sentences."""
    name = _translated(f"nation.{code}", given)
    with_article = words(spoken()).get(f"nation_with_article.{code}")
    if with_article and words(DEFAULT).get(f"nation.{code}") == given:
        return Named(name, with_article)
    if spoken() == DEFAULT and TAKES_ARTICLE.search(given):
        return Named(name, say("nation_with_article.other", name=name))
    return name


def part_name(part: str) -> str:
    """The name of a part of a figure: a component, a pillar, a programme or a sector."""
    known = words(spoken())
    found = (name_of(group, part) for group in PARTS if f"{group}.{part}" in known)
    return next(found, name_of("sector", part))


def scenario_title(name: str, given: str) -> str:
    """The title of the scenario of this name, which calls itself `given`."""
    return _translated(f"scenario_text.{name}.title", given)


def scenario_question(name: str, given: str) -> str:
    """What the scenario of this name asks, in the scenario's words `given`."""
    return _translated(f"scenario_text.{name}.question", given)


def scenario_credits(given: str) -> str:
    """Whom a scenario thanks, on one line."""
    return " ".join(given.split())


def mandate_name(card: str, given: str) -> str:
    """The name of the mandate card with this key, which the scenario calls `given`."""
    return _translated(f"mandate_card.{card}.name", given)


def mandate_sentence(card: str, given: str) -> str:
    """What the mandate card with this key asks of a leader, in the scenario's words `given`."""
    return _translated(f"mandate_card.{card}.sentence", given)


def _translated(key: str, given: str) -> str:
    return words(spoken())[key] if words(DEFAULT).get(key) == given else given
