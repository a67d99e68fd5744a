"""`sixpillars compare`, `tournament` and the other questions of the lab.

Every question prints its answer in sentences and, with --out, writes a page with pictures: into
one file if the name ends in .html, else into a folder with the tables as Parquet beside it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.commands.play import Seed, Turns, chosen_policies, whole
from ui.words import say

if TYPE_CHECKING:
    from lab.answer import Answer

MOST = 1_000_000


def _count(option: str, low: int, high: int, help_key: str) -> Any:
    return typer.Option(option, parser=whole(option, low, high), metavar="N", help=say(help_key))


Replicates = Annotated[int, _count("--replicates", 4, MOST, "help.replicates")]
Out = Annotated[Path | None, typer.Option(metavar="FILE.html|FOLDER", help=say("help.page_out"))]
Scenario = Annotated[str, typer.Argument(help=say("help.scenario"))]
Scenarios = Annotated[list[str] | None, typer.Argument(help=say("help.scenario_list"))]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="POLICY", help=say("help.only_policy"))
]
Nations = Annotated[
    list[str] | None, typer.Option("--nation", metavar="CODE", help=say("help.only_nation"))
]
Others = Annotated[
    str | None, typer.Option("--others", metavar="POLICY", help=say("help.others_policy"))
]
Lineups = Annotated[
    list[str] | None, typer.Option("--against", metavar="POLICY", help=say("help.against"))
]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", metavar="NAME[=LOW:HIGH]", help=say("help.parameter_range")),
]
Outcome = Annotated[str, typer.Option("--outcome", metavar="NAME", help=say("help.outcome"))]


def compare(
    a: Annotated[str, typer.Argument(help=say("help.side_a"))],
    b: Annotated[str | None, typer.Argument(help=say("help.side_b"))] = None,
    a_all: Annotated[
        str | None, typer.Option("--a-all", metavar="POLICY", help=say("help.a_all"))
    ] = None,
    b_all: Annotated[
        str | None, typer.Option("--b-all", metavar="POLICY", help=say("help.b_all"))
    ] = None,
    a_policy: Annotated[
        list[str] | None,
        typer.Option("--a-policy", metavar="NATION=POLICY", help=say("help.a_policy")),
    ] = None,
    b_policy: Annotated[
        list[str] | None,
        typer.Option("--b-policy", metavar="NATION=POLICY", help=say("help.b_policy")),
    ] = None,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Compare two scenarios or two sets of policies on the same luck."""

    def ask(progress: Any) -> "Answer":
        from lab.compare import compare as question  # noqa: PLC0415

        return question(
            a,
            b,
            a_policies=_played(a_all, a_policy),
            b_policies=_played(b_all, b_policy),
            seed=seed,
            replicates=replicates,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def _played(everyone: str | None, pairs: list[str] | None) -> dict[str, str] | str | None:
    changes = chosen_policies(pairs)
    if not changes:
        return everyone
    return ({"*": everyone} if everyone else {}) | changes


def tournament(
    scenario: Scenario = "default",
    only: Only = None,
    nation: Nations = None,
    outcome: Outcome = "score",
    lineups: Annotated[int, _count("--lineups", 2, 100_000, "help.lineups")] = 64,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Every policy against line-ups of the others."""

    def ask(progress: Any) -> "Answer":
        from lab.tournament import tournament as question  # noqa: PLC0415

        return question(
            scenario,
            only=only,
            nations=nation,
            outcome=outcome,
            lineups=lineups,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def sensitivity(
    scenario: Scenario = "default",
    outcome: Outcome = "collective_welfare",
    nation: Annotated[
        str | None, typer.Option("--nation", metavar="CODE", help=say("help.one_nation"))
    ] = None,
    method: Annotated[
        str, typer.Option("--method", metavar="morris|sobol", help=say("help.method"))
    ] = "morris",
    parameter: Parameters = None,
    trajectories: Annotated[int, _count("--trajectories", 2, 10_000, "help.trajectories")] = 10,
    points: Annotated[int, _count("--points", 2, 1 << 20, "help.sobol_points")] = 64,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Which parameters an outcome hangs on."""

    def ask(progress: Any) -> "Answer":
        from lab.sensitivity import sensitivity as question  # noqa: PLC0415

        return question(
            scenario,
            outcome,
            nation,
            method=method,
            parameters=parameter,
            trajectories=trajectories,
            points=points,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def discover(
    condition: Annotated[str, typer.Argument(help=say("help.condition"))],
    scenario: Scenario = "default",
    others: Others = None,
    parameter: Parameters = None,
    points: Annotated[int, _count("--points", 20, MOST, "help.points")] = 500,
    density: Annotated[int, _count("--density", 50, 99, "help.density")] = 80,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Under what conditions something holds."""

    def ask(progress: Any) -> "Answer":
        from lab.discover import discover as question  # noqa: PLC0415

        return question(
            condition,
            scenario,
            others=others,
            parameters=parameter,
            points=points,
            density=density / 100.0,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def regret(
    regimes: Scenarios = None,
    nation: Nations = None,
    only: Only = None,
    others: Others = None,
    outcome: Outcome = "score",
    replicates: Replicates = 32,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Which policy is regretted least over several worlds."""

    def ask(progress: Any) -> "Answer":
        from lab.regret import REGIMES  # noqa: PLC0415
        from lab.regret import regret as question  # noqa: PLC0415

        return question(
            nation,
            regimes or REGIMES,
            only=only,
            others=others,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def best_response(
    scenario: Scenario = "default",
    nation: Nations = None,
    against: Lineups = None,
    only: Only = None,
    outcome: Outcome = "score",
    replicates: Replicates = 64,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Which policy is best for a nation, given what the others do."""

    def ask(progress: Any) -> "Answer":
        from lab.best_response import LINEUPS  # noqa: PLC0415
        from lab.best_response import best_response as question  # noqa: PLC0415

        return question(
            nation,
            scenario,
            lineups=against or LINEUPS,
            only=only,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def dilemmas(
    scenarios: Scenarios = None,
    only: Only = None,
    replicates: Replicates = 64,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Where what is best for each is worst for all."""

    def ask(progress: Any) -> "Answer":
        from lab.dilemma import SCENARIOS  # noqa: PLC0415
        from lab.dilemma import dilemmas as question  # noqa: PLC0415

        return question(
            scenarios or SCENARIOS,
            only=only,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def pays(
    policy: Annotated[str, typer.Argument(help=say("help.pays_policy"))] = "always-cooperate",
    instead_of: Annotated[str, typer.Argument(help=say("help.pays_instead"))] = "always-isolate",
    scenario: Annotated[
        list[str] | None, typer.Option("--in", metavar="SCENARIO", help=say("help.pays_in"))
    ] = None,
    against: Lineups = None,
    outcome: Outcome = "score",
    replicates: Replicates = 200,
    seed: Seed = 1,
    turns: Turns = None,
    out: Out = None,
) -> None:
    """Whether one policy pays more than another: for whom, when, against whom."""

    def ask(progress: Any) -> "Answer":
        from lab.pays import LINEUPS  # noqa: PLC0415
        from lab.pays import pays as question  # noqa: PLC0415
        from lab.regret import REGIMES  # noqa: PLC0415

        return question(
            policy,
            instead_of,
            scenario or REGIMES,
            lineups=against or LINEUPS,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    _answer(ask, out)


def _answer(ask: Callable[[Any], "Answer"], out: Path | None) -> None:
    """Ask, show the sentences, write the page."""
    from ui.asking import answered, place_for, write  # noqa: PLC0415

    place = place_for(out)
    answer = answered(ask)
    for sentence in (answer.title, "", *answer.summary):
        typer.echo(sentence)
    if place is not None:
        typer.echo(say("lab.written", place=write(answer, place)))


REGISTER: tuple[tuple[str, Callable[..., None]], ...] = (
    ("compare", compare),
    ("tournament", tournament),
    ("sensitivity", sensitivity),
    ("discover", discover),
    ("regret", regret),
    ("best-response", best_response),
    ("dilemmas", dilemmas),
    ("pays", pays),
)
"""Every question by the name of its command; its help is `help.` and the name."""


def register(app: typer.Typer) -> None:
    """Add the questions to the command line."""
    for name, command in REGISTER:
        key = f"help.{name.replace('-', '_')}"
        app.command(name, help=say(key), rich_help_panel=say("help.panel_lab"))(command)
