"""Scenarios that change others."""

import shutil
from pathlib import Path

import pytest

from scenarios.errors import ScenarioError
from scenarios.load import LIBRARY, load, load_file
from scenarios.pack import pack


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_figure_is_replaced_whole(tmp_path: Path) -> None:
    text = """
extends = "quick"
name = "mine"
[sources.me]
citation = "My guess"
licence = "MIT"
[nations.USA]
gdp = {value = 30000, unit = "$bn/yr", source = "me", confidence = "estimate"}
"""
    mine, quick = load_file(write(tmp_path, "mine", text)), load("quick")
    assert mine.nations["USA"].gdp.value == 30000.0
    assert mine.nations["USA"].gdp.note is None
    assert mine.sources["me"].citation == "My guess"
    assert mine.nations["USA"].talent == quick.nations["USA"].talent
    assert mine.nations["CHN"] == quick.nations["CHN"]


def test_a_smaller_roster_drops_the_others(tmp_path: Path) -> None:
    text = 'extends = "strait-crisis"\nname = "mine"\nroster = ["USA", "TWN", "CHN"]\n'
    mine = load_file(write(tmp_path, "mine", text))
    assert set(mine.nations) == {"USA", "TWN", "CHN"}
    world = pack(mine)
    assert world.codes == ("USA", "TWN", "CHN")
    assert len(world.calendar) == 5
    fewer = load_file(write(tmp_path, "two", text.replace(', "CHN"', "")))
    assert [shock.event for shock in fewer.calendar] == ["fab_loss"]


def test_a_smaller_roster_shrinks_pacts(tmp_path: Path) -> None:
    text = 'extends = "data-free-flow"\nname = "mine"\nroster = ["USA", "GBR", "KEN"]\n'
    mine = load_file(write(tmp_path, "mine", text))
    assert mine.standing_offers[0].members == ["USA", "GBR"]


def test_lists_are_replaced(tmp_path: Path) -> None:
    text = 'extends = "strait-crisis"\nname = "mine"\ncalendar = []\n'
    assert load_file(write(tmp_path, "mine", text)).calendar == []


def test_a_cell_keeps_the_rest_of_the_grid(tmp_path: Path) -> None:
    text = """
extends = "quick"
name = "mine"
[pairs.trust.of.USA]
CHN = {value = 0.9, unit = "share", source = "what-if", confidence = "estimate"}
"""
    mine, quick = load_file(write(tmp_path, "mine", text)), load("quick")
    assert mine.pairs.trust.of["USA"]["EUU"] == quick.pairs.trust.of["USA"]["EUU"]
    assert pack(mine).stocks.trust[0, 1] == 0.9


def library(folder: Path, **texts: str) -> Path:
    shutil.copy(LIBRARY / "quick.toml", folder / "quick.toml")
    for name, text in texts.items():
        write(folder, name, text)
    return folder


def test_a_chain(tmp_path: Path) -> None:
    made = library(
        tmp_path, a='extends = "quick"\nname = "a"\nturns = 3\n', b='extends = "a"\nname = "b"\n'
    )
    assert load("b", made).turns == 3


def test_a_cycle(tmp_path: Path) -> None:
    made = library(tmp_path, a='extends = "b"\nname = "a"\n', b='extends = "a"\nname = "b"\n')
    with pytest.raises(ScenarioError, match=r"the chain .* must end"):
        load("a", made)


def test_oneself(tmp_path: Path) -> None:
    made = library(tmp_path, a='extends = "a"\nname = "a"\n')
    with pytest.raises(ScenarioError, match="must end"):
        load("a", made)


def test_too_long_a_chain(tmp_path: Path) -> None:
    texts = {f"c{i}": f'extends = "c{i + 1}"\nname = "c{i}"\n' for i in range(8)}
    made = library(tmp_path, **texts, c8='extends = "quick"\nname = "c8"\n')
    with pytest.raises(ScenarioError, match="after at most 4"):
        load("c0", made)


def test_a_users_file_extends_the_library_alone(tmp_path: Path) -> None:
    write(tmp_path, "other", 'extends = "quick"\nname = "other"\n')
    mine = write(tmp_path, "mine", 'extends = "other"\nname = "mine"\n')
    with pytest.raises(ScenarioError, match='extends is "other"'):
        load_file(mine)


@pytest.mark.parametrize("code", ["USA", "KEN"])
def test_a_world_of_one(tmp_path: Path, code: str) -> None:
    text = f'extends = "default"\nname = "alone"\nroster = ["{code}"]\n'
    world = pack(load_file(write(tmp_path, "alone", text)))
    assert world.codes == (code,)
    assert world.stocks.supplier_share[0, 0] == 1.0
