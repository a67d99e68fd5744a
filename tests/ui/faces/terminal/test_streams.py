"""Whatever stands behind the standard streams: letters, closed ends, readers that go, widths."""

import io
import itertools
import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack

import pytest
from rich.console import Console

from tests.ui.conftest import HOUSE
from tools import streams
from tools.nursery import Nursery
from ui.faces.terminal import cli
from ui.faces.terminal.letters import ALIKE
from ui.faces.terminal.streams import READER_GONE, ROOM, measure
from ui.play.refusal import Refusal, Unsound
from ui.play.termination import INTERRUPTED, TERMINATED

PARTS = ("command", "encoding", "stream", "language")
CASES = list(streams.pairs())


def test_every_two_parts_meet():
    for one, other in itertools.combinations(PARTS, 2):
        met = {(getattr(case, one), getattr(case, other)) for case in CASES}
        every = {(getattr(case, one), getattr(case, other)) for case in streams.every()}
        assert met == every


def test_every_command_is_tried():
    def walk(command, path):
        inside = getattr(command, "commands", None)
        if not inside:
            yield " ".join(path)
        for name, part in (inside or {}).items():
            yield from walk(part, (*path, name))

    from typer.main import get_command  # noqa: PLC0415

    known = {name.removesuffix(" play") for name in walk(get_command(cli.app), ())} - {""} | {
        "play"
    }
    assert {k for k in known if not any(c.line.startswith(k) for c in streams.COMMANDS)} == set()


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("material")
    streams.prepare(folder)
    return folder


@pytest.fixture(scope="module")
def nurseries():
    """One that starts commands, by language."""
    with ExitStack() as each:
        yield {
            language: each.enter_context(Nursery(language, streams.LONGEST))
            for language in streams.LANGUAGES
        }


@pytest.mark.compiled
@pytest.mark.parametrize("case", CASES, ids=str)
def test_pairs_of_command_encoding_stream_and_language(case, material, nurseries):
    assert streams.problem(case, material, nurseries[case.language].start) == ""


@pytest.mark.parametrize("case", list(streams.starts()), ids=str)
def test_a_program_with_an_interpreter_of_its_own(case, material):
    assert streams.problem(case, material) == ""


def started(program, **streams_of):
    """Run a few lines within the gate."""
    lines = f"import sys\nfrom ui.faces.terminal.streams import gate\nwith gate():\n    {program}"
    return subprocess.run(
        [sys.executable, "-c", lines],
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        check=False,
        **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams_of),
    )


@pytest.fixture
def unread():
    """The end of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


def test_the_reader_of_the_errors_may_go_too(unread):
    done = started("print('x', file=sys.stderr)", stderr=unread)
    assert done.returncode == READER_GONE


@pytest.mark.parametrize(
    "program",
    [
        "print('x')",  # found at the end only
        "print('x' * 100_000)",
        "import os; print('x'); sys.exit(3)",
        "from threading import Thread; t = Thread(target=print, args=('x' * 9999,)); t.start()",
        "import atexit; print('x'); atexit.register(print, 'y')",
        "print('x', flush=True); print('y', flush=True)",
        "from ui.faces.terminal.progress import Progress; p = Progress(); "
        "sys.stdout.write('x' * 9999)",
    ],
)
def test_a_reader_that_goes_is_141_and_silent(program, unread):
    done = started(program, stdout=unread)
    assert done.returncode == READER_GONE
    assert done.stderr == b""


def test_a_bar_whose_reader_goes_ends_with_141(unread):
    program = (
        "from ui.faces.terminal.progress import Progress; from time import sleep; import os;"
        " os.environ['FORCE_COLOR'] = '1'; p = Progress(); p.__enter__(); sleep(0.5); p.step();"
        " p.__exit__(None, None, None)"
    )
    done = started(program, stderr=unread)
    assert done.returncode == READER_GONE


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path):
    program = f"print('lost'); f = open({str(tmp_path / 'f')!r}, 'w'); assert f.fileno() > 2"
    line = ["sh", "-c", 'exec "$@" <&- >&-', "sh", sys.executable, "-c"]
    lines = f"from ui.faces.terminal.streams import gate\nwith gate():\n    {program}; input"
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    done = subprocess.run([*line, lines], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "f").read_text() == ""


def test_a_stream_that_takes_nothing_is_refused_in_one_sentence():
    with open(os.devnull) as readable:
        line = [*streams.PROGRAM, "policies", "show", "grudger"]
        environment = os.environ | {"PYTHONPATH": str(HOUSE)}
        done = subprocess.run(
            line, stdout=readable, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk")
@pytest.mark.parametrize(
    ("line", "code"), [("policies show nope", 2), ("replay nope.json", 2), ("policies list", 0)]
)
def test_errors_that_cannot_be_written_change_no_exit_code(line, code):
    command = [*streams.PROGRAM, *line.split()]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=full, env=environment, check=False
        )
    assert done.returncode == code


def test_a_polite_request_to_end_is_143():
    program = (
        "from ui.faces.terminal.streams import gate\n"
        "with gate():\n    print(1, flush=True)\n    input()"
    )
    line = [sys.executable, "-c", program]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == TERMINATED
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        ("", 80),
        ("0", 80),
        ("-5", 80),
        ("wide", 80),
        ("²", 80),
        ("٣", 80),
        ("1e3", 80),
        ("9" * 5000, 80),
        ("1", 40),
        ("39", 40),
        ("132", 132),
        ("999999999", 1000),
    ],
)
def test_one_rule_for_the_width(given, columns, monkeypatch):
    for name in ROOM:
        monkeypatch.setenv(name, given)
    monkeypatch.setattr("shutil.get_terminal_size", os.terminal_size)
    measure()
    assert os.environ.get("COLUMNS", "80") == str(columns)
    assert Console(file=io.StringIO()).width == columns


@pytest.mark.parametrize(("real", "columns"), [(5, "40"), (40, None), (200, None), (5000, "1000")])
def test_a_terminal_that_is_too_narrow_is_taken_for_wider(real, columns, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda _: os.terminal_size((real, 24)))
    measure()
    assert os.environ.get("COLUMNS") == columns
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Mémoire\u202f: “x” – 1\u00a0½ → ∞", "ascii", 'Memoire : "x" - 1 1/2 -> ?'),
        ("Mémoire\u202f: “x” – 1\u00a0½ → ∞", "cp1252", "Mémoire : “x” – 1\u00a0½ -> ?"),
        ("¿Cuántos años?", "ascii", "?Cuantos anyos?"),
        ("α ≤ β₂ × 10²", "ascii", "? <= ?2 x 102"),
        ("東京", "cp437", "??"),
    ],
)
def test_letters_that_an_encoding_lacks_are_replaced(text, encoding, shown):
    assert text.encode(encoding, ALIKE).decode(encoding) == shown


def test_the_exit_codes_are_those_of_the_docs():
    page = (HOUSE / "docs" / "usage.md").read_text(encoding="utf-8")
    table = page.split("### Exit codes")[1].split("\n## ")[0]
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.M)}
    from ui.faces.terminal.commands.replay import PARTED  # noqa: PLC0415

    refused = {Refusal.code, Unsound.code, cli.BAD_INPUT}
    assert codes == refused | {0, PARTED, INTERRUPTED, READER_GONE, TERMINATED}
