"""`sixpillars compare`, `tournament` and the other questions of the lab.

Every question prints its answer in sentences and, with --out, writes a page with pictures: into
one file if the name ends in .html, else into a folder with the tables, Parquet or CSV, beside it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.faces.terminal.commands.play import BeyondEvidence, Seed, Turns, chosen_policies
from ui.faces.terminal.commands.question_options import (
    PARQUET,
    Also,
    Form,
    Lineups,
    Nations,
    Only,
    Others,
    Out,
    Outcome,
    Replicates,
    Scenario,
    Scenarios,
    answer_to,
    count,
    source,
)
from ui.faces.terminal.commands.searches import best_response, dilemmas, discover, sensitivity
from ui.faces.terminal.laboratory import Wanted
from ui.play.words import say

if TYPE_CHECKING:
    from lab.answer import Answer


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
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
    laboratory: Wanted = None,
) -> None:
    """Compare two scenarios or two sets of policies on the same luck."""

    def ask(progress: Any) -> "Answer":
        from lab.compare import compare as question  # noqa: PLC0415

        return question(
            source(a, beyond_evidence),
            None if b is None else source(b, beyond_evidence),
            a_policies=_played(a_all, a_policy),
            b_policies=_played(b_all, b_policy),
            seed=seed,
            replicates=replicates,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, [a, b], laboratory)


def _played(everyone: str | None, pairs: list[str] | None) -> dict[str, str] | str | None:
    changes = chosen_policies(pairs)
    if not changes:
        return everyone
    return ({"*": everyone} if everyone else {}) | changes


def tournament(
    scenario: Scenario = "default",
    only: Only = None,
    also: Also = None,
    nation: Nations = None,
    outcome: Outcome = "score",
    lineups: Annotated[int, count("--lineups", 2, 100_000, "help.lineups")] = 64,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Every policy against line-ups of the others."""

    def ask(progress: Any) -> "Answer":
        from lab.tournament import tournament as question  # noqa: PLC0415

        return question(
            source(scenario, beyond_evidence),
            only=only,
            also=also,
            nations=nation,
            outcome=outcome,
            lineups=lineups,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, [scenario])


def regret(
    regimes: Scenarios = None,
    nation: Nations = None,
    only: Only = None,
    others: Others = None,
    outcome: Outcome = "score",
    replicates: Replicates = 32,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Which policy is regretted least over several worlds."""

    def ask(progress: Any) -> "Answer":
        from lab.regret import REGIMES  # noqa: PLC0415
        from lab.regret import regret as question  # noqa: PLC0415

        return question(
            nation,
            [source(one, beyond_evidence) for one in regimes or REGIMES],
            only=only,
            others=others,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, regimes or [])


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
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Whether one policy pays more than another: for whom, when, against whom."""

    def ask(progress: Any) -> "Answer":
        from lab.pays import LINEUPS  # noqa: PLC0415
        from lab.pays import pays as question  # noqa: PLC0415
        from lab.regret import REGIMES  # noqa: PLC0415

        return question(
            policy,
            instead_of,
            [source(one, beyond_evidence) for one in scenario or REGIMES],
            lineups=against or LINEUPS,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, scenario or [])


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
