"""Kinds of figures: how levels and changes of each are written, so that no screen does it alone."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ui.play.amounts import (
    budget_share,
    count,
    count_change,
    count_parts,
    factor,
    money,
    money_change,
    money_decimals,
    money_parts,
    times,
)
from ui.play.numbers import Format, axis, axis_percent, percent, plain, points, signed
from ui.play.words import say, with_unit

DIGITS = 3
"""Digits that matter of a figure that is small in some nations and large in others."""
MOST_DECIMALS = 6
LEADS = 0.05  # months behind the leader that are none
FAR = 9.95  # months behind from which on parts of a month tell nothing
FINEST_CHANCES = 2  # decimals of chances in 100; finer changes are none
QUARTERS = 4.0  # in a year


class Form(StrEnum):
    """What a figure is, as far as that decides how it is written."""

    PLAIN = "plain"
    SHARE = "share"  # "45.7 %", changes in percentage points
    OVER = "over"  # a log of a ratio near 1: "+3.1 %" over it, "−0.4 %"
    BUDGET = "budget"  # a small share: "0.012 %"
    MONEY = "money"  # given in $bn: "$4.8 tn"
    COUNT = "count"  # "24,600", "2.5 million"
    TIMES = "times"  # a log, said as times: "1.6"; changes "×1.40"
    LAG = "lag"  # months behind the leader, or "leader"
    CHANCES = "chances"  # a probability, in chances in 100
    HAZARD = "hazard"  # a chance a quarter, said as chances in 100 a year


@dataclass(frozen=True)
class FigureKind:
    """How figures of a kind are written."""

    unit: str  # key of its unit's text; "" where the number says it
    decimals: int
    form: Form = Form.PLAIN
    scaled: bool = False  # more decimals where a nation has little of it
    size: int = 0  # of counts: the power of ten that the figure is given in
    unit_of_change: str | None = None  # where it is another one

    @property
    def percent(self) -> bool:
        """Whether levels are written as per cents."""
        return self.form in (Form.SHARE, Form.OVER, Form.BUDGET)

    @property
    def hundredths(self) -> bool:
        """Whether figures are written a hundred times as large as they are given."""
        return self.percent or self.form is Form.CHANCES

    def counts(self, value: float) -> bool:
        """Whether a level is written as a number, which its unit may follow."""
        return self.form is not Form.LAG or value >= LEADS

    def decimals_for(self, level: float) -> int:
        """The decimals to which changes of about this level are rounded, as they are written."""
        if self.form is Form.MONEY:
            return money_decimals(level)
        if self.form is Form.CHANCES:
            return _decimals_of_chance(level)
        if not self.scaled or level == 0.0:
            return self.decimals
        small = DIGITS - 1 - math.floor(math.log10(abs(level)))
        return min(max(self.decimals, small), MOST_DECIMALS)

    def level(self, value: float, decimals: int | None = None) -> str:
        """A level, without its unit."""
        digits = self.decimals_for(value) if decimals is None else decimals
        return LEVELS[self.form](value, digits, self.size)

    def change(self, value: float, decimals: int | None = None) -> str:
        """A change, with its sign but without its unit."""
        if decimals is None and self.form is Form.MONEY:
            return money_change(value)
        if decimals is None and self.form is Form.COUNT:
            return count_change(value, self.size)
        digits = self.decimals_for(value) if decimals is None else decimals
        return CHANGES[self.form](value, digits, self.size)

    @property
    def axis(self) -> Format:
        """How a number stands beside an axis."""
        if self.form is Form.CHANCES:
            return lambda value: axis(round(100.0 * value, 6))
        if self.form in (Form.MONEY, Form.COUNT, Form.TIMES, Form.HAZARD):
            return self.level
        return axis_percent if self.percent else axis


def _lag(months: float) -> str:
    if months < LEADS:
        return say("amount.leader")
    return plain(0 if months >= FAR else 1)(months)


def _decimals_of_chance(change: float) -> int:
    """As many decimals of chances in 100 as a change needs in order to show; at least one."""
    size = 100.0 * abs(change)
    if size < 0.5 * 10.0**-FINEST_CHANCES:
        return 1
    return min(max(-math.floor(math.log10(size)), 1), FINEST_CHANCES)


def _chances(share: float, digits: int) -> str:
    """Chances in 100; none and all of them without decimals, and nothing else is rounded to all."""
    if share in (0.0, 1.0):
        return plain(0)(100.0 * share)
    return plain(digits)(min(100.0 * share, 100.0 - 10.0**-digits))


def _yearly(hazard: float) -> float:
    """The chance in 100 of a year with such a hazard a quarter."""
    safe: float = (1.0 + hazard) ** -QUARTERS
    return 100.0 * (1.0 - safe)


Written = Callable[[float, int, int], str]
"""Writes a value with so many decimals; the last number is the size of a count's unit."""

LEVELS: Mapping[Form, Written] = {
    Form.PLAIN: lambda value, digits, _: plain(digits)(value),
    Form.SHARE: lambda value, digits, _: percent(digits)(value),
    Form.OVER: lambda value, digits, _: with_unit(signed(digits)(100.0 * math.expm1(value)), "%"),
    Form.BUDGET: lambda value, *_: budget_share(value),
    Form.MONEY: lambda value, *_: money(value),
    Form.COUNT: lambda value, _, size: count(value, size),
    Form.TIMES: lambda value, *_: times(value),
    Form.LAG: lambda value, *_: _lag(value),
    Form.CHANCES: lambda value, digits, _: _chances(value, digits),
    Form.HAZARD: lambda value, digits, _: plain(digits)(_yearly(value)),
}
CHANGES: Mapping[Form, Written] = {
    Form.PLAIN: lambda value, digits, _: signed(digits)(value),
    Form.SHARE: lambda value, digits, _: points(digits)(value),
    Form.OVER: lambda value, digits, _: points(digits)(value),
    Form.BUDGET: lambda value, *_: points(DIGITS)(value),
    Form.MONEY: lambda value, digits, _: money_parts(value, digits),
    Form.COUNT: lambda value, digits, size: count_parts(value, size, digits),
    Form.TIMES: lambda value, *_: factor(value),
    Form.LAG: lambda value, digits, _: signed(digits)(value),
    Form.CHANCES: lambda value, digits, _: signed(digits)(100.0 * value),
    Form.HAZARD: lambda value, digits, _: signed(digits)(100.0 * QUARTERS * value),
}

SHARE = FigureKind("", 1, Form.SHARE)
OVER = FigureKind("", 1, Form.OVER)
BUDGET = FigureKind("output", 3, Form.BUDGET, unit_of_change="")
CHANCES = FigureKind("chances", 1, Form.CHANCES, unit_of_change="in_hundred")
HAZARD = FigureKind("hazard", 2, Form.HAZARD)
TIMES = FigureKind("times", 2, Form.TIMES, unit_of_change="")
LAG = FigureKind("months_behind", 1, Form.LAG, unit_of_change="months")
INDEX = FigureKind("index", 2, unit_of_change="")
MONEY = FigureKind("money", 1, Form.MONEY, scaled=True)
COMPUTE = FigureKind("compute", 2, Form.COUNT, scaled=True, size=6)
CHIPS = FigureKind("chips", 2, Form.COUNT, scaled=True, size=6)
TALENT = FigureKind("talent", 1, Form.COUNT, scaled=True, size=3)
POWER = FigureKind("power", 2, scaled=True)
IN_QUARTERS = FigureKind("quarters", 0)
POINTS = FigureKind("points", 1)
COUNT = FigureKind("count", 0)
