"""Quantities of a scenario in words: not in the units that its file gives for programs.

The report and the encyclopedia show a nation's starting figures, and the rules' parameters.
"""

from collections.abc import Callable, Mapping

from scenarios.quantity import Figure
from ui.play.amounts import budget_share, count, money
from ui.play.encyclopedia.figures import FIGURES, level_of
from ui.play.numbers import axis, percent, plain, signed
from ui.play.words import number, say, with_unit

YEARLY = 400.0  # per cent a year of a rate of 1 a quarter
DIGITS = 5  # that matter of a number without a better way to write it
PEOPLE = 6  # the power of ten in which populations are given


def _of_output(share: float) -> str:
    return say("amount.of_output", share=budget_share(share))


def _shortened(value: float) -> str:
    return axis(float(f"{value:.{DIGITS}g}"))


SAID: Mapping[str, Callable[[float], str]] = {
    "share": percent(1),
    "share of GDP/yr": _of_output,
    "1/quarter": lambda rate: say("amount.yearly", amount=with_unit(signed(1)(rate * YEARLY), "%")),
    "$bn/yr": lambda value: say("amount.yearly", amount=money(value)),
    "0-1": lambda value: say("desk.levers.value", value=plain(0)(100.0 * value)),
    "index": _shortened,
    "million": lambda value: count(value, PEOPLE),
    "$/kWh": lambda value: say("amount.power_price", price=number(f"{value:.3g}")),
}
"""By the unit that stands in a scenario file; what is not here has its unit behind it."""
OF_RULES = ("share of GDP/yr",)
"""Units of parameters that are put in words: of all others the equations speak, too."""


def start_said(name: str, given: Figure, gdp: float) -> str:
    """A nation's starting figure; `gdp` is its output in $bn a year, for what is a share of it."""
    if name == "budget":
        share = budget_share(given.value)
        return say("amount.budget", share=share, money=money(given.value * gdp))
    if name in FIGURES:
        return level_of(name, given.value)
    return quantity_said(given.value, given.unit)


def quantity_said(value: float, unit: str) -> str:
    """Any quantity of a scenario."""
    return SAID[unit](value) if unit in SAID else f"{_shortened(value)} {unit}"


def parameter_said(value: float, unit: str) -> str:
    """A parameter of the rules: its number and its unit, in words where nobody would read it."""
    return SAID[unit](value) if unit in OF_RULES else f"{number(f'{value:g}')} {unit}"


def range_said(low: float, high: float, unit: str) -> str:
    """From where to where a parameter may go: "0.004 % … 0.04 % of output a year"."""
    if unit in OF_RULES:
        return say("amount.range", low=budget_share(low), high=SAID[unit](high))
    return say("amount.range", low=number(f"{low:g}"), high=number(f"{high:g}"))
