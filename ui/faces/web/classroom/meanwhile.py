"""What is done for a class while it is busy otherwise: the coming turn is rehearsed.

It goes through the engine's thread piece by piece, so that nobody waits for more than one of them.
"""

import asyncio

from ui.faces.web.classroom.engine import Engine
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.rehearsing import rehearse, to_rehearse


class Meanwhile:
    """Has a turn rehearsed as soon as all orders are in."""

    def __init__(self, room: Classroom, engine: Engine) -> None:
        self._room, self._engine = room, engine
        self._task: asyncio.Task[None] | None = None

    def begin(self, language: str) -> None:
        """Begin, if there is something to rehearse; `language` is of the pages all look at."""
        if (self._task is None or self._task.done()) and to_rehearse(self._room):
            self._task = asyncio.get_running_loop().create_task(self._rehearse(language))
            # what goes wrong in rehearsal is let go of with it: it is told when the turn is played
            self._task.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _rehearse(self, language: str) -> None:
        pieces = rehearse(self._room)
        while await self._engine.do(lambda: next(pieces, pieces) is None, language):
            continue
