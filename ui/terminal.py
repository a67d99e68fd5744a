"""Tables and progress on the terminal, as narrow as they can be.  What is printed is data."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from files.text import visible
from ui.words import say


def terminal(errors: bool = False) -> Console:
    """Standard output, or error: brackets are brackets, and no colours are guessed into numbers."""
    return Console(stderr=errors, highlight=False, markup=False, emoji=False)


class PlainTable(Table):
    """A table whose cells are words."""

    def row(self, *cells: str) -> None:
        """One more row."""
        self.add_row(*(Text(visible(cell)) for cell in cells))


def narrow_table(words: str, figures: str = "", title: str | None = None) -> PlainTable:
    """An empty table with columns of words, then of figures, by their keys."""
    table = PlainTable(
        title=Text(visible(title), "table.title") if title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for key in words.split():
        table.add_column(say(f"column.{key}"), no_wrap=key != "does")
    for key in figures.split():
        table.add_column(say(f"column.{key}"), justify="right", no_wrap=True)
    return table
