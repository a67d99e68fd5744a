"""How far any figure of a world may go, by its path; lab/varied.py lists the paths."""

from functools import lru_cache
from typing import Any

from scenarios.fields import Nation, Pairs, Share
from scenarios.limits import limits, numbers, path_of
from scenarios.quantity import Quantity
from scenarios.ranged import Limits
from sim.events import DATED

TIME_LEFT = Quantity("quarters", 0.0, 200.0)
STOCKS = {
    "trust": Share,
    "stance": Share,
    "worst_stance": Share,
    "pact": Quantity("0/1", 0.0, 1.0),
    "threat": Quantity("index", 0.0, 100.0),
    "attack": Quantity("index", 0.0, 100.0),
    "survival": Quantity("probability", 0.0, 1.0),
    **{shock.stock: Share if shock.share else TIME_LEFT for shock in DATED.values()},
}
"""Of stocks that neither a field of a nation states nor the opening sets."""
FOLLOW = {
    "talent": "talent",
    "people": "talent",
    "students": "talent",
    "compute": "compute",
    "machines": "compute",
    "adoption": "adoption",
    "sector_adoption": "adoption",
    "potential": "gdp",
    "income": "gdp",
    "budget": "budget",
    "programme": "budget",
    "algorithms": "lag",
    "capability": "lag",
    "lag": "lag",
    "fab_line": "fab",
}
"""Stocks that a figure of a nation fills, and which: nobody can choose them apart from it."""
EITHER_OR = "0/1"
"""The unit of what is or is not."""


def follows(path: str) -> str:
    """What to vary instead of a stock that a figure of a nation fills; "" for any other path."""
    kind, *rest = path.split(".")
    if kind != "stocks" or len(rest) < 2 or rest[1] not in FOLLOW:
        return ""
    return f"it follows from nations.{rest[0]}.{FOLLOW[rest[1]]}, which can be varied"


def limits_of(path: str) -> Limits:
    """The unit and the limits of the figure at a path such as `params.talent.mobility`.

    Only parameters have evidence apart from what can be.  Raises KeyError for an unknown path.
    """
    if path.startswith("params."):
        return _parameters()[path]
    quantity = _quantity(path)
    return Limits(quantity, quantity)


@lru_cache(maxsize=1)
def _parameters() -> dict[str, Limits]:
    return {path_of(*number): limits(*number) for number in numbers()}


def _quantity(path: str) -> Quantity:
    kind, first, *rest = path.split(".")
    if kind == "nations":
        return Share if rest[0] == "habits" else _declared(Nation, rest[0])
    if kind == "pairs":
        return _declared(Pairs, first)
    stock = rest[0] if rest else first  # only survival is of the world
    return STOCKS[stock] if stock in STOCKS else _declared(Nation, stock)


def _declared(model: Any, name: str) -> Quantity:
    return next(m for m in model.model_fields[name].metadata if isinstance(m, Quantity))
