"""The page of one game with the rules in it: it replays, and is played otherwise, on the same luck.

All that is shown is computed in the reader's browser by the module of the rules; the page's own
script places it, and has neither a rule nor a figure.
"""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agents.world import World
from lab.words import MARKS
from scenarios.diary_file import DiaryFile
from sim.levers import DECLARED
from ui.faces.paper.document import document
from ui.faces.paper.html import paragraph, section, tag, text
from ui.play.manifest import version
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.words import capital, name_of, say, spoken
from wasm.recorded import recorded
from wasm.scripts import host_script
from wasm.table import table

HERE = Path(__file__).resolve().parent
STYLE, SCRIPT = HERE / "rules_page.css", HERE / "rules_page.js"
PARTS = ("otherwise", "came", "replay")
WORLD = {
    "survival": (100.0, 1),
    "collective_welfare": (1.0, 1),
    "incidents": (1.0, 1),
    "pacts_in_force": (1.0, 0),
}
"""Figures of the world that are told: by what they are multiplied, and decimals."""
FUTURES = 200
"""Other draws of luck on which a choice is tried."""
TOLD: Mapping[str, tuple[str, ...]] = {
    "ready": (),
    "same": ("quarters",),
    "parted": ("quarter",),
    "no_webassembly": (),
    "damaged": (),
    "other_rules": (),
    "other_additions": (),
    "trouble": ("trouble",),
    "as_played": (),
    "as_ordered": (),
    "futures": ("better", "all", "name", "median"),
    "futures_wait": ("all",),
    "no_futures": (),
}
"""What the script says, and the places in it that the script fills in."""


def make_page(saved: DiaryFile, world: World, modules: Mapping[int, bytes]) -> str:
    """The page of a game; `modules` are those of the rules by their lanes, the fastest first."""
    scenario = saved.scenario
    title = scenario_title(scenario.name, scenario.title)
    masthead = (
        tag("p", text(say("rules_page.kicker")), class_="kicker")
        + tag("h1", text(title))
        + paragraph(scenario_question(scenario.name, scenario.question), "question")
        + paragraph(say("rules_page.line", turns=len(saved.moves), seed=saved.seed), "hint")
    )
    headings = {part: say(f"rules_page.{part}") for part in PARTS}
    inside = (_otherwise(), _came(), _replay())
    main = (
        tag("noscript", paragraph(say("rules_page.script")))
        + tag("p", text(say("rules_page.loading")), id="state", role="status")
        + "".join(
            section(part, headings[part], made) for part, made in zip(PARTS, inside, strict=True)
        )
    )
    data = {f"module-{lanes}": base64.b64encode(code).decode() for lanes, code in modules.items()}
    data["told"] = json.dumps(_told(saved, world, list(data)))
    return document(
        say("rules_page.title", title=title),
        [STYLE],
        masthead,
        list(headings.items()),
        main,
        version(),
        {"host": host_script(), "page": SCRIPT.read_text(encoding="utf-8")},
        data,
    )


def _otherwise() -> str:
    def chosen(name: str) -> str:
        label = tag("label", text(say(f"rules_page.{name}")), for_=name)
        return tag("p", label, tag("select", id=name, disabled=""))

    levers = tag("fieldset", tag("legend", text(say("rules_page.levers"))), id="levers")
    undo = tag("button", text(say("rules_page.undo")), id="undo", type="button", disabled="")
    return tag(
        "div",
        paragraph(say("rules_page.otherwise_meaning")),
        tag("div", chosen("nation"), chosen("policy"), class_="choices"),
        levers,
        tag("p", undo),
        class_="card",
    )


def _came() -> str:
    return (
        _table("scores", "nation", say("rules_page.scores"))
        + tag("p", id="futures", role="status")
        + _table("world", "measure", say("rules_page.world"))
    )


def _table(name: str, first: str, caption: str) -> str:
    """An empty table that the script fills."""
    heads = [tag("th", text(say(f"rules_page.{first}")), scope="col")]
    heads += [
        tag("th", text(say(f"rules_page.{head}")), scope="col", class_="figure")
        for head in ("played", "now", "difference")
    ]
    inner = tag(
        "table",
        tag("caption", text(caption)),
        tag("thead", tag("tr", *heads)),
        tag("tbody", id=name),
    )
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label=caption)


def _replay() -> str:
    again = tag("button", text(say("rules_page.again")), id="again", type="button", disabled="")
    return tag(
        "div",
        paragraph(say("rules_page.replay_meaning")),
        tag("p", again),
        tag("p", id="agreed", role="status"),
        class_="card",
    )


def _told(saved: DiaryFile, world: World, modules: list[str]) -> dict[str, Any]:
    """Everything that the script reads."""
    scenario = saved.scenario
    return {
        "modules": modules,
        "table": table(world, saved.turns),
        "game": recorded(world, saved.diary()),
        "names": [nation_name(code, scenario.nations[code].name) for code in scenario.roster],
        "levers": {name: capital(name_of("lever", name)) for name in DECLARED},
        "world": [
            {
                "figure": name,
                "name": say(f"measure.{name}.name"),
                "times": times,
                "decimals": places,
            }
            for name, (times, places) in WORLD.items()
        ],
        "futures": FUTURES,
        "marks": MARKS[spoken()],
        "words": {key: _with_places(key, places) for key, places in TOLD.items()},
    }


def _with_places(key: str, places: tuple[str, ...]) -> str:
    """A text with its places left open."""
    return say(f"rules_page.{key}", **{place: f"{{{place}}}" for place in places})
