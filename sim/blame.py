"""Whose fault an error is: one that an addition's code made is told in a sentence of its own.

The compiler looks at the rules and policies of an addition only when the first game begins,
wherever that is; its errors say in many lines what matters in two.
"""

import re
import traceback
from collections.abc import Iterator

from sim.additions import ADDITIONS, AdditionError

_STEP = re.compile(r"\AFailed in \w+ mode pipeline|\A(During|File|Source): |\A\s*\Z")
"""Lines in which the compiler says where it was, not what is wrong."""
_AT = re.compile(r"(?m)^During: [^\n]* at (?P<file>[^\n]+) \((?P<line>\d+)\)$")
_SHEET = re.compile(r"\b(\w+)\[\w+\][0-9a-f]{8}\b")
"""A sheet as the compiler calls it."""


def addition_at_fault(error: BaseException) -> str:
    """The file, the line and what is wrong there, in one sentence; "" where no addition is."""
    if isinstance(error, AdditionError):
        return str(error)
    for file, line in (*_compiled(error), *_run(error)):
        if any(file.startswith(f"{one.folder}/") for one in ADDITIONS):
            return f"{file}, line {line}: {type(error).__name__}: {_said(error)}; mend it"
    return ""


def _compiled(error: BaseException) -> Iterator[tuple[str, int]]:
    """Places that the compiler names, the innermost first."""
    if type(error).__module__.startswith("numba."):
        for found in _AT.finditer(str(error)):
            yield found["file"], int(found["line"])


def _run(error: BaseException) -> Iterator[tuple[str, int]]:
    """Places where Python was, the innermost first."""
    for step in reversed(traceback.extract_tb(error.__traceback__)):
        yield step.filename, step.lineno or 0


def _said(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if not _STEP.search(line)]
    said = _SHEET.sub(r"\1", " ".join(lines[0].split())) if lines else ""
    return said.removesuffix(".").removesuffix(":")
