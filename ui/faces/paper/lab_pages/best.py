"""The page of best responses."""

import polars as pl

from lab.best_response import BestResponse
from ui.faces.paper.html import Cell, figure, paragraph, table, tag, text, words
from ui.faces.paper.lab_pages.parts import PagePart, heat, shade
from ui.faces.paper.lab_pages.pays import called
from ui.play.numbers import percent, plain, signed
from ui.play.words import say


def parts(answer: BestResponse) -> list[PagePart]:
    """Who does best with what against whom, and how far the other policies are behind."""
    return [
        PagePart("best", say("lab.best.best"), _best(answer)),
        PagePart("behind", say("lab.best.behind"), _behind(answer)),
        PagePart("numbers", say("page.data"), _numbers(answer)),
    ]


def _best(answer: BestResponse) -> str:
    by_place = {(r["nation"], r["lineup"]): r for r in answer.best.iter_rows(named=True)}
    rows = []
    for nation in answer.nations:
        cells = []
        for field in answer.lineups:
            row = by_place[nation, field]
            lead = signed(2)(row["lead"])
            inside = tag("strong", text(row["policy"])) if row["clear"] else text(row["policy"])
            cells.append(Cell(f"{inside} {tag('span', text(lead), class_='hint')}", class_="word"))
        rows.append((nation, cells))
    heads = [called(field) for field in answer.lineups]
    return paragraph(say("lab.best.hint"), "hint") + heat(
        say("lab.best.caption"), say("column.nation"), heads, rows, "tight named"
    )


def _behind(answer: BestResponse) -> str:
    most = float(answer.payoffs["behind"].quantile(0.95) or 0.0)
    tables = []
    names = answer.payoffs["policy"].unique(maintain_order=True).to_list()
    for field in answer.lineups:
        part = answer.payoffs.filter(pl.col("lineup") == field)
        by_place = {(r["nation"], r["policy"]): r["behind"] for r in part.iter_rows(named=True)}
        rows = []
        for name in names:
            cells = []
            for nation in answer.nations:
                value = by_place[nation, name]
                kind = shade(-value, most)
                cells.append(figure(plain(1)(value), "chosen" if value == 0.0 else kind))
            rows.append((name, cells))
        caption = say("lab.best.behind_caption")
        drawn = heat(caption, say("lab.column.policy"), answer.nations, rows, "tight")
        tables.append(tag("div", tag("h3", text(called(field))), drawn))
    return paragraph(say("lab.best.behind_hint"), "hint") + "".join(tables)


def _numbers(answer: BestResponse) -> str:
    keys = ("nation", "others", "policy", "score", "second", "lead", "interval", "wins")
    rows = [
        [
            words(r["nation"], head=True),
            words(called(r["lineup"])),
            words(r["policy"]),
            figure(plain(1)(r["payoff"])),
            words(r["second"]),
            figure(signed(2)(r["lead"]), None if r["clear"] else "unsure"),
            figure(f"{signed(2)(r['low'])} … {signed(2)(r['high'])}"),
            figure(percent(0)(r["wins"])),
        ]
        for r in answer.best.iter_rows(named=True)
    ]
    heads = [say(f"lab.column.{key}") for key in keys]
    return table(say("lab.best.numbers"), heads, rows, figures_from=9)
