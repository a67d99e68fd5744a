"""`sixpillars scenarios par` and `migrate`: scenario files that are measured, or of other rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lab.errors import QuestionError
from ui.faces.terminal.commands.play import BeyondEvidence, whole
from ui.faces.terminal.streams import tell
from ui.play.numbers import in_words
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from lab.par import MeasuredPar
    from scenarios.parse import Tables
    from scenarios.schema import Scenario

MOST_GAMES = 1_000_000
LARGEST_SEED = 2**32 - 1
MOST_LENGTHS = 20
NewFile = Annotated[
    Path | None, typer.Option("--out", parser=path, metavar="NEW", help=say("help.scenario_out"))
]
Force = Annotated[bool, typer.Option("--force", help=say("help.scenario_force"))]


def register(scenarios: typer.Typer) -> None:
    """Add the commands."""
    scenarios.command("par", help=say("help.scenarios_par"))(measure_par)
    scenarios.command("migrate", help=say("help.scenarios_migrate"))(migrate)


def measure_par(
    file: Annotated[str, typer.Argument(metavar="FILE", help=say("help.par_file"))],
    games: Annotated[
        int,
        typer.Option(parser=whole("--games", 2, MOST_GAMES), metavar="N", help=say("help.games")),
    ] = 4096,
    seed: Annotated[
        int,
        typer.Option(parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("help.seed")),
    ] = 2024,
    out: NewFile = None,
    force: Force = False,
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Measure what leaders drawn at random reach, and write it at the end of the file."""
    from scenarios.errors import ScenarioError  # noqa: PLC0415
    from scenarios.guard import checked_lines, read_text  # noqa: PLC0415
    from scenarios.load import scenario_of  # noqa: PLC0415
    from scenarios.par_text import block, own_tables, states_par, with_block  # noqa: PLC0415
    from scenarios.parse import tables_of  # noqa: PLC0415
    from scenarios.scenario_file import file_of  # noqa: PLC0415
    from ui.play.loading import load_scenario  # noqa: PLC0415

    scenario = load_scenario(file, beyond_evidence)
    try:
        place, of_library = file_of(file)
        if of_library and out is None:
            raise Refusal(say("scenario.par_library", name=file))
        text = read_text(place, str(place))
        own = own_tables(text, str(place))
        if own is None:
            raise Refusal(say("scenario.par_last", file=place))
        if states_par(own):
            raise Refusal(say("scenario.par_stated", file=place))
        target = _target(out, place, force)
        measured = _measured(scenario, games, seed)
        note = f"{games} games with seed {seed}"
        made = block(
            scenario.roster,
            measured.turns,
            measured.par.tolist(),
            measured.usual_step.tolist(),
            note,
            _cites(own),
        )
        written = checked_lines(with_block(text, made), str(target))
        tables = tables_of(written, str(target))
        scenario_of(tables, str(target), beyond_evidence=beyond_evidence)
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    _write(target, written)
    lengths = in_words([str(turns) for turns in measured.turns], MOST_LENGTHS, say("list.and"), "")
    tell(say("scenario.par_written", file=target, games=games, lengths=lengths))
    if measured.left_out:
        tell(say("scenario.par_left_out", turns=", ".join(map(str, measured.left_out))))


def _cites(own: "Tables") -> bool:
    """Whether the source of par is among the sources, without the block that says it."""
    from scenarios.load import LIBRARY, extended  # noqa: PLC0415
    from scenarios.par_text import SOURCE  # noqa: PLC0415

    return SOURCE in extended(own, LIBRARY).get("sources", {})


def _measured(scenario: "Scenario", games: int, seed: int) -> "MeasuredPar":
    """What is measured.  Raises Refusal where games come to mean nothing."""
    from lab.par import lengths_of, measure_par  # noqa: PLC0415
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.batch_progress import BatchProgress  # noqa: PLC0415
    from ui.play.loading import pack_scenario  # noqa: PLC0415

    with BatchProgress() as progress:
        if not cache_is_warm():
            progress.compiling()
        world = pack_scenario(scenario)
        lengths = lengths_of(world.turns)
        progress.expect(games * len(lengths))
        try:
            return measure_par(
                world,
                games=games,
                seed=seed,
                lengths=lengths,
                progress=lambda count: progress.done(count, True),
            )
        except QuestionError as error:
            raise Refusal(str(error)) from error


def migrate(
    file: Annotated[str, typer.Argument(metavar="FILE", help=say("help.migrate_file"))],
    out: NewFile = None,
    force: Force = False,
) -> None:
    """Make of a scenario file of rules 1 one of these rules, and say each change."""
    from scenarios.errors import ScenarioError  # noqa: PLC0415
    from scenarios.guard import checked_lines, path_of, read_text  # noqa: PLC0415
    from scenarios.migrate import migrated  # noqa: PLC0415
    from scenarios.parse import tables_of  # noqa: PLC0415

    if out is None:
        raise Refusal(say("scenario.migrate_out"))
    try:
        place = path_of(file)
        target = _target(out, place, force)
        tables = tables_of(read_text(place, file), file)
        made = migrated(tables, file)
        checked_lines(made.text, str(target))
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    _write(target, made.text)
    for change in made.changes:
        reason = change.values.get("reason")
        why = {"reason": say(f"migrate.reason.for_{reason}")} if reason else {}
        tell(say(f"migrate.{change.key}", **change.values | why))
    tell(say("migrate.written", file=target, count=len(made.changes)))


def _target(out: Path | None, read: Path, force: bool) -> Path:
    """Where the file is written.  Raises Refusal where it could not be, or must not."""
    from files.checking import check_file  # noqa: PLC0415
    from files.place import real  # noqa: PLC0415
    from ui.play.saving import saying  # noqa: PLC0415

    if out is None:
        target = read
    else:
        if out.exists() and read.exists() and out.samefile(read):
            raise Refusal(say("scenario.same_file", file=out))
        if out.exists() and not force:
            raise Refusal(say("scenario.exists", file=out))
        target = out
    with saying():
        check_file(real(target))
    return target


def _write(target: Path, text: str) -> None:
    from files.place import real  # noqa: PLC0415
    from files.writing import write_file  # noqa: PLC0415
    from ui.play.saving import saying  # noqa: PLC0415

    with saying():
        write_file(real(target), text.encode())
