"""The page of a comparison."""

import polars as pl

from lab.compare import Comparison
from lab.measures import LESS_IS_BETTER, NATIONAL, NEITHER, WORLD
from ui.desk.drawings.intervals import Estimate
from ui.faces.paper.html import Cell, figure, paragraph, table, tag, text, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, heat, picture, shade, side_by_side
from ui.play.numbers import axis, percent, plain, signed
from ui.play.words import name_of, say

DIGITS = {
    "score": 1,
    "rank": 1,
    "incidents": 1,
    "pacts_in_force": 1,
    "collective_welfare": 2,
    "survival": 4,
}
CODES = {"sovereignty", "pillars", "prosperity", "stability", "security"}


def parts(answer: Comparison) -> list[PagePart]:
    """Who gains and loses, how likely, in which components, and what becomes of the world."""
    score = answer.differences.filter(pl.col("outcome") == "score")
    score = score.sort("difference", descending=True)
    gains = intervals(
        "score",
        say("lab.compare.score"),
        [
            Estimate(
                r["nation"], r["difference"], r["low"], r["high"], r["clear"], r["difference"] > 0
            )
            for r in score.iter_rows(named=True)
        ],
        signed(2),
        axis,
        ends=(say("lab.better", side=answer.a), say("lab.better", side=answer.b)),
    )
    chances = intervals(
        "chance",
        say("lab.compare.chance"),
        [
            Estimate(
                r["nation"],
                100.0 * r["beats"],
                100.0 * r["beats_low"],
                100.0 * r["beats_high"],
                r["beats_low"] > 0.5 or r["beats_high"] < 0.5,
                r["beats"] > 0.5,
            )
            for r in score.iter_rows(named=True)
        ],
        lambda value: percent(0)(value / 100.0),
        axis,
        zero=50.0,
        ends=(say("lab.better", side=answer.a), say("lab.better", side=answer.b)),
    )
    first = side_by_side(
        picture(gains, say("lab.compare.score"), say("lab.interval_hint"), *_numbers(score)),
        picture(chances, say("lab.compare.chance"), say("lab.compare.chance_hint", b=answer.b)),
    )
    return [
        PagePart("nations", say("lab.compare.nations"), first),
        PagePart("components", say("lab.compare.components"), _components(answer)),
        PagePart("world", say("lab.compare.world"), _world(answer)),
        PagePart("precision", say("lab.compare.precision"), _precision(score)),
    ]


def _numbers(frame: pl.DataFrame) -> tuple[list[str], list[list[Cell]]]:
    keys = ("nation", "a", "b", "difference", "interval", "beats", "saved")
    heads = [say(f"lab.column.{key}") for key in keys]
    rows = [
        [
            words(r["nation"], head=True),
            figure(plain(2)(r["a"])),
            figure(plain(2)(r["b"])),
            figure(signed(2)(r["difference"])),
            figure(f"{signed(2)(r['low'])} … {signed(2)(r['high'])}"),
            figure(percent(0)(r["beats"])),
            figure(percent(0)(r["saved"])),
        ]
        for r in frame.iter_rows(named=True)
    ]
    return heads, rows


def _components(answer: Comparison) -> str:
    frame = answer.differences.filter(pl.col("outcome").is_in(list(CODES)))
    most = float(frame["difference"].abs().max() or 0.0)  # type: ignore[arg-type]
    by_place = {(r["nation"], r["outcome"]): r for r in frame.iter_rows(named=True)}
    names = [name for name in NATIONAL if name in CODES]
    rows = []
    for code in answer.codes:
        cells = []
        for name in names:
            row = by_place[code, name]
            kind = shade(row["difference"], most) if row["clear"] else "unsure"
            cells.append(figure(signed(1)(100.0 * row["difference"]), kind))
        rows.append((code, cells))
    heads = [name_of("component", name) for name in names]
    return (
        paragraph(say("lab.compare.components_hint", a=answer.a, b=answer.b), "hint")
        + heat(say("lab.compare.components_caption"), say("column.nation"), heads, rows)
        + key()
    )


def key() -> str:
    """What the shades mean."""
    return tag(
        "p",
        tag("span", "", class_="swatch up3"),
        text(say("lab.key_up")),
        tag("span", "", class_="swatch down3"),
        text(say("lab.key_down")),
        text(say("lab.key_unsure")),
        class_="key",
    )


def _world(answer: Comparison) -> str:
    rows = []
    for r in answer.differences.filter(pl.col("nation") == WORLD).iter_rows(named=True):
        digits = DIGITS.get(r["outcome"], 3)
        fewer = r["outcome"] in LESS_IS_BETTER
        judged = r["outcome"] not in NEITHER
        meaning = say("lab.fewer" if fewer else "lab.more") if judged else "–"
        rows.append(
            [
                words(say(f"measure.{r['outcome']}.name"), head=True),
                figure(plain(digits)(r["a"])),
                figure(plain(digits)(r["b"])),
                figure(signed(digits)(r["difference"]), None if r["clear"] else "unsure"),
                figure(f"{signed(digits)(r['low'])} … {signed(digits)(r['high'])}"),
                figure(percent(0)(r["beats"]) if judged else "–"),
                figure(meaning),
            ]
        )
    keys = ("figure", "a", "b", "difference", "interval", "beats", "better")
    heads = [say(f"lab.column.{key}", a=answer.a, b=answer.b) for key in keys]
    endings = [
        [words(say(f"ending.{r['ending']}.name"), head=True)]
        + [figure(percent(1)(r[side])) for side in ("share_a", "share_b")]
        for r in answer.endings.iter_rows(named=True)
        if r["share_a"] > 0.0 or r["share_b"] > 0.0
    ]
    ends = [say("lab.column.ending"), answer.a, answer.b]
    return (
        paragraph(say("lab.sides", a=answer.a, b=answer.b), "hint")
        + table(say("lab.compare.world_caption"), heads, rows)
        + table(say("lab.compare.endings_caption"), ends, endings)
    )


def _precision(score: pl.DataFrame) -> str:
    rows = [
        Estimate(r["nation"], 100.0 * r["saved"], 0.0, 100.0 * r["saved"])
        for r in score.sort("saved", descending=True).iter_rows(named=True)
    ]
    drawn = intervals(
        "saved",
        say("lab.compare.saved"),
        rows,
        lambda value: percent(0)(value / 100.0),
        axis,
    )
    return side_by_side(picture(drawn, say("lab.compare.saved"), say("lab.compare.saved_hint")))
