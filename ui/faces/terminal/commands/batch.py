"""`sixpillars batch`: many games into a folder; `sixpillars batch merge`: slices put together."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from agents.arguments import LARGEST_SEED, LONGEST_GAME
from ui.faces.terminal.commands.play import (
    BeyondEvidence,
    Everyone,
    FormatOption,
    Policies,
    TableFormat,
    Turns,
    chosen_policies,
    whole,
)
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.refusal import Refusal, Unsound
from ui.play.words import say

if TYPE_CHECKING:
    from lab.batch import Backend, Batch
    from lab.plan import Plan
    from lab.validity import Census

MOST_REPLICATES = LARGEST_SEED + 1
MOST_WORKERS = 1024
SCENARIO, SEED = "default", 1
PLAY, MERGE = "play", "merge"


class PlayUnlessMerge(TyperGroup):
    """`batch quick --out x` is `batch play quick --out x`; only `batch merge` is another."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the hidden command in front."""
        if not args or args[0] not in (PLAY, MERGE):
            args = [PLAY, *args]
        return super().parse_args(ctx, args)


class Mix(StrEnum):
    """How lineups are drawn."""

    RANDOM = "random"


class Trajectories(StrEnum):
    """Which states are written."""

    EVERY = "every"
    TURNS = "turns"
    NONE = "none"


class BackendName(StrEnum):
    """Who plays."""

    THREADS = "threads"
    PROCESSES = "processes"
    DASK = "dask"


ScenarioOrNone = Annotated[
    str | None, typer.Argument(help=say("batch.scenario"), show_default=False)
]
SeedOrNone = Annotated[
    int | None,
    typer.Option(
        "--seed", parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("batch.seed")
    ),
]
FromDiary = Annotated[
    Path | None,
    typer.Option("--from-diary", parser=path, metavar="FILE", help=say("batch.from_diary")),
]
Turn = Annotated[
    int | None,
    typer.Option(
        "--turn", parser=whole("--turn", 0, LONGEST_GAME), metavar="N", help=say("batch.turn")
    ),
]
app = typer.Typer(cls=PlayUnlessMerge, no_args_is_help=False, rich_markup_mode="rich")
Replicates = Annotated[
    int,
    typer.Option(
        parser=whole("--replicates", 1, MOST_REPLICATES), metavar="N", help=say("batch.replicates")
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        parser=whole("--workers", 1, MOST_WORKERS), metavar="W", help=say("batch.workers")
    ),
]
OutFolder = Annotated[
    Path, typer.Option("--out", parser=path, metavar="DIR", help=say("batch.out"))
]
Vary = Annotated[str | None, typer.Option(metavar="FILE", help=say("batch.vary"))]
MixOption = Annotated[Mix | None, typer.Option(help=say("batch.mix"))]
TrajectoriesOption = Annotated[Trajectories, typer.Option(help=say("batch.trajectories"))]
BackendOption = Annotated[BackendName, typer.Option(help=say("batch.backend"))]
Scheduler = Annotated[str | None, typer.Option(metavar="ADDRESS", help=say("batch.scheduler"))]
ShardOption = Annotated[str, typer.Option("--shard", metavar="I/N", help=say("batch.shard"))]


@app.command(PLAY, help=say("help.batch"), hidden=True, epilog=say("batch.epilog"))
def play(
    out: OutFolder,
    scenario: ScenarioOrNone = None,
    replicates: Replicates = 1000,
    seed: SeedOrNone = None,
    from_diary: FromDiary = None,
    turn: Turn = None,
    workers: Workers = None,
    vary: Vary = None,
    policy: Policies = None,
    everyone: Everyone = None,
    mix: MixOption = None,
    turns: Turns = None,
    beyond_evidence: BeyondEvidence = False,
    trajectories: TrajectoriesOption = Trajectories.NONE,
    form: FormatOption = TableFormat.PARQUET,
    backend: BackendOption = BackendName.THREADS,
    scheduler: Scheduler = None,
    shard: ShardOption = "0/1",
) -> None:
    """Play many games and write their outcomes; run it again to go on after an interruption."""
    chosen = chosen_policies(policy)
    if mix is not None and everyone is not None:
        raise Refusal(say("batch.mix_or_all"))
    if (backend is BackendName.DASK) != (scheduler is not None):
        raise Refusal(say("batch.scheduler_and_dask"))
    if from_diary is None:
        if turn is not None:
            raise Refusal(say("batch.turn_alone"))
    else:
        _refuse_beside_diary(
            {
                "SCENARIO": scenario,
                "--turns": turns,
                "--vary": vary,
                "--beyond-evidence": beyond_evidence or None,
            }
        )
    from lab.batch import compute, make_plan, piece_of  # noqa: PLC0415
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.batch_progress import BatchProgress  # noqa: PLC0415

    with BatchProgress() as progress:
        if not cache_is_warm():
            progress.compiling()
        try:
            how: Any = {
                "replicates": replicates,
                "everyone": everyone,
                "chosen": chosen,
                "mix": mix.value if mix else None,
                "trajectories": trajectories.value,
                "format": form.value,
            }
            if from_diary is not None:
                plan = _plan_from(from_diary, turn, seed, how)
            else:
                plan = make_plan(
                    SCENARIO if scenario is None else scenario,
                    seed=SEED if seed is None else seed,
                    turns=turns,
                    vary=vary,
                    beyond_evidence=beyond_evidence,
                    **how,
                )
            piece = piece_of(shard)
            _ = plan.hash  # refuses policies that cannot be found
            progress.expect(sum(one.count for one in plan.slice(*piece)))
            backend_of_plan = _backend(backend, workers, scheduler, bool(plan.scripts))
            if plan.scripts:
                progress.tell(say("batch.slow", nations=", ".join(plan.scripts)))
            done = compute(plan, out, backend_of_plan, piece, progress.tell, progress.done)
        except KeyboardInterrupt:
            progress.tell(say("batch.interrupted"))
            raise
        except (ValueError, OSError) as error:
            raise Refusal(str(error)) from error
    _say_done(done, shard)


def _refuse_beside_diary(others: dict[str, object]) -> None:
    """Refuse what says anew how a game begins or how long it is."""
    for name, value in others.items():
        if value is not None:
            raise Refusal(say("batch.beside_diary", option=name))


def _plan_from(diary: Path, turn: int | None, seed: int | None, how: Any) -> "Plan":
    from lab.from_diary import plan_from  # noqa: PLC0415
    from ui.play.diaries import read_game  # noqa: PLC0415

    return plan_from(read_game(diary), turn=turn, seed=seed, **how)


def _backend(
    name: BackendName, workers: int | None, scheduler: str | None, scripted: bool
) -> "Backend":
    if name is BackendName.DASK and scheduler is not None:
        from lab.cluster import dask  # noqa: PLC0415

        return dask(scheduler)
    if name is BackendName.PROCESSES or scripted:
        from lab.cluster import processes  # noqa: PLC0415

        return processes(workers)
    from lab.batch import threads  # noqa: PLC0415

    return threads(workers)


def _say_done(done: "Batch", shard: str) -> None:
    if done.complete:
        text = say("batch.complete", replicates=f"{done.plan.replicates:,}", folder=done.path)
    else:
        text = say("batch.slice", shard=shard, folder=done.path)
    tell(text)
    _say_invalid(done.census)


def _say_invalid(found: "Census") -> None:
    """Raise Unsound if games are invalid: what was computed is there, and marked in the tables."""
    if found.invalid:
        raise Unsound(say("batch.invalid", games=found.sentence()))


@app.command(MERGE, help=say("batch.merge"))
def merge_slices(
    folders: Annotated[list[Path], typer.Argument(parser=path, help=say("batch.folders"))],
    out: OutFolder,
) -> None:
    """Put the slices of a batch together and check that nothing is missing."""
    from lab.plan import BatchError  # noqa: PLC0415
    from lab.slices import merge  # noqa: PLC0415
    from lab.validity import Census  # noqa: PLC0415
    from ui.faces.terminal.batch_progress import BatchProgress  # noqa: PLC0415

    with BatchProgress() as progress:
        try:
            manifest = merge(folders, out, progress.tell)
        except BatchError as error:
            raise Refusal(str(error)) from error
    tell(say("batch.complete", replicates=f"{manifest['replicates']:,}", folder=out))
    _say_invalid(Census.read(manifest["replicates"], manifest))
