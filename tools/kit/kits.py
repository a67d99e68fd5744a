"""The kits that are printed: where their pages lie, and in which order they are met."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ui.play.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Kit:
    """Markdown pages in docs/NAME/LANGUAGE, one content in three languages."""

    name: str
    pages: tuple[str, ...]
    """Of each language, in the order in which who leads a room meets them."""
    kicker: str
    """The key of the text that stands at the foot of every sheet."""
    styles: tuple[str, ...] = ("print.css",)
    """Style sheets beside this, in their order."""

    @property
    def folder(self) -> Path:
        """Where its languages lie."""
        return ROOT / "docs" / self.name

    @property
    def ledger(self) -> Path:
        """Digest of the HTML of each PDF file."""
        return self.folder / "prints.json"

    def file(self, language: str, page: str) -> Path:
        """The Markdown of a page."""
        return self.folder / language / f"{page}.md"

    def all_pages(self) -> Iterator[tuple[str, str]]:
        """Every language and page."""
        return ((language, page) for language in LANGUAGES for page in self.pages)


WORKSHOP = Kit(
    "workshop",
    ("script", "roles", "proposal-form", "answer-sheet", "slides", "questions", "practical"),
    "workshop.kicker",
)
CLASS = Kit(
    "class",
    (
        *("aims", "script-45", "script-90", "before-and-after", "network"),
        *("bad-day", "privacy", "access", "roles", "questions"),
    ),
    "classroom.learn.kicker",
    ("print.css", "class.css"),
)
KITS = {kit.name: kit for kit in (WORKSHOP, CLASS)}
