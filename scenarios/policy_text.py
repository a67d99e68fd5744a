"""Policies in files as text: a new one with its pins, and an order as a formula."""

from collections.abc import Sequence

from pydantic import ValidationError

from policies.habits import ORDERS
from scenarios.errors import ScenarioError, Wrong, nearest, quoted
from scenarios.explain import first_sentence
from scenarios.parse import Tables
from scenarios.policy_file import ENDING, WORDS, OrderFile, limits_of, parsed

YES = {"true": True, "false": False}


def text_of(file: str, pins: Sequence[str]) -> str:
    """The text of a policy file with these orders pinned, each written ORDER=VALUE.

    Raises ScenarioError.
    """
    if not file.endswith(ENDING):
        raise ScenarioError(f"{file}: the name of a policy file must end in {ENDING}")
    tables: Tables = {}
    lines = [
        "# A policy: orders that are named here are as they are given, all others as usual.",
        "# docs/policies.md says how an order depends on what the nation sees.",
    ]
    for pin in pins:
        name, equals, written = pin.partition("=")
        if not equals:
            raise ScenarioError(f"--pin is {quoted(pin)}; it must be ORDER=VALUE, as in budget=max")
        if name not in ORDERS:
            raise ScenarioError(
                f"--pin: {quoted(name)} is the name of no order; {nearest(name, ORDERS)}"
            )
        group, _, part = name.partition(".")
        into = tables.setdefault(group, {}) if part else tables
        if (part or group) in into:
            raise ScenarioError(f"the order {name} is pinned twice; pin it once")
        into[part or group] = _value(name, written)
        told = f'"{written}"' if written in WORDS else written
        lines.append(f"{name} = {told}")
    try:
        parsed(tables)
    except Wrong as wrong:
        raise ScenarioError(wrong.sentence("--pin")) from None
    except ValidationError as error:
        raise ScenarioError(first_sentence(error, "--pin").replace("orders.", "", 1)) from None
    return "\n".join(lines) + "\n"


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
