"""One nation as a Gymnasium environment; all others follow policies of the menu.

Needs the extra `rl`.
"""

from collections.abc import Mapping
from typing import Any, cast

import gymnasium
from gymnasium import spaces

from agents.lineup import HUMAN, check_nation, lineup, table
from agents.world import World, checked_world
from lab.encoding import Action, Encoding
from lab.parallel_env import Info, RaceEnv
from lab.senses import Seen
from scenarios.load import load
from scenarios.pack import pack
from sim.move import Move

NAME = "SixPillars-v1"
"""What `register` calls the environment."""


class NationEnv(gymnasium.Env[Seen, Action]):
    """The game of one learner; `policies` replace those of the scenario for other nations.

    Further options (turns, programmes, collective, flat, seed, render_mode) are those of RaceEnv.
    """

    metadata = RaceEnv.metadata

    def __init__(
        self,
        world: World,
        nation: str,
        policies: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        checked_world(world)
        nation = check_nation(nation, world.codes)
        given = table("policies", policies, "a policy")
        seats = lineup(world.codes, world.policies, chosen={nation: HUMAN, **given})
        others = dict(zip(world.codes, seats, strict=True))
        if others.pop(nation) != HUMAN:
            raise ValueError(f"{nation} is the learner; leave it out of policies")
        self.race = RaceEnv(world, others, **options)
        self.nation = nation
        self.render_mode = self.race.render_mode
        self.observation_space = cast(spaces.Space[Seen], self.race.observation_space(nation))
        self.action_space = cast(spaces.Space[Action], self.race.action_space(nation))

    @property
    def encoding(self) -> Encoding:
        """How actions become Moves, and what each number means."""
        return self.race.encodings[self.nation]

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Seen, Info]:
        """Start a game, as RaceEnv does."""
        super().reset(seed=seed)
        observations, infos = self.race.reset(seed, options)
        return observations[self.nation], infos[self.nation]

    def step(self, action: Action | Move) -> tuple[Seen, float, bool, bool, Info]:
        """Play a turn.  Raises RuntimeError when the game is over or has not begun."""
        if not self.race.agents:
            raise RuntimeError("the game is over, or has not begun; call reset() first")
        observations, rewards, terminations, truncations, infos = self.race.step(
            {self.nation: action}
        )
        one = self.nation
        return observations[one], rewards[one], terminations[one], truncations[one], infos[one]

    def render(self) -> str | None:
        """The standings as plain text (render mode "ansi")."""
        return self.race.render()


def single_agent_env(nation: str, scenario: str = "default", **options: Any) -> NationEnv:
    """The environment of one nation of a scenario, by its name in the library or its file."""
    return NationEnv(pack(load(scenario)), nation, **options)


def register() -> None:
    """Let `gymnasium.make("SixPillars-v1", nation="GBR", scenario="quick")` find it."""
    if NAME not in gymnasium.registry:
        gymnasium.register(NAME, entry_point="lab.single_agent:single_agent_env")
