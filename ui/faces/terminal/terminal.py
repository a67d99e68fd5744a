"""Tables and progress on the terminal, as narrow as they can be.  What is printed is data."""

from collections.abc import Sequence
from dataclasses import replace

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Column, Table
from rich.text import Text

from files.text import visible
from ui.play.words import say


def terminal(errors: bool = False) -> Console:
    """Standard output, or error: brackets are brackets, and no colours are guessed into numbers."""
    return Console(stderr=errors, highlight=False, markup=False, emoji=False)


PROSE = ("does", "title", "nation", "evidence")
"""Columns whose words may stand on several lines; the others hold names to type, and figures."""


CLOSE = 1  # blanks between columns where there is no room for two
LEADING = 2  # columns that say whose row it is, where figures go on below


class PlainTable(Table):
    """A table whose cells are words.  Nothing is cut or left out.

    Where the terminal is too narrow, columns come closer, then figures go on in a table below, and
    only when not even the names have room they are folded.
    """

    def row(self, *cells: str) -> None:
        """One more row."""
        self.add_row(*(Text(visible(cell)) for cell in cells))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As wide as its columns need, in as many parts as the terminal asks for."""
        if self._least(self.columns) > options.max_width:
            self.padding = (0, CLOSE - 1, 0, 0)
        parts = self._parts(options.max_width)
        if len(parts) == 1:
            yield from self._whole(console, options)
            return
        for k, columns in enumerate(parts):
            yield from self._part(columns, titled=k == 0)._whole(console, options)

    def _whole(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._least(self.columns) > options.max_width:
            for column in self.columns:
                column.no_wrap = False
        return super().__rich_console__(console, options)

    def _parts(self, room: int) -> list[list[Column]]:
        """The columns, those of figures spread over tables that each have room."""
        words = [column for column in self.columns if column.justify != "right"]
        figures = [column for column in self.columns if column.justify == "right"]
        parts = [words]
        for column in figures:
            if self._least([*parts[-1], column]) > room and len(parts[-1]) > LEADING:
                parts.append([*words[:LEADING]])
            parts[-1].append(column)
        return parts

    def _part(self, columns: Sequence[Column], titled: bool) -> "PlainTable":
        """A table of some of the columns, with all rows."""
        part = PlainTable(
            *(replace(column, _index=k) for k, column in enumerate(columns)),
            title=self.title if titled else None,
            title_justify=self.title_justify,
            box=self.box,
            pad_edge=self.pad_edge,
            padding=self.padding,
        )
        part.rows = self.rows
        return part

    def _least(self, columns: Sequence[Column]) -> int:
        """The width in which no name and no figure of these columns need be folded."""
        right = self.padding[1]
        widths = [len(columns) * (1 + right) + 1 - right]  # with the blanks at both ends
        for column in columns:
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
