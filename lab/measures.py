"""What can be asked about: the outcomes by name, which way is better, and reading them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.arguments import checked_name, checked_names
from files.near import meant
from lab.errors import QuestionError, nearest
from lab.words import say
from sim.outcome import Outcome
from sim.sheet import Field

Array = npt.NDArray[np.float64]
NATIONAL = tuple(
    name
    for name, field in Outcome.fields.items()
    if isinstance(field, Field) and field.axes == ("nations",)
)
WORLDLY = tuple(name for name in Outcome.fields if name not in (*NATIONAL, "ending"))
"""The ending is a name and no quantity: it is counted, not averaged."""
WORLD = "world"
LESS_IS_BETTER = {"rank", "incidents", "compute_concentration", "leader_share"}
NEITHER = {"pacts_in_force", "compute_concentration", "leader_share"}
"""Means, not ends: whether more of them is better is not for us to say."""


class Measure(NamedTuple):
    """One number a game: an outcome of a nation, or of the world."""

    outcome: str
    nation: str  # a code, or WORLD

    def __str__(self) -> str:
        """As people write it: "score of GBR", "survival"."""
        name = say(f"outcome.{self.outcome}")
        return name if self.nation == WORLD else say("measure.of", outcome=name, nation=self.nation)

    def read(self, results: dict[str, Array], codes: tuple[str, ...]) -> Array:
        """Its number in every replicate."""
        row = 0 if self.nation == WORLD else codes.index(self.nation)
        found: Array = results[self.outcome][row]
        return found

    @property
    def more_is_better(self) -> bool:
        """Whether a larger number is the better one."""
        return self.outcome not in LESS_IS_BETTER


def nations_asked(nations: str | Sequence[str] | None) -> list[str] | None:
    """The nations that are asked about: one, some, or None for all.  Raises TypeError."""
    if nations is None or isinstance(nations, str):
        return None if nations is None else [nations]
    return checked_names("nations", nations)


def measure(outcome: str, nation: str | None, codes: tuple[str, ...]) -> Measure:
    """A checked measure.  Raises QuestionError for unknown names, or a nation where none fits.

    Raises TypeError for what is no name.
    """
    if nation is not None:
        checked_name("nation", nation)
    name = checked_name("outcome", outcome).replace("-", "_")
    if name not in (*NATIONAL, *WORLDLY):
        raise QuestionError(
            say(
                "error.unknown",
                what=say("word.outcome"),
                word=outcome[:60],
                nearest=nearest(name, (*NATIONAL, *WORLDLY)),
            )
        )
    if name in WORLDLY:
        return Measure(name, WORLD)
    if nation is None:
        raise QuestionError(say("error.whose", outcome=name, example=codes[0]))
    return Measure(name, _nation(nation.upper(), codes))


def _nation(code: str, codes: tuple[str, ...]) -> str:
    """The code itself, if there is such a nation.  Raises QuestionError with all that there are."""
    if code not in codes:
        close = meant(code, codes)
        said = "error.nation_meant" if close else "error.nation"
        raise QuestionError(say(said, word=code[:60], codes=", ".join(codes), meant=close or ""))
    return code
