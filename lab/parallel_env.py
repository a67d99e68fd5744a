"""The race as a PettingZoo ParallelEnv: every nation an agent, one step a turn.

Observations are what policies see (`lab/senses.py`), actions are encoded Moves
(`lab/encoding.py`).  The game is the very one of the other hosts: seed s and replicate r meet the
luck of `sixpillars run --seed s --replicate r`.  Needs the extra `rl`; Mesa is not imported.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from gymnasium import spaces
from pettingzoo import ParallelEnv

from agents.arguments import (
    checked_flag,
    checked_replicate,
    checked_seed,
    checked_share,
    checked_turns,
    checked_word,
    shown,
)
from agents.board import Board
from agents.human import Mailbox
from agents.lineup import LineupError, lineup, table
from agents.standing import standing
from agents.world import World, checked_world
from lab.encoding import Action, ActionRefused, Encoding
from lab.senses import Numbers, Seen, flat_space, flattened, observation_space, observe
from lab.validity import census
from lab.whole_state import state_of, state_space
from policies.menu import number_of
from scenarios.load import load
from scenarios.pack import pack
from sim.move import Move

Info = dict[str, Any]


class RaceEnv(ParallelEnv[str, Seen, Action]):  # type: ignore[misc]  # ships no types
    """Agents are the ISO codes of all nations that no policy of `policies` plays.

    The reward of a turn is the change of (1 − `collective`) × own running score + `collective` ×
    the world's welfare, in points of 100; without discount the rewards of a game add up to that
    sum at its end less that at its start.  A game ends by truncation after its last turn.
    `programmes` are "actions", or the "habits" of the scenario.  With `flat` an observation is one
    vector, in the order of `lab.senses.names`.  Raises ValueError or TypeError, in one sentence.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "name": "six_pillars_v1",
        "render_modes": ["ansi"],
        "render_fps": 1,
        "is_parallelizable": True,
    }

    def __init__(
        self,
        world: World,
        policies: Mapping[str, str] | None = None,
        *,
        turns: int | None = None,
        programmes: Literal["actions", "habits"] = "actions",
        collective: float = 0.0,
        flat: bool = False,
        seed: int = 1,
        render_mode: str | None = None,
    ) -> None:
        self.world = checked_world(world)
        self.turns = world.turns if turns is None else checked_turns(turns)
        given = table("policies", policies, "a policy")
        self.scripted = _scripted(world, given)
        self.possible_agents = [code for code in world.codes if code not in given]
        if not self.possible_agents:
            raise LineupError("policies play every nation; leave at least one for a learner")
        checked_word("programmes", programmes, ("actions", "habits"))
        if render_mode not in (None, "ansi"):
            raise ValueError(f"render_mode is {shown(render_mode)}; it must be None or 'ansi'")
        self.collective = checked_share("collective", collective)
        self.flat = checked_flag("flat", flat)
        self.render_mode = render_mode
        self.agents: list[str] = []
        self.place = {code: i for i, code in enumerate(world.codes)}
        self.encodings = {
            code: Encoding(world, self.place[code], programmes == "actions")
            for code in self.possible_agents
        }
        space = flat_space if self.flat else observation_space
        self.observation_spaces: dict[str, spaces.Space[Any]] = {
            code: space(len(world.codes)) for code in self.possible_agents
        }
        self.state_space = state_space(world)
        self.action_spaces = {code: self.encodings[code].space() for code in self.possible_agents}
        self.board = self._new_board(checked_seed(seed), 0)
        self._begun = False

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        """What this agent may observe; always the same object."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Box:
        """How this agent may act; always the same object."""
        return self.action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Seen], dict[str, Info]]:
        """Start a game: replicate 0 of a given seed, else the next replicate of the seed in use.

        `options={"replicate": r}` asks for replicate r; other options are ignored.  Raises
        ArgumentError or TypeError.
        """
        replicate = self.board.replicate + 1 if self._begun else 0
        if seed is not None:
            replicate = 0
        seed = self.board.seed if seed is None else checked_seed(seed)
        if options is not None and not isinstance(options, Mapping):
            raise TypeError(
                f"options is {shown(options)}; it must be a table such as {{'replicate': 3}}"
            )
        replicate = (options or {}).get("replicate", replicate)
        self.board = self._new_board(seed, checked_replicate(replicate))
        self._begun = True
        self.agents = list(self.possible_agents)
        self._scores, self._welfare = standing(self.board)
        return self._observations(), self._infos()

    def step(
        self, actions: Mapping[str, Action | Move]
    ) -> tuple[
        dict[str, Seen],
        dict[str, float],
        dict[str, bool],
        dict[str, bool],
        dict[str, Info],
    ]:
        """Play a turn; an action is a vector of the agent's box or, exactly, a Move.

        Nothing is played when an action is refused: ActionRefused or MoveRefused says why.  Raises
        InvalidGames when the world comes to numbers that mean nothing.
        """
        if not isinstance(actions, Mapping):
            raise ActionRefused(
                f"actions is {shown(actions)}; it must be a table with an action of each agent"
            )
        if not self.agents and not actions:
            return {}, {}, {}, {}, {}
        if not self.agents:
            raise ActionRefused("the game is over, or has not begun; call reset() first")
        moves = self._moves(actions)
        self.board.decide(self.scripted)
        self.board.play_turn(moves)
        census(self.board.tally.fault.memory[None], self.world.codes).refuse()
        before = self._values()
        self._scores, self._welfare = standing(self.board)
        after = self._values()
        over = self.board.turn >= self.turns
        rewards = {agent: after[agent] - before[agent] for agent in self.agents}
        terminations = dict.fromkeys(self.agents, False)
        truncations = dict.fromkeys(self.agents, over)
        answer = self._observations(), rewards, terminations, truncations, self._infos()
        if over:
            self.agents = []
        return answer

    def state(self) -> Numbers:
        """The whole state of the game as one array of `state_space`; see lab.whole_state."""
        return state_of(self.board)

    def render(self) -> str | None:
        """The standings as plain text (render mode "ansi")."""
        if self.render_mode is None:
            return None
        board = self.board
        scores, welfare = standing(board)
        title = f"{self.world.title}, turn {board.turn} of {self.turns}, welfare {welfare:.1f}"
        order = sorted(self.place, key=lambda code: -scores[self.place[code]])
        rows = [
            f"{code:<6}{scores[i]:>7.1f}{board.now.gdp[i]:>10.0f} $bn"
            f"{board.now.capability[i]:>8.2f} ln"
            for code, i in ((code, self.place[code]) for code in order)
        ]
        return "\n".join([title, f"{'':<6}{'score':>7}{'GDP':>14}{'capability':>11}", *rows])

    def close(self) -> None:
        """Nothing is held open."""

    def _new_board(self, seed: int, replicate: int) -> Board:
        return Board(self.world, seed, replicate, self.turns * self.world.ticks_per_turn)

    def _moves(self, actions: Mapping[str, Action | Move]) -> dict[int, Move]:
        if set(actions) != set(self.agents):
            wrong = sorted(set(actions) ^ set(self.agents), key=str)[0]
            verb = "is missing" if wrong in self.agents else "is not asked for"
            raise ActionRefused(f"the action of {wrong} {verb}; give one for each of `agents`")
        moves = {}
        for agent, action in actions.items():
            nation = self.place[agent]
            move = action if isinstance(action, Move) else self.encodings[agent].decode(action)
            Mailbox(nation, self.world.codes).post(move)  # refuses what the core would refuse
            moves[nation] = move
        return moves

    def _values(self) -> dict[str, float]:
        """What rewards are changes of, in points."""
        mix = self.collective
        return {
            agent: (1.0 - mix) * float(self._scores[self.place[agent]]) + mix * self._welfare
            for agent in self.agents
        }

    def _observations(self) -> dict[str, Seen]:
        seen = {agent: observe(self.board, self.place[agent], self.turns) for agent in self.agents}
        return {agent: flattened(one) if self.flat else one for agent, one in seen.items()}

    def _infos(self) -> dict[str, Info]:
        """The same facts of the game for everybody, and the own score, to log and to reproduce."""
        board = self.board
        game = {
            "seed": board.seed,
            "replicate": board.replicate,
            "turn": board.turn,
            "collective_welfare": self._welfare,
            "state_hash": board.state_hash(),
        }
        return {
            agent: {**game, "score": float(self._scores[self.place[agent]])}
            for agent in self.agents
        }


def _scripted(world: World, policies: Mapping[str, str]) -> dict[int, int]:
    """The number of the policy of each scripted nation, by number of the nation."""
    lineup(world.codes, world.policies, chosen=policies)
    return {world.codes.index(code): number_of(policy) for code, policy in policies.items()}


def parallel_env(scenario: str = "default", **options: Any) -> RaceEnv:
    """The environment of a scenario, by its name in the library or its file; see RaceEnv."""
    return RaceEnv(pack(load(scenario)), **options)
