"""Who may come in, and what may be fetched."""

import contextlib
import json

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from ui.desk.opened import open_desk
from ui.faces.web import files
from ui.faces.web.app import Site
from ui.faces.web.face import web_face
from ui.play.words import LANGUAGES

PORT = 8765
HOST = f"127.0.0.1:{PORT}"


@pytest.fixture
def site(tmp_path):
    desk = open_desk(tmp_path / "saves", web_face())
    yield Site(desk)
    desk.crew.close()


@pytest.fixture
def client(site):
    """A client at a site whose desk lives."""
    app, running = site.app(PORT), []

    async def with_desk(scope, receive, send):
        if not running:
            running.append(site.driver.start())
        await app(scope, receive, send)

    with TestClient(with_desk, base_url=f"http://{HOST}") as made:
        yield made


def sockets(client, **headers):
    return client.websocket_connect("/socket", headers={"host": HOST, **headers})


def test_the_page_is_there_at_once_without_token_or_detour(client):
    answer = client.get("/", follow_redirects=False)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    for header in ("referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"):
        assert answer.headers[header] == "same-origin"
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_the_desk(site, client, language):
    site.driver.seat.desk.change("language", language)
    assert f'<html lang="{language}">' in client.get("/").text


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:1", "127.0.0.1.evil.example", ""]
)
def test_other_hosts_are_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421
    with pytest.raises(WebSocketDisconnect), sockets(client, host=host, origin=f"http://{host}"):
        pass


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}"])
def test_both_names_of_this_computer_are_ours(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200
    with sockets(client, host=host, origin=f"http://{host}"):
        pass


@pytest.mark.parametrize(
    "origin", ["http://evil.example", f"https://{HOST}", "http://127.0.0.1:1", "null", None]
)
def test_other_origins_are_refused(client, origin):
    headers = {} if origin is None else {"origin": origin}
    with pytest.raises(WebSocketDisconnect), sockets(client, **headers):
        pass


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/a/0/page.js", "/map/none.svg", "/a/../run.py", "/a/%2e%2e/%2e%2e/run.py"],
)
def test_what_is_not_there_is_not_there(client, path):
    assert client.get(path).status_code == 404


def test_no_name_leads_out_of_the_files(client):
    for name in ("../app.py", "..%2fapp.py", "/etc/passwd", "page.html", "fonts/LICENSE.txt"):
        assert client.get(f"{files.root()}/{name}").status_code == 404


def test_files_are_kept_for_long(client):
    for name in ("page.js", "page.css", "fonts/inter-regular.woff2", "icons/48/play.png"):
        answer = client.get(f"{files.root()}/{name}")
        assert answer.status_code == 200, name
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_flags_and_icons_are_as_fine_as_they_are_shown():
    assert "/flags/96/" in files.flag("IND", 36)
    assert files.flag("IND", 24).endswith("/flags/48/IND.png")
    assert files.flag("atlantis", 24).endswith("/flags/48/_.png")
    assert "/icons/48/" in files.icon("play", 18)


def test_a_page_is_shown_the_title_and_its_map_once(client):
    with sockets(client, origin=f"http://{HOST}") as socket:
        shown = socket.receive_json()
        names = list(shown["controls"]["changed"])
        assert "title.play" in names
        assert shown["heading"] == "Six Pillars"
        (map_piece,) = [piece for piece in shown["pieces"]["come"] if "/map/" in piece]
        address = map_piece.split('href="')[1].split('"')[0]
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.headers["cache-control"].endswith("immutable")


def hear_to_the_end(socket):
    while True:
        socket.receive_json()


def answered(socket, *messages):
    """What the page is shown after it has said this."""
    for n, message in enumerate(messages, start=1):
        socket.send_text(json.dumps({"n": n, "kind": "seen"}))
        socket.send_text(json.dumps({"n": n, **message}))
    while True:
        told = socket.receive_json()
        socket.send_text(json.dumps({"n": len(messages), "kind": "seen"}))
        if told["heard"] == len(messages):
            return told


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "use", "name": "nothing"},
        {"kind": "use", "name": "title.play"},  # not before the rules are there
        {"kind": "turn", "name": "title.settings", "value": 1, "begins": True, "ends": True},
        {"kind": "write", "name": "title.settings", "text": "x"},
        {"kind": "pick", "name": "map", "at": [1, 1]},
        {"kind": "hold", "name": "nothing", "brings": True},
        {"kind": "roll", "at": [9, 9], "by": 500},
        {"kind": "key", "key": "nothing"},
    ],
)
def test_what_is_not_on_the_screen_is_not_done(site, client, message):
    with sockets(client, origin=f"http://{HOST}") as socket:
        socket.receive_json()
        answered(socket, message)
        assert site.driver.seat.desk.screen.name == "title"


def test_a_control_is_pressed_and_gone_is_gone(site, client):
    desk = site.driver.seat.desk
    with sockets(client, origin=f"http://{HOST}") as socket:
        socket.receive_json()
        told = answered(socket, {"kind": "use", "name": "title.settings"})
        assert desk.screen.name == "settings"
        assert told["moved"]
        assert "settings.back" in told["controls"]["order"]
        answered(socket, {"kind": "use", "name": "title.keys"})  # of the screen before
        assert desk.screen.name == "settings"


def test_a_size_has_its_bounds(site, client):
    with sockets(client, origin=f"http://{HOST}") as socket:
        socket.receive_json()
        told = answered(socket, {"kind": "size", "size": [200, 16_384]})
        assert told["size"] == [896, 8192]


@pytest.mark.parametrize("text", ["nonsense", '{"n":1,"kind":"quit"}', "x" * 15_000])
def test_who_says_nonsense_is_let_go_of_and_the_desk_lives(client, text):
    with sockets(client, origin=f"http://{HOST}") as socket:
        socket.receive_json()
        socket.send_text(text)
        with pytest.raises(WebSocketDisconnect) as ended:
            hear_to_the_end(socket)
        assert ended.value.code == 1008
    with sockets(client, origin=f"http://{HOST}") as socket:
        assert socket.receive_json()["kind"] == "scene"


def test_the_page_that_was_opened_last_has_the_desk(client):
    with sockets(client, origin=f"http://{HOST}") as first:
        shown = first.receive_json()
        with sockets(client, origin=f"http://{HOST}") as second:
            told = second.receive_json()
            assert told["kind"] == "scene"
            assert set(told["controls"]["order"]) == set(shown["controls"]["order"])
            assert told["pieces"]["come"], "a page that sits down knows nothing yet"
            with pytest.raises(WebSocketDisconnect) as ended:
                first.receive_json()
            assert ended.value.code == 4001


def test_quitting_says_so_and_ends_the_desk(site, client):
    with sockets(client, origin=f"http://{HOST}") as socket, contextlib.suppress(KeyError):
        socket.receive_json()
        socket.send_text('{"n":1,"kind":"use","name":"title.quit"}')
        while (told := socket.receive_json())["kind"] != "end":
            pass
        assert "ended" in told["words"]
    assert site.driver.seat.desk.over
