"""Starts the program in copies of a process that has loaded it, in one language.

A copy begins with the environment, the folder and the streams that it is told; what it is spared
are the seconds that imports and the compiled rules take.
"""

import gc
import importlib
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, Self, TypedDict

from ui.play.words import speak_as_asked

HOUSE = Path(__file__).resolve().parent.parent
LOADED = ("ui.faces.terminal.cli", "ui.faces.paper.report.page", "lab.compare", "wasm.module")
LONGEST_REQUEST = 1 << 20
NUMBER = 16
"""Bytes in which an exit code is told."""

Ends = tuple[int | None, int | None, int | None]
"""The descriptors of standard input, output and errors; None for a closed one."""


class Asked(TypedDict):
    """One start."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    open: list[int]  # streams that are not closed


class Nursery:
    """A process that starts commands, one at a time; made and ended with `with`."""

    def __init__(self, language: str, longest: float) -> None:
        """`longest` are the seconds that a command may take."""
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(longest)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tools.nursery", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=HOUSE,
                env=os.environ | {"SIXPILLARS_LANGUAGE": language},
            )

    def __enter__(self) -> Self:
        """As made."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._ours.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, ends: Ends
    ) -> int:
        """Run a command to its end; its exit code.  Raises TimeoutError."""
        given = [end for end in ends if end is not None]
        asked: Asked = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(folder),
            "open": [number for number, end in enumerate(ends) if end is not None],
        }
        socket.send_fds(self._ours, [json.dumps(asked).encode()], given)
        return int(self._ours.recv(NUMBER))


def load() -> None:
    """Import what commands import, and have the rules at hand by a game and a batch.

    No table is made and no thread started: a copy has none of the threads of its original.
    """
    speak_as_asked()  # before any help is read
    for name in LOADED:
        importlib.import_module(name)
    from agents.race import Race  # noqa: PLC0415
    from lab import play_games  # noqa: PLC0415
    from scenarios.load import load as load_scenario  # noqa: PLC0415
    from scenarios.pack import pack  # noqa: PLC0415

    world = pack(load_scenario("quick"))
    Race(world, 1, turns=1, collect=False).play()
    play_games(world, replicates=8, turns=1, threads=1)
    gc.freeze()


def serve(line: socket.socket) -> None:
    """Start what is asked for until nobody asks any more."""
    load()
    while True:
        said, given, _, _ = socket.recv_fds(line, LONGEST_REQUEST, 3)
        if not said:
            return
        child = os.fork()
        if not child:
            line.close()
            _begin(json.loads(said), given)
        for end in given:
            os.close(end)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        line.sendall(str(code).encode().ljust(NUMBER))


def _begin(asked: Asked, given: list[int]) -> NoReturn:
    """Be the program, with these streams alone.  Raises SystemExit with its exit code."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    for number in range(3):
        os.close(number)
    for number, end in zip(asked["open"], given, strict=True):
        os.dup2(end, number)
        os.close(end)
    encoding = asked["environment"]["PYTHONIOENCODING"]
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.FileIO(number, mode, closefd=False), encoding=encoding)
        if number in asked["open"]
        else None
        for number, mode in enumerate("rww")
    )
    sys.argv = ["sixpillars", *asked["arguments"]]
    from ui.__main__ import main  # noqa: PLC0415

    main()
    sys.exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
