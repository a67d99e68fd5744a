"""`sixpillars scenarios`: what there is to play."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ui.faces.terminal.commands.play import BeyondEvidence
from ui.faces.terminal.streams import tell
from ui.play.listing import listed
from ui.play.names import nation_name, scenario_credits, scenario_question, scenario_title
from ui.play.words import number, say

if TYPE_CHECKING:
    from scenarios.schema import Scenario

MOST_NAMES = 4

scenarios = typer.Typer(no_args_is_help=False, rich_markup_mode="rich")


@scenarios.command("list", help=say("help.scenarios_list"))
def list_scenarios() -> None:
    """Show every scenario of the library."""
    from scenarios.load import names  # noqa: PLC0415
    from ui.faces.terminal.terminal import narrow_table, terminal  # noqa: PLC0415
    from ui.play.loading import load_scenario  # noqa: PLC0415

    table = narrow_table("scenario title", "nations turns minutes")
    for name in names():
        one = load_scenario(name)
        title = scenario_title(name, one.title)
        table.row(name, title, str(len(one.roster)), str(one.turns), str(one.minutes))
    terminal().print(table)


@scenarios.command("show", help=say("help.scenarios_show"))
def show_scenario(
    name: Annotated[str, typer.Argument(help=say("help.scenario"))],
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Show what a scenario asks, its nations and its credits."""
    from ui.faces.terminal.terminal import narrow_table, terminal  # noqa: PLC0415
    from ui.play.loading import load_scenario  # noqa: PLC0415

    one = load_scenario(name, beyond_evidence)
    console = terminal()
    title = scenario_title(one.name, one.title)
    console.print(say("scenario.head", title=title, name=one.name), style="bold")
    console.print(scenario_question(one.name, one.question))
    length = {"turns": one.turns, "ticks": one.ticks_per_turn, "minutes": one.minutes}
    console.print(say("scenario.length", start=one.first_quarter, **length))
    figures = ("gdp", "compute", "talent")
    table = narrow_table("code nation policy", " ".join(figures))
    for code in one.roster:
        nation = one.nations[code]
        values = (number(f"{getattr(nation, key).value:,.6g}") for key in figures)
        table.row(code, nation_name(code, nation.name), nation.policy, *values)
    console.print(table)
    changed = list(_changed(one))
    if changed:
        table = narrow_table("parameter", "value evidence mark")
        for parameter, value, evidence, beyond in changed:
            mark = say("scenario.mark") if beyond else ""
            table.row(parameter, number(f"{value:g}"), number(evidence), mark)
        console.print(table)
    for sentence in _par_said(one):
        console.print(sentence)
    console.print(say("scenario.credits", credits=scenario_credits(one.credits)))


def _par_said(one: "Scenario") -> Iterator[str]:
    """For which lengths par is measured, and the nations that have none."""
    pars = {code: one.nations[code].par for code in one.roster}
    lengths = sorted({turns for par in pars.values() if par for turns in par.turns or ()})
    if lengths:
        yield say("scenario.par_of", lengths=", ".join(map(str, lengths)))
    unknown = [nation_name(code, one.nations[code].name) for code in one.roster if not pars[code]]
    if unknown:
        yield say("scenario.no_par", nations=listed(unknown, MOST_NAMES))


def _changed(one: "Scenario") -> Iterator[tuple[str, float, str, bool]]:
    """Each number of the rules that a scenario changes: name, value, evidence, whether beyond."""
    from scenarios.limits import limits  # noqa: PLC0415
    from scenarios.quantity import Figure  # noqa: PLC0415

    for section, changes in one.parameters.items():
        for name, change in changes.items():
            values = {"": change.value} if isinstance(change, Figure) else change.values
            for part, value in values.items():
                there = limits(section, name, part)
                range_ = there.evidence
                full = ".".join(word for word in (section, name, part) if word)
                evidence = f"{range_.low:g} … {range_.high:g} {range_.unit}"
                yield full, value, evidence, bool(there.remedy(value))


@scenarios.command("check", help=say("help.scenarios_check"))
def check_scenario(
    file: Annotated[str, typer.Argument(help=say("help.scenario_file"))],
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Say whether a scenario file can be played."""
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415
    from ui.play.loading import load_scenario, pack_scenario  # noqa: PLC0415

    one = load_scenario(file, beyond_evidence)
    with Progress() as progress:
        if not cache_is_warm():
            progress.compiling()
        pack_scenario(one)  # refuses what the game would refuse
    tell(say("scenario.good", name=one.name, nations=len(one.roster), turns=one.turns))
    beyond = [name for name, _, _, far in _changed(one) if far]
    if beyond:
        tell(say("scenario.beyond", names=", ".join(beyond)))


@scenarios.command("schema", help=say("help.scenarios_schema"))
def scenario_schema() -> None:
    """Print the JSON Schema of a scenario."""
    from scenarios.json_schema import json_schema  # noqa: PLC0415

    tell(json.dumps(json_schema(), indent=2))


@scenarios.callback(invoke_without_command=True)
def _help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        tell(context.get_help())
