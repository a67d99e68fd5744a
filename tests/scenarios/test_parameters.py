"""Every parameter of the rules has a value, a range, a unit, a source."""

import numpy as np
import pytest
from pydantic import ValidationError

from scenarios.explain import explain
from scenarios.load import load
from scenarios.parameters import NAMES, build, fields, library, sources
from scenarios.quantity import Figure, FigureTable
from scenarios.ranged import Ranged, RangedTable
from scenarios.schema import Scenario
from sim.params import Params

ALL = list(fields())
BY_NAME = {(section, name): field for section, name, field in ALL}


def test_every_field_is_there_once() -> None:
    held = {(section, name) for section, part in library().items() for name in part}
    assert held == {(section, name) for section, name, _ in ALL}


@pytest.mark.parametrize(("section", "name", "field"), ALL, ids=[f"{s}.{n}" for s, n, _ in ALL])
def test_entry(section: str, name: str, field: object) -> None:
    entry = library()[section][name]
    declared = BY_NAME[section, name]
    assert entry.unit == declared.unit
    assert entry.source in sources()
    assert sources()[entry.source]["licence"]
    if isinstance(entry, Ranged):
        assert entry.low <= entry.value <= entry.high
    else:
        assert isinstance(entry, RangedTable)
        names = set(NAMES[int(declared.axes[0])])
        assert names == entry.values.keys() == entry.low.keys() == entry.high.keys()
        assert all(entry.low[n] <= entry.values[n] <= entry.high[n] for n in names)


def test_estimates_are_called_so() -> None:
    for part in library().values():
        for entry in part.values():
            if entry.source == "estimate":
                assert entry.confidence == "estimate"


def test_build_holds_the_library() -> None:
    params = build({})
    assert isinstance(params, Params)
    assert np.isfinite(params.memory).all()
    entry = library()["ideas"]["discovery"]
    assert isinstance(entry, Figure)
    assert params.ideas.discovery == entry.value
    table = library()["programmes"]["depreciation"]
    assert isinstance(table, FigureTable)
    assert list(params.programmes.depreciation) == list(table.values.values())


def test_build_changes_what_is_given() -> None:
    figure = Figure(value=0.5, unit="share", source="estimate", confidence="estimate")
    table = FigureTable(
        values={"fabs": 0.5}, unit="1/quarter", source="estimate", confidence="estimate"
    )
    changes = {"shocks": {"fab_loss_severity": figure}, "programmes": {"depreciation": table}}
    params, plain = build(changes), build({})
    assert params.shocks.fab_loss_severity == 0.5
    assert params.programmes.depreciation[2] == 0.5
    assert int((params.memory != plain.memory).sum()) == 2


def test_evidence_backs_a_good_part() -> None:
    backed = [
        entry
        for part in library().values()
        for entry in part.values()
        if entry.source not in {"estimate", "patterns"}
    ]
    assert len(backed) >= 40


@pytest.mark.parametrize("bare", [100, "much", [], {}])
def test_a_bare_value_is_told_how_a_figure_is_written(bare: object) -> None:
    for section, name, field in ALL:
        with pytest.raises(ValidationError) as error:
            Scenario.model_validate(
                load("quick").model_dump() | {"parameters": {section: {name: bare}}}
            )
        sentence = explain(error.value, "mine.toml")[0]
        assert f"parameters.{section}.{name}" in sentence
        assert f'"{field.unit}"' in sentence


def test_names_that_no_rule_has_are_told_before_their_values() -> None:
    for section, name in (("economi", "trade_income"), ("economy", "trade_incom")):
        with pytest.raises(ValidationError) as error:
            Scenario.model_validate(
                load("quick").model_dump() | {"parameters": {section: {name: 3}}}
            )
        sentence = explain(error.value, "mine.toml")[0]
        assert sentence.endswith(('did you mean "economy"?', 'did you mean "trade_income"?'))
