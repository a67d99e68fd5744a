"""The command line: `sixpillars`.

Nothing heavy is imported here, so that `--help` answers at once.
"""

import os
import sys
from typing import Annotated

import typer

from files.text import visible
from ui.faces.terminal import interruption
from ui.faces.terminal.additions import WITH
from ui.faces.terminal.commands import (
    batch,
    classroom,
    debrief,
    explain,
    hunt,
    library,
    page,
    play,
    policies,
    questions,
    replay,
    report,
    scenario_files,
    serve,
    window,
    workshop,
)
from ui.faces.terminal.streams import gate, lead_nowhere, tell
from ui.play.refusal import Refusal
from ui.play.saving import saying
from ui.play.termination import INTERRUPTED
from ui.play.words import LANGUAGES, VARIABLE, say, speak_as_asked

BAD_INPUT = 2

app = typer.Typer(
    name="sixpillars",
    help=say("help.app"),
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("play", help=say("help.play"))(window.play)
app.command("serve", help=say("help.serve"))(serve.serve)
app.command("run", help=say("help.run"))(play.run)
app.command("demo", help=say("help.demo"))(play.demo)
app.command("replay", help=say("help.replay"))(replay.replay)
app.command("report", help=say("help.report"))(report.report)
app.command("debrief", help=say("help.debrief"))(debrief.debrief)
app.command("workshop", help=say("help.workshop"))(workshop.workshop)
app.command("page", help=say("help.page"))(page.page)
app.command("explain", help=say("help.explain"))(explain.explain)
app.add_typer(classroom.app, name="class", help=say("classroom.web.help"))
app.add_typer(batch.app, name="batch", help=say("help.batch"))
app.add_typer(library.scenarios, name="scenarios", help=say("help.scenarios"))
app.add_typer(policies.policies, name="policies", help=say("help.policies"))
questions.register(app)
app.command("hunt", help=say("help.hunt"), rich_help_panel=say("help.panel_lab"))(hunt.hunt)
scenario_files.register(library.scenarios)


@app.callback(invoke_without_command=True)
def front(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=say("help.version"), is_eager=True)
    ] = False,
    added: Annotated[
        list[str] | None,
        typer.Option(WITH, metavar="FOLDER", help=say("help.with")),
    ] = None,
) -> None:
    """Answer --version, and help when no command is given.

    Additions are installed before this file is read; whoever calls in Python comes too late.
    """
    if added:
        raise Refusal(say("refuse.with"))
    if version:
        from ui.play.manifest import version as installed  # noqa: PLC0415

        tell(f"sixpillars {installed()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        tell(context.get_help())


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    sentence = " ".join(visible(sentence, lines=True).split())
    end = "" if sentence.endswith((".", "…", "?")) else "."
    print(say("complaint", sentence=sentence + end), file=sys.stderr)


def choose_language() -> None:
    """Speak the language that the environment names.  Raises Refusal for one there is not."""
    try:
        speak_as_asked()
    except ValueError as error:
        value, known = os.environ[VARIABLE], ", ".join(LANGUAGES)
        raise Refusal(say("refuse.language", value=value, languages=known)) from error


def start(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        choose_language()
        with saying():
            code = app(args=arguments, prog_name="sixpillars", standalone_mode=False)
        sys.stdout.flush()
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as leaving:
        complain(fault(leaving))  # an addition's code that leaves would end the command unsaid
        return BAD_INPUT
    except Exception as error:
        return INTERRUPTED if interruption.asked() else answer(error)
    return code if isinstance(code, int) else 0


def answer(error: Exception) -> int:
    """Say what went wrong, and return the exit code.  Raises what nobody foresaw."""
    match error:
        case Refusal():
            complain(str(error))
            return error.code
        case typer.TyperException():
            problem = getattr(error, "format_message", error.__str__)()
            complain(say("usage", problem=problem.rstrip(".")))
        case OSError():
            # what commands foresee is a Refusal by now; this is a full disk behind standard output
            place = error.filename or say("output")
            complain(say("unwritable", place=place, reason=(error.strerror or "").lower()))
            lead_nowhere(sys.stdout.fileno())
        case _:
            complain(fault(error))
    return BAD_INPUT


def fault(error: BaseException) -> str:
    """What an addition did wrong.  Raises the error again where none is at fault."""
    from sim.blame import addition_at_fault  # noqa: PLC0415  (most commands end well)

    told = addition_at_fault(error)
    if not told:
        raise error
    return told


def main() -> None:
    """Start from the command line."""
    with gate():
        sys.exit(start())
