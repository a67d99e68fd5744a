"""Writes the list of all columns into docs/tables.md: `python -m tools.tables_page`."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from files.writing import write_file
from lab.columns import COLUMNS, Column

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"
HEAD = "\n| column | type | unit | meaning |\n|---|---|---|---|\n"
TYPES = {"Int64": "whole", "Float64": "number", "Boolean": "yes/no", "String": "word"}


def page(text: str) -> str:
    """The page with a list that is that of the declaration."""
    above, _, _ = text.partition(HEAD)
    return above + HEAD + "".join(f"{row}\n" for row in rows())


def rows() -> Iterator[str]:
    """A row of the list for every column; alike ones that follow one another share a row."""
    for column, alike in groupby(COLUMNS.items(), key=lambda item: item[1]):
        names = [name for name, _ in alike]
        yield f"| {', '.join(f'`{name}`' for name in names)} | {_told(column)} |"


def _told(column: Column) -> str:
    return f"{TYPES[column.kind.__name__]} | {column.unit} | {column.meaning}"


if __name__ == "__main__":
    write_file(PAGE, page(PAGE.read_text(encoding="utf-8")).encode())
