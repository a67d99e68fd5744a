"""Whether what an addition states is of the kinds that its fields ask for."""

import math
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

LONGEST = 400
"""Letters of a text that stands on one line."""


def wrong_in(stated: Any) -> str:
    """The first field of a declaration that is not as its annotation says, and what would be right.

    `stated` is a NamedTuple or a dataclass of texts, numbers, truth values, words and tuples of
    texts; "" where all is as it must be.
    """
    for name, kind in get_type_hints(type(stated)).items():
        value = getattr(stated, name)
        right = _right(value, kind)
        if right:
            return f"{name} is {repr(value)[:60]}; it must be {right}"
    return ""


def _right(value: Any, kind: Any) -> str:
    """What would be right instead; "" where the value is of the kind."""
    if get_origin(kind) is Literal:
        known = get_args(kind)
        fits = isinstance(value, str) and value in known
        return "" if fits else f"one of {', '.join(known)}"
    if get_origin(kind) is tuple:
        fits = isinstance(value, tuple) and not any(_right(one, str) for one in value)
        return "" if fits else "names in brackets, such as ('talent',)"
    fits, right = _PLAIN[kind](value), _RIGHT[kind]
    return "" if fits else right


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value: Any) -> bool:
    real = isinstance(value, int | float) and not isinstance(value, bool)
    return real and math.isfinite(value)


_PLAIN: dict[Any, Callable[[Any], bool]] = {
    bool: lambda value: isinstance(value, bool),
    int: _whole,
    float: _number,
    str: lambda value: isinstance(value, str) and len(value) <= LONGEST and value.isprintable(),
}
_RIGHT = {
    bool: "True or False",
    int: "a whole number from 0 on",
    float: "a number",
    str: f"a text on one line, of at most {LONGEST} letters",
}
