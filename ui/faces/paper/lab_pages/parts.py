"""Pieces that several pages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.faces.paper.html import Cell, details, paragraph, table, tag, text, words
from ui.play.words import say


@dataclass(frozen=True)
class PagePart:
    """A part of a page: the anchor, the heading, the markup below it."""

    name: str
    title: str
    inside: str


def picture(
    drawn: str,
    title: str,
    hint: str,
    heads: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
    aside: str = "",
) -> str:
    """A picture with its heading, and its numbers to open below or to read `aside`."""
    numbers = ""
    if rows:
        numbers = details(say("page.data"), table(title, heads, rows))
    return tag(
        "figure",
        tag("figcaption", tag("h3", text(title)), paragraph(hint)),
        drawn,
        aside,
        numbers,
    )


def side_by_side(*figures: str) -> str:
    """Pictures beside each other where the page is wide enough."""
    return tag("div", *figures, class_="charts")


def level(value: float, most: float, steps: int = 4) -> int:
    """How deep a colour is: −steps to steps, 0 near zero."""
    if most <= 0.0:
        return 0
    return max(-steps, min(steps, round(steps * value / most)))


def shade(value: float, most: float) -> str:
    """The class of a cell by the size and the sign of its number."""
    step = level(value, most)
    if step == 0:
        return "even"
    return f"up{step}" if step > 0 else f"down{-step}"


def heat(
    caption: str,
    corner: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    class_: str = "",
) -> str:
    """A table of shaded numbers, with the names of its rows at the left."""
    made = [(words(name, head=True), *cells) for name, cells in rows]
    return table(caption, [corner, *heads], made, class_=f"heat {class_}".strip())
