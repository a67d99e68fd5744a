"""Tables as CSV that a spreadsheet takes for what they are, and that read back the same.

A cell that begins like a formula is run by spreadsheets.  So a text that begins with one of
FORMULA, or with the mark itself, has an apostrophe put before it, which spreadsheets do not show;
`read_table` takes it away again.  Numbers are written so that they read back to the bit.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

FORMULA = "=+-@\t\r\n"
MARK = "'"
Cell = str | int | float | bool | None
BOM = "\ufeff"
"""Tells a spreadsheet that a text is UTF-8."""


def safe(text: str) -> str:
    """A text as a cell holds it."""
    return MARK + text if text[:1] in (*FORMULA, MARK) and text else text


def unsafe(cell: str) -> str:
    """The text that a cell holds."""
    return cell.removeprefix(MARK)


def written(cell: Cell) -> str:
    """A value as it is written: true and false as 1 and 0, nothing as an empty cell."""
    match cell:
        case None:
            return ""
        case bool():
            return str(int(cell))
        case float():
            return repr(cell)
        case int():
            return str(cell)
    return safe(cell)


def table(
    columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], for_spreadsheets: bool = False
) -> bytes:
    """Rows as CSV in UTF-8 with a line of headings; a row without a column has it empty."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([written(row.get(column)) for column in columns] for row in rows)
    return ((BOM if for_spreadsheets else "") + buffer.getvalue()).encode()


def read_table(data: bytes) -> list[dict[str, str]]:
    """The rows of a table, as texts; numbers are theirs to read who know the column."""
    lines = csv.reader(StringIO(data.decode().removeprefix(BOM), newline=""))
    headings = next(lines)
    return [dict(zip(headings, map(unsafe, line), strict=True)) for line in lines]
