"""What is said when a question cannot be answered: one clear sentence."""

import importlib
from collections.abc import Iterable
from typing import Any

from agents.arguments import fits, shown
from files.near import meant
from lab.words import say


class QuestionError(ValueError):
    """One sentence: what is wrong, and what would be right."""


class MissingExtra(QuestionError):
    """A library that this question needs is not installed."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: what was meant, or what there is."""
    names = list(known)
    if close := meant(word, names):
        return say("error.meant", word=close)
    shown = ", ".join(names[:12]) + (", …" if names[12:] else "")
    return say("error.known", words=shown)


def one_of(what: str, word: str, known: Iterable[str]) -> str:
    """The word itself, if it is known.  Raises QuestionError naming the nearest."""
    names = list(known)
    if word not in names:
        raise QuestionError(
            say("error.unknown", what=what, word=word[:60], nearest=nearest(word, names))
        )
    return word


def between(what: str, value: int, low: int, high: int) -> int:
    """The number itself, if it lies in the range.  Raises QuestionError."""
    if not fits(value, low, high):
        raise QuestionError(say("error.between", what=what, value=shown(value), low=low, high=high))
    return int(value)


def fetch(module: str, package: str) -> Any:
    """Import a library of the extra `lab`.  Raises MissingExtra when it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(say("error.extra", package=package, extra="lab")) from error
