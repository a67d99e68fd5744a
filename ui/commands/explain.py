"""`sixpillars explain`: the page of a rule, in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.library import nearest
from ui.refusal import Refusal
from ui.words import say

UI = Path(__file__).resolve().parent.parent
PLACES = (UI / "pages" / "model", UI.parent / "docs" / "model")
"""In an installed package, and in a checkout."""


def pages() -> dict[str, Path]:
    """Every page by its name."""
    for place in PLACES:
        if place.is_dir():
            files = sorted(place.glob("*.md"))
            return {page.stem: page for page in files if page.stem != "README"}
    return {}


def explain(rule: Annotated[str | None, typer.Argument(help=say("help.rule"))] = None) -> None:
    """Show what a rule of the world says, with its equations and sources."""
    from rich.markdown import Markdown  # noqa: PLC0415

    from ui.terminal import terminal  # noqa: PLC0415

    found = pages()
    if rule is None:
        typer.echo(say("explain.list", pages=", ".join(found)))
        return
    if rule not in found:
        raise Refusal(say("refuse.rule", name=rule, nearest=nearest(rule, list(found))))
    terminal().print(Markdown(found[rule].read_text(encoding="utf-8")))
