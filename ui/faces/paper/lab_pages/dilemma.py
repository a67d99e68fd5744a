"""The page of the dilemma finder."""

import polars as pl

from lab.dilemma import Dilemmas
from ui.desk.drawings.intervals import Estimate
from ui.desk.drawings.scatter import Dot
from ui.faces.paper.html import Cell, figure, paragraph, table, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, picture, side_by_side
from ui.faces.paper.lab_pages.scatter import scatter
from ui.play.numbers import axis, plain, signed
from ui.play.words import say

EXPLAINED = 3


def parts(answer: Dilemmas) -> list[PagePart]:
    """Temptation against price, the table, and who is tempted in the sharpest ones."""
    return [
        PagePart("scenarios", say("lab.dilemma.scenarios"), _scenarios(answer)),
        PagePart("tempted", say("lab.dilemma.tempted"), _tempted(answer)),
    ]


def _scenarios(answer: Dilemmas) -> str:
    rows = list(answer.scenarios.iter_rows(named=True))
    title = say("lab.dilemma.plane")
    plane = scatter(
        "plane",
        title,
        [Dot(r["temptation"], r["price"], r["scenario"]) for r in rows],
        say("lab.dilemma.temptation"),
        say("lab.dilemma.price"),
        axis,
        labelled=4,
    )
    title_price = say("lab.dilemma.price_title")
    price = intervals(
        "price",
        title_price,
        [
            Estimate(
                r["scenario"],
                r["price"],
                r["low"],
                r["high"],
                r["low"] > 0 or r["high"] < 0,
                r["price"] < 0,
            )
            for r in rows
        ],
        signed(2),
        axis,
    )
    keys = ("scenario", "common", "welfare", "tempted", "temptation", "price", "interval", "worse")
    cells: list[list[Cell]] = [
        [
            words(r["scenario"], head=True),
            words(r["common"]),
            figure(plain(1)(r["collective_welfare"])),
            figure(f"{r['tempted']} / {r['nations']}"),
            figure(plain(2)(r["temptation"])),
            figure(signed(2)(r["price"])),
            figure(f"{signed(2)(r['low'])} … {signed(2)(r['high'])}"),
            figure(r["worse_off"]),
        ]
        for r in rows
    ]
    heads = [say(f"lab.column.{key}") for key in keys]
    return (
        paragraph(say("lab.dilemma.hint"), "hint")
        + side_by_side(
            picture(plane, title, say("lab.dilemma.plane_hint")),
            picture(price, title_price, say("lab.dilemma.price_hint")),
        )
        + table(say("lab.dilemma.caption"), heads, cells, figures_from=2)
    )


def _tempted(answer: Dilemmas) -> str:
    figures = []
    for scenario in answer.scenarios["scenario"].head(EXPLAINED).to_list():
        part = answer.nations.filter(pl.col("scenario") == scenario)
        common = answer.scenarios.filter(pl.col("scenario") == scenario)["common"][0]
        rows = [
            Estimate(
                f"{r['nation']} · {r['policy']}",
                r["temptation"],
                r["low"],
                r["high"],
                r["low"] > 0 or r["high"] < 0,
                None,
            )
            for r in part.iter_rows(named=True)
        ]
        title = say("lab.dilemma.nation", scenario=scenario, common=common)
        drawn = intervals(f"tempted-{scenario}", title, rows, signed(2), axis)
        figures.append(picture(drawn, title, say("lab.dilemma.nation_hint")))
    return side_by_side(*figures)
