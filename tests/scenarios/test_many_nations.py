"""A scenario may have 64 nations with every cell of every grid, and all that is made of it."""

from pathlib import Path

import pytest

from agents.race import Race
from scenarios.diary_file import read
from scenarios.load import load_file
from scenarios.pack import pack
from tests.scenarios.many import many
from ui.faces.terminal.cli import start


def written(tmp_path: Path, nations: int, whole_cells: bool = False) -> Path:
    path = tmp_path / "many.toml"
    path.write_text(many(nations, whole_cells))
    return path


@pytest.mark.parametrize(
    ("nations", "whole_cells"), [(1, False), (31, False), (40, False), (64, False), (64, True)]
)
def test_it_loads_and_packs(nations: int, whole_cells: bool, tmp_path: Path) -> None:
    world = pack(load_file(written(tmp_path, nations, whole_cells)))
    assert len(world.codes) == nations
    if nations > 1:
        assert world.nations.choke[0, -1] == 0.01
        assert world.status_quo.stance[-1, 0] == 0.8


@pytest.mark.compiled
def test_sixty_four_nations_play_a_year(tmp_path: Path) -> None:
    race = Race(pack(load_file(written(tmp_path, 64))), turns=1)
    outcome = race.play()
    assert ((outcome.score > 0.0) & (outcome.score < 100.0)).all()


@pytest.mark.compiled
def test_a_run_of_sixty_four_nations_is_written_down_and_read(tmp_path: Path) -> None:
    file, folder = written(tmp_path, 64), tmp_path / "out"
    assert start(["run", str(file), "--turns", "1", "--out", str(folder)]) == 0
    saved = read(folder / "diary.json")
    assert len(saved.policies) == 64
    assert (folder / "report.html").stat().st_size > 0
    assert start(["replay", str(folder / "diary.json")]) == 0
