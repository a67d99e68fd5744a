"""What a question returns: sentences and tables, shown as a page where somebody can draw one."""

import re
from dataclasses import dataclass, fields
from functools import cache
from html import escape
from importlib.metadata import entry_points
from typing import Any

import polars as pl

_MINUS = re.compile(r"(?<![\w)])-(?=\d)")
DRAWERS = "sixpillars.pages"
"""Entry points that turn an answer into HTML; the lab itself knows no screen."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer: its question, what was found in plain sentences, and how to get it again."""

    title: str
    asked: str  # the question in one sentence
    summary: list[str]
    made_with: dict[str, Any]  # what identifies the experiment: worlds, seed, games, sources

    def __post_init__(self) -> None:
        """Begin every sentence with a capital, and write true minus signs."""
        clean = [_MINUS.sub("\u2212", s[:1].upper() + s[1:]) for s in self.summary]
        object.__setattr__(self, "summary", clean)

    @property
    def tables(self) -> dict[str, pl.DataFrame]:
        """Every table by its name."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, pl.DataFrame)}

    def __str__(self) -> str:
        """The sentences, one a line."""
        return "\n".join([self.title, *self.summary])

    def _repr_html_(self) -> str:
        """For notebooks: with pictures when a drawer is installed, else sentences and tables."""
        draw = _drawer()
        if draw is not None:
            return str(draw(self))
        said = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.summary)
        parts = [f"<h3>{escape(self.title)}</h3><ul>{said}</ul>"]
        for name, frame in self.tables.items():
            parts.append(f"<h4>{escape(name)}</h4>{frame._repr_html_()}")
        return "".join(parts)


@cache
def _drawer() -> Any:
    for point in entry_points(group=DRAWERS):
        return point.load()
    return None
