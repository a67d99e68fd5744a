"""Policies in files as text: new ones with pins, any that are made, and an order as a formula."""

import json
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from policies.habits import ORDERS
from scenarios.errors import ScenarioError, Wrong, nearest, quoted
from scenarios.explain import first_sentence
from scenarios.parse import Tables
from scenarios.policy_file import (
    ENDING,
    GROUPS,
    NOT_OFFERED,
    OFFERED,
    WORDS,
    OrderFile,
    PolicyFile,
    limits_of,
    parsed,
)

YES = {"true": True, "false": False}
LIMITS = ("low", "high", "first")


def text_of(file: str, pins: Sequence[str]) -> str:
    """The text of a policy file with these orders pinned, each written ORDER=VALUE.

    Raises ScenarioError.
    """
    if not file.endswith(ENDING):
        raise ScenarioError(f"{file}: the name of a policy file must end in {ENDING}")
    lines = [
        "# A policy: orders that are named here are as they are given, all others as usual.",
        "# docs/policies.md says how an order depends on what the nation sees.",
    ]
    told = _told(pins)
    _checked(told)
    lines += [
        f'{name} = "{written}"' if written in WORDS else f"{name} = {written}"
        for name, written in told.items()
    ]
    return "\n".join(lines) + "\n"


def pinned(pins: Sequence[str]) -> dict[str, OrderFile]:
    """The orders that are pinned by ORDER=VALUE, by their names.  Raises ScenarioError."""
    return _checked(_told(pins)).orders


def _told(pins: Sequence[str]) -> dict[str, str]:
    """What is written for each order; a group's name pins all its orders.  Raises ScenarioError."""
    told: dict[str, str] = {}
    for pin in pins:
        name, equals, written = pin.partition("=")
        if not equals:
            raise ScenarioError(f"--pin is {quoted(pin)}; it must be ORDER=VALUE, as in budget=max")
        if name not in (*ORDERS, *GROUPS):
            known = nearest(name, [*ORDERS, *GROUPS])
            raise ScenarioError(f"--pin: {quoted(name)} is the name of no order; {known}")
        for order in [name] if name in ORDERS else [one for one in ORDERS if _group(one) == name]:
            if order in told:
                raise ScenarioError(f"the order {order} is pinned twice; pin it once")
            told[order] = written
    return told


def _group(order: str) -> str:
    return order.partition(".")[0]


def _checked(told: Mapping[str, str]) -> PolicyFile:
    """What is pinned, as a policy.  Raises ScenarioError for what an order cannot be."""
    tables: Tables = {}
    for name, written in told.items():
        group, _, part = name.partition(".")
        into = tables.setdefault(group, {}) if part else tables
        into[part or group] = _value(name, written)
    try:
        return parsed(tables)
    except Wrong as wrong:
        raise ScenarioError(wrong.sentence("--pin")) from None
    except ValidationError as error:
        raise ScenarioError(first_sentence(error, "--pin").replace("orders.", "", 1)) from None


def written(file: PolicyFile, notes: Sequence[str] = ()) -> str:
    """The text of a file that says this; notes are lines of comment before it."""
    lines = [f"# {note}".rstrip() for note in notes]
    if file.sentence is not None:
        lines.append(f"sentence = {json.dumps(file.sentence, ensure_ascii=False)}")
    heading = ""
    for name in sorted(file.orders, key=lambda one: _group(one) in GROUPS):
        group, _, part = name.partition(".")
        if part and group != heading:
            heading = group
            lines += ["", f"[{group}]"]
        lines.append(f"{part or group} = {_told_of(name, file.orders[name])}")
    return "\n".join(lines) + "\n"


def _told_of(name: str, order: OrderFile) -> str:
    """An order as it stands in a file."""
    base = json.dumps(order.base)
    limits = {name: value for name in LIMITS if (value := getattr(order, name)) is not None}
    if order.pinned and not limits:
        is_offer = _group(name) == "pacts" and order.base in (OFFERED, NOT_OFFERED)
        return json.dumps(order.base == OFFERED) if is_offer else base
    parts = [f"base = {base}", *(f"{name} = {value!r}" for name, value in limits.items())]
    for whose, weights in (("me", order.me), ("rival", order.rival)):
        parts += [f"{whose}.{view} = {weight!r}" for view, weight in weights.items()]
    return "{ " + ", ".join(parts) + " }"


def _value(name: str, written: str) -> float | str | bool:
    """What is pinned.  Raises ScenarioError for what is no value."""
    if written in WORDS:
        return written
    if name.startswith("pacts.") and written in YES:
        return YES[written]
    try:
        return float(written) if written.isascii() and "_" not in written else float("nan")
    except ValueError:
        known = ", ".join([*WORDS, *(YES if name.startswith("pacts.") else ())])
        raise ScenarioError(
            f"--pin: {name} is {quoted(written)}; it must be a number or one of {known}"
        ) from None


def formula(name: str, order: OrderFile) -> str:
    """An order as a sum, within what limits, and what it is in the first turn."""
    base = order.base if isinstance(order.base, str) else f"{order.base:g}"
    said = [base]
    for whose, weights in (("me", order.me), ("rival", order.rival)):
        for view, weight in weights.items():
            said.append(f"{'-' if weight < 0.0 else '+'} {abs(weight):g} x {whose}.{view}")
    text = " ".join(said)
    if order.pinned and order.first is None:
        offers = name.startswith("pacts.") and not isinstance(order.base, str)
        return ("true" if order.base > 0.0 else "false") if offers else text
    if name.startswith("pacts."):
        text += " > 0"
    else:
        low, high = limits_of(order, ORDERS[name])
        text += f", {low:g} ... {high:g}"
    return text if order.first is None else f"{text}; turn 1: {order.first:g}"
