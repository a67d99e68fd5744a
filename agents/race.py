"""The AI race as a Mesa model: every nation decides, then the world moves once."""

from collections.abc import Mapping, Sequence
from typing import Self

import mesa

from agents.arguments import (
    ArgumentError,
    checked_flag,
    checked_replicate,
    checked_seed,
    checked_turns,
    shown,
)
from agents.batch_run import Signature, made_by_batch_run, wants_one_step_more
from agents.board import Board, Watch
from agents.lineup import HUMAN, Mind, check_nation, check_scripts, seats
from agents.nation import NationAgent, Script
from agents.record import Record
from agents.standing import standing
from agents.world import World, checked_world
from sim.outcome import Outcome

FIRST_SEED = 1
"""The seed of whoever names none."""


class Race(mesa.Model):  # type: ignore[misc]  # Mesa ships no types
    """One game; `step()` plays one turn, and past the last one nothing.

    `seed` and `replicate` choose the luck; `rng` is Mesa's word for `seed`.  `policies` names one
    policy for all nations, some by code, or one for each (default: the scenario's); `scripts` gives
    nations, by code, a policy written in Python.  With `collect`, `datacollector` keeps the main
    figures of world and nations at the start, which is step 0, and after each turn; a subclass
    that puts a collector of its own in that place collects for itself.

    A nation whose policy is "human" plays what is posted to its mailbox before a step, else its
    last orders.  In `play` and `batch_run` it is refused if none has ever been posted.

    Agents of one's own may stand beside the nations and are left alone.  A nation that is removed
    keeps its last orders in force.  Raises ValueError or TypeError, in one sentence that names the
    argument.
    """

    _numbered = 0
    _watch: Watch | None = None
    __signature__ = Signature()

    def __init__(
        self,
        world: World,
        seed: int | None = None,
        replicate: int = 0,
        policies: Sequence[str] | Mapping[str, str] | str | None = None,
        scripts: Mapping[str, Script] | None = None,
        turns: int | None = None,
        collect: bool = True,
        *,
        rng: int | None = None,
    ) -> None:
        world = checked_world(world)
        seed = _seed(seed, rng)
        replicate = checked_replicate(replicate)
        own = check_scripts(world.codes, scripts)
        named = seats(world.codes, world.policies, policies)
        length = world.turns if turns is None else checked_turns(turns)
        keeps = checked_flag("collect", collect)
        super().__init__(rng=seed)
        self.world = world
        self.turns = length
        self.board = Board(world, seed, replicate, length * world.ticks_per_turn)
        self.policies = named
        self._one_step_more = wants_one_step_more()
        self.unattended = made_by_batch_run()
        for index, code in enumerate(world.codes):
            NationAgent(self, index, named[index], own.get(code))
        self.datacollector = self._record = Record() if keeps else mesa.DataCollector()
        self._record.collect(self)

    @classmethod
    def on(
        cls,
        board: Board,
        policies: Sequence[str],
        minds: Mapping[str, Mind],
        watch: Watch | None = None,
    ) -> Self:
        """The race that goes on with a game as it stands on a board, and plays on that very board.

        A policy may be the name of a mind.  `watch` is called after each quarter.
        """
        named = [HUMAN if policy in minds else policy for policy in policies]
        assert board.ticks is not None
        turns = board.ticks // board.world.ticks_per_turn
        race = cls(board.world, board.seed, board.replicate, named, turns=turns, collect=False)
        race.board, race.steps, race._watch = board, board.turn, watch
        for nation, policy in zip(race.nations, policies, strict=True):
            if policy in minds:
                nation.follow(policy, minds[policy])
        return race

    def register_agent(self, agent: mesa.Agent) -> None:
        """Number an agent, and forget Mesa 3.3's own count: it would keep every model alive."""
        super().register_agent(agent)
        self._numbered += 1
        agent.unique_id = self._numbered
        getattr(mesa.Agent, "_ids", {}).pop(self, None)

    @property
    def nations(self) -> tuple[NationAgent, ...]:
        """The nations that decide, without agents of one's own."""
        return tuple(agent for agent in self.agents if isinstance(agent, NationAgent))

    def nation(self, code: str) -> NationAgent:
        """The nation with this code.  Raises LineupError for an unknown one."""
        by_code = {nation.code: nation for nation in self.nations}
        return by_code[check_nation(code, tuple(by_code))]

    @property
    def over(self) -> bool:
        """Whether the last turn is played, or the game has come to numbers that mean nothing."""
        return self.board.turn >= self.turns or self.board.fault is not None

    def decide(self) -> None:
        """All nations decide, none seeing another's decision."""
        nations = self.nations
        for nation in nations:
            nation.think()
        by_menu = {nation.index: nation.number for nation in nations}
        self.board.decide({i: number for i, number in by_menu.items() if number is not None})
        for nation in nations:
            if by_menu[nation.index] is None:
                nation.decide()
        self.board.add_standing_offers()

    def step(self) -> None:
        """Play one turn and keep its figures; nothing when the game is over."""
        if self.over:
            self.running = False
            return
        self.decide()
        self.board.play_turn(watch=self._watch)
        if self.datacollector is self._record:
            self._record.collect(self)
        self.running = not self.over or self._one_step_more

    def play(self, watch: Watch | None = None) -> Outcome:
        """Play to the end, or until a step stops `running`; `watch` is called after each quarter.

        Returns what the game has come to.  Raises LineupError when nobody has posted a
        move of a human nation and there is no `watch` that could.
        """
        before, self._watch = self._watch, watch
        attended, self.unattended = not self.unattended, watch is None
        try:
            while self.running and not self.over:
                self.step()
        finally:
            self._watch = before
            self.unattended = not attended
        self.running = False
        return self.board.outcome()

    def run_model(self) -> None:
        """Mesa's word for `play`."""
        self.play()

    @property
    def seed(self) -> int:
        """The seed of the luck."""
        return self.board.seed

    @property
    def replicate(self) -> int:
        """The number of the luck under its seed."""
        return self.board.replicate

    @property
    def fault(self) -> str:
        """The first number that means nothing, and when; "" while all are sound."""
        found = self.board.fault
        if found is None:
            return ""
        of = "/".join(self.world.codes[k] for k in (found.nation, found.partner) if k is not None)
        return f"{found.figure}{of and f' of {of}'} is {found.value:.4g} in quarter {found.quarter}"

    @property
    def year(self) -> float:
        """The date now, as a decimal year."""
        return self.world.year(self.board.tick)

    @property
    def world_gdp(self) -> float:
        """Gross world product, $bn a year."""
        return float(self.board.now.gdp.sum())

    @property
    def survival(self) -> float:
        """Probability that no world catastrophe has happened."""
        return float(self.board.now.survival[0])

    @property
    def collective_welfare(self) -> float:
        """Survival times mean attainment, 0 to 100, of the game so far."""
        return standing(self.board)[1]


def _seed(seed: int | None, rng: int | None) -> int:
    """The one that is given.  Raises ArgumentError when both are, or when it is no seed."""
    if seed is not None and rng is not None:
        raise ArgumentError(
            f"seed is {shown(seed)} and rng is {shown(rng)}; they mean the same, so give one"
        )
    if rng is not None:
        return checked_seed(rng, "rng")
    return FIRST_SEED if seed is None else checked_seed(seed)
