"""The result of a game on the terminal, or as JSON."""

import json

from sim.components import COMPONENT_NAMES
from ui.faces.terminal.terminal import narrow_table, terminal
from ui.play.encyclopedia.figures import level_of, note_of
from ui.play.encyclopedia.kinds import Form
from ui.play.names import scenario_title
from ui.play.results import Results
from ui.play.words import number, say

ROOM_FOR_NAMES = 110  # columns of a terminal in which names of nations do not push figures out


def outcome_json(results: Results) -> str:
    """The outcome as JSON: world, nations by rank, and how to have the same game again."""
    kept = ("scenario", "seed", "replicate", "turns", "ticks", "source_digest", "state_hash")
    answer = {
        "game": {key: results.manifest[key] for key in kept},
        "world": results.tables.world.to_dicts()[0],
        "nations": results.tables.outcomes.to_dicts(),
    }
    return json.dumps(answer, indent=2)


def show_results(results: Results) -> None:
    """Print the ranking and what became of the world: its result is that of every nation."""
    console = terminal()
    roomy = console.width >= ROOM_FOR_NAMES
    heads = COMPONENT_NAMES if roomy else [f"{name}_short" for name in COMPONENT_NAMES]
    scenario = results.saved.scenario
    title = scenario_title(scenario.name, scenario.title)
    table = narrow_table("rank nation policy", " ".join(["score", "world", *heads]), title)
    for row in results.tables.outcomes.iter_rows(named=True):
        table.row(
            str(row["rank"]),
            results.names[row["nation"]] if roomy else row["nation"],
            row["policy"],
            number(f"{row['score']:.1f}"),
            number(f"{row['world']:.1f}"),
            *(_level(name, row[name], roomy) for name in COMPONENT_NAMES),
        )
    console.print(table)
    console.print(world_line(results))


def _level(component: str, level: float, roomy: bool) -> str:
    """A level of a component; whole per cents where there is no room, but for prosperity."""
    kind = note_of(component).kind
    whole = not roomy and kind.form is Form.SHARE
    return kind.level(level, 0) if whole else level_of(component, level)


def world_line(results: Results) -> str:
    """What became of the world, in a sentence or two."""
    world = results.tables.world.to_dicts()[0]
    return say(
        "run.world",
        ending=say(f"ending.{world['ending']}.name"),
        meaning=say(f"ending.{world['ending']}.meaning"),
        survival=level_of("survival", world["survival"]),
        welfare=world["collective_welfare"],
        concentration=world["compute_concentration"],
        incidents=world["incidents"],
        pacts=world["pacts_in_force"],
    )
