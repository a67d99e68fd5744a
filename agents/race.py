"""The AI race as a Mesa model: every nation decides, then the world moves once."""

from collections.abc import Callable, Mapping, Sequence

import mesa

from agents.board import Board
from agents.nation import Nation, Script
from agents.world import World
from sim.outcome import Outcome

COLLECTED = ("gdp", "capability", "sovereignty", "approval")


class Race(mesa.Model):  # type: ignore[misc]  # Mesa ships no types
    """One game; `step()` plays one turn.

    `policies` names a policy for each nation (default: the scenario's); `scripts` gives nations,
    by code, a policy written in Python.  With `collect=True` a DataCollector keeps the main
    figures of every nation after each turn.
    """

    def __init__(
        self,
        world: World,
        seed: int = 1,
        replicate: int = 0,
        policies: Sequence[str] | None = None,
        scripts: Mapping[str, Script] | None = None,
        turns: int | None = None,
        collect: bool = False,
    ) -> None:
        super().__init__(rng=seed)
        self.world = world
        self.turns = world.turns if turns is None else turns
        self.board = Board(world, seed, replicate, self.turns * world.ticks_per_turn)
        self.policies = tuple(policies or world.policies)
        for index, code in enumerate(world.codes):
            Nation(self, index, self.policies[index], (scripts or {}).get(code))
        # Mesa's registry of numbers would keep every model alive for as long as the process lives
        mesa.Agent._ids.pop(self, None)
        self.datacollector = (
            mesa.DataCollector(agent_reporters={name: name for name in COLLECTED})
            if collect
            else None
        )

    def nation(self, code: str) -> Nation:
        """The nation with this code."""
        found: Nation = next(nation for nation in self.agents if nation.code == code)
        return found

    def decide(self) -> None:
        """All nations decide, none seeing another's decision."""
        self.agents.do("decide")
        self.board.add_standing_offers()

    def step(self, watch: Callable[[Board], None] | None = None) -> None:
        """Play one turn; `watch` is called after each of its quarters."""
        self.decide()
        for _ in range(self.world.ticks_per_turn):
            self.board.play_tick()
            if watch is not None:
                watch(self.board)
        if self.datacollector is not None:
            self.datacollector.collect(self)
        self.running = self.board.turn < self.turns

    def play(self, watch: Callable[[Board], None] | None = None) -> Outcome:
        """Play the game to its end and measure it."""
        while self.running:
            self.step(watch)
        return self.board.outcome()
