"""The files of a run: results to bytes, and back."""

import io
import json
from dataclasses import fields
from pathlib import Path

import polars as pl

from files.folder import MANIFEST, Folder
from files.text import all_plain
from files.trouble import Kind, Trouble
from scenarios.diary_file import DiaryError, dump, parse
from ui.refusal import Refusal
from ui.report.page import make_page
from ui.results import Results
from ui.saving import FILES, refusal
from ui.tables import Tables
from ui.words import say

LARGEST_FILE = 1 << 30
TEXTS = (pl.String, pl.Categorical, pl.Enum)


def _parquet(frame: pl.DataFrame) -> bytes:
    sink = io.BytesIO()
    frame.write_parquet(sink, compression="zstd")
    return sink.getvalue()


def run_files(results: Results) -> dict[str, bytes]:
    """Every file of a run by its name, but for the manifest."""
    files = {"diary.json": dump(results.saved)}
    for table in fields(Tables):
        files[f"{table.name}.parquet"] = _parquet(getattr(results.tables, table.name))
    files["report.html"] = make_page(results).encode()
    return files


def read_results(path: Path) -> Results:
    """The results that a run has written.  Raises Refusal when the folder does not hold them."""
    read = _read(path)
    try:
        saved = parse(read["diary.json"], str(path / "diary.json"))
    except DiaryError as error:
        raise Refusal(str(error)) from error
    manifest = _manifest(path / MANIFEST, read[MANIFEST])
    if manifest.get("state_hashes") != saved.hashes:
        raise Refusal(say("refuse.mixed", folder=path))
    tables = {table.name: _table(path, table.name, read) for table in fields(Tables)}
    return Results(manifest, Tables(**tables), saved)


def _read(path: Path) -> dict[str, bytes]:
    names = ("diary.json", *(f"{table.name}.parquet" for table in fields(Tables)))
    try:
        return Folder(path, FILES).read(names, LARGEST_FILE)
    except Trouble as trouble:
        if trouble.kind is Kind.MISSING and not path.is_dir():
            raise Refusal(say("refuse.no_folder", folder=path)) from trouble
        if trouble.kind is Kind.MISSING:
            raise Refusal(say("refuse.not_a_run", folder=path, name=trouble.path.name)) from trouble
        raise refusal(trouble) from trouble


def _manifest(path: Path, data: bytes) -> dict[str, object]:
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise refusal(Trouble(Kind.DAMAGED, path)) from error
    if not isinstance(manifest, dict) or not all_plain(manifest):
        raise refusal(Trouble(Kind.DAMAGED, path))
    if manifest.get("product") != "sixpillars":
        raise refusal(Trouble(Kind.DAMAGED, path))
    manifest.pop("files", None)  # what is in the folder is no fact of the game
    return manifest


def _table(folder: Path, name: str, read: dict[str, bytes]) -> pl.DataFrame:
    damaged = Trouble(Kind.DAMAGED, folder / f"{name}.parquet")
    try:
        frame = pl.read_parquet(read[f"{name}.parquet"])
    except (pl.exceptions.PolarsError, OSError) as error:
        raise refusal(damaged) from error
    texts = (column.unique().to_list() for column in frame if column.dtype in TEXTS)
    if not all_plain([frame.columns, *texts]):
        raise refusal(damaged)
    return frame
