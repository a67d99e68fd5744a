"""Goldens: games whose every bit is pinned (tests/golden_games.py has them, each with its reason).

A change of a golden is a change of results.  To accept one, run `python -m tests.test_goldens` and
add the printed lines, one a group of games, to CHANGELOG.md under "Changed numbers"; a test asks
for both.
"""

import hashlib
import json
from pathlib import Path

import pytest

from tests.golden_games import HERE, Figures, Game, catalogue

CHANGELOG = HERE.parent / "CHANGELOG.md"
CATALOGUE = catalogue()
GROUPS = tuple(dict.fromkeys(game.group for game in CATALOGUE))


def golden_file(group: str) -> Path:
    return HERE / "goldens" / f"{group}.json"


def pinned(group: str) -> dict[str, Figures]:
    kept: dict[str, Figures] = json.loads(golden_file(group).read_text(encoding="utf-8"))
    return kept


def line(group: str) -> str:
    """What the changelog says of a group: its games' number and the digest of its file."""
    digest = hashlib.sha256(golden_file(group).read_bytes()).hexdigest()
    return f"`{group}` ({len(pinned(group))} games) {digest[:12]}"


@pytest.mark.parametrize("game", CATALOGUE, ids=lambda game: f"{game.group}: {game.name}")
def test_a_pinned_game_has_not_changed(game: Game) -> None:
    golden = pinned(game.group)[game.name]
    now = game.play()
    for figure in reversed(now):  # the hash last, because a figure's difference says more
        assert now[figure] == golden[figure], figure
    assert now.keys() == golden.keys()


def test_there_are_thirty_goldens_and_each_has_a_reason_and_a_name_of_its_own() -> None:
    assert len({(game.group, game.name) for game in CATALOGUE}) == len(CATALOGUE) >= 30
    assert all(game.reason for game in CATALOGUE)
    for group in GROUPS:
        assert list(pinned(group)) == [game.name for game in CATALOGUE if game.group == group]


def test_no_two_goldens_are_the_same_game() -> None:
    states = [str(kept.get("state")) for group in GROUPS for kept in pinned(group).values()]
    assert len(set(states)) == len(states)


@pytest.mark.parametrize("group", GROUPS)
def test_the_changelog_knows_every_golden(group: str) -> None:
    assert line(group) in CHANGELOG.read_text(encoding="utf-8")


def main() -> None:
    """Write the goldens anew and print the lines that the changelog needs."""
    for group in GROUPS:
        file = golden_file(group)
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        games = {game.name: game.play() for game in CATALOGUE if game.group == group}
        rows = [f"{json.dumps(name)}: {json.dumps(kept)}" for name, kept in games.items()]
        text = "{\n" + ",\n".join(rows) + "\n}\n"
        file.write_text(text, encoding="utf-8")
        if text != before:
            print(f"- {line(group)}: why it changed")


if __name__ == "__main__":
    main()
