"""Everything that a laboratory's script is told: games, what can be turned, texts, marks."""

from collections.abc import Mapping, Sequence
from typing import Any

from lab.words import MARKS
from sim.levers import DECLARED
from sim.orders import LARGEST_BUDGET
from ui.faces.paper.laboratory.sides import Side
from ui.play.words import capital, name_of, say, spoken

DRAWS = {"atOnce": 64, "all": 200}
"""Other draws of luck on which a choice is tried: those of the first answer, and all."""
WORLD = {
    "survival": (100.0, 1, True),
    "collective_welfare": (1.0, 1, True),
    "incidents": (1.0, 1, False),
    "pacts_in_force": (1.0, 0, None),
}
"""Figures of the world that are told: what they are multiplied by, decimals, is more better.

None for pacts: whether more of them are better is what the reader is to find out.
"""
WORDS: Mapping[str, tuple[str, ...]] = {
    "loading": (),
    "ready": (),
    "no_webassembly": (),
    "damaged": (),
    "other_rules": (),
    "other_additions": (),
    "trouble": ("trouble",),
    "nation": (),
    "from": (),
    "policy": (),
    "levers": (),
    "undo": (),
    "as_played": (),
    "as_ordered": (),
    "scores": (),
    "world": (),
    "measure": (),
    "played": (),
    "now": (),
    "difference": (),
    "bands_score": ("name",),
    "bands_survival": (),
    "own_luck": (),
    "middle": (),
    "eight_in_ten": (),
    "between": ("low", "high"),
    "futures": ("better", "all", "name", "median"),
    "same": ("quarters",),
    "parted": ("quarter",),
    "quarters": ("title",),
    "of_side": ("title", "text"),
    "quarter": (),
    "start": (),
    "in_file": (),
    "here": (),
    "compared": (),
    "equal": (),
    "unequal": (),
}
"""What the script says, and the places in it that the script fills in."""


def told(sides: Sequence[Side], modules: Sequence[str]) -> dict[str, Any]:
    """Everything that the script reads; `modules` are the names of the elements that have them.

    What the tables of all sides have alike stands there once.
    """
    games = [side.told() for side in sides]
    tables = [game["table"] for game in games]
    common = {key: one for key, one in tables[0].items() if all(t[key] == one for t in tables)}
    for game in games:
        game["table"] = {key: one for key, one in game["table"].items() if key not in common}
    return {
        "modules": list(modules),
        "common": common,
        "sides": games,
        "nations": [c for c in sides[0].world.codes if all(c in s.world.codes for s in sides)],
        "turns": _turns(min(sides, key=lambda side: side.turns)),
        "sliders": _sliders(),
        "world": [
            {
                "figure": name,
                "name": say(f"measure.{name}.name"),
                "times": times,
                "decimals": decimals,
                "more_is_better": better,
            }
            for name, (times, decimals, better) in WORLD.items()
        ],
        "draws": DRAWS,
        "marks": MARKS[spoken()],
        "words": {key: _with_places(key, places) for key, places in WORDS.items()},
    }


def _turns(side: Side) -> list[str]:
    each = side.world.ticks_per_turn
    dates = side.dates[::each]
    return [say("laboratory.turn", turn=k, date=date) for k, date in enumerate(dates, 1)]


def _sliders() -> list[dict[str, Any]]:
    """The orders that can be turned: money first, then every lever."""
    money = {
        "field": "budget",
        "label": say("laboratory.money"),
        "low": 0.0,
        "high": LARGEST_BUDGET,
        "times": 100.0,
        "decimals": 2,
        "unit": "%",
    }
    levers = [
        {
            "field": name,
            "label": capital(name_of("lever", name)),
            "low": one.low,
            "high": one.high,
            "times": 1.0,
            "decimals": 2,
        }
        for name, one in DECLARED.items()
    ]
    return [money, *levers]


def _with_places(key: str, places: tuple[str, ...]) -> str:
    """A text with its places left open."""
    return say(f"laboratory.{key}", **{place: f"{{{place}}}" for place in places})
