"""`sixpillars run` and `sixpillars demo`: play a game, show it, write it down."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agents.arguments import LARGEST_SEED, LONGEST_GAME
from ui.faces.terminal.laboratory import Wanted, modules_for, of_game, tell_left_out
from ui.faces.terminal.request import Request
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from ui.faces.paper.laboratory.laboratory import Modules
    from ui.play.results import Results
    from ui.play.saving import RunFolder

DEMO_FOLDER = Path("sixpillars-demo")


class TableFormat(StrEnum):
    """How tables are written."""

    PARQUET = "parquet"
    CSV = "csv"


def whole(option: str, low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number within limits.  Raises Refusal for anything else."""

    def read(word: str) -> int:
        written = str(word)
        if re.fullmatch(r"-?[0-9]{1,20}", written) and low <= int(written) <= high:
            return int(written)
        raise Refusal(say("refuse.whole", option=option, value=written, low=low, high=high))

    return read


ScenarioName = Annotated[str, typer.Argument(help=say("help.scenario"))]
Seed = Annotated[
    int, typer.Option(parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("help.seed"))
]
Replicate = Annotated[
    int,
    typer.Option(
        parser=whole("--replicate", 0, LARGEST_SEED), metavar="N", help=say("help.replicate")
    ),
]
Turns = Annotated[
    int | None,
    typer.Option(parser=whole("--turns", 1, LONGEST_GAME), metavar="N", help=say("help.turns")),
]
Policies = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NATION=POLICY", help=say("help.policy")),
]
Everyone = Annotated[str | None, typer.Option("--all", metavar="POLICY", help=say("help.all"))]
Out = Annotated[Path | None, typer.Option(parser=path, metavar="DIR", help=say("help.out"))]
Force = Annotated[bool, typer.Option("--force", help=say("help.force"))]
FormatOption = Annotated[TableFormat, typer.Option("--format", help=say("help.format"))]
Json = Annotated[bool, typer.Option("--json", help=say("help.json"))]
BeyondEvidence = Annotated[
    bool, typer.Option("--beyond-evidence", help=say("help.beyond_evidence"))
]


def chosen_policies(pairs: list[str] | None) -> dict[str, str]:
    """NATION=POLICY pairs as a table.  Raises Refusal when one is not such a pair."""
    chosen: dict[str, str] = {}
    for pair in pairs or []:
        nation, equals, policy = pair.partition("=")
        if not (nation and equals and policy):
            raise Refusal(say("refuse.pair", value=pair))
        if nation.upper() in chosen:
            raise Refusal(say("refuse.twice", nation=nation.upper()))
        chosen[nation.upper()] = policy
    return chosen


def run(
    scenario: ScenarioName = "default",
    seed: Seed = 1,
    replicate: Replicate = 0,
    turns: Turns = None,
    policy: Policies = None,
    everyone: Everyone = None,
    beyond_evidence: BeyondEvidence = False,
    out: Out = None,
    form: FormatOption = TableFormat.PARQUET,
    force: Force = False,
    as_json: Json = False,
    laboratory: Wanted = None,
) -> None:
    """Play one game and show what it came to."""
    from ui.play.saving import RunFolder  # noqa: PLC0415

    chosen = chosen_policies(policy)
    request = Request(scenario, seed, replicate, turns, everyone, chosen, beyond_evidence)
    folder = RunFolder(out, replace=force, offers_force=True) if out else None
    modules = modules_for(laboratory) if folder else None
    results = _play(request)
    if folder:
        _write(results, folder, form, modules)
        tell_left_out(laboratory, modules)
    if as_json:
        from ui.faces.terminal.show import outcome_json  # noqa: PLC0415

        tell(outcome_json(results))
    else:
        _show(results)
        if folder:
            tell(say("run.written", folder=folder.path))


def demo(seed: Seed = 1, laboratory: Wanted = None) -> None:
    """Play the default scenario and write a report into ./sixpillars-demo/."""
    from ui.play.saving import RunFolder  # noqa: PLC0415

    folder = RunFolder(DEMO_FOLDER, replace=True)
    modules = modules_for(laboratory)
    results = _play(Request("default", seed))
    _write(results, folder, TableFormat.PARQUET, modules)
    tell_left_out(laboratory, modules)
    _show(results)
    tell(say("demo.written", report=folder.path.resolve() / "report.html"))


def _play(request: Request) -> "Results":
    from ui.faces.terminal.game import play_game  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415

    with Progress() as progress:
        return play_game(request, progress)


def _write(
    results: "Results", folder: "RunFolder", form: TableFormat, modules: "Modules | None"
) -> None:
    from ui.faces.terminal.files import run_files, run_manifest  # noqa: PLC0415

    files = run_files(results, form.value, of_game(results.saved, modules))
    folder.write(files, run_manifest(results, form.value))


def _show(results: "Results") -> None:
    from ui.faces.terminal.show import show_results  # noqa: PLC0415

    show_results(results)
