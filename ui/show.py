"""The result of a game on the terminal, or as JSON."""

import json
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table

from ui.results import Results
from ui.tables import COMPONENT_NAMES
from ui.words import say

ROOM_FOR_NAMES = 110  # columns of a terminal in which names of nations do not push figures out


def outcome_json(results: Results) -> str:
    """The outcome as JSON: world, nations by rank, and how to have the same game again."""
    kept = ("scenario", "seed", "replicate", "turns", "ticks", "source_digest", "state_hash")
    answer = {
        "game": {key: results.manifest[key] for key in kept},
        "world": results.tables.world.to_dicts()[0],
        "nations": results.tables.outcomes.to_dicts(),
    }
    return json.dumps(answer, indent=2, ensure_ascii=False)


def show_results(results: Results) -> None:
    """Print the ranking and what became of the world."""
    console = Console(highlight=False)
    roomy = console.width >= ROOM_FOR_NAMES
    table = Table(
        title=results.saved.scenario.title,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for key, figure in (("rank", True), ("nation", False), ("policy", False), ("score", True)):
        justify: Literal["right", "left"] = "right" if figure else "left"
        table.add_column(say(f"column.{key}"), justify=justify, no_wrap=True)
    for name in COMPONENT_NAMES:
        table.add_column(
            say(f"column.{name}" if roomy else f"column.{name}_short"),
            justify="right",
            no_wrap=True,
        )
    for row in results.tables.outcomes.iter_rows(named=True):
        table.add_row(
            str(row["rank"]),
            results.names[row["nation"]] if roomy else row["nation"],
            row["policy"],
            f"{row['score']:.1f}",
            *(f"{row[name]:.2f}" for name in COMPONENT_NAMES),
        )
    console.print(table)
    console.print(world_line(results))


def world_line(results: Results) -> str:
    """What became of the world, in a sentence or two."""
    world = results.tables.world.to_dicts()[0]
    return say(
        "run.world",
        ending=say(f"ending.{world['ending']}.name"),
        meaning=say(f"ending.{world['ending']}.meaning"),
        survival=world["survival"],
        welfare=world["collective_welfare"],
        concentration=world["compute_concentration"],
        incidents=world["incidents"],
        pacts=world["pacts_in_force"],
    )
