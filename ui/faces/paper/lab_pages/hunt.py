"""The page of a hunt: which orders matter, and what they are."""

from lab.hunt import Catch
from ui.desk.drawings.intervals import Estimate
from ui.faces.paper.html import Cell, figure, table, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, picture
from ui.play.numbers import axis, plain
from ui.play.words import say


def parts(answer: Catch) -> list[PagePart]:
    """What is lost without each order, and the orders beside the usual ones."""
    return [
        PagePart("matters", say("lab.hunt.matters"), _matters(answer)),
        PagePart("orders", say("lab.hunt.orders"), _orders(answer)),
    ]


def _matters(answer: Catch) -> str:
    rows = [
        Estimate(r["order_name"], r["loss"], r["low"], r["high"], r["clear"], r["loss"] > 0.0)
        for r in answer.matters.iter_rows(named=True)
    ]
    title = say("lab.hunt.matters_title")
    drawn = intervals("hunt-matters", title, rows, plain(2), axis)
    return picture(drawn, title, say("lab.hunt.matters_hint"))


def _orders(answer: Catch) -> str:
    rows: list[list[Cell]] = [
        [
            words(r["order_name"], head=True),
            figure(plain(5 if r["order_name"] == "budget" else 2)(r["usual"])),
            figure(plain(5 if r["order_name"] == "budget" else 2)(r["found"])),
        ]
        for r in answer.orders.iter_rows(named=True)
    ]
    heads = [say(f"lab.hunt.{key}") for key in ("order_name", "usual", "found")]
    caption = say("lab.hunt.orders_caption")
    return table(caption, heads, rows, figures_from=1)
