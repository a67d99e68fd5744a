"""A room that is served from a thread, and phones that are no browsers."""

import asyncio
import json
import threading
import urllib.error
import urllib.request
from http.cookiejar import CookieJar

from ui.faces.web.gate import NAMES
from ui.faces.web.server import HERE, listen, make_server
from ui.faces.web.workshop.poll import Poll
from ui.faces.web.workshop.said import LONGEST_QUESTION
from ui.faces.web.workshop.start import room_site


class ServedRoom:
    """A workshop on the loopback until it is left."""

    def __init__(self, make_page):
        self._ear = listen(0)
        self.port = self._ear.getsockname()[1]
        self.poll = Poll()
        self.site = room_site(self.poll, make_page, HERE, self.port, NAMES)
        self._server = make_server(self.site.app(self.port, NAMES, False), LONGEST_QUESTION)
        self._thread = threading.Thread(target=self._serve)

    def _serve(self):
        asyncio.run(self._server.serve(sockets=[self._ear]))

    @property
    def address(self):
        return f"http://{HERE}:{self.port}"

    @property
    def lead(self):
        return f"{self.address}/lead/{self.site.key}"

    @property
    def phone(self):
        return f"{self.address}/phone#{self.poll.code}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join()
        self._ear.close()


class BotPhone:
    """A phone that posts."""

    def __init__(self, room):
        self.room = room
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def post(self, name, said):
        """Status and what is said."""
        request = urllib.request.Request(
            f"{self.room.address}/phone/{name}",
            json.dumps(said).encode(),
            {"Content-Type": "application/json", "Origin": self.room.address},
        )
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def join(self):
        return self.post("join", {"code": self.room.poll.code})

    def answer(self, chance, low, high):
        key = self.room.poll.asked.key
        return self.post("answer", {"key": key, "chance": chance, "low": low, "high": high})
