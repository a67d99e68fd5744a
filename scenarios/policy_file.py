"""A policy in a file: for each order a number, or what it is by what the nation sees.

Such a file is data and nothing else; `scenarios/policy_rows.py` turns it into the numbers that
compiled code orders by.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, model_validator

from files.text import strange_mark
from policies.habits import (
    MINE,
    ORDERS,
    PAIRED,
    THEIRS,
    Order,
)
from scenarios.errors import ScenarioError, State, Wrong, nearest
from scenarios.explain import first_sentence
from scenarios.guard import path_of
from scenarios.parse import Tables, parse
from scenarios.quantity import Finite, Line, Strict

ENDING = ".toml"
"""How the name of a policy ends that stands in a file; no policy of the menu is called so."""
GROUPS = ("split", "programmes", "pacts")
LARGEST = 1000.0
LONGEST_NAME = 60
MINIMUM, MAXIMUM, USUAL = "min", "max", "usual"
WORDS = (MINIMUM, MAXIMUM, USUAL)
Weight = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
OFFERED, NOT_OFFERED = 1.0, -1.0


def _base_of(value: Any) -> Any:
    """A number within limits, or one of the words.  Raises Wrong."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and -LARGEST <= value <= LARGEST:
        return float(value)
    if isinstance(value, str) and value in WORDS:
        return value
    right = f'a number from {-LARGEST:g} to {LARGEST:g}, "min", "max" or "usual"'
    raise Wrong((), value, f"it must be {right}")


class OrderFile(Strict):
    """One order: `base` and, for each view, its coefficient; all between `low` and `high`."""

    base: Annotated[Any, AfterValidator(_base_of)] = USUAL
    low: Finite | None = None
    high: Finite | None = None
    first: Finite | None = None
    """Towards a rival, what it is in the first turn, whatever is seen."""
    me: dict[Line, Weight] = {}  # noqa: RUF012  (a field, which is copied)
    rival: dict[Line, Weight] = {}  # noqa: RUF012

    @property
    def pinned(self) -> bool:
        """Whether it is the same whatever is seen."""
        return not (self.me or self.rival)


class PolicyFile(Strict):
    """A policy: what it does in a sentence, and its orders by their names, each at most once."""

    sentence: Line | None = None
    orders: dict[Line, OrderFile]

    @model_validator(mode="after")
    def _in_limits(self) -> "PolicyFile":
        for name, order in self.orders.items():
            _check(name, order)
        return self


@dataclass(frozen=True)
class NumbersPolicy:
    """A policy from a file: how it is called, what it says, and the hash of what it says."""

    name: str
    file: PolicyFile
    sha256: str


def read_policy(written: str) -> NumbersPolicy:
    """The policy in a file.  Raises ScenarioError, in one sentence."""
    path = path_of(written)
    return NumbersPolicy(check_name(path, written), *_read(path, written))


def check_name(path: Path, written: str) -> str:
    """How the policy in a file is called: as the file is.  Raises ScenarioError."""
    name = path.name
    if len(name) > LONGEST_NAME or strange_mark(name) or not name.endswith(ENDING):
        raise ScenarioError(
            f"{written}: its name must be at most {LONGEST_NAME} plain characters and end in "
            f"{ENDING}, since the policy is called by it"
        )
    return name


def _read(path: Path, file: str) -> tuple[PolicyFile, str]:
    try:
        found = parsed(parse(path, file))
    except Wrong as wrong:
        raise ScenarioError(wrong.sentence(file)) from None
    except ValidationError as error:  # the heading that is added here is in no file
        said = first_sentence(error, file).replace(f"{file}: orders.", f"{file}: ", 1)
        raise ScenarioError(said) from None
    return found, digest_of(found)


def parsed(tables: Tables) -> PolicyFile:
    """The policy in the tables of a file.  Raises Wrong, or pydantic's ValidationError."""
    told = {"orders": {name: _order(name, order) for name, order in _named(tables)}}
    return PolicyFile.model_validate(told | {k: v for k, v in tables.items() if k == "sentence"})


def digest_of(file: PolicyFile) -> str:
    """sha256 of what a file says, as hex: comments and the order of its lines aside."""
    said = json.dumps(said_in(file), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def said_in(file: PolicyFile) -> dict[str, Any]:
    """What a file says, as plain data."""
    return file.model_dump(exclude_defaults=True)


def plain_of(file: PolicyFile) -> dict[str, Any]:
    """What a file says and the hash of it, for manifests."""
    return {"sha256": digest_of(file), **said_in(file)}


def _named(tables: Tables) -> Iterator[tuple[str, Any]]:
    """Every order with its whole name.  Raises Wrong for a name that no order has."""
    for name, told in tables.items():
        if name == "sentence":
            continue
        if name in GROUPS:
            if not isinstance(told, dict):
                raise Wrong((name,), told, f"it must be a table, such as {_example(name)}")
            known = [one.split(".")[1] for one in ORDERS if one.startswith(f"{name}.")]
            for part, value in told.items():
                if part not in known:
                    raise Wrong(
                        (name, part), value, f"there is no such order, {nearest(part, known)}"
                    )
                yield f"{name}.{part}", value
        elif name not in ORDERS or "." in name:
            if name in ORDERS:
                group = name.split(".")[0]
                raise Wrong((name,), told, f"it must stand in the table {group}, without quotes")
            heads = ["sentence", *GROUPS, *(one for one in ORDERS if "." not in one)]
            raise Wrong((name,), told, f"there is no such order, {nearest(name, heads)}")
        else:
            yield name, told


def _example(group: str) -> str:
    return f"{next(name for name in ORDERS if name.startswith(group))} = 0.5"


def _order(name: str, told: Any) -> Any:
    """What stands in the place of an order, as a table."""
    if name.startswith("pacts.") and isinstance(told, bool):
        return {"base": OFFERED if told else NOT_OFFERED}
    if isinstance(told, dict):
        return told
    path = tuple(name.split("."))  # as it is written: it has no base of its own
    if isinstance(told, bool) or not (isinstance(told, int | float) or told in WORDS):
        right = 'a number, "min", "max", "usual", or a table'
        raise Wrong(path, told, f"it must be {right}")
    try:
        return {"base": _base_of(told)}
    except Wrong as wrong:
        raise Wrong(path, told, wrong.remedy) from None


def _check(name: str, order: OrderFile) -> None:
    """Raise Wrong for what this order cannot be, or cannot see."""
    path, paired = tuple(name.split(".")), name in PAIRED
    if name not in ORDERS:
        raise Wrong(path, State("given"), f"there is no such order, {nearest(name, ORDERS)}")
    limits = ORDERS[name]
    for field in ("low", "high", "first"):
        value = getattr(order, field)
        if value is not None:
            _within((*path, field), value, limits)
    if order.pinned and not isinstance(order.base, str):
        _within(path, order.base, limits)
    low, high = limits_of(order, limits)
    if low > high:
        raise Wrong((*path, "low"), low, f"it must be at most high, {high:g}")
    if not paired and (order.first is not None or order.rival):
        field = "rival" if order.rival else "first"
        said = "only stance and pacts, which are towards a rival, have it"
        raise Wrong((*path, field), getattr(order, field), said)
    for field, known in (("me", MINE), ("rival", THEIRS)):
        for view, weight in getattr(order, field).items():
            if view not in known:
                other = "rival" if field == "me" else "me"
                there = MINE if other == "me" else THEIRS
                also = f"; {other}.{view} there is" if view in there and paired else ""
                near = nearest(view, known)
                raise Wrong((*path, field, view), weight, f"there is no such view, {near}{also}")


def _within(path: tuple[str, ...], value: float, limits: Order) -> None:
    if not limits.low <= value <= limits.high:
        raise Wrong(path, value, f"it must be from {limits.low:g} to {limits.high:g}")


def limits_of(order: OrderFile, limits: Order) -> tuple[float, float]:
    """Between what an order stays: as it says itself, or as far as any may go."""
    low = limits.low if order.low is None else order.low
    return low, limits.high if order.high is None else order.high
