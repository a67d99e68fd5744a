"""Write the roster scenarios from a folder of calibration CSVs.

    python tools/build_scenarios.py FOLDER [NAME ...]

The files go to scenarios/library and are committed; nothing reads the CSVs at run time.  The block
of par at the end of a file is kept; it is measured anew, here for the whole library, with

    for name in default quick large hindcast-2018 open-world hostile fortress; do
        sixpillars scenarios par scenarios/library/$name.toml
    done

Library scenarios that extend another and are not named there are measured against that one's par,
so that what-ifs can be compared.
"""

import math
import sys
from pathlib import Path
from typing import Any

from scenario_data import Data
from scenario_figures import estimate
from scenario_judgements import ROSTERS
from scenario_mandates import card, dealt
from scenario_nations import nation
from scenario_pairs import each_pair, grid, pairs, stance
from scenario_past import EVENTS, PAST, nation_of_2018, pairs_of_2018
from scenario_sources import SOURCES
from toml_text import table

from files.writing import write_file
from scenarios.par_text import kept
from sim.pillars import PROGRAMME_COUNT, PROGRAMMES, Pillar

LIBRARY = Path(__file__).resolve().parent.parent / "scenarios" / "library"
HEADS: dict[str, dict[str, Any]] = {
    "default": {
        "title": "Twelve nations, 2024",
        "question": "Who keeps control of its AI, and at what price: those who open up, those who "
        "wall themselves in, or those who choose their partners?",
        "minutes": 45,
    },
    "quick": {
        "title": "Eight nations, 2024",
        "question": "The default world with eight nations, short enough for a lesson: does "
        "isolation ever pay, and for whom?",
        "minutes": 25,
    },
    "large": {
        "title": "Sixteen nations, 2024",
        "question": "The default world with Canada, Israel, Saudi Arabia and Nigeria: do more "
        "middle powers make more room between the blocs?",
        "minutes": 60,
    },
    "hindcast-2018": {
        "title": "Twelve nations, 2018",
        "question": "Started in 2018 with the shocks that history brought, does the model come "
        "to the world of 2024? What does it miss?",
        "minutes": 30,
        "base_year": 2018,
        "first_quarter": "2019-Q1",
        "turns": 6,
        "beyond_evidence": True,
    },
}
ALWAYS = ("estimate", "our-games", "what-if")
"""Sources that scenarios which extend one of these cite."""
CREDITS = (
    "World Bank (CC-BY-4.0), Epoch AI (CC-BY-4.0), OECD (CC-BY-4.0), CEPII (Etalab-2.0), NCSES and "
    "CIA (US public domain), UN DESA (CC-BY-3.0-IGO), Bailey, Strezhnev and Voeten (CC0), Stanford "
    "HAI AI Index and Microsoft AI Economy Institute (facts, cited)."
)


def status_quo(data: Data, roster: list[str]) -> dict[str, Any]:
    """Orders that no player chooses."""
    split = {
        pillar.name.lower(): round(PROGRAMME_COUNT[pillar] / PROGRAMMES, 6) for pillar in Pillar
    }
    split["cooperation"] = round(1.0 - math.fsum(list(split.values())[:-1]), 6)  # all is spent
    return {
        "split": {
            "values": split, "unit": "share", "source": "estimate", "confidence": "estimate",
        },
        "visa": estimate(0.5, "0-1"),
        "strictness": estimate(0.4, "0-1"),
        "localisation": estimate(0.25, "0-1"),
        "diversification": estimate(0.3, "0-1"),
        "contribution": estimate(0.3, "0-1"),
        "procurement": estimate(0.2, "0-1"),
        "safety": estimate(0.0, "0-1"),
        "stance": grid(
            each_pair(roster, lambda i, j: stance(data, i, j)), 0.8, "0-1", "estimate",
            "1 from trust 0.6, else 0.3 + 1.4 (trust - 0.1)",
        ),
    }  # fmt: skip


def score() -> dict[str, Any]:
    """What all nations are judged by alike."""
    weights = {
        "sovereignty": 0.35, "standing": 0.10, "prosperity": 0.20, "stability": 0.15,
        "security": 0.20,
    }  # fmt: skip
    return {
        "values": weights, "unit": "share", "source": "estimate", "confidence": "estimate",
        "note": "a choice: the game is about sovereignty",
    }  # fmt: skip


def scenario(data: Data, name: str) -> str:
    """The text of a roster scenario."""
    roster = ROSTERS[name]
    past = name == "hindcast-2018"
    nations = {
        code: nation_of_2018(data, code) if past else nation(data, code, 2024) for code in roster
    }
    talent = {code: made["talent"]["value"] for code, made in nations.items()}
    grids = pairs(data, roster, talent)
    then = pairs_of_2018(data, roster, talent) if past else {}
    grids |= {key: made for key, made in then.items() if key != "stance"}
    head = {
        "name": name, "base_year": 2024, "first_quarter": "2025-Q1", "turns": 10, **HEADS[name],
        "ticks_per_turn": 4, "roster": roster, "credits": CREDITS, "score": score(),
    }  # fmt: skip
    quo = status_quo(data, roster) | {k: v for k, v in then.items() if k == "stance"}
    parts = ["# Written by tools/build_scenarios.py; edit that, or extend this file.\n"]
    parts.append(table("", head))
    parts += ["SOURCES"]
    parts += [table(f"mandates.{key}", card(key)) for key in dealt(roster)]
    parts += [table(f"nations.{code}", made) for code, made in nations.items()]
    parts += [_grid_table(f"pairs.{key}", made) for key, made in grids.items()]
    parts.append(table("status_quo", {k: v for k, v in quo.items() if k != "stance"}))
    parts.append(_grid_table("status_quo.stance", quo["stance"]))
    if past:
        parts += [table(heading, values) for heading, values in PAST.items()]
        parts += [table("[calendar]", event) for event in EVENTS]
    text = "\n".join(parts)
    cited = {key for key in SOURCES if key in ALWAYS or f'source = "{key}"' in text}
    told = "\n".join(table(f"sources.{key}", SOURCES[key]) for key in SOURCES if key in cited)
    return text.replace("SOURCES\n", told, 1)


def _grid_table(heading: str, made: dict[str, Any]) -> str:
    plain = {key: value for key, value in made.items() if key != "of"}
    return table(heading, plain) + "\n" + table(f"{heading}.of", made["of"])


def main() -> None:
    """Write the named scenarios, or all."""
    data = Data(Path(sys.argv[1]))
    for name in sys.argv[2:] or HEADS:
        file = LIBRARY / f"{name}.toml"
        par = kept(file.read_text(encoding="utf-8")) if file.exists() else ""
        write_file(file, (scenario(data, name) + par).encode())


if __name__ == "__main__":
    main()
