"""The gates of the past: shares of compute, bands, and what AI adds to output."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from agents.world import World
from benchmarks.hindcast import ahead
from benchmarks.hindcast.bands import Bands, bands
from benchmarks.hindcast.course import SCENARIO
from benchmarks.hindcast.fitting import Fit, left_out, stored
from benchmarks.hindcast.judging import Judged, judge_world, later_gains, mean, ratio
from benchmarks.hindcast.parameters import with_values
from benchmarks.hindcast.seen import Seen, seen_of
from benchmarks.hindcast.skill import Skill
from benchmarks.players.gates import Gate, at_least, at_most, mean_error
from scenarios.load import load
from scenarios.pack import pack

SHARE_ASKED, CHANGE_ASKED, AHEAD_ASKED = 0.8, 0.7, 1.5
COVER_LEAST, COVER_MOST = 0.6, 0.95
GAIN_ASKED = 0.5  # %, in all, 2018-24
GAIN_LEAST, GAIN_MOST = 0.05, 1.5  # % a year, after
LATER = "default"


@lru_cache(maxsize=1)
def past_world() -> World:
    """The scenario of 2018 as it is; only read."""
    return pack(load(SCENARIO))


def judged_fit(found: Fit | None = None) -> Judged:
    """The run with the values fitted on the years before, those that are stored unless given."""
    world = past_world()
    fit = stored() if found is None else found
    values = with_values(world, fit.values)
    return judge_world(values, seen_of(world.codes), left_out(world))


def fit_words(fit: Fit) -> str:
    return "fitted under older rules: fit anew" if fit.stale else "fitted on 2018-22"


def share_gates(judged: Judged, names: str, words: str) -> list[Gate]:
    """Shares of 2023 and 2024 against shares that stay, and the order of changes."""
    made = []
    whoms: tuple[tuple[str, tuple[Skill, ...]], ...] = (
        ("all nations", judged.all),
        (f"left out ({names})", judged.out),
    )
    for since, over in ((2018, "persistence"), (2022, "persistence_known")):
        for who, skills in whoms:
            made.append(
                at_most(f"hindcast 2023-24: share error over persistence since {since}, {who}",
                        *ratio(skills, over), SHARE_ASKED,
                        f"{words}; {mean(skills, 'error')[0]:.2f} ln")
            )  # fmt: skip
    for since, what in ((2018, "change"), (2022, "change_known")):
        made.append(
            at_least(f"hindcast: Spearman of change {since}-24", *mean(judged.all, what),
                     CHANGE_ASKED, words)
        )  # fmt: skip
    return made


def gain_gates(judged: Judged) -> list[Gate]:
    """AI in output, of the past as shipped and of the decade after."""
    world = pack(load(LATER))
    by_seed = later_gains(world)
    weights = world.stocks.gdp / world.stocks.gdp.sum()
    whole = mean_error(by_seed @ weights)
    each = by_seed.mean(axis=0)
    told = " ".join(f"{code} {gain:.2f}" for code, gain in zip(world.codes, each, strict=True))
    return [
        at_most("AI in output 2018-24, % in all, most of all nations", *judged.gains, GAIN_ASKED,
                "shipped values"),
        at_least("AI in output after 2024, % a year, at least", *whole, GAIN_LEAST,
                 f"world by output; {told}"),
        at_most("AI in output after 2024, % a year, at most", *whole, GAIN_MOST,
                f"world by output; {told}"),
    ]  # fmt: skip


def band_gates(found: Bands) -> list[Gate]:
    """How much of what was seen the bands cover."""
    inside = found.inside()
    covered, error = float(np.mean(inside)), found.error()
    missed = [name for name, is_in in zip(found.names, inside, strict=True) if not is_in]
    words = f"{sum(inside)} of {len(inside)} figures; outside: {'; '.join(missed)}"
    return [
        at_least("hindcast: bands of 80 % cover, at least", covered, error, COVER_LEAST, words,
                 must=False),
        at_most("hindcast: bands of 80 % cover, at most", covered, error, COVER_MOST, words,
                must=False),
    ]  # fmt: skip


def ahead_gates(file: Path | None) -> list[Gate]:
    """One year ahead from 2024, if what came is given."""
    if file is None:
        return []
    world = pack(load(LATER))
    reached = ahead.error_over_persistence(world, ahead.kept(world), file)
    led = ahead.error_over_persistence(world, ahead.led(world), file)
    return [
        at_most("one year ahead from 2024: share error over persistence", reached, 0.0,
                AHEAD_ASKED, f"by the status quo; with own leaders {led:.2f}", must=False)
    ]  # fmt: skip


def past_gates(later: Path | None = None) -> list[Gate]:
    """All of them, with the stored fit."""
    world = past_world()
    seen: Seen = seen_of(world.codes)
    out = left_out(world)
    names = ", ".join(world.codes[i] for i in out)
    fit = stored()
    made = share_gates(judged_fit(fit), names, fit_words(fit))
    made += gain_gates(judge_world(world, seen, out))
    made += band_gates(bands(seen))
    return made + ahead_gates(later)
