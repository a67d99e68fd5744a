"""The library's uncertainties are those of its parameters."""

import pytest

from scenarios.limits import limits
from scenarios.parameters import library
from scenarios.quantity import Figure
from scenarios.vary import load_vary, names

FIGURES = {name: load_vary(name).uncertainties.figures for name in names()}
ALL = [(name, path) for name, figures in FIGURES.items() for path in figures]
LITERATURE = {"economy.budget_cost": 0.3}
"""Where the rules take another value of the range than the literature's likeliest."""


def parameter(path: str) -> tuple[str, str]:
    kind, section, name = path.split(".")
    assert kind == "params"
    return section, name


@pytest.mark.parametrize(("name", "path"), ALL)
def test_they_stay_within_the_evidence(name: str, path: str) -> None:
    one, evidence = FIGURES[name][path], limits(*parameter(path)).evidence
    ends = one.values or [one.low, one.high]
    assert one.unit == evidence.unit
    assert min(ends) == evidence.low
    assert max(ends) == evidence.high
    assert not load_vary(name).beyond_evidence


@pytest.mark.parametrize(("name", "path"), ALL)
def test_their_middle_is_the_librarys_value(name: str, path: str) -> None:
    one = FIGURES[name][path]
    section, figure = parameter(path)
    entry = library()[section][figure]
    assert isinstance(entry, Figure)
    middle = one.values[1] if one.values else one.mode or one.median
    if middle is not None:  # an even distribution has none
        assert middle == LITERATURE.get(f"{section}.{figure}", entry.value)


def test_each_dial_of_the_world_is_low_as_now_or_high() -> None:
    dials = FIGURES["uncertain-world"]
    assert len(dials) == 10
    assert all(
        one.distribution == "choice" and len(one.values or ()) == 3 for one in dials.values()
    )


def test_the_core_counts_as_many_as_its_title_says() -> None:
    assert load_vary("uncertain-core").title.startswith("Thirty-nine ")
    assert len(FIGURES["uncertain-core"]) == 39
