"""A game that has been played, as a page replays it: its orders, and the hash of every quarter."""

from typing import Any

import numpy as np

from agents.block import HELD
from agents.diary import Diary
from agents.world import World
from policies.menu import NAMES
from sim.move import Move
from sim.orders import Orders
from wasm.table import as_text


def recorded(world: World, diary: Diary) -> dict[str, Any]:
    """The game of a diary, as JSON takes it.

    A nation's orders of a turn are a row of numbers, the fields of the orders one after another.
    Each row that was met stands there once, and `moves` [turns, N] says which was given.  `lineup`
    has the number of each nation's policy, or HELD for a person or a mind that a page has not.
    Seeds are words, because JavaScript's numbers end before they do.
    """
    nations = len(world.codes)
    rows: dict[bytes, int] = {}
    moves = [
        [rows.setdefault(_row(move, i, nations), len(rows)) for i, move in enumerate(turn)]
        for turn in diary.moves
    ]
    numbers = np.frombuffer(b"".join(rows)).reshape(len(rows), Orders.size(nations) // nations)
    return {
        "seed": str(diary.seed),
        "replicate": str(diary.replicate),
        "policies": list(diary.policies),
        "lineup": [NAMES.index(name) if name in NAMES else HELD for name in diary.policies],
        "moves": moves,
        "rows": as_text(numbers),
        "hashes": list(diary.hashes),
    }


def _row(move: Move, nation: int, nations: int) -> bytes:
    orders = Orders(nations)
    move.write(orders, nation)
    fields = (np.ravel(getattr(orders, name)[nation]) for name in Orders.fields)
    return np.concatenate(list(fields)).tobytes()
