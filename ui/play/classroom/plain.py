"""Values as JSON has them: short numbers, plain tables and lists."""

from typing import Any

import numpy as np
from pydantic import TypeAdapter

DIGITS = 6
"""Of a number on a page; more cannot be seen."""


def short(value: Any) -> Any:
    """The same tables and lists, their numbers to six digits."""
    if isinstance(value, float):  # what there is most of comes first
        return float(f"{value:.{DIGITS}g}")
    if isinstance(value, (str, int)) or value is None:
        return value
    if isinstance(value, dict):
        return {key: short(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [short(one) for one in value]
    if isinstance(value, np.generic):
        return short(value.item())
    raise TypeError(f"{type(value).__name__} is nothing that a page is told")


_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def as_plain(value: Any) -> Any:
    """A record as tables and lists."""
    return short(_ANY.dump_python(value, mode="json"))
