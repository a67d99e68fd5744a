"""Serving a class until somebody ends it."""

import asyncio
import gc
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from scenarios.schema import Scenario
from ui.faces.web.addresses import network_addresses
from ui.faces.web.classroom.app import ClassSite
from ui.faces.web.classroom.asked import LONGEST_BODY
from ui.faces.web.classroom.clock import Clock
from ui.faces.web.classroom.doorkeeper import Doorkeeper, new_password, remembered
from ui.faces.web.classroom.engine import Engine
from ui.faces.web.classroom.host import LANGUAGE, TEACHERS, ClassHost
from ui.faces.web.classroom.rules import RulesShelf
from ui.faces.web.classroom.texts import text_root
from ui.faces.web.scan import drawn, printed
from ui.faces.web.server import EVERYWHERE, HERE, listen, make_server
from ui.play.classroom.classroom import Classroom, check_plan, new_code
from ui.play.classroom.kept_classes import stored
from ui.play.classroom.questions import Questions
from ui.play.classroom.store import Store, forget, path_of
from ui.play.names import scenario_title
from ui.play.words import LANGUAGES, counted, say, spoken

Opening = Callable[[], AbstractContextManager[object]]
"""What is seen while something lasts."""


@dataclass(frozen=True)
class ClassPlan:
    """A class to be opened, or with `resume` to be gone on with."""

    store: Path  # the folder
    scenario: Scenario | str
    worlds: int
    seed: int
    preset: str
    level: str | None  # None: the scenario's policies
    resume: str = ""  # a code
    questions: Questions | None = None  # of the tests; None: those of the program


@dataclass(frozen=True)
class ClassReach:
    """Who can come: browsers here, or with `network` all of the network."""

    network: bool
    port: int
    blocks: bool = True  # whether the terminal has letters that are blocks


@dataclass
class ServedClass:
    """A class with all that serves it."""

    site: ClassSite
    server: uvicorn.Server
    ear: socket.socket
    password: str
    addresses: list[str]  # of the page on which people join, the likeliest first

    @property
    def host(self) -> ClassHost:
        """The class."""
        return self.site.host

    async def run(self) -> None:
        """Answer, and let time pass in the class, until either ends."""
        passing = asyncio.create_task(self.host.run())

        def ended(_: object) -> None:
            self.server.should_exit = True

        passing.add_done_callback(ended)
        await self.server.serve(sockets=[self.ear])
        if passing.done():
            passing.result()  # raises what nobody foresaw
        passing.cancel()
        with suppress(asyncio.CancelledError):
            await passing


@contextmanager
def served_class(
    plan: ClassPlan, reach: ClassReach, opening: Opening = nullcontext
) -> Iterator[ServedClass]:
    """A class that is ready to be run.  Raises Refusal.

    `opening` lasts from when nothing of the plan is refused any more until the class is there:
    the first time, the rules are compiled.
    """
    found = network_addresses() if reach.network else [HERE]
    with listen(reach.port, EVERYWHERE if reach.network else HERE) as ear:
        port = int(ear.getsockname()[1])
        addresses = [f"http://{name}:{port}/" for name in found]
        engine, clock = Engine(), Clock()
        try:
            store = engine.at_once(lambda: _store(plan))
            try:
                with opening():
                    room = engine.at_once(lambda: _opened(plan, store, clock.now()))
                served = _served(room, store, engine, clock, reach, addresses, ear)
                yield served
                engine.at_once(lambda: room.tick(clock.now()))  # drafts onto the disk
                served.host.aftermath.close()
            finally:
                engine.at_once(store.close)
        finally:
            engine.close()


def serve_class(
    plan: ClassPlan,
    reach: ClassReach,
    tell: Callable[[str], object],
    opening: Opening,
) -> None:
    """Serve a class for the people in a room; `tell` says how to join.  Raises Refusal."""
    with served_class(plan, reach, opening) as served:
        for line in told(served, reach):
            tell(line)
        served.site.rules.compile()
        gc.freeze()  # what is loaded stays: no turn is to wait while it is looked through
        try:
            asyncio.run(served.run())
        finally:
            tell(say("classroom.web.ended", code=served.host.room.code))


def told(served: ServedClass, reach: ClassReach) -> Iterator[str]:
    """What stands in the terminal of a class."""
    room, (first, *others) = served.host.room, served.addresses
    scenario = room.worlds[0].scenario
    title = scenario_title(scenario.name, scenario.title)
    worlds = len(room.worlds)
    yield counted(
        "classroom.web.opened",
        worlds, code=room.code, title=title, worlds=worlds, capacity=worlds * len(scenario.roster),
    )  # fmt: skip
    yield say("classroom.web.join", address=first, code=room.code)
    if others:
        yield say("classroom.web.or", addresses=", ".join(others))
    if reach.network:
        yield printed(_join_address(first, room.code), reach.blocks)
        yield say("classroom.web.open_air")
        yield say("classroom.web.try_network", address=f"{first}network")
    else:
        yield say("classroom.web.here_only")
    here = f"http://{HERE}:{served.ear.getsockname()[1]}/"
    yield say("classroom.web.console", address=f"{here}console", password=served.password)
    yield say("classroom.web.projector", address=f"{here}projector")
    yield say("classroom.web.kept", file=served.host.store.path, code=room.code)


def _store(plan: ClassPlan) -> Store:
    """Where the class is kept.  Raises Refusal for any plan that is none; then nothing is new."""
    if plan.resume:
        return stored(plan.resume, plan.store)
    check_plan(plan.scenario, plan.worlds, plan.seed, plan.preset, plan.level)
    return Store(path_of(new_code(), plan.store))


def _opened(plan: ClassPlan, store: Store, now: float) -> Classroom:
    """The class of a plan.  Raises Refusal; then nothing new is kept."""
    if plan.resume:
        return Classroom.restored(store, now)
    code = store.path.stem
    try:
        return Classroom.open(
            store,
            plan.scenario,
            plan.worlds,
            plan.seed,
            plan.preset,
            plan.level,
            now,
            code=code,
            questions=plan.questions,
        )
    except BaseException:
        store.close()
        forget(code, plan.store)
        raise


def _served(
    room: Classroom,
    store: Store,
    engine: Engine,
    clock: Clock,
    reach: ClassReach,
    addresses: list[str],
    ear: socket.socket,
) -> ServedClass:
    known, noted = engine.at_once(lambda: (store.get(TEACHERS), store.get(LANGUAGE)))
    language = noted if noted in LANGUAGES else spoken()
    rules = RulesShelf()
    engine.at_once(lambda: rules.root(room))
    text_root()  # reads all languages, before anybody waits for it
    host = ClassHost(room, store, engine, clock, language, addresses, rules)
    password = new_password()
    door = Doorkeeper(room.code, password, remembered(known))
    link = _join_address(addresses[0], room.code)
    site = ClassSite(host, door, lambda: drawn(link))
    app = site.app(int(ear.getsockname()[1]), reach.network)
    server = make_server(app, LONGEST_BODY, packed=True)
    return ServedClass(site, server, ear, password, addresses)


def _join_address(address: str, code: str) -> str:
    """Where a phone finds the page with the code typed in already."""
    return f"{address}?code={code}"
