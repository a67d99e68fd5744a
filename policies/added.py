"""Policies that additions bring: the same four questions, numbered after those of the library."""

import inspect
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

from policies import balancer
from policies.card import Card
from policies.choices import Address
from policies.traits import Traits
from policies.write import write_budget, write_levers
from sim import additions
from sim.additions import AdditionError
from sim.jit import inlined, is_kernel, link
from sim.orders import Orders
from sim.sight import Rival, Self
from sim.stated import wrong_in

NAME = re.compile("[a-z][a-z0-9-]{0,39}")
QUESTIONS = ("spend", "levers", "stance", "pact")


def _sound(module: ModuleType) -> ModuleType:
    if not isinstance(getattr(module, "CARD", None), Card):
        raise AdditionError(f"{module.__file__}: CARD must be a Card, as in policies/balancer.py")
    if wrong := wrong_in(module.CARD):
        raise AdditionError(f"{module.__file__}: CARD: {wrong}")
    if not NAME.fullmatch(module.CARD.name):
        raise AdditionError(
            f"{module.__file__}: CARD: name is {module.CARD.name!r}; "
            "it must be of small letters, digits and -"
        )
    for question in QUESTIONS:
        asked = inspect.signature(getattr(balancer, question)).parameters
        if not is_kernel(getattr(module, question, None), len(asked)):
            raise AdditionError(
                f"{module.__file__}: it has no {question}({', '.join(asked)}) under @inlined; "
                f"a policy answers {', '.join(QUESTIONS)}, as in policies/balancer.py"
            )
    return module


MODULES: tuple[Any, ...] = tuple(map(_sound, additions.policies()))


@inlined
def spend(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
    """No budget: there is no such policy."""


@inlined
def levers(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
    """No levers: there is no such policy."""


@inlined
def stance(policy: int, me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
    """Open: there is no such policy."""
    return 1.0


@inlined
def pact(policy: int, me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
    """None: there is no such policy."""
    return False


def _money(number: int, answer: Any, rest: Any) -> Any:
    @link
    def ask(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
        if policy == number:
            write_budget(orders, i, answer(me, traits, luck))
        else:
            rest(policy, me, traits, luck, orders, i)

    return ask


def _rules(number: int, answer: Any, rest: Any) -> Any:
    @link
    def ask(policy: int, me: Self, traits: Traits, luck: Address, orders: Orders, i: int) -> None:
        if policy == number:
            write_levers(orders, i, answer(me, traits, luck))
        else:
            rest(policy, me, traits, luck, orders, i)

    return ask


def _stance(number: int, answer: Any, rest: Any) -> Any:
    @link
    def ask(policy: int, me: Self, rival: Rival, traits: Traits, luck: Address) -> float:
        if policy == number:
            return answer(me, rival, traits, luck)  # type: ignore[no-any-return]
        return rest(policy, me, rival, traits, luck)  # type: ignore[no-any-return]

    return ask


def _pact(number: int, answer: Any, rest: Any) -> Any:
    @link
    def ask(policy: int, me: Self, rival: Rival, kind: int, traits: Traits, luck: Address) -> bool:
        if policy == number:
            return answer(me, rival, kind, traits, luck)  # type: ignore[no-any-return]
        return rest(policy, me, rival, kind, traits, luck)  # type: ignore[no-any-return]

    return ask


Chain = tuple[Callable[..., None], Callable[..., None], Callable[..., float], Callable[..., bool]]


def chained(first: int) -> Chain:
    """The four questions, asked of the policies whose numbers begin with `first`."""
    found: Chain = (spend, levers, stance, pact)
    for number, module in enumerate(MODULES, first):
        found = (
            _money(number, module.spend, found[0]),
            _rules(number, module.levers, found[1]),
            _stance(number, module.stance, found[2]),
            _pact(number, module.pact, found[3]),
        )
    return found
