"""The command `sixpillars class` in a process of its own, to be joined, killed, started again."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "from ui.__main__ import main; main()", "class"]
NURSERY = [sys.executable, "-m", "benchmarks.classroom.nursery"]
CONSOLE = re.compile(r"http://127\.0\.0\.1:(\d+)/console \(password (\S+)\)")
CODE = re.compile(r"type ([A-Z]{6})\b")
GONE = "gone\n"
"""What the nursery says when a class has ended."""
LONGEST_START = 300.0
"""Seconds; the first start compiles the rules."""


class ClassServer:
    """One class, served on the loopback."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder, self.words = folder, words
        self.code = self.password = ""
        self.port = 0
        self.began = 0.0  # seconds of perf_counter at which the command was given
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Of the page on which people join, without its last stroke."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def file(self) -> Path:
        """Where the class is kept."""
        return self.folder / f"{self.code}.sqlite"

    @property
    def number(self) -> int:
        """Of the process."""
        assert self._process is not None
        return self._process.pid

    def line(self) -> list[str]:
        """The words of the command: a new class, or that which was opened before."""
        words = ["--resume", self.code] if self.code else list(self.words)
        return [*words, "--port", str(self.port), "--store", str(self.folder)]

    def start(self) -> "ClassServer":
        """Begin, and wait until people can join."""
        self.began = time.perf_counter()
        self._process = started([*PROGRAM, *self.line()])
        self._hear()
        threading.Thread(target=drain, args=(self._output,), daemon=True).start()
        return self

    def kill(self) -> None:
        """End it at once, whatever it is doing (kill -9)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGINT)

    @property
    def _output(self):  # type: ignore[no-untyped-def]
        assert self._process is not None
        return self._process.stdout

    def _hear(self) -> None:
        """Read until it has said how to join."""
        assert self._process is not None
        said, console, code = "", None, None
        watch = threading.Timer(LONGEST_START, self._process.kill)
        watch.start()
        try:
            while not (console and code):
                heard = self._output.readline()
                if not heard or heard == GONE:
                    raise RuntimeError(f"the class did not open: {said}")
                said += heard
                console, code = CONSOLE.search(said), CODE.search(said)
        finally:
            watch.cancel()
        self.port, self.password, self.code = int(console[1]), console[2], code[1]

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(30)

    def __enter__(self) -> "ClassServer":
        """Open the class."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """End it, if it has not ended."""
        self.stop()


class QuickServer(ClassServer):
    """The same from a nursery: it begins in less than a second."""

    _number = 0  # of the process; none yet

    def __enter__(self) -> "QuickServer":
        """Open the class; where it does not open, nothing of it is left."""
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self) -> "ClassServer":
        """Begin, and wait until people can join."""
        if self._process is None:
            self._process = started(NURSERY)
            self._until("ready")
        self.began = time.perf_counter()
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(["class", *self.line()]) + "\n")
        self._process.stdin.flush()
        self._number = int(self._until("process ").split()[1])
        self._hear()
        return self

    @property
    def number(self) -> int:
        """Of the process."""
        return self._number

    def __exit__(self, *_: object) -> None:
        """End it, and the nursery."""
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            with suppress(ProcessLookupError, RuntimeError):
                self.stop()
        finally:
            self._process.stdin.close()
            self._process.wait(30)
            self._output.close()

    def _end(self, how: signal.Signals) -> None:
        if self._number:
            os.kill(self._number, how)
            self._until("gone")
            self._number = 0

    def _until(self, beginning: str) -> str:
        said = ""
        while heard := self._output.readline():
            said += heard
            if heard.startswith(beginning):
                return str(heard)
        raise RuntimeError(f"the nursery has ended: {said}")


def drain(output) -> None:  # type: ignore[no-untyped-def]
    """Read what nobody needs, so that who writes it need not wait, to its end."""
    with output:
        output.read()


def started(line: list[str]) -> "subprocess.Popen[str]":
    """A process whose words can be read."""
    return subprocess.Popen(
        line,
        stdin=subprocess.PIPE if line is NURSERY else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=HOUSE,
    )
