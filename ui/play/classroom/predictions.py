"""What seats have predicted: counted without names, and scored when it is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ui.play.classroom.entries import Predicted
from ui.play.classroom.scoring import brier, held, interval_score

RISE_BINS = 11
"""The chance given to a rise, from a sure fall to a sure rise, in tenths."""
SURVIVAL_BINS = 10
"""The middle of the interval, in tenths."""


def chance_of_rise(predicted: Predicted) -> float:
    """The chance that a seat gives to its own rise, 0 to 1."""
    return predicted.sure if predicted.rise else 1.0 - predicted.sure


def rise_counts(predictions: Iterable[Predicted]) -> list[int]:
    """How many gave a rise each chance; see RISE_BINS."""
    counts = [0] * RISE_BINS
    for one in predictions:
        counts[round(chance_of_rise(one) * (RISE_BINS - 1))] += 1
    return counts


def survival_counts(predictions: Iterable[Predicted]) -> list[int]:
    """How many intervals have their middle in each tenth; see SURVIVAL_BINS."""
    counts = [0] * SURVIVAL_BINS
    for one in predictions:
        middle = 0.5 * (one.low + one.high) / 100.0
        counts[min(int(middle * SURVIVAL_BINS), SURVIVAL_BINS - 1)] += 1
    return counts


@dataclass(frozen=True)
class CameOut:
    """A prediction held against what came."""

    predicted: Predicted
    rose: bool  # whether the seat's result was higher after the turn
    survival: float | None  # chances in 100 at the end of the run; None before it

    @property
    def right(self) -> bool:
        """Whether it went the way that was said."""
        return self.rose == self.predicted.rise

    @property
    def brier(self) -> float:
        """0 best, .25 a coin's, 1 worst."""
        return brier(chance_of_rise(self.predicted), float(self.rose))

    @property
    def interval(self) -> float | None:
        """The interval score, in chances of 100; less is better."""
        if self.survival is None:
            return None
        return interval_score(self.predicted.low, self.predicted.high, [self.survival])

    @property
    def inside(self) -> bool | None:
        """Whether the interval held the survival that came."""
        if self.survival is None:
            return None
        return held(self.predicted.low, self.predicted.high, [self.survival]) > 0.0


def came_out(predicted: Predicted, results: Sequence[float], survival: float | None) -> CameOut:
    """A prediction and what came; `results` are the seat's at the start and after each turn."""
    turn = predicted.turn
    return CameOut(predicted, results[turn + 1] > results[turn], survival)


Predictions = Mapping[int, Predicted]
"""Of one turn, by seat."""
