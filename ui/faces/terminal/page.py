"""A page of rules in the terminal: as rich shows it, but no name in a table is cut."""

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, TableElement
from rich.table import Column, Table

NAMES = 0.65  # of the terminal, that names may take


class WholeNames(TableElement):
    """A table whose names, in the first column, stand whole; of the rest words are folded."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Where not even the names have room beside the rest, letters are folded."""
        for table in super().__rich_console__(console, options):
            if isinstance(table, Table):
                _whole(table, options.max_width)
            yield table


def _whole(table: Table, room: int) -> None:
    for column in table.columns:
        column.overflow = "fold"
    first = table.columns[0]
    if _longest(first) <= NAMES * room:
        first.no_wrap = True


def _longest(column: Column) -> int:
    return max(len(str(cell)) for cell in (column.header, *column.cells))


class RulePage(Markdown):
    """A page of `docs/model`."""

    elements = Markdown.elements | {"table_open": WholeNames}
