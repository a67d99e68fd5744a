"""`sixpillars serve`: what it says when it begins, when it cannot, and when it is ended."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.ui.faces.terminal.children import said
from ui.faces.terminal.cli import start
from ui.play.refusal import Refusal
from ui.play.words import say

HOUSE = Path(__file__).resolve().parents[4]


@pytest.fixture
def port():
    """A port that another program has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_is_taken_is_said_in_one_sentence(port, capsys):
    assert start(["serve", "--solo", "--port", str(port)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(rf"sixpillars: port {port} is in use .* --port \d+\.\n", shown.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "serve --solo"),
        ([], "serve --workshop"),
        (["--solo", "--workshop"], "serve --workshop"),
        (["--solo", "--lan"], "leave --lan out"),
        (["quick", "--solo"], "leave SCENARIO out"),
        (["quik", "--workshop"], "quik"),
        (["--solo", "--port", "65536"], "from 0 to 65535"),
        (["--solo", "--port", "-1"], "from 0 to 65535"),
        (["--solo", "--port", "http"], "whole number"),
    ],
)
def test_what_is_wrong_is_said(words, said, capsys):
    assert start(["serve", *words]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def test_a_room_that_no_phone_could_reach_is_refused(monkeypatch, capsys):
    def none():
        raise Refusal(say("refuse.no_network"))

    monkeypatch.setattr("ui.faces.web.workshop.start.network_addresses", none)
    assert start(["serve", "quick", "--workshop", "--lan", "--port", "0"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("sixpillars: this computer is part of no network")


def test_without_its_packages_it_says_how_to_get_them(monkeypatch, capsys):
    for name in list(sys.modules):
        if name.startswith(("ui.faces.web", "uvicorn")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert start(["serve", "--solo"]) == 2
    assert "run.py install serve" in capsys.readouterr().err


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_answers_at_once_and_ends_quietly(sent, code, tmp_path):
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "SIXPILLARS_SAVES": str(tmp_path / "s")}
    with subprocess.Popen(
        [sys.executable, "-m", "ui", "serve", "--solo", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=60) as answer:
            assert answer.status == 200
            assert answer.url == address[0]
            assert b"<title>Six Pillars</title>" in answer.read()
        process.send_signal(sent)
        _, told = said(process, 60)
    assert (process.returncode, told) == (code, "")
