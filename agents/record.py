"""What a race keeps for Mesa's DataCollector: the world and its nations at each step.

Step 0 is the start, step k the state after k turns.  `OF_WORLD` and `OF_NATION` may be reporters of
a collector of one's own; they can be pickled, as names of attributes in Mesa's hands cannot.
"""

from functools import partial
from typing import Any

import mesa


def figure(name: str, holder: Any) -> Any:
    """A figure of a race or an agent; None where an agent of one's own has no such figure."""
    return getattr(holder, name, None)


OF_WORLD = {
    name: partial(figure, name)
    for name in (
        "seed",
        "replicate",
        "year",
        "world_gdp",
        "survival",
        "collective_welfare",
        "fault",
    )
}
OF_NATION = {
    name: partial(figure, name)
    for name in ("nation", "policy", "gdp", "capability", "sovereignty", "approval", "score")
}


class Record(mesa.DataCollector):  # type: ignore[misc]  # Mesa ships no types
    """A collector that keeps each step once, whoever else collects in a step of his own."""

    def __init__(self) -> None:
        super().__init__(model_reporters=OF_WORLD, agent_reporters=OF_NATION)
        self._kept = -1

    def collect(self, model: mesa.Model) -> None:
        """Keep the figures of this step, unless they are kept."""
        if model.steps > self._kept:
            self._kept = model.steps
            super().collect(model)
