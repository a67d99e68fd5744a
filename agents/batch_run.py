"""Two habits of Mesa's `batch_run` that would cost a race results without a word.

Mesa 3.3 reads the records of steps 0 to `steps` − 1, though the last one is that of step `steps`.
Mesa 3.5 gives every model the seed that it was itself told, or None, under the name `seed` if the
signature of the model shows one, else `rng`, and so overwrites what `parameters` say.
"""

import inspect
import sys
from types import FrameType
from typing import Any

import mesa

from agents.arguments import ArgumentError

WORDS = ("seed", "rng")
"""The two names of a seed."""


def made_by_batch_run() -> bool:
    """Whether this model is being made by a `batch_run`."""
    return _caller() is not None


def wants_one_step_more() -> bool:
    """Whether this model is being made by a `batch_run` that leaves the last record out."""
    return not hasattr(mesa.DataCollector(), "_collection_steps") and made_by_batch_run()


class Signature:
    """What `inspect` shows of the arguments of a race, or of a class that is made of one.

    Where Mesa 3.5's `batch_run` asks, it shows the one word for the seed that may be overwritten.
    """

    def __get__(self, race: object, kind: type) -> inspect.Signature:
        """The signature of the class.  Raises ArgumentError for a seed that would be lost."""
        found = inspect.signature(kind.__init__)  # type: ignore[misc]
        _, *shown = found.parameters.values()
        caller = _caller("batch_run")
        if caller is not None:
            shown = [*_shown(shown, caller.f_locals["parameters"], caller.f_locals.get("rng"))]
        return found.replace(parameters=shown)


def _shown(own: list[inspect.Parameter], parameters: Any, told: Any) -> list[inspect.Parameter]:
    """The arguments without the words for the seed that must not be overwritten."""
    asked = [word for word in WORDS if word in parameters]
    if len(asked) > 1:
        raise ArgumentError("parameters have seed and rng; they mean the same, so give one")
    if asked and not _nothing(told):
        raise ArgumentError(
            f"parameters have {asked[0]}, and batch_run has rng; they mean the same, so give one"
        )
    takes_any = any(one.kind is one.VAR_KEYWORD for one in own)
    takes = WORDS if takes_any else tuple(one.name for one in own if one.name in WORDS)
    left = [word for word in takes if word not in asked]
    if asked and not left:
        other = next(word for word in WORDS if word not in asked)
        raise ArgumentError(
            f"batch_run would overwrite {asked[0]}, for the model takes no {other}; "
            "give the seeds to batch_run itself, as rng=[1, 2, 3]"
        )
    kept = [one for one in own if one.name not in WORDS]
    free = [inspect.Parameter(word, inspect.Parameter.KEYWORD_ONLY) for word in left[-1:]]
    last = [kept.pop()] if takes_any else []
    return [*kept, *free, *last]


def _nothing(told: Any) -> bool:
    """Whether Mesa was told no seeds; what can be read only once counts as seeds."""
    return told is None or (isinstance(told, list | tuple) and all(one is None for one in told))


def _caller(name: str | None = None) -> FrameType | None:
    """The frame of `batch_run` above this one: of any of its functions, or of that name."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        ours = frame.f_globals.get("__name__") == "mesa.batchrunner"
        if ours and name in (None, frame.f_code.co_name):
            return frame
        frame = frame.f_back
    return None
