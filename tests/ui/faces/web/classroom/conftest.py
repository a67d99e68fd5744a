"""A class that is served from a thread, for bots over the wire."""

import asyncio
import contextlib
import threading

import pytest

from ui.faces.web.classroom.start import ClassPlan, ClassReach, served_class

SEED = 5


class Serving:
    """A class in a thread of its own until it is left."""

    def __init__(self, plan, port=0):
        self.plan, self.port = plan, port
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        self.served = self._stack.enter_context(
            served_class(self.plan, ClassReach(False, self.port))
        )
        self.port = self.served.ear.getsockname()[1]
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._thread.start()
        return self

    async def _run(self):
        self._loop = asyncio.get_running_loop()
        await self.served.run()

    def __exit__(self, *_):
        self.served.server.should_exit = True
        self._thread.join()
        self._stack.close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def code(self):
        return self.served.host.room.code

    @property
    def password(self):
        return self.served.password

    @property
    def app(self):
        """What answers requests; to be asked within its loop alone."""
        return self.served.server.config.app

    def within(self, work):
        """What comes of something that waits, in the loop of the server."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def look(self, work):
        """What there is to be seen of the class, in its own thread."""
        return self.served.host.engine.at_once(lambda: work(self.served.host.room))


def planned(folder, worlds=1, scenario="quick", preset="free", **more):
    return ClassPlan(folder, scenario, worlds, SEED, preset, None, **more)


@pytest.fixture
def serving(tmp_path):
    """Opens classes: serving(worlds=2) is a context."""
    return lambda **options: Serving(planned(tmp_path / "classes", **options))
