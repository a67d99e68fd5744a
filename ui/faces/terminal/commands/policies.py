"""`sixpillars policies`: the menu, and policies that stand in files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lab.errors import nearest
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import counted, say

if TYPE_CHECKING:
    from scenarios.policy_file import NumbersPolicy

policies = typer.Typer(no_args_is_help=False, rich_markup_mode="rich")


@policies.command("list", help=say("help.policies_list"))
def list_policies() -> None:
    """Show every policy with its sentence."""
    from policies.menu import CARDS  # noqa: PLC0415
    from ui.faces.terminal.terminal import narrow_table, terminal  # noqa: PLC0415

    table = narrow_table("policy does")
    for card in CARDS:
        table.row(card.name, card.sentence)
    terminal().print(table)


@policies.command("show", help=say("help.policies_show"))
def show_policy(name: Annotated[str, typer.Argument(help=say("help.policy_name"))]) -> None:
    """Show the card of a policy, or what a file says."""
    from policies.menu import CARDS  # noqa: PLC0415
    from scenarios.policy_file import ENDING  # noqa: PLC0415

    if name.endswith(ENDING):
        _show_file(_read(name))
        return

    cards = {card.name: card for card in CARDS}
    if name not in cards:
        raise Refusal(say("refuse.policy", name=name, nearest=nearest(name, list(cards))))
    card = cards[name]
    tell(
        say(
            "policy.card",
            name=card.name,
            sentence=card.sentence,
            source=card.source,
            memory=card.memory,
            luck=say("policy.yes") if card.uses_luck else say("policy.no"),
            nice=say("policy.yes") if card.nice else say("policy.no"),
        )
    )


@policies.command("check", help=say("help.policies_check"))
def check_policy(file: Annotated[str, typer.Argument(help=say("help.policy_file"))]) -> None:
    """Say whether a nation can follow a file."""
    found = _read(file)
    orders = len(found.file.orders)
    tell(counted("policy.good", orders, name=found.name, orders=orders))


@policies.command("new", help=say("help.policies_new"))
def new_policy(
    file: Annotated[Path, typer.Argument(parser=path, help=say("help.policy_file"))],
    pins: Annotated[
        list[str] | None, typer.Option("--pin", metavar="ORDER=VALUE", help=say("help.pin"))
    ] = None,
) -> None:
    """Write a file with some orders pinned."""
    from files.writing import write_file  # noqa: PLC0415
    from scenarios.errors import ScenarioError  # noqa: PLC0415
    from scenarios.policy_text import text_of  # noqa: PLC0415
    from ui.play.saving import saying  # noqa: PLC0415

    if file.exists():
        raise Refusal(say("policy.exists", file=file))
    try:
        text = text_of(str(file), pins or [])
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    with saying():
        write_file(file, text.encode())
    tell(say("policy.written", file=file))


def _read(file: str) -> "NumbersPolicy":
    from scenarios.errors import ScenarioError  # noqa: PLC0415
    from scenarios.policy_file import read_policy  # noqa: PLC0415

    try:
        return read_policy(file)
    except ScenarioError as error:
        raise Refusal(str(error)) from error


def _show_file(found: "NumbersPolicy") -> None:
    from scenarios.policy_text import formula  # noqa: PLC0415

    orders = [f"  {name} = {formula(name, order)}" for name, order in found.file.orders.items()]
    lines = [found.name, *([f"  {found.file.sentence}"] if found.file.sentence else []), *orders]
    tell("\n".join([*lines, say("policy.file", sha256=found.sha256)]))


@policies.callback(invoke_without_command=True)
def _help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        tell(context.get_help())
