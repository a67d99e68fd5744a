"""Tables on the terminal, as narrow as they can be."""

from rich import box
from rich.console import Console
from rich.table import Table

from ui.words import say


def terminal() -> Console:
    """Standard output, without colours guessed into numbers."""
    return Console(highlight=False)


def narrow_table(words: str, figures: str = "", title: str | None = None) -> Table:
    """An empty table with columns of words, then of figures, by their keys."""
    table = Table(
        title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)
    )
    for key in words.split():
        table.add_column(say(f"column.{key}"), no_wrap=key != "does")
    for key in figures.split():
        table.add_column(say(f"column.{key}"), justify="right", no_wrap=True)
    return table
