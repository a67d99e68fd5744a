"""The gate between the program and its standard streams.

Whatever the shell has put there, a command runs to its end: a letter that the encoding lacks is
replaced, a closed stream leads nowhere, and a terminal of no width has one.  When the reader of a
stream is gone the program ends with 141, in whichever thread it was about to write.
"""

import errno
import io
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from files.text import visible
from ui.faces.terminal import interruption
from ui.faces.terminal.letters import ALIKE
from ui.play.termination import stop

READER_GONE = 141
"""What the shell reports for a program that wrote into a closed pipe."""
ERRORS = 2
"""The descriptor of standard error."""
ROOM = {"COLUMNS": (40, 1000), "LINES": (10, 1000)}
"""The least and the most that the size of a terminal is taken for."""
BLOCKS = "▀▄█"
"""Of what a code that phones scan is made."""
_gone: set[int] = set()


class Pipe(io.FileIO):
    """A standard stream that ends the program once nobody reads it any more.

    It raises SystemExit, which libraries that mind a broken pipe in ways of their own let through,
    and which a thread ends with in silence.
    """

    def write(self, data: object, /) -> int | None:  # type: ignore[override]
        """Write; from the first failure on, into nothing."""
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError as error:
            if not _is_broken_pipe(error):
                if self.fileno() != ERRORS:
                    raise
                lead_nowhere(ERRORS)  # a full disk: what is said there is no result
                return memoryview(data).nbytes  # type: ignore[arg-type]
            lead_nowhere(self.fileno())
            _gone.add(self.fileno())
            raise SystemExit(READER_GONE) from None


def _is_broken_pipe(error: OSError) -> bool:
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


@contextmanager
def gate() -> Iterator[None]:
    """Make the standard streams fit to use.  Raises SystemExit when a reader is gone."""
    signal.signal(signal.SIGTERM, stop)
    interruption.watch()
    for number in range(3):
        _occupy(number)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115  (until the end)
    sys.stdout = _fit(sys.stdout, 1)
    sys.stderr = _fit(sys.stderr, 2)
    measure()
    try:
        yield
    finally:
        interruption.over()
        for number, stream in ((1, sys.stdout), (2, sys.stderr)):
            try:
                stream.flush()
            except (OSError, SystemExit):  # the command has said so, or it is noted in _gone
                lead_nowhere(number)
        if _gone:
            sys.exit(READER_GONE)


def _occupy(number: int) -> None:
    """Let no file that is opened later take the place of a closed stream."""
    try:
        os.fstat(number)
    except OSError:
        lead_nowhere(number)


def lead_nowhere(number: int) -> None:
    """Let a stream write into nothing, and read nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)


def _fit(stream: TextIO | None, number: int) -> TextIO:
    """The stream, or nothing in its place, with letters replaced and its reader watched."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    chosen = stream.errors if stream.errors not in (None, "strict", "surrogateescape") else ""
    errors = chosen if chosen and number == 1 else ALIKE
    if os.name == "nt" and stream.isatty():  # Windows writes to its console by other means
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(Pipe(number, "w", closefd=False)),
        encoding=stream.encoding,
        errors=errors,
        line_buffering=number == 2 or stream.isatty(),
    )


def measure() -> None:
    """The one rule for the size of the terminal, which everything that asks for it follows.

    A size of no sense is forgotten, too small a one is taken for the least.
    """
    for name, (least, most) in ROOM.items():
        given = os.environ.get(name)
        if given is not None and not re.fullmatch(r"0*[1-9][0-9]{0,8}", given, re.ASCII):
            del os.environ[name]
            given = None
        size = int(given) if given else _of_terminal(name)
        if size is not None and not least <= size <= most:
            os.environ[name] = str(min(max(size, least), most))


def _of_terminal(name: str) -> int | None:
    """The columns or lines of the terminal, when there is one that knows."""
    size = shutil.get_terminal_size((0, 0))
    return (size.columns if name == "COLUMNS" else size.lines) or None


def tell(words: str) -> None:
    """Print a text on standard output; nothing in it moves the terminal."""
    print(visible(words, lines=True))


def has_blocks() -> bool:
    """Whether standard output can show a code in blocks."""
    try:
        BLOCKS.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
