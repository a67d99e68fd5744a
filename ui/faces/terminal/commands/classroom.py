"""`sixpillars class`: a class in browsers; what is kept of classes."""

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from agents.arguments import LARGEST_SEED
from ui.faces.terminal.commands.play import BeyondEvidence, whole
from ui.faces.terminal.commands.window import LEVELS
from ui.faces.terminal.streams import has_blocks, tell
from ui.play.classroom.limits import MOST_WORLDS
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

PORT, WORLDS = 8765, 3
OWN = "own"
OPEN, OTHERS = "open", ("forget", "export", "list")
SCENARIO, PRESET, LEVEL = "default", "short", "normal"


class OpenUnlessOther(TyperGroup):
    """`class quick` is `class open quick`; only some words are others."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the hidden command in front."""
        if not args or args[0] not in (OPEN, *OTHERS):
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=OpenUnlessOther, no_args_is_help=False, rich_markup_mode="rich")
StoreFolder = Annotated[
    Path | None,
    typer.Option("--store", parser=path, metavar="DIR", help=say("classroom.web.help_store")),
]
Code = Annotated[str, typer.Argument(metavar="CODE", help=say("classroom.web.help_code"))]


@app.command(OPEN, help=say("classroom.web.help_open"), hidden=True)
def open_class(
    scenario: Annotated[
        str | None, typer.Argument(help=say("help.scenario"), show_default=False)
    ] = None,
    worlds: Annotated[
        int | None,
        typer.Option(
            parser=whole("--worlds", 1, MOST_WORLDS),
            metavar="N",
            help=say("classroom.web.help_worlds"),
        ),
    ] = None,
    lan: Annotated[bool, typer.Option("--lan", help=say("classroom.web.help_lan"))] = False,
    port: Annotated[
        int,
        typer.Option(
            parser=whole("--port", 0, 65_535), metavar="N", help=say("classroom.web.help_port")
        ),
    ] = PORT,
    preset: Annotated[
        str | None, typer.Option(metavar="NAME", help=say("classroom.web.help_preset"))
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=whole("--seed", 0, LARGEST_SEED),
            metavar="N",
            help=say("classroom.web.help_seed"),
        ),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(metavar="|".join((*LEVELS, OWN)), help=say("classroom.web.help_level")),
    ] = None,
    questions: Annotated[
        str | None, typer.Option(metavar="FILE", help=say("classroom.learn.help_questions"))
    ] = None,
    store: StoreFolder = None,
    resume: Annotated[
        str | None, typer.Option(metavar="CODE", help=say("classroom.web.help_resume"))
    ] = None,
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Serve a class until somebody ends it."""
    given = (scenario, worlds, preset, seed, level, questions)
    if resume is not None and any(one is not None for one in given):
        raise Refusal(say("classroom.web.resume_and_new"))
    if level not in (None, OWN, *LEVELS):
        names = ", ".join((*LEVELS, OWN))
        raise Refusal(say("classroom.web.level", level=level, levels=names))
    from ui.play.classroom.questions import read_questions  # noqa: PLC0415
    from ui.play.loading import load_scenario  # noqa: PLC0415

    told = "" if resume else load_scenario(scenario or SCENARIO, beyond_evidence)
    plan, reach, serve = _server()
    serve(
        plan(
            store=_folder(store),
            scenario=told,
            worlds=WORLDS if worlds is None else worlds,
            seed=secrets.randbelow(LARGEST_SEED) if seed is None else seed,
            preset=preset or PRESET,
            level=None if level == OWN else level or LEVEL,
            resume=resume or "",
            questions=None if questions is None else read_questions(questions),
        ),
        reach(network=lan, port=port, blocks=has_blocks()),
        _tell,
        _opening,
    )


@contextmanager
def _opening() -> Iterator[None]:
    """What is seen until a class is there: for seconds, or for minutes the first time."""
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415

    with Progress() as progress:
        progress.tell(say("classroom.web.opening"))
        if not cache_is_warm():
            progress.compiling()
        yield


def _server() -> tuple[Callable[..., Any], Callable[..., Any], Callable[..., None]]:
    try:
        from ui.faces.web.classroom.start import ClassPlan, ClassReach, serve_class  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise Refusal(say("refuse.no_server")) from error
    return ClassPlan, ClassReach, serve_class


@app.command("list", help=say("classroom.web.help_list"))
def list_classes(store: StoreFolder = None) -> None:
    """Print the code of every class that is kept, and its file."""
    from ui.play.classroom.store import codes, path_of  # noqa: PLC0415

    folder = _folder(store)
    found = codes(folder)
    for code in found:
        tell(say("classroom.web.row", code=code, file=path_of(code, folder)))
    if not found:
        tell(say("classroom.web.none", folder=folder))


@app.command("forget", help=say("classroom.web.help_forget"))
def forget_class(code: Code, store: StoreFolder = None) -> None:
    """Delete a class."""
    from ui.play.classroom.store import forget  # noqa: PLC0415

    forget(code, _folder(store))
    tell(say("classroom.web.forgotten", code=code.upper()))


@app.command("export", help=say("classroom.web.help_export"))
def export_class(
    code: Code,
    out: Annotated[
        Path, typer.Option("--out", parser=path, metavar="DIR", help=say("classroom.web.help_out"))
    ],
    store: StoreFolder = None,
) -> None:
    """Write the tables of a class."""
    from ui.play.classroom.exports import write_exports  # noqa: PLC0415
    from ui.play.classroom.kept_classes import kept_class  # noqa: PLC0415

    with kept_class(code, _folder(store)) as room:
        files = write_exports(room, out)
    tell(say("classroom.web.exported", folder=out, files=", ".join(files)))


def _folder(given: Path | None) -> Path:
    from ui.play.classroom.store import default_folder  # noqa: PLC0415

    return default_folder() if given is None else given


def _tell(words: str) -> None:
    """Say it now, whoever reads: the command goes on for hours."""
    tell(words)
    sys.stdout.flush()
