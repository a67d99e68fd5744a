"""Rules that additions bring, each run at the place of the quarter that it names."""

from typing import Any, get_type_hints

import numpy as np

from sim import additions
from sim.additions import AdditionError
from sim.dice import Luck
from sim.events import ADDED
from sim.flows import Flows
from sim.jit import is_kernel, kernel, link
from sim.levers import LEVERS
from sim.maths import positive
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.stocks import Stocks

for _name in (*LEVERS, *ADDED):
    if _name in Flows.fields or (_name in Stocks.fields and _name in LEVERS):
        raise AdditionError(
            f"an addition's {_name} has the name of a figure of the world; rename it"
        )


@kernel
def nothing(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    luck: Luck,
    flows: Flows,
    then: Stocks,
) -> None:
    """What runs at a place where no addition has a rule; the compiler leaves nothing of it."""


ARGUMENTS = tuple(get_type_hints(getattr(nothing, "py_func", nothing)))[:-1]
"""What a rule of the quarter takes."""


def _both(first: Any, second: Any) -> Any:
    @link
    def run(
        now: Stocks,
        orders: Orders,
        nations: Nations,
        params: Params,
        luck: Luck,
        flows: Flows,
        then: Stocks,
    ) -> None:
        first(now, orders, nations, params, luck, flows, then)
        second(now, orders, nations, params, luck, flows, then)

    return run


def _at(place: str) -> Any:
    """The rules of a place, one after the other, as one."""
    run: Any = nothing
    for file, rule in additions.rules(place):
        if not is_kernel(rule, len(ARGUMENTS)):
            name = getattr(rule, "__name__", repr(rule))[:60]
            raise AdditionError(
                f"{file}: {name} is no rule; it must be a function under @kernel that takes "
                f"{', '.join(ARGUMENTS)}"
            )
        run = rule if run is nothing else _both(run, rule)
    return run


before_shocks = _at("shocks")
after_gates = _at("gates")
after_capability = _at("capability")
after_incidents = _at("incidents")
at_end = _at("end")

NUMBERS = np.array([shock.number for shock in ADDED.values()], dtype=np.int64)
BETWEEN = np.array([shock.between for shock in ADDED.values()], dtype=np.bool_)
PAIRED = sum(shock.between for shock in ADDED.values())
SINGLE = len(ADDED) - PAIRED


@kernel
def first_stock(then: Stocks) -> int:
    """Where the stocks of added shocks begin: they are the last of the sheet, in order."""
    n = then.nations
    return len(then.numbers) - SINGLE * n - PAIRED * n * n


@kernel
def run_down(now: Stocks, step: float, then: Stocks) -> None:
    """What is left of every added shock, less the quarter; dates and rules may write over it."""
    for k in range(first_stock(then), len(then.numbers)):
        then.numbers[k] = positive(now.numbers[k] - step)


@kernel
def date(event: int, who: int, whom: int, quarters: float, then: Stocks) -> None:
    """Let an added shock of the calendar fall; of two nations, `who` does it to `whom`."""
    n = then.nations
    place = first_stock(then)
    for k in range(len(NUMBERS)):
        if NUMBERS[k] == event:
            then.numbers[place + (whom * n + who if BETWEEN[k] else who)] = quarters
        place += n * n if BETWEEN[k] else n
