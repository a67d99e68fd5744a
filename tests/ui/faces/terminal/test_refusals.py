"""Bad input: one clear sentence on standard error, exit code 2, and nothing written."""

import json
import os
from contextvars import copy_context

import pytest

from lab.layout import digest
from tests.ui.faces.terminal.refused import refused
from ui.faces.terminal.cli import start


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "defualt"], ["defualt", "default"]),
        (["run", "no/such/file.toml"], ["file.toml"]),
        (["run", "quick", "--policy", "CHN=hegemoon"], ["hegemoon", "hegemon"]),
        (["run", "quick", "--policy", "CHM=hegemon"], ["CHM", "CHN"]),
        (["run", "quick", "--policy", "CHN"], ["CHN", "NATION=POLICY"]),
        (["run", "quick", "--policy", "=hegemon"], ["=hegemon", "NATION=POLICY"]),
        (["run", "quick", "--policy", "CHN=a", "--policy", "CHN=b"], ["CHN", "twice"]),
        (["run", "quick", "--all", "tit-for-tta"], ["tit-for-tta", "tit-for-tat"]),
        (["run", "quick", "--policy", "USA=human"], ["USA", "human"]),
        (["run", "quick", "--seed", "-1"], ["-1"]),
        (["run", "quick", "--seed", "4294967296"], ["4294967296"]),
        (["run", "quick", "--seed", "luck"], ["luck"]),
        (["run", "quick", "--replicate", "-3"], ["-3"]),
        (["run", "quick", "--turns", "0"], ["0"]),
        (["run", "quick", "--turns", "201"], ["201"]),
        (["run", "quick", "--turns", "many"], ["many"]),
        (["run", "quick", "extra"], ["extra"]),
        (["run", "--wrong"], ["--wrong"]),
        (["runn"], ["runn"]),
        (["scenarios", "show", "quik"], ["quik", "quick"]),
        (["scenarios", "check", "missing.toml"], ["missing.toml"]),
        (["scenarios", "wrong"], ["wrong"]),
        (["policies", "show", "tit-for-tatt"], ["tit-for-tatt", "tit-for-tat"]),
        (["policies", "show"], ["name"]),
        (["explain", "no-such-rule"], ["no-such-rule"]),
        (["replay", "missing.json"], ["missing.json"]),
        (["replay"], ["file"]),
        (["report", "no-such-folder"], ["no-such-folder"]),
    ],
)
def test_bad_words(arguments, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = refused(arguments, capsys)
    for word in words:
        assert word in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["", "not toml [", "name = 3\n", 'extends = "quick"\nturns = -1\n', 'extends = "nothing"\n'],
)
def test_bad_scenario_files(text, tmp_path, capsys):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    assert "mine.toml" in refused(["run", file, "--out", tmp_path / "out"], capsys)
    assert not (tmp_path / "out").exists()


def test_an_existing_folder_needs_force(copied, capsys):
    said = refused(["run", "quick", "--out", copied], capsys)
    assert "--force" in said
    assert str(copied) in said


def test_force_never_replaces_what_no_run_wrote(copied, capsys):
    (copied / "thesis.doc").write_text("years of work")
    assert "thesis.doc" in refused(["run", "quick", "--out", copied, "--force"], capsys)
    assert (copied / "thesis.doc").read_text() == "years of work"


def test_out_may_not_be_a_file(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert "is a file" in refused(["run", "quick", "--out", tmp_path / "file"], capsys)
    assert (tmp_path / "file").read_text() == "x"


def test_out_below_a_file(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    refused(["run", "quick", "--out", tmp_path / "file" / "out"], capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_out_in_a_closed_folder(tmp_path, capsys):
    tmp_path.chmod(0o500)
    try:
        refused(["run", "quick", "--out", tmp_path / "out"], capsys)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("place", ["/proc/sixpillars", "/dev/null/out"])
def test_out_where_nothing_can_be_written(place, capsys):
    assert place in refused(["run", "quick", "--out", place], capsys)


@pytest.mark.parametrize("name", ["manifest.json", "diary.json", "causes.parquet"])
def test_report_of_an_incomplete_folder(name, copied, capsys):
    (copied / name).unlink()
    assert name in refused(["report", copied], capsys)


@pytest.mark.parametrize("name", ["manifest.json", "diary.json", "trajectory.parquet"])
def test_report_of_a_damaged_folder(name, copied, capsys):
    (copied / name).write_bytes(b"\x00 damaged")
    assert name in refused(["report", copied], capsys)


def test_report_of_mixed_runs(copied, capsys):
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["state_hashes"][3] = "0" * 64
    manifest["seal"] = digest({n: f for n, f in manifest.items() if n not in ("files", "seal")})
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "state_hashes" in refused(["report", copied], capsys)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"kind": "other"}', b"[" * 100_000, b"9" * 10_000],
)
def test_replay_of_something_else(data, tmp_path, capsys):
    file = tmp_path / "diary.json"
    file.write_bytes(data)
    assert "diary.json" in refused(["replay", file], capsys)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("words", [["explain", "talnet"], ["policies", "show", "grugder"]])
def test_a_question_ends_the_sentence(language, words, monkeypatch, capsys):
    monkeypatch.setenv("SIXPILLARS_LANGUAGE", language)
    assert copy_context().run(start, words) == 2  # other tests go on in English
    said = capsys.readouterr().err
    assert said.rstrip().endswith("?")
    assert said.count("\n") == 1
