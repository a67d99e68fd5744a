"""The files of a run: results to bytes, and back."""

import io
import json
from dataclasses import fields
from pathlib import Path

import polars as pl

from scenarios.diary_file import DiaryError, dump, read
from ui.refusal import Refusal
from ui.report.page import make_page
from ui.results import Results
from ui.tables import Tables
from ui.words import say

LARGEST_MANIFEST = 4 * 1024 * 1024


def _parquet(frame: pl.DataFrame) -> bytes:
    sink = io.BytesIO()
    frame.write_parquet(sink, compression="zstd")
    return sink.getvalue()


def run_files(results: Results) -> dict[str, bytes]:
    """Every file of a run by its name."""
    manifest = json.dumps(results.manifest, indent=2, ensure_ascii=False) + "\n"
    files = {"manifest.json": manifest.encode(), "diary.json": dump(results.saved)}
    for table in fields(Tables):
        files[f"{table.name}.parquet"] = _parquet(getattr(results.tables, table.name))
    files["report.html"] = make_page(results).encode()
    return files


def read_results(folder: Path) -> Results:
    """The results that a run has written.  Raises Refusal when the folder does not hold them."""
    if not folder.is_dir():
        raise Refusal(say("refuse.no_folder", folder=folder))
    for name in ("manifest.json", "diary.json", *(f"{t.name}.parquet" for t in fields(Tables))):
        if not (folder / name).is_file():
            raise Refusal(say("refuse.not_a_run", folder=folder, name=name))
    try:
        saved = read(folder / "diary.json")
    except DiaryError as error:
        raise Refusal(str(error)) from error
    manifest = _manifest(folder / "manifest.json")
    if manifest.get("state_hashes") != saved.hashes:
        raise Refusal(say("refuse.mixed", folder=folder))
    tables = {table.name: _table(folder, table.name) for table in fields(Tables)}
    return Results(manifest, Tables(**tables), saved)


def _manifest(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        data = file.read(LARGEST_MANIFEST)
    try:
        manifest = json.loads(data)
    except ValueError as error:
        raise Refusal(say("refuse.damaged", file=path)) from error
    if not isinstance(manifest, dict) or manifest.get("product") != "sixpillars":
        raise Refusal(say("refuse.damaged", file=path))
    return manifest


def _table(folder: Path, name: str) -> pl.DataFrame:
    path = folder / f"{name}.parquet"
    try:
        return pl.read_parquet(path.read_bytes())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Refusal(say("refuse.damaged", file=path)) from error
