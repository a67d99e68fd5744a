"""`sixpillars report`: write the page of a run again."""

from pathlib import Path
from typing import Annotated

import typer

from ui.faces.terminal.laboratory import Wanted, modules_for, of_game, tell_left_out
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say

REPORT = "report.html"


def report(
    folder: Annotated[Path, typer.Argument(parser=path, help=say("help.folder"))],
    laboratory: Wanted = None,
) -> None:
    """Write report.html of a run again, from its other files."""
    from ui.faces.paper.report.page import make_page  # noqa: PLC0415
    from ui.faces.terminal.files import read_results  # noqa: PLC0415
    from ui.play.diaries import PlayedByOtherRules  # noqa: PLC0415
    from ui.play.saving import renew_file  # noqa: PLC0415

    try:
        results = read_results(folder)
    except PlayedByOtherRules as other:
        _of_other_rules(folder, other.rules)
        return
    modules = modules_for(laboratory)
    page = make_page(results, of_game(results.saved, modules))
    renew_file(folder, REPORT, page.encode())
    tell_left_out(laboratory, modules)
    tell(say("report.written", report=folder / REPORT))


def _of_other_rules(folder: Path, rules: int) -> None:
    """Leave the report of a run of other rules as it is; where there is none, show what is told."""
    from ui.faces.terminal.earlier import page_of_run  # noqa: PLC0415
    from ui.play.saving import renew_file  # noqa: PLC0415

    if (folder / REPORT).is_file():
        tell(say("report.kept", report=folder / REPORT, rules=rules))
        return
    renew_file(folder, REPORT, page_of_run(folder).encode())
    tell(say("report.earlier", report=folder / REPORT, rules=rules))
