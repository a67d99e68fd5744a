"""The page of a game that other rules have played: what its files hold, without playing it.

What a report or a debrief has to play for (causes, choices, other lines) is left out and said.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from scenarios.earlier_game import EarlierGame, EarlierMove
from sim.edition import RULES
from sim.pillars import Pillar
from ui.faces.paper.document import document
from ui.faces.paper.html import Cell, figure, paragraph, section, table, tag, text, words
from ui.play.listing import listed
from ui.play.manifest import version
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.numbers import Format, percent, plain
from ui.play.words import capital, knows, name_of, say

Frames = Mapping[str, pl.DataFrame]
"""Tables of the run by name; none of a save."""
BESIDE = ("nation", "policy", "score", "attainment", "rank", "weight_", "points_")
"""Columns of outcomes that are no components."""
MEASURES: tuple[tuple[str, Format], ...] = (
    ("survival", percent(1)),
    ("collective_welfare", plain(1)),
    ("compute_concentration", plain(2)),
    ("incidents", plain(0)),
    ("pacts_in_force", plain(0)),
)
FIGURES: tuple[tuple[str, Format], ...] = (
    ("gdp", plain(0)),
    ("ai_access", plain(2)),
    ("sovereignty", plain(2)),
    ("approval", percent(0)),
    ("unemployment", percent(1)),
)
"""Of a nation, at the end of each turn, as far as the table has them."""
BUDGET = percent(2)
SHARE = percent(0)
MOST_NAMES = 4


def make_page(game: EarlierGame, tables: Frames, nation: str = "") -> str:
    """The page; with a nation its orders, too."""
    scenario = game.scenario
    title = scenario_title(scenario.name, scenario.title)
    parts = [("files", say("earlier.files"), _files(game, tables))]
    if "outcomes" in tables:
        parts.append(("ranking", say("page.ranking"), _ranking(game, tables["outcomes"])))
    if "world" in tables:
        parts.append(("world", say("page.world"), _world(tables["world"])))
    if "trajectory" in tables:
        parts.append(("course", say("page.course"), _course(game, tables["trajectory"])))
    if nation:
        heading = say("earlier.orders", nation=_called(game, nation))
        parts.append(("orders", heading, _orders(game, nation)))
    return document(
        say("earlier.title", title=title, rules=game.rules),
        [],
        _masthead(game, title),
        [(name, heading) for name, heading, _ in parts],
        "".join(section(name, heading, inside) for name, heading, inside in parts),
        version(),
    )


def _called(game: EarlierGame, code: str) -> str:
    return nation_name(code, game.scenario.nations[code].name)


def _masthead(game: EarlierGame, title: str) -> str:
    scenario = game.scenario
    line = say(
        "earlier.line",
        nations=len(game.codes),
        turn=game.turn,
        turns=game.turns,
        start=scenario.first_quarter,
        seed=game.seed,
        who=listed([_called(game, code) for code in game.humans], MOST_NAMES)
        or say("session.nobody"),
    )
    return (
        tag("p", text(say("earlier.kicker", rules=game.rules)), class_="kicker")
        + tag("h1", text(title))
        + paragraph(scenario_question(scenario.name, scenario.question), "question")
        + paragraph(line, "hint")
    )


def _files(game: EarlierGame, tables: Frames) -> str:
    """What this page is, and what it cannot have."""
    said = [say("earlier.told", rules=game.rules, own=RULES)]
    if "outcomes" not in tables:
        said.append(say("earlier.no_outcome"))
    return "".join(map(paragraph, said))


def _ranking(game: EarlierGame, outcomes: pl.DataFrame) -> str:
    components = [name for name in outcomes.columns if not name.startswith(BESIDE)]
    heads = [say(f"column.{key}") for key in ("rank", "nation", "policy", "score")]
    heads += [capital(_component(name)) for name in components]
    rows = [
        [
            figure(plain(0)(row["rank"])),
            words(_called(game, row["nation"]), head=True),
            words(row["policy"]),
            figure(plain(1)(row["score"])),
            *(figure(plain(2)(row[name])) for name in components),
        ]
        for row in outcomes.iter_rows(named=True)
    ]
    return table(say("earlier.ranking_caption"), heads, rows, figures_from=3)


def _component(name: str) -> str:
    """Its name, also of one that scores have no longer."""
    return (
        say(f"earlier.component.{name}")
        if knows(f"earlier.component.{name}")
        else (name_of("component", name))
    )


def _world(world: pl.DataFrame) -> str:
    row = world.to_dicts()[0]
    rows = [
        [words(say(f"measure.{name}.name"), head=True), figure(show(row[name]))]
        for name, show in MEASURES
        if name in row
    ]
    ending = row.get("ending", "")
    said = say(f"ending.{ending}.name") if knows(f"ending.{ending}.name") else str(ending)
    heads = [say("column.what"), say("column.value")]
    return tag("p", text(capital(said)), class_="big") + table(
        say("earlier.world_caption"), heads, rows
    )


def _course(game: EarlierGame, trajectory: pl.DataFrame) -> str:
    """A few figures of all nations at the end of each turn."""
    step = game.scenario.ticks_per_turn
    ends = trajectory.filter(pl.col("tick") % step == 0)
    heads = [say("column.nation"), *(say("earlier.turn", turn=k + 1) for k in range(game.turn))]
    shown = []
    for name, show in FIGURES:
        if name in ends.columns:
            rows = [
                [words(_called(game, code), head=True), *map(figure, map(show, values))]
                for code in game.codes
                if (values := ends.filter(pl.col("nation") == code)[name].to_list())
            ]
            shown.append(table(capital(_figure_name(name)), heads, rows))
    return "".join(shown)


def _figure_name(name: str) -> str:
    return say("column.gdp") if name == "gdp" else name_of("figure", name)


def _orders(game: EarlierGame, nation: str) -> str:
    """What the nation ordered, turn by turn."""
    place = game.codes.index(nation)
    moves = [row[place] for row in game.moves]
    levers = list(dict.fromkeys(name for move in moves for name in move.levers))
    heads = [say("earlier.turn_head"), capital(say("earlier.budget"))]
    heads += [capital(name_of("pillar", pillar.name.lower())) for pillar in Pillar]
    heads += [capital(name_of("lever", name)) for name in levers] + [say("earlier.offers")]
    rows = [_row(turn, move, levers) for turn, move in enumerate(moves)]
    return table(say("earlier.orders_caption"), heads, rows)


def _row(turn: int, move: EarlierMove, levers: Sequence[str]) -> list[Cell]:
    offers = sum(bits.bit_count() for bits in move.offers)
    return [
        words(str(turn + 1), head=True),
        figure(BUDGET(move.budget)),
        *(figure(SHARE(share)) for share in move.split),
        *(figure(plain(2)(move.levers[name]) if name in move.levers else "") for name in levers),
        figure(str(offers)),
    ]
