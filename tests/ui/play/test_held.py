"""A folder that is in the way, or no run's, is called what it is, with advice that helps."""

import json
import shutil
from contextvars import copy_context

import pytest

from lab.batch import batch
from tests.lab.test_batch import contents
from tests.ui.faces.terminal.refused import refused
from ui.faces.terminal.cli import start
from ui.play.words import LANGUAGES

QUESTION = ["compare", "quick", "--b-all", "isolate", "--turns", "1", "--replicates", "4"]
WRITERS = {
    "run": ["run", "quick", "--turns", "1"],
    "run --force": ["run", "quick", "--turns", "1", "--force"],
    "compare": QUESTION,
}
IS = {
    "run": "holds a run",
    "batch": "holds a batch",
    "answer": "holds the answer to a question",
    "foreign": "manifest.json that Six Pillars has not written",
}


@pytest.fixture(scope="module")
def made(written, tmp_path_factory):
    """A folder of each sort."""
    place = tmp_path_factory.mktemp("made")
    shutil.copytree(written, place / "run")
    batch("quick", out=place / "batch", replicates=8, turns=1)
    assert start([*QUESTION, "--out", str(place / "answer")]) == 0
    (place / "foreign").mkdir()
    (place / "foreign" / "manifest.json").write_text('{"name": "a page", "icons": []}')
    (place / "letters").mkdir()
    (place / "letters" / "letter.txt").write_text("dear")
    return place


@pytest.fixture
def folders(made, tmp_path):
    return shutil.copytree(made, tmp_path / "folders")


@pytest.mark.parametrize("sort", ["batch", "answer", "foreign"])
def test_a_report_of_what_is_no_run(sort, folders, capsys):
    said = refused(["report", folders / sort], capsys)
    assert IS[sort] in said
    for false in ("earlier version", "damaged", "again"):
        assert false not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", ["batch", "answer", "foreign"])
def test_in_every_language(sort, language, folders, monkeypatch, capsys):
    monkeypatch.setenv("SIXPILLARS_LANGUAGE", language)
    for words in (["report", folders / sort], [*WRITERS["run"], "--out", folders / sort]):
        said = copy_context().run(refused, words, capsys)  # the language stays in there
        assert str(folders / sort) in said


def test_a_report_of_a_batch_of_many_shards(folders, capsys):
    """Its manifest may be larger than any of a run."""
    place = folders / "batch" / "manifest.json"
    place.write_text(place.read_text() + " " * (5 << 20))
    assert IS["batch"] in refused(["report", folders / "batch"], capsys)


def test_a_report_of_a_batch_whose_manifest_does_not_fit(folders, capsys):
    place = folders / "batch" / "manifest.json"
    place.write_text(json.dumps(json.loads(place.read_text()) | {"shard_size": 0}))
    assert "shard_size is 0; it must be at least 1" in refused(
        ["report", folders / "batch"], capsys
    )


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("sort", ["run", "batch", "answer", "foreign", "letters"])
def test_a_folder_in_the_way(sort, command, folders, capsys):
    if (sort, command) == ("run", "run --force"):
        return
    before = contents(folders)
    said = refused([*WRITERS[command], "--out", folders / sort], capsys)
    assert str(folders / sort) in said
    assert ("--force" in said) == ((sort, command) == ("run", "run"))
    assert IS.get(sort, "") in said
    if sort in ("run", "batch", "answer"):
        assert "has not written" not in said
    assert contents(folders) == before


def test_force_spares_a_batch_that_has_only_begun(folders, capsys):
    place = folders / "batch"
    for name in ("outcomes", "worlds", "receipts"):
        shutil.rmtree(place / name)
    before = contents(place)
    assert IS["batch"] in refused([*WRITERS["run --force"], "--out", place], capsys)
    assert contents(place) == before


def test_force_is_not_advised_where_it_would_be_refused(folders, capsys):
    (folders / "run" / "thesis.txt").write_text("mine")
    said = refused([*WRITERS["run"], "--out", folders / "run"], capsys)
    assert "--force" not in said
    assert "not empty" in said
    assert "thesis.txt" in refused([*WRITERS["run --force"], "--out", folders / "run"], capsys)


@pytest.mark.parametrize("sort", ["run", "answer", "foreign", "letters"])
def test_a_batch_into_any_of_them(sort, folders, capsys):
    before = contents(folders)
    for words in (
        ["batch", "quick", "--replicates", "8", "--turns", "1"],
        ["batch", "merge", folders / "batch"],
    ):
        said = refused([*words, "--out", folders / sort], capsys)
        assert str(folders / sort) in said
        assert "manifest of a batch" in said
    assert contents(folders) == before
