"""`sixpillars report`: write the page of a run again."""

from pathlib import Path
from typing import Annotated

import typer

from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say

REPORT = "report.html"


def report(folder: Annotated[Path, typer.Argument(parser=path, help=say("help.folder"))]) -> None:
    """Write report.html of a run again, from its other files."""
    from ui.faces.paper.report.page import make_page  # noqa: PLC0415
    from ui.faces.terminal.files import read_results  # noqa: PLC0415
    from ui.play.saving import renew_file  # noqa: PLC0415

    results = read_results(folder)
    renew_file(folder, REPORT, make_page(results).encode())
    tell(say("report.written", report=folder / REPORT))
