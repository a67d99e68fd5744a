"""Asking the lab from the command line: progress, refusals, the files of an answer."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from agents.lineup import LineupError
from lab.answer import Answer
from lab.errors import QuestionError
from lab.formats import Format, as_bytes
from lab.runner import Progress
from scenarios.errors import ScenarioError
from sim.jit import cache_is_warm
from ui.faces.paper.lab_pages import make_page
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, Laboratory
from ui.faces.paper.page_file import PageFile
from ui.faces.terminal.interruption import heed
from ui.faces.terminal.progress import Progress as Bar
from ui.play.refusal import Refusal
from ui.play.saving import RunFolder
from ui.play.words import say

PAGE = "answer.html"


def place_for(out: Path | None, reads: Iterable[str]) -> PageFile | RunFolder | None:
    """Where the answer to a question about `reads`, names of scenarios or files, will be written.

    Raises Refusal now if it could not be written later.
    """
    if out is None:
        return None
    if out.suffix.lower() not in {".html", ".htm"}:
        return RunFolder(out)
    return PageFile(out, reads)


def answered(ask: Callable[[Progress], Answer]) -> Answer:
    """The answer, with a bar while games are played.  Raises Refusal with the one sentence."""
    with Bar() as progress:
        if not cache_is_warm():
            progress.compiling()

        def tell(done: int, total: int) -> None:
            heed()
            progress.bar.update(
                progress.task, description=say("progress.play"), completed=done, total=total
            )

        try:
            return ask(tell)
        except (QuestionError, ScenarioError, LineupError, OSError) as error:
            raise Refusal(str(error)) from error


def write(
    answer: Answer,
    place: PageFile | RunFolder,
    form: Format = "parquet",
    laboratory: Laboratory = NO_LABORATORY,
) -> Path:
    """Write the page, or the page with every table and how it was made; returns the page's path."""
    page = make_page(answer, laboratory)
    if isinstance(place, PageFile):
        place.write(page)
        return place.path
    files = {PAGE: page.encode()}
    for name, frame in answer.tables.items():
        files[f"{name}.{form}"] = as_bytes(frame, form)
    place.write(files, _manifest(answer))
    return place.path / PAGE


def _manifest(answer: Answer) -> dict[str, Any]:
    return {
        "product": "sixpillars",
        "title": answer.title,
        "asked": answer.asked,
        "summary": answer.summary,
        "made_with": answer.made_with,
    }
