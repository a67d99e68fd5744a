"""What we learn: batches, experiments, statistics.

For notebooks: `from lab import batch, compare, tournament`.  Nothing is imported before it is
asked for, so that `import lab` stays light.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lab.best_response import best_response
    from lab.compare import compare
    from lab.dilemma import dilemmas
    from lab.discover import discover
    from lab.games import play_games
    from lab.hunt import hunt
    from lab.pays import pays
    from lab.regret import regret
    from lab.sensitivity import sensitivity
    from lab.tournament import tournament

__all__ = [
    "batch",
    "best_response",
    "compare",
    "dilemmas",
    "discover",
    "hunt",
    "pays",
    "play_games",
    "regret",
    "sensitivity",
    "tournament",
]

_HOMES = {name: f"lab.{name}" for name in __all__} | {
    "dilemmas": "lab.dilemma",
    "play_games": "lab.games",
}


def __getattr__(name: str) -> Any:
    """Fetch a question from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'lab' has no attribute {name!r}; it has {', '.join(__all__)}")
    setattr(sys.modules[__name__], name, import_module(_HOMES[name]))
    return globals()[name]


def __dir__() -> list[str]:
    """What there is, for completion."""
    return [*globals(), *__all__]


class _Lab(ModuleType):
    """Keeps `lab.compare` the function.

    Importing the module of that name would put the module in its place, so that what
    `from lab import compare` gives would depend on what had been imported before.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in _HOMES:
            value = getattr(value, name, value)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Lab
