"""The page of whether a policy pays: shaded tables by world, and what all gain together."""

import polars as pl

from lab.best_response import OWN
from lab.pays import Pays
from ui.desk.drawings.intervals import Estimate
from ui.faces.paper.html import figure, paragraph, tag, text
from ui.faces.paper.lab_pages.compare import key
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, heat, picture, shade, side_by_side
from ui.play.numbers import axis, plain, signed
from ui.play.words import say


def parts(answer: Pays) -> list[PagePart]:
    """For whom, when, against whom; and together."""
    return [
        PagePart("whom", say("lab.pays.whom"), _whom(answer)),
        PagePart("when", say("lab.pays.when"), _when(answer)),
        PagePart("together", say("lab.pays.together"), _together(answer)),
    ]


def called(lineup: str) -> str:
    """What a line-up of the others is called."""
    return say("lab.own") if lineup == OWN else say("lab.others", policy=lineup)


def _whom(answer: Pays) -> str:
    figures = []
    for world in answer.worlds:
        part = answer.gains.filter(
            (pl.col("scenario") == world) & (pl.col("lineup") == answer.lineups[0])
        )
        part = part.sort("difference", descending=True)
        rows = [
            Estimate(
                r["nation"], r["difference"], r["low"], r["high"], r["clear"], r["difference"] > 0
            )
            for r in part.iter_rows(named=True)
        ]
        title = say("lab.pays.world", world=world)
        drawn = intervals(
            f"whom-{world}",
            title,
            rows,
            signed(1),
            axis,
            ends=(
                say("lab.pays_side", policy=answer.instead_of),
                say("lab.pays_side", policy=answer.policy),
            ),
        )
        figures.append(picture(drawn, title, called(answer.lineups[0])))
    return paragraph(say("lab.pays.whom_hint"), "hint") + side_by_side(*figures)


def _when(answer: Pays) -> str:
    most = float(answer.gains["difference"].abs().max() or 0.0)  # type: ignore[arg-type]
    tables = []
    for world in answer.worlds:
        part = answer.gains.filter(pl.col("scenario") == world)
        by_place = {(r["nation"], r["lineup"]): r for r in part.iter_rows(named=True)}
        rows = []
        for nation in answer.nations:
            found = [by_place.get((nation, field)) for field in answer.lineups]
            if None in found:
                continue
            cells = [
                figure(
                    signed(1)(r["difference"]),
                    shade(r["difference"], most) if r["clear"] else "unsure",
                )
                for r in found
                if r is not None
            ]
            rows.append((nation, cells))
        heads = [called(field) for field in answer.lineups]
        caption = say("lab.pays.when_caption", world=world)
        tables.append(
            tag(
                "div",
                tag("h3", text(world)),
                heat(caption, say("column.nation"), heads, rows, "tight"),
            )
        )
    hint = say("lab.pays.when_hint", p=answer.policy, q=answer.instead_of)
    return paragraph(hint, "hint") + key() + side_by_side(*tables)


def _together(answer: Pays) -> str:
    figures = []
    shown = {"collective_welfare": (1.0, 1), "survival": (100.0, 2), "incidents": (1.0, 2)}
    for outcome, (scale, digits) in shown.items():
        part = answer.collective.filter(pl.col("outcome") == outcome)
        sign = -1.0 if outcome == "incidents" else 1.0
        rows = [
            Estimate(
                r["scenario"],
                scale * r["difference"],
                scale * r["low"],
                scale * r["high"],
                r["low"] > 0.0 or r["high"] < 0.0,
                sign * r["difference"] > 0,
            )
            for r in part.iter_rows(named=True)
        ]
        title = say(f"lab.pays.{outcome}")
        drawn = intervals(f"together-{outcome}", title, rows, signed(digits), axis)
        numbers = [
            f"{r['scenario']}: "
            f"{plain(digits)(scale * r['all_q'])} → {plain(digits)(scale * r['all_p'])}"
            for r in part.iter_rows(named=True)
        ]
        figures.append(picture(drawn, title, "; ".join(numbers)))
    hint = say("lab.pays.together_hint", p=answer.policy, q=answer.instead_of)
    return paragraph(hint, "hint") + side_by_side(*figures)
