"""Paths on the command line."""

from pathlib import Path

from files.place import typed
from ui.play.saving import saying


def path(word: str) -> Path:
    """Reads a path.  Raises Refusal for one that is empty or an address."""
    with saying():
        return typed(str(word))
