"""Options that the questions to the lab share, and how an answer is shown and written."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.faces.terminal.commands.play import FormatOption, TableFormat, whole
from ui.faces.terminal.laboratory import modules_for, of_answer, tell_left_out
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say

if TYPE_CHECKING:
    from lab.answer import Answer
    from lab.runner import Source

MOST = 1_000_000
PARQUET = TableFormat.PARQUET
Form = FormatOption


def count(option: str, low: int, high: int, help_key: str) -> Any:
    """An option that takes a whole number."""
    return typer.Option(option, parser=whole(option, low, high), metavar="N", help=say(help_key))


Replicates = Annotated[int, count("--replicates", 4, MOST, "help.replicates")]
Out = Annotated[
    Path | None, typer.Option(parser=path, metavar="FILE.html|FOLDER", help=say("help.page_out"))
]
Scenario = Annotated[str, typer.Argument(help=say("help.scenario"))]
Scenarios = Annotated[list[str] | None, typer.Argument(help=say("help.scenario_list"))]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="POLICY", help=say("help.only_policy"))
]
Also = Annotated[
    list[str] | None, typer.Option("--also", metavar="POLICY|FILE", help=say("help.also_policy"))
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


def source(name: str, beyond_evidence: bool) -> "Source":
    """What the lab takes for a scenario.  Raises ScenarioError in one sentence."""
    from scenarios.load import load  # noqa: PLC0415

    return load(name, beyond_evidence=True) if beyond_evidence else name


def answer_to(
    ask: Callable[[Any], "Answer"],
    out: Path | None,
    form: TableFormat,
    reads: Iterable[str | None],
    laboratory: bool | None = False,
) -> None:
    """Ask about `reads`, names of scenarios or files; show the sentences, write the page."""
    from ui.faces.terminal.asking import answered, place_for, write  # noqa: PLC0415

    place = place_for(out, [one for one in reads if one is not None])
    modules = None if place is None else modules_for(laboratory)
    answer = answered(ask)
    for sentence in (answer.title, "", *answer.summary):
        tell(sentence)
    if place is not None:
        page = write(answer, place, form.value, of_answer(answer, modules))
        tell_left_out(laboratory, modules)
        tell(say("lab.written", place=page))
