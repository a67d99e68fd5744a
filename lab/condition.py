"""Reading a condition: "isolate beats cooperate for GBR", "survival below 0.9"."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agents.arguments import checked_name
from agents.world import World
from lab.errors import QuestionError
from lab.measures import LESS_IS_BETTER, Measure, measure
from lab.runner import Results, policy, seated
from lab.words import say

_BEATS = re.compile(r"(\S+) beats (\S+) for (\w+)(?: (?:on|in|by) ([\w-]+))?")
_LEVEL = re.compile(r"([\w-]+)(?: of (\w+))? (above|below) (\S+)")
LONGEST = 200


@dataclass(frozen=True)
class Condition:
    """Something that holds in a world or does not, judged on the mean over the same luck."""

    text: str
    asked: Measure
    better: str | None = None  # policies of the nation, when two are compared
    worse: str | None = None
    above: bool = True
    level: float = 0.0

    def lineups(self, world: World, others: str | None) -> Sequence[tuple[str, ...]]:
        """Who has to play: each of the two policies in turn, or everybody as they are."""
        if self.better is None or self.worse is None:
            return [world.policies if others is None else (others,) * len(world.codes)]
        seat = world.codes.index(self.asked.nation)
        return [seated(world, others, seat, name) for name in (self.better, self.worse)]

    def margin(self, results: Sequence[Results], codes: tuple[str, ...]) -> float:
        """How far it holds (above 0) or fails, in the units of the outcome."""
        means = [float(np.mean(self.asked.read(r, codes))) for r in results]
        if self.better is not None:
            sign = -1.0 if self.asked.outcome in LESS_IS_BETTER else 1.0
            return sign * (means[0] - means[1])
        return means[0] - self.level if self.above else self.level - means[0]


def condition(text: str, codes: tuple[str, ...]) -> Condition:
    """Read a condition.  Raises QuestionError (LineupError for a policy) in one sentence."""
    words = " ".join(checked_name("text", text).split())[:LONGEST]
    if found := _BEATS.fullmatch(words):
        better, worse = policy(found[1]), policy(found[2])
        if better == worse:
            raise QuestionError(say("error.itself", policy=better))
        asked = measure(found[4] or "score", found[3], codes)
        if asked.nation not in codes:
            raise QuestionError(say("error.national", outcome=asked.outcome))
        return Condition(words, asked, better, worse)
    if found := _LEVEL.fullmatch(words):
        try:
            level = float(found[4])
        except ValueError:
            level = math.nan
        if math.isfinite(level):
            asked = measure(found[1], found[2], codes)
            return Condition(words, asked, above=found[3] == "above", level=level)
    raise QuestionError(say("error.condition", text=words))
