"""Every number of the rules stays within its evidence, or says that it does not."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from agents.host import sample_of
from benchmarks.whatif import set_lever
from lab.games import play_games
from lab.varied import resolve
from scenarios.errors import ScenarioError
from scenarios.figures import limits_of
from scenarios.limits import Changes, beyond_of, check_changes, limits, numbers, path_of
from scenarios.load import load, load_file, names
from scenarios.pack import pack
from scenarios.parameters import build, library
from scenarios.quantity import Figure, FigureTable

ALL = list(numbers())
IDS = [path_of(*number) for number in ALL]
Number = tuple[str, str, str]
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """A file that extends another and changes one number."""

    def write(number: Number, value: float, extends: str = "quick", head: str = "") -> Path:
        section, name, part = number
        unit = limits(*number).evidence.unit
        said = f"values = {{{part} = {value!r}}}" if part else f"value = {value!r}"
        path = tmp_path / "mine.toml"
        path.write_text(
            f'extends = "{extends}"\nname = "mine"\n{head}\n[parameters.{section}]\n'
            f'{name} = {{{said}, unit = "{unit}", source = "estimate", confidence = "estimate"}}\n'
        )
        return path

    return write


def outside(number: Number) -> float | None:
    """A value that the equations bear and the evidence does not have, if there is one."""
    evidence, bearable = limits(*number)
    if bearable.high > evidence.high:
        return (evidence.high + bearable.high) / 2.0
    if bearable.low < evidence.low:
        return (evidence.low + bearable.low) / 2.0
    return None


def changed(number: Number, value: float) -> Changes:
    section, name, part = number
    about = {"unit": limits(*number).evidence.unit, "source": "x", "confidence": "estimate"}
    kind, said = (FigureTable, {"values": {part: value}}) if part else (Figure, {"value": value})
    return {section: {name: kind.model_validate(about | said)}}


def sentences(number: Number, value: float, held: bool) -> list[str]:
    problems = check_changes(changed(number, value), {number[:2]} if held else ())
    return [problem.sentence("mine.toml") for problem in problems]


def test_evidence_lies_within_what_the_equations_bear() -> None:
    for number in ALL:
        evidence, bearable = limits(*number)
        assert bearable.low <= evidence.low <= evidence.high <= bearable.high
        assert evidence.unit == bearable.unit == limits_of(path_of(*number)).evidence.unit


STAGES = ("line_stage", "answer")
"""Rates of what may be through within a quarter, more than once."""


def test_shares_and_chances_stay_below_one() -> None:
    for number in ALL:
        bearable = limits(*number).bearable
        if bearable.unit.startswith("share") or bearable.unit == "probability":
            assert bearable.high <= 1.0
        if bearable.unit == "1/quarter" and number[1] not in STAGES:
            assert bearable.high <= 1.0


@pytest.mark.parametrize("number", ALL, ids=IDS)
def test_it_stays_within_its_evidence_or_says_so(number: Number) -> None:
    value = outside(number)
    evidence, bearable = limits(*number)
    if value is None:
        assert evidence == bearable
        return
    section, name, part = number
    field = f"parameters.{section}.{name}.{'values.' + part if part else 'value'}"
    assert sentences(number, value, held=True) == [
        f"mine.toml: {field} is {value}; it must be from {evidence.low:g} to {evidence.high:g} "
        f"({evidence.unit}), the range of its evidence; with beyond_evidence = true (or "
        f"--beyond-evidence) from {bearable.low:g} to {bearable.high:g}"
    ]
    assert sentences(number, value, held=False) == []
    (noted,) = beyond_of(build(changed(number, value)))
    assert noted.parameter == ".".join(filter(None, number))
    assert noted[1:] == (value, evidence.low, evidence.high, evidence.unit)


@pytest.mark.parametrize("number", ALL, ids=IDS)
def test_nothing_goes_beyond_what_the_equations_bear(number: Number) -> None:
    bearable = limits(*number).bearable
    for value in (bearable.low - 0.01, bearable.high * 1.01):
        for held in (True, False):
            assert "it must be from" in sentences(number, value, held)[0]


def test_a_file_says_so_or_the_command_line_does(written: Write) -> None:
    number, value = ("pressure", "coercion", ""), 0.2
    with pytest.raises(ScenarioError, match="beyond_evidence = true"):
        load_file(written(number, value))
    assert load_file(written(number, value), beyond_evidence=True).name == "mine"
    assert load_file(written(number, value, head="beyond_evidence = true")).beyond_evidence


def test_who_extends_answers_for_its_own_changes_only(written: Write) -> None:
    within = ("shocks", "fab_loss_chance", "")
    inherits = load_file(written(within, 0.015, extends="hindcast-2018"))
    assert inherits.beyond_evidence
    assert len(beyond_of(build(inherits.parameters))) == 4
    again = ("shocks", "cut_off_chance", "")
    with pytest.raises(ScenarioError, match="beyond_evidence = true"):
        load_file(written(again, 0.02, extends="hindcast-2018"))
    free = written(again, 0.02, extends="hindcast-2018", head="beyond_evidence = true")
    assert len(beyond_of(build(load_file(free).parameters))) == 5


def test_saying_so_changes_no_number(written: Write) -> None:
    within = ("shocks", "fab_loss_chance", "")
    plain = pack(load_file(written(within, 0.015)))
    free = pack(load_file(written(within, 0.015, head="beyond_evidence = true")))
    assert plain.sha256 == free.sha256


@pytest.mark.parametrize("name", names())
def test_the_library_says_so_where_it_must(name: str) -> None:
    one = load(name)
    assert one.beyond_evidence == bool(beyond_of(build(one.parameters)))


def usual(number: Number) -> float:
    section, name, part = number
    entry = library()[section][name]
    return entry.value if isinstance(entry, Figure) else entry.values[part]


@pytest.mark.compiled
@pytest.mark.parametrize("roster", [["USA", "GBR"], ["KEN"], None], ids=["two", "one", "quick"])
def test_every_bound_alone_is_borne_for_fifty_years(
    roster: list[str] | None, tmp_path: Path
) -> None:
    world = pack(load("quick"))
    if roster:
        path = tmp_path / "few.toml"
        path.write_text(f'extends = "default"\nname = "few"\nroster = {json.dumps(roster)}\n')
        world = pack(load_file(path))
    count = 2 * len(ALL)
    varied = {path_of(*number): np.full(count, usual(number)) for number in ALL}
    for k, number in enumerate(ALL):
        bearable = limits(*number).bearable
        varied[path_of(*number)][2 * k : 2 * k + 2] = bearable.low, bearable.high
    every_year = sample_of(len(world.codes), 4)
    games = play_games(
        world,
        varied=varied,
        beyond_evidence=True,
        replicates=count,
        turns=50,
        sample=every_year,
    )
    sound = np.isfinite(games.notes).all(axis=(1, 2)) & (games.notes[:, :, 0] > 0.0).all(axis=1)
    for outcome in games.outcomes.values():
        sound &= np.isfinite(outcome).all(axis=0)
    assert {IDS[k // 2] for k in np.nonzero(~sound)[0]} == set()


def test_varied_figures_have_the_same_limits() -> None:
    world = pack(load("quick"))
    path = "params.pressure.coercion"
    for value, beyond, right in ((0.03, False, True), (0.3, False, False), (0.3, True, True)):
        if right:
            resolve(world, {path: np.full(4, value)}, 4, beyond)
        else:
            with pytest.raises(ValueError, match=r"0.01 to 0.09 \(share\), the range of its evid"):
                resolve(world, {path: np.full(4, value)}, 4, beyond)
    with pytest.raises(ValueError, match=r"from 0 to 0.9 \(share\): the equations bear no more"):
        resolve(world, {path: np.full(4, 0.95)}, 4, beyond_evidence=True)
    with pytest.raises(ValueError, match=r"from 0 to 1 \(share\)"):
        resolve(world, {"stocks.USA.trust.GBR": np.full(4, 1.5)}, 4)


def test_an_edit_orders_what_a_nation_can_order() -> None:
    with pytest.raises(ValueError, match=r"visa is 1\.5; it must be a number from 0 to 1"):
        set_lever(0, "visa", 1.5)
    with pytest.raises(ValueError, match="lever is 'visum'; it must be 'visa' or 'strictness'"):
        set_lever(0, "visum", 0.5)
