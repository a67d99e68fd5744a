"""The files of a run: results to bytes, and back."""

import json
from collections.abc import Callable, Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

import polars as pl

from files.folder import Folder
from files.manifest import MANIFEST
from files.text import all_plain
from files.trouble import Trouble, TroubleKind
from lab.formats import Format, TableError, as_bytes, frame_of
from lab.layout import digest
from lab.manifest import read_manifest
from lab.plan import BatchError
from scenarios.diary_file import DiaryError, DiaryFile, dump, parse
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, Laboratory
from ui.faces.paper.report.page import make_page
from ui.play.diaries import refused
from ui.play.held import FolderHolds, held_in
from ui.play.manifest import facts_of
from ui.play.refusal import Refusal
from ui.play.results import Results
from ui.play.saving import DIARY, FILES, refusal
from ui.play.tables import Tables
from ui.play.words import say

LARGEST_FILE = 1 << 30
ReadTable = Callable[[bytes, Format], pl.DataFrame]
BESIDE = ("files", "seal")
"""What stands in a manifest beside its facts."""
TOLD = ("version", "format", "python", "numpy", "numba")
"""What a page tells of a manifest, and a diary does not have."""


def run_files(
    results: Results, form: Format = "parquet", laboratory: Laboratory = NO_LABORATORY
) -> dict[str, bytes]:
    """Every file of a run by its name, but for the manifest."""
    files = {DIARY: dump(results.saved)}
    for table in fields(Tables):
        files[f"{table.name}.{form}"] = as_bytes(getattr(results.tables, table.name), form)
    files["report.html"] = make_page(results, laboratory).encode()
    return files


def run_manifest(results: Results, form: Format = "parquet") -> dict[str, Any]:
    """The manifest of a run's folder: the facts of the game, the format, and a seal over them."""
    facts = results.manifest | {"format": form}
    return facts | {"seal": digest(facts)}


def read_results(path: Path) -> Results:
    """The results that a run has written.  Raises Refusal when the folder does not hold them.

    The manifest has the sums of all files and is itself held against its seal and the diary.
    """
    try:
        manifest, diary, found = read_run(path, [table.name for table in fields(Tables)])
    except Refusal:  # other rules have other tables, and then that is what is to be said
        _saved(path, read_run(path, ())[1])
        raise
    saved = _saved(path, diary)
    del manifest["format"]  # how it lies in the folder is no fact of the game
    for name, fact in facts_of(saved.diary(), saved.scenario.roster).items():
        if json.dumps(manifest.get(name)) != json.dumps(fact):
            raise Refusal(say("refuse.mixed", folder=path, name=name))
    return Results(manifest, Tables(**found), saved)


def _saved(path: Path, diary: bytes) -> DiaryFile:
    try:
        return parse(diary, str(path / DIARY))
    except DiaryError as error:
        raise refused(error) from error


def read_run(
    path: Path, wanted: Collection[str], read_table: ReadTable = frame_of
) -> tuple[dict[str, Any], bytes, dict[str, pl.DataFrame]]:
    """The manifest, the diary and these tables of a run, of whatever rules.  Raises Refusal.

    Whose rules are others has tables of other columns: `read_table` raises TableError.
    """
    _refuse_another(path, held_in(path))
    form = _form(_manifest(path, _read(path, ())))
    tables = {name: f"{name}.{form}" for name in wanted}
    read = _read(path, (DIARY, *tables.values()))
    found = {
        name: _table(path / file, read[file], form, read_table) for name, file in tables.items()
    }
    return _manifest(path, read), read[DIARY], found


def _read(path: Path, names: Collection[str]) -> dict[str, bytes]:
    try:
        return Folder(path, FILES).read(names, LARGEST_FILE)
    except Trouble as trouble:
        if trouble.kind is TroubleKind.MISSING and not path.is_dir():
            raise Refusal(say("refuse.no_folder", folder=path)) from trouble
        if trouble.kind is TroubleKind.MISSING:
            raise Refusal(say("refuse.not_a_run", folder=path, name=trouble.path.name)) from trouble
        raise refusal(trouble) from trouble


def _manifest(path: Path, read: dict[str, bytes]) -> dict[str, Any]:
    """The manifest among the files, as it was written.  Raises Refusal."""
    try:
        manifest = json.loads(read[MANIFEST])
        if manifest["product"] == "sixpillars":
            if not {"files", "seal"} <= manifest.keys():
                raise Refusal(say("refuse.earlier", folder=path))
            facts = {name: fact for name, fact in manifest.items() if name not in BESIDE}
            told = [facts[name] for name in TOLD] + [facts["scenario"]["sha256"]]
            whole = isinstance(manifest["files"], dict) and manifest["seal"] == digest(facts)
            if whole and told and all_plain(facts):
                return facts
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        pass
    raise refusal(Trouble(TroubleKind.DAMAGED, path / MANIFEST))


def _refuse_another(path: Path, found: FolderHolds) -> None:
    """Raise Refusal, saying what the folder is, if it is whole and no run's."""
    if found is FolderHolds.BATCH:
        try:
            batch = read_manifest(path)
        except BatchError as error:
            raise Refusal(str(error)) from error
        count = batch.said.replicates if batch else 0
        raise Refusal(say("refuse.holds_batch", folder=path, replicates=count))
    if found in (FolderHolds.ANSWER, FolderHolds.OTHER):
        raise Refusal(say(f"refuse.holds_{found}", folder=path))


def _form(manifest: dict[str, Any]) -> Format:
    return "csv" if manifest["format"] == "csv" else "parquet"


def _table(path: Path, data: bytes, form: Format, read_table: ReadTable) -> pl.DataFrame:
    damaged = Trouble(TroubleKind.DAMAGED, path)
    try:
        frame = read_table(data, form)
    except TableError as error:
        raise refusal(damaged) from error
    if not all_plain([one.unique().to_list() for one in frame.select(pl.col(pl.String))]):
        raise refusal(damaged)
    return frame
