"""Amounts as people say them: money, numbers of things, times, budgets; each in one place.

Money is kept in $bn and said in $m, $bn or $tn, whichever is shortest.
"""

import math

from ui.play.numbers import MINUS, percent, plain
from ui.play.words import say, spoken

TRILLION, BILLION, MILLION = 1000.0, 1.0, 0.001  # $bn
LONG = {"fr": 1000.0}
"""Languages that count thousands of billions where others say trillion."""
WHOLE = 99.95  # from here on decimals tell nothing
DIGITS = 3  # of a number of things
LARGE_FACTOR = 100.0  # from here on decimals of a factor tell nothing
ALL_MILLIONS = -4  # last decimals of a unit, as powers of ten, that are written in millions
FINE_MONEY = 3  # decimals of $bn from which money is written in $m


def money(value: float) -> str:
    """Money given in $bn: "$4.8 tn", "$1.2 bn", "$340 m"."""
    size = abs(value)
    if size < 0.05 * MILLION:
        return say("amount.nothing")
    if size >= 999.5 * BILLION:
        shown = _short(size / TRILLION, LONG.get(spoken(), 1.0))
        return _sign(value) + say("amount.trillion", value=shown)
    if size >= 0.9995 * BILLION:
        return _sign(value) + say("amount.billion", value=_short(size))
    return _sign(value) + say("amount.million", value=_short(size / MILLION))


def money_change(value: float) -> str:
    """A change of money given in $bn, always with its sign: "+$48.0 bn"."""
    written = money(value)
    return written if written.startswith(MINUS) else f"+{written}"


def money_parts(value: float, decimals: int) -> str:
    """A part of a change, in one unit for all parts, so that what is read adds up.

    `decimals` are those of $bn to which the parts were rounded.
    """
    sign = MINUS if round(value, decimals) < 0.0 else "+"
    if decimals >= FINE_MONEY:
        shown = plain(decimals - FINE_MONEY)(abs(value) / MILLION)
        return sign + say("amount.million", value=shown)
    return sign + say("amount.billion", value=plain(max(decimals, 0))(abs(value)))


def money_decimals(level: float) -> int:
    """Decimals of $bn to which changes of such a level are rounded: three digits of the level."""
    return min(max(DIGITS - _power(level), 0), 6) if level else 1


def budget_share(share: float) -> str:
    """A budget as a share of output, with two digits that matter: "0.012 %", "0.3 %"."""
    hundredths = 100.0 * abs(share)
    power = _power(hundredths) if hundredths >= 0.0005 else -1
    decimals = min(max(1 - power, 0), 3)
    while decimals and round(hundredths, decimals) == round(hundredths, decimals - 1):
        decimals -= 1
    return percent(decimals)(share)


def budget_said(share: float, output: float) -> str:
    """A budget as both: "0.06 % of output, $1.2 bn a year"; `output` is in $bn a year."""
    return say("amount.budget", share=budget_share(share), money=money(share * output))


def count(value: float, size: int) -> str:
    """A number of things, of which the unit is 10 to the power of `size`, to three digits."""
    number = abs(value) * 10.0**size
    if number >= 999_500.0:
        return _sign(value) + say("amount.millions", value=_three(number / 1e6))
    if number >= 10.0:
        return _sign(value) + plain(0)(_rounded(number))
    return _sign(value) + _three(number) if number >= 0.05 else plain(0)(0.0)


def count_change(value: float, size: int) -> str:
    """A change of such a number, always with its sign."""
    written = count(value, size)
    return written if written.startswith(MINUS) else f"+{written}"


def count_parts(value: float, size: int, decimals: int) -> str:
    """A part of a change of such a number; `decimals` are those of its unit."""
    rounded = round(value, decimals)
    sign = MINUS if rounded < 0.0 else "+"
    last = decimals - size
    if rounded == 0.0:
        return sign + plain(0)(0.0)
    if last <= ALL_MILLIONS:
        shown = plain(max(decimals + 6 - size, 0))(abs(value) * 10.0 ** (size - 6))
        return sign + say("amount.millions", value=shown)
    return sign + plain(max(last, 0))(abs(value) * 10.0**size)


def times(value: float) -> str:
    """How many times something is, given its log: "1.6", "0.043", "120"."""
    return _three(math.exp(value)) if value > -7.0 else plain(3)(math.exp(value))


def factor(value: float) -> str:
    """A change of a log as what it multiplies by: "×1.40", "×72,000"."""
    by = math.exp(value)
    return f"×{plain(2)(by) if by < LARGE_FACTOR else plain(0)(_rounded(by))}"


def _sign(value: float) -> str:
    return MINUS if value < 0.0 else ""


def _power(value: float) -> int:
    return math.floor(math.log10(abs(value)))


def _short(value: float, scale: float = 1.0) -> str:
    """One decimal, from a hundred on none; scaled after it has been rounded."""
    digits = 0 if value >= WHOLE else 1
    return plain(digits if scale <= 1.0 else 0)(round(value, digits) * scale)


def _rounded(number: float) -> float:
    return round(number, DIGITS - 1 - _power(number))


def _three(number: float) -> str:
    """Three digits that matter, at most three decimals and no noughts at the end."""
    decimals = min(max(DIGITS - 1 - _power(number), 0), 3)
    while decimals and round(number, decimals) == round(number, decimals - 1):
        decimals -= 1
    return plain(decimals)(number)
