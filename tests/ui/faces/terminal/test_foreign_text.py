"""Text from outside is data: shown as it is, or refused in one sentence; never a control byte."""

import itertools
import json
import re
import shlex
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from files.manifest import sums
from files.text import strange_mark, visible
from scenarios.load import load
from tests.nasties import LITERAL, STRANGE
from tests.ui.conftest import HOUSE
from tools.streams import COMMANDS
from ui.faces.paper.html import paragraph, tag
from ui.faces.terminal.cli import app, complain, start
from ui.faces.terminal.streams import tell
from ui.faces.terminal.terminal import narrow_table, terminal
from ui.play.words import LANGUAGES, say, words

MARKS = itertools.cycle([text for name, text in STRANGE.items() if name != "nothing"])


def commands(command, path=()):
    """Every command with the words before it."""
    inside = getattr(command, "commands", None)
    if not inside:
        yield path, command
    for name, part in (inside or {}).items():
        yield from commands(part, (*path, name))


REFUSED = {("play",), ("serve",), ("class", "open"), ("class", "forget"), ("class", "export")}
"""Commands that go on until somebody ends them, or that need a class which is kept."""
UNSAID = (" play", " open")
"""Words of commands that nobody has to say."""


def line_of(path):
    """Words that the command takes, cheap ones."""
    head = " ".join(path)
    for word in UNSAID:
        head = head.removesuffix(word)
    lines = (c.line for c in COMMANDS if c.code == 0 or path in REFUSED)
    found = next(
        line
        for line in lines
        if f"{line} ".startswith(f"{' '.join(path) if path == ('play',) else head} ")
    )
    return shlex.split(found)


DOORS = [
    (path, parameter)
    for path, command in commands(get_command(app))
    for parameter in command.params
    if parameter.opts[0] not in {"--help", "--version"}
]


@pytest.mark.compiled
@pytest.mark.parametrize(
    ("path", "parameter"),
    DOORS,
    ids=lambda d: getattr(d, "name", " ".join(d) if isinstance(d, tuple) else None),
)
def test_every_word_of_every_command_is_harmless(path, parameter, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    text = next(MARKS)
    wanted = [word.format(out=tmp_path / "out", made=tmp_path / "made") for word in line_of(path)]
    if parameter.param_type_name == "option":
        wanted += [parameter.opts[0], text]
    else:
        wanted = [*path[: 1 if path[-1] == "play" and len(path) == 2 else None], text, *wanted[-4:]]
    code = start(wanted)
    said = capsys.readouterr()
    assert code in {0, 2}, wanted
    assert strange_mark(said.out + said.err, lines=True) is None
    assert "\\\\" not in said.err, "escaped twice"
    assert "Traceback" not in said.err
    if code == 2:
        assert said.out == ""
        assert said.err.count("\n") == 1


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_what_is_said_has_no_strange_mark(text, capsys):
    complain(f"a {text} b")
    tell(text)
    table = narrow_table("nation", title=text)
    table.row(text)
    terminal().print(table)
    said = capsys.readouterr()
    assert strange_mark(said.out + said.err, lines=True) is None
    refusals = [key for key in words() if key.startswith("refuse.")]
    assert len(refusals) > 5
    for key in refusals:
        places = re.findall(r"{(\w+)(:?)", words()[key])
        fields = {name: 7 if number else text for name, number in places}
        assert strange_mark(say(key, **fields)) is None
        assert visible(text) in say(key, **fields) or text not in fields.values()
        assert "\\\\" not in say(key, **fields)
    made = paragraph(text) + tag("a", title=text)
    assert strange_mark(made, lines=True) is None


@pytest.mark.parametrize("text", LITERAL)
def test_brackets_colons_and_markup_are_shown_as_they_are(text, tmp_path, capsys):
    table = narrow_table("nation", title=text)
    table.row(text)
    console = terminal()
    console.width = 200
    console.print(table)
    console.print(text)
    tell(text)
    assert capsys.readouterr().out.count(text) == 4
    assert text in say("run.written", folder=text)


PLAIN = st.text(st.characters(exclude_categories=("Z", "M")), min_size=1, max_size=30)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(title=st.one_of(PLAIN, st.sampled_from(LITERAL)))
def test_any_title_is_refused_or_shown(title, tmp_path, capsys):
    import ui.play.loading  # noqa: PLC0415

    file = tmp_path / "mine.toml"
    written = "".join(f"\\U{ord(mark):08x}" for mark in title)
    file.write_text(f'extends = "quick"\nname = "mine"\ntitle = "{written}"\n', encoding="utf-8")
    capsys.readouterr()
    code = start(["scenarios", "show", str(file)])
    said = capsys.readouterr()
    assert strange_mark(said.out + said.err, lines=True) is None
    if strange_mark(title):
        assert code == 2
        # half of a pair has no name in TOML: the line is shown as it is written
        assert visible(title)[:20] in said.err or written[:10] in said.err
    else:
        assert code == 0
        assert title in said.out
        assert ui.play.loading.load_scenario(str(file)).title == title


def test_a_title_with_brackets_plays(tmp_path, capsys):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "quick"\nname = "mine"\ntitle = "Race [/b]"\n')
    assert start(["run", str(file), "--turns", "1", "--out", str(tmp_path / "o")]) == 0
    assert "Race [/b]" in capsys.readouterr().out
    assert "Race [/b]" in (tmp_path / "o" / "report.html").read_text()


def test_the_library_is_plain():
    for name in ("default", "quick", "large"):
        assert strange_mark(load(name).title) is None
    for language in LANGUAGES:
        for key, text in words(language).items():
            assert strange_mark(text, lines=True) is None, key


@pytest.mark.parametrize("text", [t for t in STRANGE.values() if "\0" not in t])
def test_a_language_is_refused_harmlessly(text, monkeypatch, capsys):
    monkeypatch.setenv("SIXPILLARS_LANGUAGE", text)
    assert start(["explain"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert strange_mark(said, lines=True) is None


def report_of(folder, capsys):
    """What `report` says of a folder that somebody has changed."""
    assert start(["report", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert strange_mark(said.err, lines=True) is None
    return said.err


@pytest.mark.compiled
@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_manifest_is_read_back_plain(text, copied, capsys):
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["scenario"]["name"] = text
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "manifest.json" in report_of(copied, capsys)


@pytest.mark.compiled
@pytest.mark.parametrize("column", ["nation", "policy"])
def test_a_table_is_read_back_plain(column, copied, capsys):
    file = copied / "trajectory.parquet"
    frame = pl.read_parquet(file)
    frame.with_columns(pl.lit(next(MARKS)).alias(column)).write_parquet(file)
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["files"] |= sums({file.name: file.read_bytes()})  # else they would tell
    (copied / "manifest.json").write_text(json.dumps(manifest))
    assert "trajectory.parquet" in report_of(copied, capsys)


def test_there_is_one_way_onto_the_terminal():
    ways = re.compile(r"typer\.echo|click\.echo|\bConsole\(|(?<![\w.`])print\(|sys\.std\w+\.write")
    packages = ("ui", "lab", "scenarios", "agents", "policies", "sim", "files")
    files = [file for package in packages for file in (HOUSE / package).rglob("*.py")]
    found = {str(file.relative_to(HOUSE)) for file in files if ways.search(file.read_text("utf-8"))}
    assert found == {
        str(Path("ui/faces/terminal/additions.py")),  # before there are words in a language
        str(Path("ui/faces/terminal/cli.py")),  # a sentence on standard error
        str(Path("ui/faces/terminal/streams.py")),
        str(Path("ui/faces/terminal/terminal.py")),
    }
