"""Goldens: three games whose every bit is pinned.

A change of a golden is a change of results.  To accept one, run `python -m tests.test_goldens` and
add the printed line to CHANGELOG.md under "Changed numbers"; the test asks for both.
"""

import json
from pathlib import Path

import pytest

from agents.race import Race
from agents.world import World
from scenarios.load import load
from scenarios.pack import pack
from sim.outcome import Outcome

HERE = Path(__file__).resolve().parent
CHANGELOG = HERE.parent / "CHANGELOG.md"
GAMES = ("default", "hostile", "quick")


def played(world: World) -> dict[str, object]:
    race = Race(world, seed=1)
    outcome = race.play()
    figures: dict[str, list[float]] = {
        name: [float(value) for value in getattr(outcome, name)] for name in Outcome.fields
    }
    return {"state_hash": race.board.state_hash(), "codes": list(world.codes), "outcome": figures}


def golden_file(name: str) -> Path:
    return HERE / "goldens" / f"{name}.json"


@pytest.mark.parametrize("name", GAMES)
def test_a_pinned_game_has_not_changed(name: str) -> None:
    golden = json.loads(golden_file(name).read_text())
    now = played(pack(load(name)))
    assert now["outcome"] == golden["outcome"]  # first, because its difference says more
    assert now == golden


@pytest.mark.parametrize("name", GAMES)
def test_the_changelog_knows_every_golden(name: str) -> None:
    golden = json.loads(golden_file(name).read_text())
    assert f"`{name}` {golden['state_hash'][:12]}" in CHANGELOG.read_text()


def main() -> None:
    """Write the goldens anew and print the lines that the changelog needs."""
    for name in GAMES:
        golden = played(pack(load(name)))
        golden_file(name).write_text(json.dumps(golden, indent=1) + "\n")
        print(f"- `{name}` {str(golden['state_hash'])[:12]}: why it changed")


if __name__ == "__main__":
    main()
