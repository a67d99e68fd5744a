"""Who reaches what of a room, and what is answered to bad requests: one sentence, never 500."""

import re

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.ui.faces.web.workshop.test_poll import asked, foreseen, key
from ui.faces.paper.workshop.page import make_page
from ui.faces.web.gate import NAMES
from ui.faces.web.workshop import files
from ui.faces.web.workshop.poll import MOST_SEATS, Poll
from ui.faces.web.workshop.start import room_site
from ui.play.words import LANGUAGES, words

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"


@pytest.fixture
def site():
    return room_site(Poll(), lambda room, sockets: "<p>the page</p>", "192.0.2.7", PORT, NAMES)


@pytest.fixture
def app(site):
    return site.app(PORT, NAMES, False)


@pytest.fixture
def phone(app):
    with TestClient(app, base_url=ORIGIN, headers={"origin": ORIGIN}) as made:
        yield made


@pytest.fixture
def leader(app, site):
    with TestClient(app, base_url=ORIGIN, headers={"origin": ORIGIN}) as made:
        made.get(f"/lead/{site.key}")
        yield made


def line(client, path, **headers):
    return client.websocket_connect(f"ws://{HOST}{path}", headers=headers)


def join(client, site):
    return client.post("/phone/join", json={"code": site.poll.code})


def test_only_who_has_the_key_leads(site, phone, leader):
    assert leader.get("/").text == "<p>the page</p>"
    assert leader.get("/").headers["cache-control"] == "no-store"
    answer = phone.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/phone")
    assert phone.get("/lead/wrong").status_code == 404
    with pytest.raises(WebSocketDisconnect), line(phone, "/live"):
        pass
    answer = leader.get(f"/lead/{site.key}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert site.key not in answer.headers["location"]


def test_a_phone_joins_answers_changes_and_is_heard(site, phone, leader):
    with line(leader, "/live") as live:
        assert live.receive_json() == {"seats": 0, "key": None, "answers": []}
        live.send_text(asked().model_dump_json())
        assert live.receive_json()["key"] == key(1)
        answer = join(phone, site)
        assert answer.json()["round"]["number"] == 1
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert live.receive_json()["seats"] == 1
        for chance in (0.3, 0.3, 0.8):
            said = foreseen(chance).model_dump()
            assert phone.post("/phone/answer", json=said).json()["mine"]["chance"] == chance
        heard = live.receive_json()
        while heard["answers"] != [{"chance": 0.8, "low": -1.0, "high": 1.0}]:
            heard = live.receive_json()
        live.send_text('{"kind":"rest","revealed":true}')
        while heard["key"] is not None:
            heard = live.receive_json()
        answer = phone.post("/phone/answer", json=foreseen().model_dump())
        assert answer.status_code == 409
        assert "no longer open" in answer.json()["sentence"]


def test_a_phone_is_told_a_question_when_it_is_asked(site, phone):
    join(phone, site)
    with line(phone, "/phone/live?language=fr") as live:
        assert live.receive_json()["round"] is None
        site.poll.lead(asked())
        # the poll was led from another thread; the next thing that changes tells
        assert phone.get("/phone/view?language=fr").json()["round"]["title"] == "fr"


def test_a_phone_that_comes_again_has_its_seat(site, phone):
    join(phone, site)
    join(phone, site)
    assert site.poll.seats == 1
    assert phone.get("/phone/view").json()["seated"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_speak_the_language_of_the_phone(site, phone, language):
    said = {name: words(language)[f"room.refuse.{name}"] for name in ("code", "no_seat")}
    answer = phone.post(f"/phone/join?language={language}", json={"code": "WRONG"})
    assert (answer.status_code, answer.json()) == (403, {"sentence": said["code"]})
    answer = phone.get("/phone/view", headers={"accept-language": f"{language}-XX,en;q=0.5"})
    assert answer.json() == {"seated": False, "sentence": said["no_seat"]}


def test_a_full_room_is_one_sentence(site, phone):
    for _ in range(MOST_SEATS):
        site.poll.join(site.poll.code)
    answer = join(phone, site)
    assert answer.status_code == 403
    assert "full" in answer.json()["sentence"]


def test_a_body_of_ten_megabytes_is_not_read(site, phone):
    join(phone, site)
    json_type = {"content-type": "application/json"}
    for name in ("join", "answer"):
        answer = phone.post(f"/phone/{name}", content=b"x" * 10_000_000, headers=json_type)
        assert answer.status_code == 413
        assert "nothing was read" in answer.json()["sentence"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_kind_of_content_is_refused(phone, kind):
    answer = phone.post("/phone/join", content=b"{}", headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{HOST}", ""])
def test_forged_origins_are_refused(site, app, origin):
    with TestClient(app, base_url=ORIGIN) as client:
        answer = client.post(
            "/phone/join", json={"code": site.poll.code}, headers={"origin": origin}
        )
        assert answer.status_code == 403
        with pytest.raises(WebSocketDisconnect), line(client, "/phone/live", origin=origin):
            pass
    assert site.poll.seats == 0


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_do_nothing(phone, method):
    for path in ("/", "/phone", "/phone/join", "/phone/answer", "/phone/view"):
        assert getattr(phone, method)(path).status_code == 405


def test_other_hosts_are_refused_and_the_address_reached_is_ours(site):
    for reached, status in ((False, 421), (True, 200)):
        app = site.app(PORT, NAMES, reached)

        async def at(scope, receive, send, app=app):
            await app(scope | {"server": ("192.0.2.7", PORT)}, receive, send)

        with TestClient(at, base_url=f"http://192.0.2.7:{PORT}") as client:
            assert client.get("/phone").status_code == status
            assert client.get("/phone", headers={"host": f"evil:{PORT}"}).status_code == 421


def to_the_end(live):
    while True:
        live.receive_json()


def test_what_the_page_sends_that_is_no_message_ends_its_line(leader):
    for text in ("nonsense", '{"kind":"quit"}', "[" * 10_000):
        with line(leader, "/live") as live:
            live.receive_json()
            live.send_text(text)
            with pytest.raises(WebSocketDisconnect):
                to_the_end(live)


def test_the_page_of_a_phone_has_no_script_and_no_style_within(phone):
    for language in LANGUAGES:
        answer = phone.get(f"/phone?language={language}")
        assert f'<html lang="{language}">' in answer.text
        assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
        assert "style=" not in answer.text
        assert "<style" not in answer.text
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'self'")
        assert "unsafe" not in policy
    for address in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        found = phone.get(address)
        assert found.status_code == 200, address
        assert "immutable" in found.headers["cache-control"]
    weight = sum(len(one.content) for one in files.contents().values())
    assert weight < 60_000


def test_what_is_not_there_is_not_there(phone):
    for path in ("/r/0/phone.js", f"{files.folder()}/site.py", "/r/x/../../x", "/phone/nothing"):
        assert phone.get(path).status_code == 404


def test_the_page_is_that_of_the_file_but_for_the_room(monkeypatch):
    from scenarios.load import load  # noqa: PLC0415
    from scenarios.pack import pack  # noqa: PLC0415

    world = pack(load("quick"))
    alone = make_page(world, "?", 1, [b"x"])
    served = make_page(world, "?", 1, [b"x"], {"code": "</script>"}, ["'self'"])
    told = '<script type="application/json" id="room">{"code":"\\u003c/script>"}</script>'
    assert served.count(told) == 1
    assert served.replace(told, "").replace("connect-src 'self'; ", "") == alone
    assert "connect-src" not in alone
