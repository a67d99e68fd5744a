"""The codes of an end from outside, and the answer to a polite request (SIGTERM)."""

from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
"""What the shell reports for a program that was interrupted."""
TERMINATED = 143
"""What the shell reports for a program that was asked to end."""


def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Answer a polite request to end.  Raises SystemExit, so that what is begun is tidied up."""
    raise SystemExit(TERMINATED)
