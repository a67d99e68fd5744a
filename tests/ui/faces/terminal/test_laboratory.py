"""A page gets a laboratory if that costs no compiling, or if it is asked for."""

import pytest

import wasm.module
from ui.faces.terminal.cli import start

EMPTY = b"\0asm\1\0\0\0"


@pytest.fixture
def rules(monkeypatch):
    """What is compiled already and what is compiled now, in place of the compiler."""
    made = {"compiled": False, "asked": []}

    def module(width):
        made["asked"].append(width)
        return EMPTY

    monkeypatch.setattr(wasm.module, "is_compiled", lambda _width: made["compiled"])
    monkeypatch.setattr(wasm.module, "module", module)
    return made


def written_by(copied, *options):
    assert start(["report", str(copied), *options]) == 0
    return (copied / "report.html").read_text()


def test_unasked_nothing_is_compiled_and_one_line_says_so(rules, copied, capsys):
    page = written_by(copied)
    said = capsys.readouterr()
    assert "<script" not in page
    assert rules["asked"] == []
    assert len(said.err.strip().splitlines()) == 1
    assert "--laboratory" in said.err


def test_where_the_rules_are_compiled_they_are_in_the_page(rules, copied, capsys):
    rules["compiled"] = True
    page = written_by(copied)
    assert 'id="laboratory-told"' in page
    assert capsys.readouterr().err == ""


def test_it_can_be_asked_for(rules, copied, capsys):
    assert 'id="laboratory-told"' in written_by(copied, "--laboratory")
    assert "Compiling the rules for browsers" in capsys.readouterr().err


def test_it_can_be_left_out(rules, copied, capsys):
    rules["compiled"] = True
    assert "<script" not in written_by(copied, "--plain")
    assert rules["asked"] == []
    assert capsys.readouterr().err == ""


def test_rules_that_do_not_compile_are_one_sentence(rules, copied, monkeypatch, capsys):
    def fails(_width):
        raise wasm.module.ModuleError("the rules could not be compiled for browsers: no room")

    monkeypatch.setattr(wasm.module, "module", fails)
    before = (copied / "report.html").read_bytes()
    assert start(["report", str(copied), "--laboratory"]) == 2
    assert "no room" in capsys.readouterr().err
    assert (copied / "report.html").read_bytes() == before
