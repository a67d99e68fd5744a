"""What must hold between two nations, and for whatever has a date."""

from typing import Any

import pytest

from scenarios.checks_dated import LONGEST_GAME, quarter_number
from scenarios.errors import MISSING
from tests.scenarios.changed import PLAIN, QUICK, at, changed, found, paths, set_at

# ---- pairs ---------------------------------------------------------------------------------------

GRIDS = [f"pairs.{name}" for name in QUICK["pairs"]] + ["status_quo.stance"]


@pytest.mark.parametrize("grid", GRIDS)
def test_pairs_are_of_two_nations_of_the_roster(grid: str) -> None:
    tables = at(f"{grid}.of", {"FRA": {}})
    assert [".".join(w.path) for w in found(tables)] == [f"{grid}.of.FRA"]
    (wrong,) = found(at(f"{grid}.of", {"USA": {"GBS": 0.0}}))
    assert (".".join(wrong.path), wrong.value) == (f"{grid}.of.USA.GBS", 0.0)
    assert 'did you mean "GBR"' in wrong.remedy
    (wrong,) = found(at(f"{grid}.of", {"USA": {"USA": 0.0}}))
    assert wrong.remedy == "a pair must be of two nations"
    assert ".".join(wrong.path) == f"{grid}.of.USA.USA"


def test_the_bloc_line_has_two_sides_and_nothing_between() -> None:
    line = "pairs.bloc_line.of"
    assert paths(at(line, {"USA": {"CHN": 1.0}, "CHN": {"USA": 1.0}})) == []
    one_way = at(line, {"USA": {"CHN": 1.0}})
    (wrong,) = found(one_way)
    assert ".".join(wrong.path) == "pairs.bloc_line.of.USA.CHN"
    assert wrong.remedy == "CHN.USA is 0; both must be the same"
    half = at(line, {"USA": {"CHN": 0.5}, "CHN": {"USA": 0.5}})
    assert [w.remedy for w in found(half)] == ["it must be 0 or 1"] * 2
    default = at(line, {"USA": {"CHN": 0.0}})
    set_at(default, "pairs.bloc_line.default", 1.0)
    assert paths(default) == ["pairs.bloc_line.of.USA.CHN"]


UNITED = {"USA": {"GBR": 1.0}, "GBR": {"USA": 1.0}}


def union(of: dict[str, dict[str, float]]) -> dict[str, Any]:
    return at("pairs.union", {**PLAIN, "unit": "0/1", "default": 0.0, "of": of})


def test_a_union_is_of_all_its_parts_with_each_other() -> None:
    assert paths(union(UNITED)) == []
    one_way = {w.remedy for w in found(union({"USA": {"GBR": 1.0}}))}
    assert "GBR.USA is 0; both must be the same" in one_way
    half = union({"USA": {"GBR": 0.5}, "GBR": {"USA": 0.5}})
    assert {w.remedy for w in found(half)} >= {"it must be 0 or 1"}
    chain = {"USA": {"GBR": 1.0}, "GBR": {"USA": 1.0, "EUU": 1.0}, "EUU": {"GBR": 1.0}}
    broken = found(union(chain))
    assert {w.path[-2:] for w in broken} >= {("USA", "GBR"), ("GBR", "EUU")}
    assert all("must be in the union with the same nations" in w.remedy for w in broken)
    whole = {one: dict.fromkeys({"USA", "GBR", "EUU"} - {one}, 1.0) for one in chain}
    assert paths(union(whole)) == []


# ---- dates ---------------------------------------------------------------------------------------


def test_quarters_are_numbered_one_by_one() -> None:
    numbers = [quarter_number(f"{year}-Q{q}") for year in (2024, 2025) for q in (1, 2, 3, 4)]
    assert numbers == list(range(2024 * 4, 2024 * 4 + 8))


@pytest.mark.parametrize(
    ("quarter", "fine"),
    [("2023-Q4", False), ("2024-Q1", True), ("2026-Q4", True), ("2027-Q1", False)],
)
def test_a_game_begins_soon_after_its_figures(quarter: str, fine: bool) -> None:
    assert paths(changed(first_quarter=quarter)) == ([] if fine else ["first_quarter"])


@pytest.mark.parametrize(("turns", "ticks", "fine"), [(40, 20, True), (41, 20, False)])
def test_a_game_is_at_most_so_long(turns: int, ticks: int, fine: bool) -> None:
    assert LONGEST_GAME == 800
    assert paths(changed(turns=turns, ticks_per_turn=ticks)) == ([] if fine else ["turns"])


def shock(**words: Any) -> dict[str, Any]:
    base = {"date": "2026-Q1", "event": "fab_loss", "who": "TWN", "quarters": 2}
    return changed(calendar=[base, {**base, **words}])


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ({"date": "2025-Q1"}, None),
        ({"date": "2024-Q4"}, "date"),
        ({"date": "2034-Q4"}, None),
        ({"date": "2035-Q1"}, "date"),
        ({"who": "FRA"}, "who"),
        ({"whom": "USA"}, "whom"),
        ({"event": "election", "whom": "USA"}, "whom"),
        ({"event": "talent_freeze"}, None),
        ({"event": "cut_off", "whom": "USA"}, None),
        ({"event": "cut_off"}, "whom"),
        ({"event": "cut_off", "whom": "TWN"}, "whom"),
        ({"event": "cut_off", "whom": "FRA"}, "whom"),
        ({"left": 0.5}, "left"),
        ({"event": "chip_control", "whom": "USA", "quarters": None, "left": 0.5}, None),
        ({"event": "chip_control", "quarters": None, "left": 0.5}, "whom"),
        ({"event": "chip_control", "whom": "USA", "left": 0.5}, "quarters"),
        ({"event": "chip_control", "whom": "USA", "quarters": None}, "left"),
    ],
)
def test_dated_shocks(words: dict[str, Any], path: str | None) -> None:
    assert paths(shock(**words)) == ([f"calendar.1.{path}"] if path else [])


def test_what_is_said_of_a_shock() -> None:
    (wrong,) = found(shock(event="cut_off"))
    assert wrong.value is MISSING
    (wrong,) = found(shock(event="cut_off", whom="TWN"))
    assert wrong.value == "TWN"
    (wrong,) = found(shock(date="2035-Q1"))
    assert wrong.value == "2035-Q1"
    assert wrong.remedy == "it must be within the game, 40 quarters from 2025-Q1"
    (wrong,) = found(shock(who="GBS"))
    assert 'did you mean "GBR"' in wrong.remedy


BOTH = {"USA": {"GBR": ["talent_mobility"]}, "GBR": {"USA": ["talent_mobility"]}}


@pytest.mark.parametrize(
    ("pacts", "wrong"),
    [
        (BOTH, []),
        ({"USA": {"GBR": ["talent_mobility"]}}, ["pacts.USA.GBR"]),
        (BOTH | {"GBR": {"USA": []}}, ["pacts.USA.GBR"]),
        ({"USA": {"USA": ["talent_mobility"]}}, ["pacts.USA.USA"]),
        ({"FRA": {}}, ["pacts.FRA"]),
        ({"USA": {"FRA": []}}, ["pacts.USA.FRA"]),
        (
            {"USA": {"GBR": ["talent_mobility"] * 2}, "GBR": {"USA": ["talent_mobility"]}},
            ["pacts.USA.GBR"],
        ),
    ],
)
def test_pacts_have_two_sides(pacts: dict[str, Any], wrong: list[str]) -> None:
    assert paths(changed(pacts=pacts)) == wrong


@pytest.mark.parametrize(
    ("members", "wrong"),
    [
        (["USA", "GBR"], []),
        (["USA", "GBR", "USA"], ["standing_offers.0.members.2"]),
        (["USA", "FRA"], ["standing_offers.0.members.1"]),
    ],
)
def test_standing_offers_have_members_of_the_roster(members: list[str], wrong: list[str]) -> None:
    offers = [{"kind": "talent_mobility", "members": members}]
    assert paths(changed(standing_offers=offers)) == wrong


def test_shares_and_dates_wait_for_a_whole_roster() -> None:
    tables = changed(turns=200, ticks_per_turn=20)
    del tables["nations"]["USA"]
    assert "turns" not in paths(tables)
