"""The page of a sensitivity analysis."""

from lab.sensitivity import Sensitivity
from ui.desk.drawings.intervals import Estimate
from ui.desk.drawings.scatter import Dot
from ui.faces.paper.html import figure, table, words
from ui.faces.paper.lab_pages.intervals import intervals
from ui.faces.paper.lab_pages.parts import PagePart, picture, side_by_side
from ui.faces.paper.lab_pages.scatter import scatter
from ui.play.numbers import axis, plain
from ui.play.words import say

SHOWN = 30  # parameters drawn; the table has all
VALUE_COLUMNS = {
    "morris": ("mu_star", "mu_low", "mu_high", "mu", "sigma"),
    "sobol": ("total", "total_low", "total_high", "first", "first_low", "first_high"),
}


def parts(answer: Sensitivity) -> list[PagePart]:
    """Effects as intervals, Morris's plane or Sobol's first order, and the table."""
    rows = list(answer.effects.iter_rows(named=True))[:SHOWN]
    if answer.method == "morris":
        main = intervals(
            "effects",
            say("lab.sensitivity.morris"),
            [
                Estimate(r["parameter"], r["mu_star"], max(r["mu_low"], 0.0), r["mu_high"])
                for r in rows
            ],
            plain(2),
            axis,
        )
        second = scatter(
            "plane",
            say("lab.sensitivity.plane"),
            [Dot(r["mu"], r["sigma"], r["parameter"]) for r in rows],
            say("lab.sensitivity.mu"),
            say("lab.sensitivity.sigma"),
            axis,
            labelled=6,
        )
        pictures = side_by_side(
            picture(main, say("lab.sensitivity.morris"), say("lab.sensitivity.morris_hint")),
            picture(second, say("lab.sensitivity.plane"), say("lab.sensitivity.plane_hint")),
        )
    else:
        figures = []
        for kind in ("total", "first"):
            drawn = intervals(
                kind,
                say(f"lab.sensitivity.{kind}"),
                [
                    Estimate(
                        r["parameter"],
                        100.0 * r[kind],
                        100.0 * r[f"{kind}_low"],
                        100.0 * r[f"{kind}_high"],
                        r[f"{kind}_low"] > 0.0,
                    )
                    for r in rows
                ],
                plain(0),
                axis,
            )
            hint = say(f"lab.sensitivity.{kind}_hint")
            figures.append(picture(drawn, say(f"lab.sensitivity.{kind}"), hint))
        pictures = side_by_side(*figures)
    return [
        PagePart("effects", say("lab.sensitivity.effects"), pictures),
        PagePart("numbers", say("page.data"), _table(answer)),
    ]


def _table(answer: Sensitivity) -> str:
    columns = VALUE_COLUMNS[answer.method]
    keys = ("parameter", "unit", "from", "to", *columns)
    cells = [
        [
            words(r["parameter"], head=True),
            words(r["unit"]),
            figure(axis(r["range_low"])),
            figure(axis(r["range_high"])),
            *(figure(plain(3)(r[c])) for c in columns),
        ]
        for r in answer.effects.iter_rows(named=True)
    ]
    heads = [say(f"lab.column.{key}") for key in keys]
    return table(
        say("lab.sensitivity.caption", outcome=answer.outcome), heads, cells, figures_from=2
    )
