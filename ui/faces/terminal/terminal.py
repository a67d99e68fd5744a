"""Tables and progress on the terminal, as narrow as they can be.  What is printed is data."""

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from files.text import visible
from ui.play.words import say


def terminal(errors: bool = False) -> Console:
    """Standard output, or error: brackets are brackets, and no colours are guessed into numbers."""
    return Console(stderr=errors, highlight=False, markup=False, emoji=False)


PROSE = ("does", "title", "nation", "evidence")
"""Columns whose words may stand on several lines; the others hold names to type, and figures."""


class PlainTable(Table):
    """A table whose cells are words.  What has no room is folded: nothing is cut or left out."""

    def row(self, *cells: str) -> None:
        """One more row."""
        self.add_row(*(Text(visible(cell)) for cell in cells))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Fold names and figures, too, where the terminal is too narrow for them."""
        if self._least() > options.max_width:
            for column in self.columns:
                column.no_wrap = False
        yield from super().__rich_console__(console, options)

    def _least(self) -> int:
        """The width in which no name and no figure need be folded."""
        widths = [self._extra_width + len(self.columns)]
        for column in self.columns:
            cells = [str(cell) for cell in (column.header, *column.cells)]
            parts = cells if column.no_wrap else [word for cell in cells for word in cell.split()]
            widths.append(max(map(cell_len, parts), default=0))
        return sum(widths)


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
        table.add_column(say(f"column.{key}"), no_wrap=key not in PROSE, overflow="fold")
    for key in figures.split():
        table.add_column(say(f"column.{key}"), justify="right", no_wrap=True, overflow="fold")
    return table
