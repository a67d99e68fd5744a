"""`sixpillars hunt`: the best orders that can be found for a nation, as a policy file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.faces.terminal.commands.play import (
    BeyondEvidence,
    Json,
    Policies,
    Seed,
    Turns,
    chosen_policies,
)
from ui.faces.terminal.commands.question_options import Outcome, count, source
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from lab.hunt import Catch

MOST_CANDIDATES, MOST_GAMES, MOST_GENERATIONS, MOST_REPLICATES = 1024, 100_000, 10_000, 1_000_000


def hunt(
    nation: Annotated[str, typer.Argument(metavar="NATION", help=say("help.hunt_nation"))],
    scenario: Annotated[
        str, typer.Option("--scenario", metavar="NAME|FILE", help=say("help.hunt_scenario"))
    ] = "default",
    line_up: Annotated[
        str, typer.Option("--line-up", metavar="own|drawn|POLICY", help=say("help.line_up"))
    ] = "own",
    policy: Policies = None,
    pins: Annotated[
        list[str] | None, typer.Option("--pin", metavar="ORDER=VALUE", help=say("help.hunt_pin"))
    ] = None,
    constant: Annotated[bool, typer.Option("--constant", help=say("help.hunt_constant"))] = False,
    outcome: Outcome = "score",
    candidates: Annotated[int, count("--candidates", 4, MOST_CANDIDATES, "help.candidates")] = 24,
    games: Annotated[int, count("--games", 1, MOST_GAMES, "help.hunt_games")] = 32,
    generations: Annotated[
        int, count("--generations", 1, MOST_GENERATIONS, "help.generations")
    ] = 60,
    replicates: Annotated[
        int, count("--replicates", 4, MOST_REPLICATES, "help.hunt_replicates")
    ] = 256,
    seed: Seed = 1,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", parser=path, metavar="FILE.toml", help=say("help.hunt_out")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=say("help.hunt_force"))] = False,
    as_json: Json = False,
) -> None:
    """Search, judge what was found on new luck, and write it if it is clearly better."""
    from ui.faces.terminal.asking import answered  # noqa: PLC0415

    chosen = chosen_policies(policy)
    if out is not None:
        _check(out, force)

    def ask(progress: Any) -> "Catch":
        from lab.hunt import hunt as question  # noqa: PLC0415

        return question(
            nation,
            source(scenario, beyond_evidence),
            line_up=line_up,
            policies=chosen,
            pins=pins,
            constant=constant,
            outcome=outcome,
            candidates=candidates,
            games=games,
            generations=generations,
            replicates=replicates,
            seed=seed,
            turns=turns,
            progress=progress,
        )

    found: Any = answered(ask)
    if out is not None and found.better:
        _write(out, found)
    _tell(found, as_json)
    if out is None:
        return
    if not found.better:
        raise Refusal(say("policy.nothing_found", file=out))
    if not as_json:
        tell(say("policy.found", file=out, nation=found.nation, scenario=scenario))


def _tell(found: "Catch", as_json: bool) -> None:
    from lab.hunt import plain  # noqa: PLC0415

    if as_json:
        tell(json.dumps(plain(found), indent=2))
        return
    for sentence in (found.title, "", *found.summary):
        tell(sentence)


def _check(out: Path, force: bool) -> None:
    """Raise Refusal where the file could not be written when all is done, or must not be."""
    from files.checking import check_file  # noqa: PLC0415
    from files.place import real  # noqa: PLC0415
    from scenarios.errors import ScenarioError  # noqa: PLC0415
    from scenarios.policy_file import check_name  # noqa: PLC0415
    from ui.play.saving import saying  # noqa: PLC0415

    try:
        check_name(out, str(out))
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    if out.exists() and not force:
        raise Refusal(say("policy.file_exists", file=out))
    with saying():
        check_file(real(out))


def _write(out: Path, found: "Catch") -> None:
    from files.place import real  # noqa: PLC0415
    from files.writing import write_file  # noqa: PLC0415
    from scenarios.policy_text import written  # noqa: PLC0415
    from ui.play.saving import saying  # noqa: PLC0415

    made = ", ".join(f"{name} {value}" for name, value in found.made_with.items())
    with saying():
        write_file(real(out), written(found.policy, [*found.summary[:2], "", made]).encode())
