"""An article of the encyclopedia, as data."""

from dataclasses import dataclass

from ui.play.encyclopedia.pages import Equation

GROUPS = (
    "how",
    "outcome",
    "pillar",
    "lever",
    "pact",
    "rule",
    "figure",
    "nation",
    "scenario",
    "policy",
    "term",
)
"""In the order of the list; texts under encyclopedia.head."""


@dataclass(frozen=True)
class Article:
    """Something that is explained.  Texts are in the language that was spoken when it was made."""

    id: str  # such as "rule.talent"
    group: str  # one of GROUPS
    title: str
    body: tuple[str, ...]  # paragraphs
    equations: tuple[Equation, ...] = ()
    figures: tuple[tuple[str, str, str], ...] = ()  # name, value with unit, source
    sources: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # ids of other articles
    within: bool = False  # listed below the one before it, as a part of it

    def holds(self, words: str) -> bool:
        """Whether all these words, or parts of words, are somewhere in it."""
        text = "\n".join((self.title, *self.body, *(name for name, _, _ in self.figures)))
        return all(word in text.casefold() for word in words.casefold().split())
