"""Two habits of Mesa's `batch_run` that would cost a race results without a word.

Mesa 3.3 reads the records of steps 0 to `steps` − 1, though the last one is that of step `steps`.
Mesa 3.5 gives every model a seed, or None, under the name `seed` if the model shows one, and
overwrites what `parameters` say; a model that shows `rng` alone keeps both.
"""

import inspect
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import mesa

Function = TypeVar("Function", bound=Callable[..., None])


def wants_one_step_more() -> bool:
    """Whether this model is being made by a `batch_run` that leaves the last record out."""
    if hasattr(mesa.DataCollector(), "_collection_steps"):
        return False
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_globals.get("__name__") == "mesa.batchrunner":
            return True
    return False


def hides(*names: str) -> Callable[[Function], Function]:
    """Leave parameters out of a signature as `inspect` shows it; they can be given all the same."""

    def hide(function: Function) -> Function:
        found = inspect.signature(function)
        kept: list[Any] = [one for one in found.parameters.values() if one.name not in names]
        vars(function)["__signature__"] = found.replace(parameters=kept)
        return function

    return hide
