"""Small pieces of HTML.  Everything that is not markup of ours is escaped, and made visible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from files.text import visible


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element; `inside` is markup.  `class_` is class, and `_` in names is `-`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_data(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def text(words: object) -> str:
    """Words as markup."""
    return escape(_data(words), quote=False)


def _data(words: object) -> str:
    return visible(str(words), lines=True)


def paragraph(words: str, class_: str | None = None) -> str:
    """A paragraph of plain words."""
    return tag("p", text(words), class_=class_)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: markup, and whether it is a figure or the head of its row."""

    inside: str
    figure: bool = False
    head: bool = False
    class_: str | None = None

    def html(self) -> str:
        """The cell as markup."""
        kinds = " ".join(k for k in ("figure" if self.figure else "", self.class_ or "") if k)
        if self.head:
            return tag("th", self.inside, scope="row", class_=kinds or None)
        return tag("td", self.inside, class_=kinds or None)


def words(value: object, head: bool = False) -> Cell:
    """A cell of plain words."""
    return Cell(text(value), head=head)


def figure(value: object, class_: str | None = None) -> Cell:
    """A cell with a number in it."""
    return Cell(text(value), figure=True, class_=class_)


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    class_: str | None = None,
    figures_from: int = 1,
) -> str:
    """An accessible table that scrolls sideways when it must."""
    top = "".join(
        tag("th", text(head), scope="col", class_="figure" if k >= figures_from else None)
        for k, head in enumerate(heads)
    )
    body = "".join(tag("tr", *(cell.html() for cell in row)) for row in rows)
    inner = tag(
        "table",
        tag("caption", text(caption)),
        tag("thead", tag("tr", top)),
        tag("tbody", body),
        class_=class_,
    )
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label=caption)


def details(summary: str, inside: str) -> str:
    """Something to open."""
    return tag("details", tag("summary", text(summary)), inside)


def section(name: str, title: str, *inside: str) -> str:
    """A part of the page with a heading to link to."""
    return tag(
        "section",
        tag("h2", text(title), id=f"{name}-title"),
        *inside,
        id=name,
        aria_labelledby=f"{name}-title",
    )
