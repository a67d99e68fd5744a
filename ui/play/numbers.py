"""Numbers as people read them."""

from collections.abc import Callable

from lab.named import joined, with_article
from ui.play.words import and_before, number, with_unit

MINUS = "\u2212"
Format = Callable[[float], str]
"""How a number is shown."""


def plain(digits: int = 2) -> Format:
    """A number with so many decimals, thousands apart, and a real minus sign."""

    def show(value: float) -> str:
        written = f"{value:,.{digits}f}"
        if float(written.replace(",", "")) == 0.0:
            written = written.lstrip("-")
        return number(written.replace("-", MINUS))

    return show


def signed(digits: int = 2) -> Format:
    """A change: always with its sign."""
    show = plain(digits)

    def show_change(value: float) -> str:
        written = show(value)
        return written if written.startswith(MINUS) else f"+{written}"

    return show_change


def percent(digits: int = 0) -> Format:
    """A share as per cent."""
    show = plain(digits)
    return lambda value: with_unit(show(100.0 * value), "%")


def points(digits: int = 1) -> Format:
    """A change of a share, in percentage points."""
    show = signed(digits)
    return lambda value: with_unit(show(100.0 * value), "pp")


def axis(value: float) -> str:
    """A number beside an axis, as short as it can be."""
    return number(f"{value:,.10g}".replace("-", MINUS))


def axis_percent(value: float) -> str:
    """A share beside an axis."""
    return with_unit(axis(round(100.0 * value, 6)), "%")


def in_words(names: list[str], most: int, and_: str, others: str) -> str:
    """Names as a list in a sentence; `others` says how many were left out."""
    if len(names) > most:
        names = [*names[: most - 1], others.format(count=len(names) - most + 1)]
    if len(names) <= 1:
        return joined(names)
    first = [part for name in names[:-1] for part in (name, ", ")][:-1]
    last = with_article(names[-1])
    return joined([*first, f" {and_before(and_, last)} ", names[-1]])
