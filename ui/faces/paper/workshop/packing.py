"""What the workshop's page is given: a world, futures, assumptions, a shelf, and all words.

The page's own code has no rule, no figure and no text: they are all here.
"""

import base64
from contextvars import copy_context
from typing import Any

import numpy as np

from agents.arguments import LARGEST_SEED
from agents.world import World
from lab.words import MARKS
from scenarios.regimes import shelf
from sim.jit import SOURCE_DIGEST
from ui.faces.paper.workshop.assumptions import assumptions, futures
from ui.play.manifest import version
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.words import LANGUAGES, name_of, say, speak, words
from wasm.table import table

FORM = 1
FUTURES = 500
"""How many futures a page has; the first of them answer at once."""
GROUPS = (
    "workshop.", "room.page.", "regime.", "pact.", "lever.", "confidence.", "component.",
    "desk.levers.sentence.",
)  # fmt: skip
"""The texts of the program that the page takes over."""
FIGURES = {
    "survival": "measure.survival.name",
    "sovereignty": "component.sovereignty",
    "lag": "chart.lag.title",
    "gdp": "figure.gdp",
    "compute_usable": "figure.compute",
    "talent": "figure.talent",
    "approval": "figure.approval",
    "unemployment": "figure.unemployment",
}
"""The stocks that can be seen over time, and the texts that name them."""


def packed(world: World, question: str, seed: int) -> dict[str, Any]:
    """The data of a page, as JSON takes them; `question` is the scenario's own."""
    told = table(world)
    drawn = futures(world, seed, FUTURES)
    stocks = told["sheets"]["stocks"]["fields"]
    return {
        "form": FORM,
        "made": {
            "version": version(),
            "rules": SOURCE_DIGEST,
            "scenario": world.name,
            "world": world.sha256,
        },
        "seed": seed,
        "largestSeed": LARGEST_SEED,
        "table": told,
        "draws": {
            "count": FUTURES,
            "values": _numbers(drawn.drawn),
            "targets": [[int(place) for place in target] for target in drawn.varied.targets],
            "again": [int(flag) for flag in drawn.varied.again],
        },
        "assumptions": assumptions(world, drawn),
        "shelf": [{"key": one.name, **one.model_dump(exclude={"name"})} for one in shelf()],
        "figures": [
            {"key": name, "each": any(stocks[name]["each"]), "unit": stocks[name]["unit"]}
            for name in FIGURES
        ],
        "texts": {code: copy_context().run(_texts, code, world, question) for code in LANGUAGES},
        "marks": {language: list(MARKS[language]) for language in LANGUAGES},
    }


def _texts(language: str, world: World, question: str) -> dict[str, str]:
    """The page's texts in a language, by key."""
    speak(language)
    found = {key: text for key, text in words(language).items() if key.startswith(GROUPS)}
    nations = zip(world.codes, world.names, strict=True)
    found |= {f"nation.{code}": nation_name(code, given) for code, given in nations}
    found |= {f"figure.{name}": say(key) for name, key in FIGURES.items()}
    found |= {f"ending.{name}": name_of(f"ending.{name}", "name") for name in ENDINGS}
    found["language"] = language
    found["scenario.title"] = scenario_title(world.name, world.title)
    found["scenario.question"] = scenario_question(world.name, question)
    return found


ENDINGS = ("brink", "hegemony", "concert", "blocs", "fortresses")


def _numbers(numbers: Any) -> str:
    """Doubles, lowest byte first, as base64."""
    return base64.b64encode(np.ascontiguousarray(numbers, dtype="<f8").tobytes()).decode()
