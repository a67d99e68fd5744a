"""Where a seat's world stands, as its device takes it to reckon an outlook.

It holds what is in force and nothing of luck: no seed, no draft of another, and no orders that have
not been played.
"""

from typing import Any

from agents.block import HELD
from ui.play.classroom.classroom import Classroom
from wasm.table import as_text


def position(room: Classroom, seat: int) -> dict[str, Any]:
    """The sheets of the world of a seat after the last turn, and who plays by a policy."""
    place = room.seat(seat)
    session = room.session(place)
    start = session.start()
    codes = session.game.world.codes
    return {
        "turn": session.turn,
        "tick": start.tick,
        "nation": codes.index(place.nation),
        "stocks": as_text(start.stocks.memory),
        "orders": as_text(start.orders.memory),
        "tally": as_text(start.tally.memory),
        "lineup": [HELD] * len(codes),
    }
