"""Who won and why, and what became of the world."""

from sim.components import COMPONENT_NAMES
from ui.desk.results import in_hundred, measured
from ui.faces.paper.bars import component_bar, score_bar
from ui.faces.paper.html import Cell, details, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.report.facts import ReportFacts, Row
from ui.play.encyclopedia.figures import change_of, level_of, name_of_figure, note_of
from ui.play.encyclopedia.kinds import Form
from ui.play.listing import listed
from ui.play.numbers import percent, plain, signed
from ui.play.words import name_of, say

EXPLAINED = 3  # nations whose score is explained in sentences
NAMED_CAUSES = 2
NAMED_NATIONS = 4
FIGURES = ("capability", "approval")
MEASURES = (
    "survival",
    "collective_welfare",
    "compute_concentration",
    "incidents",
    "pacts_in_force",
)


def parts_of(row: Row) -> list[tuple[str, float]]:
    """What each component added to par's 50 points, or took from them."""
    return [(name_of("component", name), row[f"points_{name}"]) for name in COMPONENT_NAMES]


def verdict(facts: ReportFacts) -> str:
    """The first thing to read: the winner and the world, side by side."""
    best = facts.ranking[0]
    world = facts.world
    winner = tag(
        "div",
        tag("p", text(say("page.winner")), class_="kicker"),
        tag("p", text(facts.names[best["nation"]]), class_="big"),
        paragraph(say("page.winner_line", policy=best["policy"], score=best["score"])),
        *(paragraph(sentence) for sentence in lead(facts)),
        class_="card",
    )
    ending = world["ending"]
    planet = tag(
        "div",
        tag("p", text(say("page.world")), class_="kicker"),
        tag("p", text(say(f"ending.{ending}.name").capitalize()), class_="big"),
        paragraph(
            say(
                "page.world_line",
                chances=in_hundred(world["survival"]),
                welfare=plain(1)(world["collective_welfare"]),
            )
        ),
        paragraph(say(f"ending.{ending}.meaning")),
        paragraph(say(f"ending.{ending}.rule")),
        class_="card",
    )
    return section(
        "verdict", say("page.verdict"), tag("div", winner, planet, class_="two"), _measures(facts)
    )


def _measures(facts: ReportFacts) -> str:
    world = facts.world
    tiles = [
        tag(
            "div",
            tag("dt", text(say(f"measure.{name}.name"))),
            tag("dd", text(measured(name, world[name])), class_="number"),
            tag("dd", text(say(f"measure.{name}.meaning")), class_="hint"),
            class_="tile",
        )
        for name in MEASURES
    ]
    return tag("dl", *tiles, class_="tiles")


def lead(facts: ReportFacts) -> list[str]:
    """Why the first is before the second."""
    if len(facts.ranking) < 2:
        return []
    first, second = facts.ranking[0], facts.ranking[1]
    gaps = [
        (name, mine - theirs)
        for (name, mine), (_, theirs) in zip(parts_of(first), parts_of(second), strict=True)
    ]
    gaps.sort(key=lambda gap: -gap[1])
    said = [
        say(
            "why.lead",
            gap=first["score"] - second["score"],
            second=facts.names[second["nation"]],
            component=gaps[0][0],
            points=gaps[0][1],
        )
    ]
    if gaps[-1][1] < -0.5:
        said.append(say("why.behind", component=gaps[-1][0], points=-gaps[-1][1]))
    return said


def ranking(facts: ReportFacts) -> str:
    """All nations with their scores and components, and reasons for the first ones."""
    heads = [say(f"column.{key}") for key in ("rank", "nation", "policy", "score", "attainment")]
    heads += [name_of("component", name).capitalize() for name in COMPONENT_NAMES]
    rows = [
        [
            figure(row["rank"]),
            Cell(text(facts.names[row["nation"]]), head=True),
            words(row["policy"]),
            Cell(
                tag("span", text(plain(1)(row["score"])), class_="value") + score_bar(row["score"]),
                class_="barred wide",
            ),
            words(plain(1)(row["attainment"])),
            *(
                Cell(
                    tag("span", text(level_of(name, row[name])), class_="value")
                    + component_bar(name, row[name], f"p{k}"),
                    class_="barred",
                )
                for k, name in enumerate(COMPONENT_NAMES)
            ),
        ]
        for row in facts.ranking
    ]
    return section(
        "ranking",
        say("page.ranking"),
        *(paragraph(sentence) for sentence in par_said(facts)),
        table(say("page.ranking_caption"), heads, rows, class_="ranking", figures_from=99),
        details(say("page.points"), _points(facts)),
        details(say("page.weights"), _weights(facts)),
        tag("h3", text(say("page.why"))),
        tag("div", *(_reasons(facts, row) for row in facts.ranking[:EXPLAINED]), class_="three"),
    )


def par_said(facts: ReportFacts) -> list[str]:
    """What a score is, and where 50 is not what it says."""
    scenario, turns = facts.scenario, facts.results.manifest["turns"]
    said = [say("page.ranking_hint")]
    pars = {code: scenario.nations[code].par for code in facts.codes}
    unknown = [facts.names[code] for code, par in pars.items() if par is None]
    if unknown:
        nations = listed(unknown, NAMED_NATIONS)
        said.append(say("page.no_par", nations=nations))
    lengths = {round(par.nearest(turns)) for par in pars.values() if par} - {turns}
    if lengths:  # the game is shorter than all that were measured, or longer
        said.append(say("page.par_of_whole", whole=min(lengths), turns=turns))
    return said


def _weights(facts: ReportFacts) -> str:
    heads = [say("column.nation"), *(name_of("component", n).capitalize() for n in COMPONENT_NAMES)]
    rows = [
        [words(facts.names[row["nation"]], head=True)]
        + [figure(percent(0)(row[f"weight_{name}"])) for name in COMPONENT_NAMES]
        for row in facts.ranking
    ]
    return table(say("page.weights_caption"), heads, rows)


def _points(facts: ReportFacts) -> str:
    """What each component added to par's 50 points, and the score that comes of it."""
    heads = [say("column.nation"), *(name_of("component", n).capitalize() for n in COMPONENT_NAMES)]
    rows = [
        [words(facts.names[row["nation"]], head=True)]
        + [figure(signed(1)(part)) for _, part in parts_of(row)]
        + [figure(plain(1)(row["score"]))]
        for row in facts.ranking
    ]
    return table(say("page.points_caption"), [*heads, say("column.score")], rows)


def _reasons(facts: ReportFacts, row: Row) -> str:
    name = facts.names[row["nation"]]
    title = say("why.title", rank=row["rank"], nation=name)
    return tag(
        "div",
        tag("h4", text(title)),
        *(paragraph(sentence) for sentence in reasons(facts, row)),
        class_="card",
    )


def reasons(facts: ReportFacts, row: Row) -> list[str]:
    """Plain sentences on why a nation has its score."""
    code = row["nation"]
    parts = sorted(parts_of(row), key=lambda part: -part[1])
    (best, best_points), (least, least_points) = parts[0], parts[-1]
    said = [
        say(
            "why.components",
            best=best,
            best_points=signed(1)(best_points),
            least=least,
            least_points=signed(1)(least_points),
        )
    ]
    said += [_change(facts, code, name) for name in FIGURES]
    lag = facts.series("lag")[code]
    said.append(say("why.lag", start=level_of("lag", lag[0]), end=level_of("lag", lag[-1])))
    gdp, potential = facts.last("gdp")[code], facts.last("potential")[code]
    percent_off = 100.0 * (gdp / potential - 1.0)
    said.append(say("why.above" if percent_off >= 0.0 else "why.below", percent=abs(percent_off)))
    return said


def _change(facts: ReportFacts, code: str, name: str) -> str:
    """What moved a figure over the game, the largest causes by name."""
    causes = facts.causes(code, name)
    total = sum(change for _, change in causes)
    way = 1.0 if total >= 0.0 else -1.0

    def named(chosen: list[tuple[str, float]]) -> str:
        parts = [
            f"{name_of(f'cause.{name}', cause)} ({change_of(name, change)})"
            for cause, change in chosen
        ]
        return listed(parts, NAMED_CAUSES)

    helped = [(cause, change) for cause, change in causes if change * way > 0.0][:NAMED_CAUSES]
    against = [(cause, change) for cause, change in causes if change * way < 0.0][:1]
    times = note_of(name).kind.form is Form.TIMES  # what it multiplies by says which way, too
    said = say(
        "why.multiplied" if times else "why.rose" if way > 0.0 else "why.fell",
        figure=name_of_figure(name),
        change=change_of(name, total if times else abs(total)).lstrip("+"),
        causes=named(helped),
    )
    if against and abs(against[0][1]) > 0.1 * abs(total):
        said += " " + say("why.against", causes=named(against))
    return said
