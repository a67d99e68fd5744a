"""Questions that search: what matters, under which conditions, which policy, where the dilemma."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.faces.terminal.commands.play import BeyondEvidence, Seed, Turns
from ui.faces.terminal.commands.question_options import (
    MOST,
    PARQUET,
    Also,
    Form,
    Lineups,
    Nations,
    Only,
    Others,
    Out,
    Outcome,
    Parameters,
    Replicates,
    Scenario,
    Scenarios,
    answer_to,
    count,
    source,
)
from ui.play.words import say

if TYPE_CHECKING:
    from lab.answer import Answer


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
    trajectories: Annotated[int, count("--trajectories", 2, 10_000, "help.trajectories")] = 10,
    points: Annotated[int, count("--points", 2, 1 << 20, "help.sobol_points")] = 64,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
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
            beyond_evidence=beyond_evidence,
            trajectories=trajectories,
            points=points,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, [scenario])


def discover(
    condition: Annotated[str, typer.Argument(help=say("help.condition"))],
    scenario: Scenario = "default",
    others: Others = None,
    parameter: Parameters = None,
    points: Annotated[int, count("--points", 20, MOST, "help.points")] = 500,
    density: Annotated[int, count("--density", 50, 99, "help.density")] = 80,
    replicates: Replicates = 16,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Under what conditions something holds."""

    def ask(progress: Any) -> "Answer":
        from lab.discover import discover as question  # noqa: PLC0415

        return question(
            condition,
            scenario,
            others=others,
            parameters=parameter,
            beyond_evidence=beyond_evidence,
            points=points,
            density=density / 100.0,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, [scenario])


def best_response(
    scenario: Scenario = "default",
    nation: Nations = None,
    against: Lineups = None,
    only: Only = None,
    also: Also = None,
    outcome: Outcome = "score",
    replicates: Replicates = 64,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Which policy is best for a nation, given what the others do."""

    def ask(progress: Any) -> "Answer":
        from lab.best_response import LINEUPS  # noqa: PLC0415
        from lab.best_response import best_response as question  # noqa: PLC0415

        return question(
            nation,
            source(scenario, beyond_evidence),
            lineups=against or LINEUPS,
            only=only,
            also=also,
            outcome=outcome,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, [scenario])


def dilemmas(
    scenarios: Scenarios = None,
    only: Only = None,
    replicates: Replicates = 64,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: Form = PARQUET,
) -> None:
    """Where what is best for each is worst for all."""

    def ask(progress: Any) -> "Answer":
        from lab.dilemma import SCENARIOS  # noqa: PLC0415
        from lab.dilemma import dilemmas as question  # noqa: PLC0415

        return question(
            [source(one, beyond_evidence) for one in scenarios or SCENARIOS],
            only=only,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    answer_to(ask, out, form, scenarios or [])
