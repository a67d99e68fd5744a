"""Whether a page gets a laboratory, and the compiled rules for it."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.faces.terminal.progress import Progress
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from lab.answer import Answer
    from scenarios.diary_file import DiaryFile
    from ui.faces.paper.laboratory.laboratory import Laboratory, Modules

Wanted = Annotated[
    bool | None,
    typer.Option("--laboratory/--plain", help=say("help.laboratory"), show_default=False),
]
"""None where nobody said: then a page has one if that costs nothing but its bytes."""


def modules_for(wanted: bool | None) -> "Modules | None":
    """The rules for browsers, or None for a page without a laboratory.

    Unasked they are never compiled, which takes minutes.  Raises Refusal when they cannot be.
    """
    if wanted is False:
        return None
    from wasm.module import WIDTHS, ModuleError, is_compiled, module  # noqa: PLC0415

    if not all(map(is_compiled, WIDTHS)):
        if not wanted:
            return None
        _note("laboratory.compile")
    try:
        return {width: module(width) for width in WIDTHS}
    except ModuleError as error:
        raise Refusal(str(error)) from error


def tell_left_out(wanted: bool | None, modules: "Modules | None") -> None:
    """Say on standard error that a page, now written, lacks what nobody has decided on."""
    if wanted is None and modules is None:
        _note("laboratory.left_out")


def _note(key: str) -> None:
    with Progress() as progress:
        progress.tell(say(key))


def of_game(saved: "DiaryFile", modules: "Modules | None") -> "Laboratory":
    """The laboratory of a game; none without the rules.  Raises Refusal."""
    from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, laboratory_of  # noqa: PLC0415
    from ui.faces.paper.laboratory.sides import saved_side  # noqa: PLC0415

    return laboratory_of((saved_side(saved),), modules) if modules else NO_LABORATORY


def of_answer(answer: "Answer", modules: "Modules | None") -> "Laboratory":
    """The laboratory of a comparison: the first games of A and B.  Other answers have none."""
    from lab.compare import Comparison  # noqa: PLC0415
    from ui.faces.paper.laboratory.laboratory import NO_LABORATORY, laboratory_of  # noqa: PLC0415
    from ui.faces.paper.laboratory.sides import first_side  # noqa: PLC0415

    if modules is None or not isinstance(answer, Comparison):
        return NO_LABORATORY
    sides = [
        first_side(title, job.world, job.policies, answer.seed, turns)
        for title, job, turns in zip((answer.a, answer.b), answer.jobs, answer.turns, strict=True)
    ]
    return laboratory_of(sides, modules)
