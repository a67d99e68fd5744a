"""The diary: scenario, seed and moves are the whole of a saved game.

Everything else (undo, resume, replay, export, what-if) is a view of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from agents.board import Board
from agents.world import World
from sim.additions import DIGESTS
from sim.jit import SOURCE_DIGEST
from sim.move import Move


@dataclass
class Diary:
    """A game as it was played; `hashes` has the start's state hash, then one a quarter."""

    seed: int
    replicate: int
    policies: tuple[str, ...]
    turns: int  # length of the whole game
    source_digest: str = SOURCE_DIGEST
    moves: list[tuple[Move, ...]] = field(default_factory=list)  # one row of nations a turn
    hashes: list[str] = field(default_factory=list)
    additions: Mapping[str, str] = field(default_factory=lambda: dict(DIGESTS))  # name: sha256
    policy_files: Mapping[str, Any] = field(default_factory=dict)  # what they say, by name

    def record_moves(self, board: Board) -> None:
        """Note the orders of the turn that is about to be played."""
        if not self.hashes:
            self.hashes.append(board.state_hash())
        self.moves.append(board.moves())

    def record_tick(self, board: Board) -> None:
        """Note the state after a quarter."""
        self.hashes.append(board.state_hash())


@dataclass(frozen=True)
class Parting:
    """Where a replay left the diary: quarter 0 is the start."""

    tick: int
    expected: str
    found: str


def replay(
    world: World, diary: Diary, watch: Callable[[Board], None] | None = None
) -> tuple[Board, Parting | None]:
    """Play the diary's moves again and compare every state hash.

    Returns the board where the replay ended, and the first parting, or None when all agree.
    `watch` is called after each quarter.
    """
    board = Board(world, diary.seed, diary.replicate, diary.turns * world.ticks_per_turn)
    hashes = iter(diary.hashes)

    def parts() -> Parting | None:
        expected, found = next(hashes, ""), board.state_hash()
        return Parting(board.tick, expected, found) if expected != found else None

    parting = parts()
    for moves in diary.moves:
        for nation, move in enumerate(moves):
            board.order(nation, move)
        for _ in range(world.ticks_per_turn):
            if parting is not None:
                return board, parting
            board.play_tick()
            if watch is not None:
                watch(board)
            parting = parts()
    return board, parting
