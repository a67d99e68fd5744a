"""What is refused before a file is parsed: a stranger's file must not take long, nor much.

The limits leave room for 64 nations with a whole figure in every cell of every grid: 2.5 MB, 31,000
lines and 345,000 marks.  The slowest file that they let through takes the parser about two seconds
(benchmarks/hostile_files.py).
"""

import re
from pathlib import Path

from files.place import typed
from files.reading import read_bytes
from files.text import strange_mark
from files.trouble import Trouble, TroubleKind, written
from scenarios.errors import ScenarioError, quoted

LARGEST_FILE = 4 * 1024 * 1024
LONGEST_LINE = 4000
MOST_LINES = 50_000
DEEPEST_KEY = 6
DEEPEST_NESTING = 8
MOST_HEADINGS = 5_000
"""Lines that begin with a bracket: each takes the parser as long as a dozen values."""
MOST_MARKS = 500_000
MARKS = "= , . brackets and backslashes"

# strings and comments, which may hold anything
_QUOTED = re.compile(
    r'"""(?:[^"\\]+|\\.|"(?!""))*+"{3,5}|'
    r"'''(?:[^']+|'(?!''))*+'{3,5}|"
    r'"(?:[^"\\\n]+|\\[^\n])*+"|'
    r"'[^'\n]*'|"
    r"#[^\n]*",
    re.DOTALL,
)
_DOTTED = re.compile(rf"[\w\-][ \t]*(?:\.[ \t]*[\w\-]+[ \t]*){{{DEEPEST_KEY}}}")
_HEADING = re.compile(r"^[ \t]*\[", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")


def path_of(word: str) -> Path:
    """The path that somebody has written.  Raises ScenarioError for none, and for an address."""
    try:
        return typed(word)
    except Trouble as trouble:
        raise _refused(trouble, written(trouble.path)) from None


def read_text(path: Path, file: str) -> str:
    """The text of a file that is small, plain, shallow UTF-8; `file` is its name in sentences."""
    data = _bytes(path, file)
    if data.startswith(b"\xef\xbb\xbf"):
        raise ScenarioError(f"{file}: its first bytes are a byte order mark; save it without one")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        raise ScenarioError(
            f"{file}: line {line} has the byte {byte}; the text must be UTF-8"
        ) from None
    return checked_lines(text.replace("\r\n", "\n"), file)


def checked_lines(text: str, file: str) -> str:
    """The text itself, if it is plain, shallow and of short lines.  Raises ScenarioError."""
    _refuse_strange(text, file)
    _refuse_long_lines(text, file)
    _refuse_depth(text, file)
    return text


def _bytes(path: Path, file: str) -> bytes:
    try:
        return read_bytes(path, LARGEST_FILE)
    except Trouble as trouble:
        name = written(path) if trouble.kind is TroubleKind.ADDRESS else file
        raise _refused(trouble, name) from None


def _refused(trouble: Trouble, name: str) -> ScenarioError:
    return ScenarioError(f"{name}: it {trouble.clause}; it must be a TOML file")


def _refuse_strange(text: str, file: str) -> None:
    """In comments too, where a mark of direction could hide what a line says."""
    if strange_mark(text.replace("\t", " "), lines=True) is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if mark := strange_mark(line.replace("\t", " ")):
            raise ScenarioError(
                f"{file}: line {number} has the character {mark}; it must be plain text"
            )


def _refuse_long_lines(text: str, file: str) -> None:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise ScenarioError(f"{file}: it has {len(lines)} lines; it must have at most {MOST_LINES}")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise ScenarioError(
                f"{file}: line {number} has {len(line)} characters ({quoted(line)}); "
                f"it must have at most {LONGEST_LINE}"
            )


def _refuse_depth(text: str, file: str) -> None:
    """Dotted keys take the parser quadratic time; nesting takes its stack."""
    bare = _QUOTED.sub(_blank, text)
    deep = _DOTTED.search(bare)
    if deep:
        line = bare.count("\n", 0, deep.start()) + 1
        raise ScenarioError(
            f"{file}: line {line} has the key {quoted(deep[0])} of more than {DEEPEST_KEY} parts; "
            f"a key must have at most {DEEPEST_KEY}"
        )
    headings = sum(1 for _ in _HEADING.finditer(bare))
    if headings > MOST_HEADINGS:
        raise ScenarioError(
            f"{file}: {headings} of its lines begin with a bracket; at most {MOST_HEADINGS} may"
        )
    marks = sum(map(bare.count, "=,.[]{}")) + text.count("\\")
    if marks > MOST_MARKS:
        raise ScenarioError(
            f"{file}: it has {marks} marks of TOML ({MARKS}); it must have at most {MOST_MARKS}"
        )
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        depth = max(depth + (1 if bracket[0] in "[{" else -1), 0)
        if depth > DEEPEST_NESTING:
            line = bare.count("\n", 0, bracket.start()) + 1
            raise ScenarioError(
                f"{file}: line {line} nests brackets {depth} deep; "
                f"they must be at most {DEEPEST_NESTING} deep"
            )


def _blank(quoted: re.Match[str]) -> str:
    """A short stand-in for a string or comment that keeps the lines."""
    mark = "" if quoted[0].startswith("#") else "x"
    return mark + "\n" * quoted[0].count("\n")
