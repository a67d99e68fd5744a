"""`sixpillars explain`: the page of a rule, in the terminal."""

from typing import Annotated

import typer

from lab.errors import nearest
from ui.faces.terminal.streams import tell
from ui.play.encyclopedia.pages import pages
from ui.play.refusal import Refusal
from ui.play.words import say


def explain(rule: Annotated[str | None, typer.Argument(help=say("help.rule"))] = None) -> None:
    """Show what a rule of the world says, with its equations and sources."""
    from ui.faces.terminal.page import RulePage  # noqa: PLC0415
    from ui.faces.terminal.terminal import terminal  # noqa: PLC0415

    found = pages()
    if rule is None:
        tell(say("explain.list", pages=", ".join(found)))
        return
    if rule not in found:
        raise Refusal(say("refuse.rule", name=rule, nearest=nearest(rule, list(found))))
    terminal().print(RulePage(found[rule].read_text(encoding="utf-8")))
