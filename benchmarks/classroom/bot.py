"""A page without a browser: it joins, listens on the line, and asks as the pages do."""

import asyncio
import itertools
import json
import random
from collections.abc import Callable
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from sim.levers import DECLARED
from sim.pillars import Pact, Pillar, Programme

View = dict[str, Any]
FOREVER = 60.0
AGAIN = (0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to reach a server that is gone."""
GONE = 4401


class Net:
    """One machine of the room: what all pages share is the way to the server."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = httpx2.AsyncClient(
            base_url=address,
            timeout=FOREVER,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # each page has its own
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=200),
        )

    async def post(self, path: str, body: object, cookie: str = "") -> httpx2.Response:
        """Send as a page does."""
        headers = {"Origin": self.address} | ({"Cookie": cookie} if cookie else {})
        return await self.http.post(path, json=body, headers=headers)

    async def get(self, path: str, cookie: str = "") -> httpx2.Response:
        """Fetch as a page does: once more where the server had hung up, as browsers do."""
        headers = {"Cookie": cookie} if cookie else {}
        try:
            return await self.http.get(path, headers=headers)
        except httpx2.RemoteProtocolError:
            return await self.http.get(path, headers=headers)

    async def close(self) -> None:
        """Let go of all connections."""
        await self.http.aclose()


class Page:
    """A page that is open: the newest view, and what it has sent."""

    def __init__(self, net: Net, sight: str, cookie: str, path: str) -> None:
        self.net, self.sight, self.cookie, self.path = net, sight, cookie, path
        self.views = 0
        self.text = ""  # the newest message that is a view
        self.letters = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8))
        self.gone = False  # let go of, for good
        self.line: ClientConnection | None = None
        self._ids = itertools.count(1)
        self._fresh = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    @property
    def view(self) -> View:
        """The newest view."""
        told: View = json.loads(self.text)["view"]
        return told

    def listen(self) -> None:
        """Begin to listen, and go on whatever happens to the line."""
        self._task = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Shut the page."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def until(self, holds: Callable[[str], bool], within: float = FOREVER) -> str:
        """Wait for a message of which this holds; the message.  Raises TimeoutError."""
        async with asyncio.timeout(within), self._fresh:
            await self._fresh.wait_for(lambda: bool(self.text) and holds(self.text))
            return self.text

    async def seen(self, holds: Callable[[View], bool], within: float = FOREVER) -> View:
        """Wait for a view of which this holds; the view.  Raises TimeoutError."""
        told: View = json.loads(await self.until(lambda t: holds(json.loads(t)["view"]), within))
        view: View = told["view"]
        return view

    async def fetched(self) -> View:
        """The view as it is now, fetched."""
        said = await self.net.get(f"/api/view?as={self.sight}", self.cookie)
        assert said.status_code == 200, said.text
        view: View = said.json()
        return view

    async def ask(self, do: str, **more: object) -> View:
        """Ask once, until there is an answer; the answer."""
        body = {"page": self.letters, "id": next(self._ids), "do": do} | more
        return await self.send(body)

    async def send(self, body: dict[str, Any]) -> View:
        """Send this until there is an answer; the answer."""
        for wait in itertools.chain(AGAIN, itertools.repeat(1.0, int(FOREVER))):
            try:
                said = await self.net.post(self.path, body, self.cookie)
            except httpx2.TransportError:
                await asyncio.sleep(wait)
                continue
            if said.status_code == 429:
                await asyncio.sleep(wait)
                continue
            answer: View = said.json()
            return answer | {"status": said.status_code}
        raise TimeoutError(f"no answer to {body}")

    async def _listen(self) -> None:
        where = self.net.address.replace("http", "ws", 1) + f"/live?as={self.sight}"
        tries = 0
        while not self.gone:
            try:
                async with connect(
                    where,
                    origin=self.net.address,  # type: ignore[arg-type]
                    additional_headers={"Cookie": self.cookie},
                    max_size=None,
                ) as line:
                    self.line, tries = line, 0
                    async for message in line:
                        await self._hear(str(message))
                    self.gone = line.close_code == GONE
            except (OSError, WebSocketException, TimeoutError):
                pass
            self.line = None
            await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])
            tries += 1

    async def _hear(self, message: str) -> None:
        if message.startswith('{"kind":"view"'):
            async with self._fresh:
                self.text = message
                self.views += 1
                self._fresh.notify_all()


class SeatBot(Page):
    """Somebody at a seat."""

    def __init__(self, net: Net, cookie: str, seat: int, seed: int) -> None:
        super().__init__(net, "seat", cookie, "/api/seat")
        self.seat, self.dice = seat, random.Random(seed)

    @classmethod
    async def joined(
        cls, net: Net, code: str, label: str, seed: int = 0, language: str = "en"
    ) -> "SeatBot":
        """Somebody who has just joined.  Raises LookupError with the sentence of a refusal."""
        body = {"code": code, "label": label, "language": language}
        said = await net.post("/api/join", body)
        told = said.json()
        if not told["ok"]:
            raise LookupError(told["sentence"])
        return cls(net, f"seat={said.cookies['seat']}", told["seat"], seed)

    async def draft(self) -> View:
        """Change something of the orders; the answer."""
        view, dice = self.view, self.dice
        turn = view["class"]["turn"]
        others = [one["code"] for one in view["view"]["relations"]]
        match dice.randrange(5):
            case 0:
                return await self.ask("set_budget", turn=turn, share=dice.uniform(0.0002, 0.003))
            case 1:
                name, share = dice.choice(list(Pillar)).name.lower(), dice.random()
                return await self.ask("set_split", turn=turn, pillar=name, share=share)
            case 2:
                name, share = dice.choice(list(Programme)).name.lower(), dice.random()
                return await self.ask("set_programme", turn=turn, programme=name, share=share)
            case 3:
                name, lever = dice.choice(list(DECLARED.items()))
                value = dice.uniform(lever.low, lever.high)
                return await self.ask("set_lever", turn=turn, lever=name, value=value)
            case _:
                nation, pact = dice.choice(others), dice.choice(list(Pact)).name.lower()
                if dice.random() < 0.5:
                    value = dice.choice((0.0, 0.5, 1.0))
                    return await self.ask("set_stance", turn=turn, nation=nation, value=value)
                return await self.ask("offer_pact", turn=turn, nation=nation, pact=pact)

    async def predict(self) -> View:
        """Say what will come of the turn; the answer."""
        dice, turn = self.dice, self.view["class"]["turn"]
        low = dice.uniform(0, 90)
        return await self.ask(
            "predict",
            turn=turn,
            rise=dice.random() < 0.5,
            sure=dice.choice((0.5, 0.6, 0.75, 0.9, 1.0)),
            low=low,
            high=dice.uniform(low, 100),
        )


class TeacherBot(Page):
    """The teacher's console."""

    @classmethod
    async def logged_in(cls, net: Net, password: str) -> "TeacherBot":
        """The console, let in."""
        said = await net.post("/api/teacher/login", {"password": password})
        assert said.json()["ok"], said.text
        return cls(net, "console", f"teacher={said.cookies['teacher']}", "/api/teacher")

    def wall(self) -> Page:
        """The projector of the same teacher."""
        return Page(self.net, "projector", self.cookie, "/api/teacher")
