"""The command `sixpillars class` in a process of its own, to be joined, killed, started again."""

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "from ui.__main__ import main; main()", "class"]
CONSOLE = re.compile(r"http://127\.0\.0\.1:(\d+)/console \(password (\S+)\)")
CODE = re.compile(r"type ([A-Z]{6})\b")
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
    def process(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> "ClassServer":
        """Open the class, or go on with it where it was opened before."""
        words = ["--resume", self.code] if self.code else list(self.words)
        line = [*PROGRAM, *words, "--port", str(self.port), "--store", str(self.folder)]
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=HOUSE
        )
        said, console, code = "", None, None
        watch = threading.Timer(LONGEST_START, self._process.kill)
        watch.start()
        assert self._process.stdout is not None
        try:
            while not (console and code):
                line_said = self._process.stdout.readline()
                if not line_said:
                    raise RuntimeError(f"the class did not open: {said}")
                said += line_said
                console, code = CONSOLE.search(said), CODE.search(said)
        finally:
            watch.cancel()
        self.port, self.password = int(console[1]), console[2]
        self.code = code[1]
        threading.Thread(target=self._process.stdout.read, daemon=True).start()
        return self

    def kill(self) -> None:
        """End it at once, whatever it is doing (kill -9)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)

    def __enter__(self) -> "ClassServer":
        """Open the class."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """End it, if it has not ended."""
        if self._process is not None and self._process.poll() is None:
            self.stop()
