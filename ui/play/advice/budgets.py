"""Budgets go by factors: from a tenth of a thousandth of output to thirty times that."""

from sim.orders import LARGEST_BUDGET

SMALLEST = 0.0001  # share of GDP a year; below it, less is nothing and more begins here


def stretched(share: float, factor: float) -> float:
    """A budget so many times as large, within the slider; what would be hardly any is none."""
    if factor < 1.0:
        return share * factor if share * factor >= 0.5 * SMALLEST else 0.0
    return min(max(share * factor, SMALLEST), LARGEST_BUDGET)
