"""Many connections, and connections that say nothing: nobody is locked out, no traceback."""

import asyncio
import contextlib
import errno
import socket
import subprocess
import sys
import threading

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from websockets.sync.client import connect

from ui.faces.web import connections
from ui.faces.web.server import listen, make_server


async def said(_):
    return PlainTextResponse("here")


async def echo(line):
    await line.accept()
    while (message := await line.receive())["type"] != "websocket.disconnect":
        await line.send_text(message["text"])


@pytest.fixture
def port(monkeypatch):
    """Where a small site is served that lets nobody be silent for long."""
    monkeypatch.setattr(connections, "SILENT", 0.5)
    site = Starlette(routes=[Route("/", said), WebSocketRoute("/live", echo)])
    with listen(0) as ear:
        server = make_server(site, 1000)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[ear])))
        thread.start()
        yield ear.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("beginning", [b"", b"GET / HTTP/1.1\r\nHost:"])
def test_who_asks_nothing_is_hung_up_on(port, beginning):
    with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as line:
        line.settimeout(5)
        line.sendall(beginning)
        assert line.recv(1) == b""


ASKED = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
SENDS = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9999\r\n\r\n"


@pytest.mark.parametrize("first", [b"", ASKED], ids=["first", "later"])
@pytest.mark.parametrize("beginning", [ASKED[:-2] + b"X: ", SENDS], ids=["head", "body"])
def test_who_asks_drop_by_drop_is_hung_up_on(port, first, beginning):
    with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as line:
        line.settimeout(0.1)
        if first:
            line.sendall(first)
            assert heard(line).endswith(b"here")
        line.sendall(beginning)
        for _ in range(100):
            try:
                line.sendall(b"x")
                if heard(line) == b"":
                    return
            except ConnectionError:
                return
        raise AssertionError("it is listened to for ever")


def heard(line):
    """What comes within a moment; None while nothing does, nothing at all when it is over."""
    said = None
    with contextlib.suppress(TimeoutError):
        while more := line.recv(4096):
            said = (said or b"") + more
        said = said or b""
    return said


def test_who_has_asked_is_not(port):
    with connect(f"ws://127.0.0.1:{port}/live") as line, httpx2.Client() as net:
        for _ in range(4):
            line.send("x")
            assert line.recv(2) == "x"
            assert net.get(f"http://127.0.0.1:{port}/").text == "here"
            threading.Event().wait(0.3)


def test_as_many_files_as_the_system_lets_are_open():
    pytest.importorskip("resource")
    code = (
        "import resource\n"
        "from ui.faces.web.connections import allow_many\n"
        "hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (100, hard))\n"
        "allow_many()\n"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 100)\n"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "True\n"


@pytest.mark.parametrize(
    ("error", "heard"),
    [(OSError(errno.EMFILE, "x"), 0), (OSError(errno.ENFILE, "x"), 0), (ValueError("x"), 1)],
)
def test_too_many_connections_are_no_traceback(error, heard):
    loop, told = asyncio.new_event_loop(), []
    loop.default_exception_handler = told.append
    connections.unheard(loop, {"message": "x", "exception": error})
    loop.close()
    assert len(told) == heard
