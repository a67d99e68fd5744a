"""What must hold between the parts of a scenario: shares, names and sources."""

import copy
from typing import Any

import pytest

from scenarios.checks import ROUNDING
from tests.scenarios.changed import PLAIN, QUICK, at, changed, found, paths, set_at

NO_SCORE = {"sovereignty": 0.0, "standing": 0.0, "prosperity": 0.0, "stability": 0.0}


def test_nothing_is_wrong_with_quick() -> None:
    assert paths(QUICK) == []


# ---- shares --------------------------------------------------------------------------------------

SUMS_TO_ONE = [
    "score.values",
    "nations.IND.exposure.values",
    "nations.KEN.mandate.values",
    *(f"mandates.{card}.weights.values" for card in QUICK["mandates"]),
]


def shares_at(path: str, total: float) -> dict[str, Any]:
    """All but one share are 0, and all together `total`."""
    first = "manufacturing" if "exposure" in path else "security"
    names = ("energy", "healthcare", "finance", "transportation", "manufacturing")
    values = dict.fromkeys(names if "exposure" in path else (*NO_SCORE, "security"), 0.0)
    values[first] = 0.5
    values[next(iter(values))] = total - 0.5
    return at(path.removesuffix(".values"), {**PLAIN, "values": values})


@pytest.mark.parametrize("path", SUMS_TO_ONE)
@pytest.mark.parametrize("total", [0.5, 0.9, 0.99999, 1.00001, 1.1, 1.4])
def test_shares_of_a_whole_are_the_whole(path: str, total: float) -> None:
    (wrong,) = found(shares_at(path, total))
    assert ".".join(wrong.path) == path
    assert wrong.value == f"{total:g} in all"
    assert wrong.remedy == "the shares must add up to 1"


@pytest.mark.parametrize("path", SUMS_TO_ONE)
@pytest.mark.parametrize("total", [1.0, 1.0 - 0.5 * ROUNDING, 1.0 + 0.5 * ROUNDING])
def test_the_last_digits_of_a_share_are_forgiven(path: str, total: float) -> None:
    assert paths(shares_at(path, total)) == []


def split(total: float) -> dict[str, float]:
    names = ("infrastructure", "workforce", "research", "governance", "industry", "cooperation")
    return dict.fromkeys(names, 0.1) | {"industry": total - 0.5}


HABITS = dict(QUICK["nations"]["GBR"]["habits"]["values"])


def at_most_one(total: float) -> dict[str, tuple[dict[str, Any], str, str]]:
    """Every sum that may be at most 1: the tables, the path named, the value shown."""
    assert QUICK["roster"][-1] == "KEN"
    makers = copy.deepcopy(QUICK)
    for code in makers["roster"]:
        set_at(makers, f"nations.{code}.equipment.value", 0.5 if code == "EUU" else 0.0)
    set_at(makers, "nations.KEN.equipment.value", total - 0.5)
    in_all = f"{total:g} in all"
    habits = {
        "infrastructure": {"energy": total - 0.25, "fabs": 0.25},
        "governance": {"privacy": 0.5, "cybersecurity": total - 0.5},
        "industry": {"public_adoption": total - 0.125, "partnerships": 0.125},
    }
    found = {
        f"habits of {pillar}": (
            at("nations.GBR.habits.values", HABITS | shares),
            "nations.GBR.habits.values",
            in_all,
        )
        for pillar, shares in habits.items()
    }
    found["split"] = (
        at("status_quo.split.values", split(total)),
        "status_quo.split.values",
        in_all,
    )
    abroad = {"USA": 0.25, "CHN": 0.25, "IND": total - 0.5}
    found["abroad"] = (
        changed(pairs__abroad__of={"TWN": abroad}),
        "pairs.abroad.of.TWN",
        in_all,
    )
    owners = {"USA": {"KEN": 0.25}, "CHN": {"KEN": 0.25}, "IND": {"KEN": total - 0.5}}
    found["owned"] = (
        changed(pairs__owned__of=owners),
        "pairs.owned.the column of KEN",
        f"{total}",
    )
    found["equipment"] = (makers, "nations.KEN.equipment.value", f"{total - 0.5}")
    return found


@pytest.mark.parametrize("what", at_most_one(1.0))
@pytest.mark.parametrize("total", [1.00001, 1.0625, 1.1])
def test_parts_are_at_most_the_whole(what: str, total: float) -> None:
    tables, path, value = at_most_one(total)[what]
    (wrong,) = found(tables)
    assert ".".join(wrong.path) == path
    assert f"{wrong.value}" == value
    assert "at most 1" in wrong.remedy


@pytest.mark.parametrize("what", at_most_one(1.0))
@pytest.mark.parametrize("total", [0.75, 1.0, 1.0 + ROUNDING])
def test_parts_may_be_less_than_the_whole_and_all_of_it(what: str, total: float) -> None:
    assert paths(at_most_one(total)[what][0]) == []


def test_what_is_not_a_part_of_a_pillar_does_not_count() -> None:
    """The habits of one pillar, not of all: one programme of a pillar may have everything."""
    assert paths(at("nations.GBR.habits.values", HABITS | {"reskilling": 1.0})) == []
    assert paths(at("nations.GBR.habits.values", HABITS | {"joint_projects": 1.0})) == []


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_nobody_hosts_more_than_its_talent(share: float) -> None:
    talent = {code: nation["talent"]["value"] for code, nation in QUICK["nations"].items()}
    sent = share * talent["CHN"]
    tables = changed(pairs__abroad__of={"CHN": {"KEN": share}})
    (wrong,) = found(tables)
    assert ".".join(wrong.path) == "nations.KEN.talent.value"
    assert wrong.value == talent["KEN"] < sent
    assert f"sends it {sent:g} kFTE" in wrong.remedy
    set_at(tables, "nations.KEN.talent", {**PLAIN, "unit": "kFTE", "value": sent})
    assert paths(tables) == []


# ---- names ---------------------------------------------------------------------------------------

NAMED = [
    "score.values",
    "status_quo.split.values",
    "nations.TWN.exposure.values",
    "nations.TWN.habits.values",
    "nations.TWN.mandate.values",
    "nations.TWN.par.values",
    "nations.TWN.usual_step.values",
    "mandates.hub.weights.values",
]


def named_at(path: str) -> dict[str, Any]:
    """Quick, with the table there if it is not given in the file."""
    if path.split(".")[-2] in ("mandate", "par", "usual_step"):
        values = NO_SCORE | {"prosperity": 0.75, "security": 0.25}
        values = {name: max(value, 0.0) for name, value in values.items()}
        if "usual_step" in path:
            values = dict.fromkeys(values, 0.1)
        return at(path.removesuffix(".values"), {**PLAIN, "values": values})
    return copy.deepcopy(QUICK)


@pytest.mark.parametrize("path", NAMED)
def test_every_name_of_a_table_must_be_given(path: str) -> None:
    tables = named_at(path)
    assert paths(tables) == []
    values = tables
    for name in path.split("."):
        values = values[name]
    for name in list(values):
        kept = values.pop(name)
        said = found(tables)
        missing = [wrong for wrong in said if f"{name} is missing" in wrong.remedy]
        assert [".".join(wrong.path) for wrong in missing] == [path]
        values[name] = kept


@pytest.mark.parametrize("path", NAMED)
def test_no_other_name_may_be_given(path: str) -> None:
    tables = named_at(path)
    set_at(tables, f"{path}.manufactoring", 0.0625)
    strange = [w for w in found(tables) if "there is no such name" in w.remedy]
    assert [".".join(wrong.path) for wrong in strange] == [f"{path}.manufactoring"]
    assert strange[0].value == 0.0625


def test_cards_are_among_the_scenarios() -> None:
    (wrong,) = found(at("nations.ARE.card", "front-lime"))
    assert wrong.path == ("nations", "ARE", "card")
    assert 'did you mean "front-line"' in wrong.remedy
    tables = copy.deepcopy(QUICK)
    del tables["nations"]["ARE"]["card"]
    assert paths(tables) == []


def test_the_roster_names_each_nation_that_has_a_table_once() -> None:
    (wrong, *_) = found(changed(roster=[*QUICK["roster"], "IND"]))
    assert (wrong.path, wrong.value) == (("roster", "8"), "IND")
    without = copy.deepcopy(QUICK)
    without["roster"].append("FRA")
    assert "roster.8" in paths(without)
    without = copy.deepcopy(QUICK)
    without["roster"].remove("ARE")
    assert "nations.ARE" in paths(without)


# ---- sources -------------------------------------------------------------------------------------


def sourced(part: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Where a source is named, anywhere in the tables."""
    if not isinstance(part, dict):
        return []
    here = [path] if isinstance(part.get("source"), str) else []
    return here + [place for name, below in part.items() for place in sourced(below, (*path, name))]


def test_every_source_is_among_the_sources() -> None:
    """Each in turn loses its entry: nothing that names a source goes unchecked."""
    tables = named_at("nations.KEN.mandate.values")
    tables["nations"]["USA"]["par"] = tables["nations"]["KEN"]["mandate"]
    tables["nations"]["USA"]["usual_step"] = {
        **PLAIN, "values": dict.fromkeys((*NO_SCORE, "security"), 0.1)
    }  # fmt: skip
    figure = {"value": 0.02, "unit": "1/quarter", "source": "x", "confidence": "estimate"}
    tables["parameters"] = {"shocks": {"cut_off_chance": figure}}
    tables = copy.deepcopy(tables)  # tables that are named twice are two
    places = sourced(tables)
    for place in places:
        table = tables
        for name in place:
            table = table[name]
        table["source"] = "nowhere"
    kinds = {(place[0], place[-1] if place[0] != "pairs" else place[1]) for place in places}
    assert {kind for kind, _ in kinds} >= {"nations", "pairs", "status_quo", "score", "mandates",
                                           "parameters"}  # fmt: skip
    said = [wrong for wrong in found(tables) if wrong.value == "nowhere"]
    assert {wrong.path for wrong in said} == {(*place, "source") for place in places}
    assert len(said) == len(places) > 200
    assert all("there is no [sources.nowhere]" in wrong.remedy for wrong in said)
