"""The tables of the past, for the terminal and for pages."""

from collections.abc import Sequence

import numpy as np

from agents.world import World
from benchmarks.hindcast import ahead
from benchmarks.hindcast.bands import Bands, figures
from benchmarks.hindcast.course import Course, lag_of
from benchmarks.hindcast.fitting import Fit
from benchmarks.hindcast.judging import Judged, mean, ratio
from benchmarks.hindcast.parameters import fitted_numbers
from benchmarks.hindcast.seen import Seen

Rows = list[tuple[str, ...]]
"""The first one is the head."""
LAST = "2024"
"""The last year that was seen."""


def markdown(rows: Sequence[tuple[str, ...]]) -> str:
    """A table of a page."""
    head, *rest = rows
    lines = [head, ("---",) * len(head), *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def plain(rows: Sequence[tuple[str, ...]]) -> str:
    """A table of a terminal: the first column to the left, the others to the right."""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = []
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join((first.ljust(widths[0]), *cells)))
    return "\n".join(lines) + "\n"


def told(number: float) -> str:
    """Three digits that matter."""
    return f"{number:.3g}" if abs(number) < 1000.0 else f"{number:.0f}"


def skills(shipped: Judged, fitted: Judged) -> Rows:
    """Errors of log shares of 2023 and 2024, and their ratios to forecasts without a model."""
    rows: Rows = [(
        "shares of compute 2023-24", "error, ln", "over shares of 2018", "over shares of 2022",
        "over trend 2018-22", "left out: error, ln", "over 2018", "over 2022", "over trend",
        "Spearman of change 2018-24", "2022-24",
    )]  # fmt: skip

    def line(what: str, of: str, one: Judged, *, ranks: bool) -> tuple[str, ...]:
        cells = [what]
        for group in (one.all, one.out):
            cells.append(f"{mean(group, of)[0]:.2f}")
            for over in ("persistence", "persistence_known", "trend"):
                cells.append(f"{ratio(group, over, of)[0]:.2f}")
        changes = ("change", "change_known")
        return (*cells, *(f"{mean(one.all, c)[0]:.2f}" if ranks else "" for c in changes))

    rows += [
        line("stay as in 2018", "persistence", fitted, ranks=False),
        line("stay as in 2022", "persistence_known", fitted, ranks=False),
        line("logs go on as from 2018 to 2022", "trend", fitted, ranks=False),
        line("model, fitted on 2018-22", "error", fitted, ranks=True),
        line("seen 2022, moved as that model", "grown", fitted, ranks=False),
        line("model, shipped values (seen 2024)", "error", shipped, ranks=True),
    ]
    return rows


def against_seen(world: World, shipped: Course, fitted: Course, seen: Seen, found: Bands) -> Rows:
    """What was seen beside both runs, and whether it lies in the band."""
    low, high = found.ends()
    with_fit = figures(world, fitted, seen)
    rows: Rows = [("figure", "seen", "shipped", "fitted on 2018-22", "band of 80 %", "inside")]
    items = zip(figures(world, shipped, seen).items(), low, high, found.inside(), strict=True)
    for (name, (then, now)), a, b, inside in items:
        rows.append((
            name, told(then), told(now), told(with_fit[name][1]), f"{told(a)} to {told(b)}",
            "yes" if inside else "**no**",
        ))  # fmt: skip
    return rows


def fitted_values(world: World, fit: Fit) -> Rows:
    """What was fitted, beside what is shipped."""
    rows: Rows = [("parameter", "shipped", "fitted on 2018-22", "range")]
    for number in fitted_numbers():
        section, name, *part = number.path.split(".")
        if part:
            continue
        shipped = float(getattr(getattr(world.params, section), name))
        rows.append((
            f"`{number.path}`", told(shipped), told(fit.values[number.path]),
            f"{told(number.low)} to {told(number.high)}",
        ))  # fmt: skip
    return rows


def one_world(course: Course, now: World) -> Rows:
    """The end of the run beside the start of 2024."""
    usa, china = now.codes.index("USA"), now.codes.index("CHN")
    start = now.stocks
    pairs = {
        "AI investment of the USA, $bn": (course.investment[-1, usa], start.investment[usa]),
        "fabs of the world, MH a quarter": (course.fab[-1].sum(), start.fab.sum()),
        "power for AI in the USA, GW": (course.energy[-1, usa], start.energy[usa]),
        "capability of the USA, ln": (course.capability[-1, usa], start.capability[usa]),
        "algorithms of the USA, ln": (course.algorithms[-1, usa], start.algorithms[usa]),
        "capability of China, ln": (course.capability[-1, china], start.capability[china]),
        "adoption of the USA": (course.adoption[-1, usa], start.adoption[usa]),
    }
    rows: Rows = [("one world", "end of the run from 2018", "start of 2024")]
    return rows + [(what, told(float(a)), told(float(b))) for what, (a, b) in pairs.items()]


def year_by_year(world: World, course: Course) -> Rows:
    """The run, year by year."""
    usa, china = world.codes.index("USA"), world.codes.index("CHN")
    europe = world.codes.index("EUU")
    rows: Rows = [(
        "end of", "world, MH", "USA, $bn", "adoption of the EU", "price, $bn/MH", "fabs, MH/q",
        "capability of the USA", "China's lag, months",
    )]  # fmt: skip
    for k in range(3, len(course.compute), 4):
        rows.append((
            str(2019 + k // 4), told(float(course.compute[k].sum())),
            told(float(course.investment[k, usa])), told(float(course.adoption[k, europe])),
            told(float(course.price[k, 0])), told(float(course.fab[k].sum())),
            f"{float(course.capability[k, usa]):.2f}", f"{lag_of(course, china, k):.1f}",
        ))  # fmt: skip
    return rows


def covered(found: Bands) -> str:
    """One sentence on the bands."""
    inside = found.inside()
    late = [is_in for name, is_in in zip(found.names, inside, strict=True) if LAST in name]
    wide = 100.0 * float(np.mean(found.gain < 0.5))
    return (
        f"{sum(inside)} of {len(inside)} figures ({100.0 * np.mean(inside):.0f} ± "
        f"{100.0 * found.error():.0f} %) lie in their bands, of those of {LAST} {sum(late)} of "
        f"{len(late)}; {len(found.drawn)} draws. AI in output 2018-24 is below .5 % everywhere in "
        f"{wide:.0f} % of them."
    )


def year_ahead(world: World, seen: Seen) -> str:
    """One sentence on the year after the data end."""
    before = ahead.seen_moves(seen)
    told_before = ", ".join(f"{years} {size:.2f}" for years, size in before.items())
    last = list(before.values())[-1]
    kept, led = (ahead.size(world.stocks.compute, of(world)) for of in (ahead.kept, ahead.led))
    so = " and ".join(f"{np.hypot(1.0, moves / last):.2f}" for moves in (kept, led))
    return (
        "One year ahead from the start of 2024 cannot be judged: the data end with 2024. In the "
        f"first year log shares move by {kept:.2f} (root mean square) if all keep the status quo "
        f"and by {led:.2f} with the scenario's own leaders; seen were {told_before}. If the "
        "model's moves and the true ones were unrelated, the error over persistence would be "
        f"{so} (asked: at most 1.5)."
    )
