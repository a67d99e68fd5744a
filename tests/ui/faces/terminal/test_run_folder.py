"""The folder of a run is read whole or refused: no manifest is believed against its files."""

import json
import shutil

import pytest

from tests.spoiling import spoil, spoiled
from ui.faces.terminal.cli import start
from ui.play.saving import TABLES

pytestmark = pytest.mark.compiled


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Another run."""
    folder = tmp_path_factory.mktemp("other") / "out"
    assert start(["run", "hostile", "--turns", "3", "--out", str(folder)]) == 0
    return folder


def refused(folder, capsys):
    """The one sentence with which the folder is refused."""
    capsys.readouterr()
    assert start(["report", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert said.out == ""
    return said.err


def test_every_edit_of_a_manifest(copied, other, capsys):
    place = copied / "manifest.json"
    plain, kin = (json.loads((f / "manifest.json").read_text()) for f in (copied, other))
    plain["state_hashes"], kin["state_hashes"] = plain["state_hashes"][:2], kin["state_hashes"][:2]
    for edited in spoiled(plain, kin):
        place.write_text(json.dumps(edited))
        assert refused(copied, capsys)


@pytest.mark.parametrize("text", ["", "{", "[]", "NaN", "[" * 100_000, '{"product": "sixpillars"}'])
def test_a_manifest_that_is_none(copied, text, capsys):
    (copied / "manifest.json").write_text(text)
    assert str(copied) in refused(copied, capsys)


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "longer", "swapped", "a folder", "a link"])
@pytest.mark.parametrize("name", [*(f"{table}.parquet" for table in TABLES), "diary.json"])
def test_every_file(copied, other, name, how, capsys):
    spoil(copied / name, how, other / name)
    assert name in refused(copied, capsys)


def test_a_diary_and_a_manifest_of_another_run(copied, other, capsys):
    for name in ("manifest.json", "diary.json"):
        shutil.copy(other / name, copied / name)
    assert "damaged" in refused(copied, capsys)


def test_a_run_of_an_earlier_version(copied, capsys):
    place = copied / "manifest.json"
    manifest = json.loads(place.read_text())
    del manifest["seal"], manifest["files"]
    place.write_text(json.dumps(manifest))
    assert "earlier version" in refused(copied, capsys)
