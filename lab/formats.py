"""Tables as files: Parquet, or CSV for what reads nothing else.

A CSV file is UTF-8 with a line of names, as RFC 4180 has it: commas, quotes where a cell needs
them, lines that end with CR LF.  Numbers have a point and the fewest digits that give back the
same bits, yes and no are `TRUE` and `FALSE`, and what is not there is an empty cell.  A word that
a spreadsheet would take for a formula stands behind an apostrophe, and so does one that begins
with an apostrophe, so that it can be told again what the word was.
"""

import io
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import polars as pl

from lab.columns import schema

Format: TypeAlias = Literal["parquet", "csv"]
FORMATS: tuple[str, ...] = get_args(Format)
LEVEL = 1
"""Of Parquet's compression: a higher one takes several times as long for a few per cent."""
CELL = r"^(['=+\-@\t\r])"
"""How a word begins that is not written as it is."""


class TableError(ValueError):
    """Why bytes are not the table that they should be."""


def as_bytes(frame: pl.DataFrame, form: Format) -> bytes:
    """A table as the bytes of a file; the same bytes for the same table."""
    sink = io.BytesIO()
    if form == "parquet":
        frame.write_parquet(sink, compression="zstd", compression_level=LEVEL)
    else:
        guarded = frame.with_columns(
            pl.col(pl.String).str.replace(CELL, "'$1"),
            pl.col(pl.Boolean).cast(pl.String).str.to_uppercase(),
        )
        guarded.write_csv(sink, line_terminator="\r\n")
    return sink.getvalue()


def frame_of(data: bytes, form: Format) -> pl.DataFrame:
    """The table in the bytes of a file.  Raises TableError when its columns are not declared."""
    try:
        if form == "parquet":
            found = pl.read_parquet(data)
            wanted = schema(found.columns)
        else:
            wanted = schema(pl.read_csv(data, n_rows=0).columns)
            found = _plain(pl.read_csv(data, schema=wanted).lazy()).collect()
    except KeyError as error:
        raise TableError(f"it has a column {error} that no table has") from error
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise TableError("it is damaged") from error
    if found.schema != wanted:
        raise TableError("its columns are of other types than those of this version")
    return found


def scan(parts: list[Path], form: Format) -> pl.LazyFrame:
    """The parts of a table as one, read when it is asked."""
    if form == "parquet":
        return pl.scan_parquet(parts)
    names = pl.scan_csv(parts[0], infer_schema=False).collect_schema().names()
    return _plain(pl.scan_csv(parts, schema=schema(names)))


def _plain(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Words as they were, without the guards of a CSV file."""
    return frame.with_columns(pl.col(pl.String).str.replace("^'", ""))
