"""What goes wrong in a room: one sentence on the page or in the terminal, and nothing is lost."""

import json
import sqlite3
from contextlib import closing

import httpx2
import pytest

from ui.faces.terminal.cli import start as command
from ui.faces.web.classroom.asked import LONGEST_BODY
from ui.faces.web.classroom.limits import Buckets
from ui.faces.web.server import listen
from ui.play.refusal import Refusal

MARKUP = "<b onclick=alert(1)>"


@pytest.fixture
def opened(serving):
    with serving() as made:
        yield made


@pytest.fixture
def page(opened):
    """A browser: it keeps cookies, and says where it is."""
    with httpx2.Client(
        base_url=opened.address, headers={"Origin": opened.address}, timeout=30
    ) as made:
        yield made


def join(page, code, label="", **more):
    page.cookies.clear()
    return page.post("/api/join", json={"code": code, "label": label} | more)


def refused(answer, status, words):
    assert answer.status_code == status, answer.text
    said = answer.json()
    assert not said["ok"]
    assert words in said["sentence"]
    assert said["sentence"].count(". ") <= 1
    return said


def entries(opened):
    return opened.look(lambda room: len(room.store))


@pytest.mark.parametrize("code", ["", "ABCDEF", "12", "x" * 40, "<b>", "ÀÉÎÕÜÇ"])
def test_a_wrong_code(opened, page, code):
    before = entries(opened)
    refused(join(page, code), 409, "no class with this code")
    assert entries(opened) == before


def test_a_sentence_is_in_the_language_of_who_reads_it(opened, page):
    refused(join(page, "WRONGX", language="fr"), 409, "Il n’y a pas de classe")
    answer = page.post("/api/seat", json={"id": 1, "do": "undo"}, headers={"Accept-Language": "es"})
    refused(answer, 401, "Esta página no tiene sitio")


def test_a_full_class(opened, page):
    for _ in range(8):
        assert join(page, opened.code).json()["ok"]
    refused(join(page, opened.code), 409, "full")


def test_an_answer_that_is_lost_leaves_no_seat_that_nobody_has(opened, page):
    key = "k" * 32
    first = join(page, opened.code, "Ana", key=key).json()
    assert join(page, opened.code, "Ana", key=key).json() == first
    assert page.get("/api/view?as=seat").json()["seat"]["label"] == "Ana"
    assert opened.look(lambda room: len(room.record.seats)) == 1
    for wrong in ("k", "K" * 32, "k" * 33, 5):
        refused(join(page, opened.code, "Bo", key=wrong), 409, "")


def test_a_label_that_is_taken_may_be_the_same_person(opened, page):
    assert join(page, opened.code, "Ana").json()["ok"]
    assert refused(join(page, opened.code, " ana "), 409, "ana")["taken"]
    answer = join(page, opened.code, "Ana", again=True)
    assert answer.json() == {"ok": True, "waits": True}
    assert page.get("/api/view?as=seat").json() == {"waits": True}
    request = opened.look(lambda room: next(iter(room.record.seats.requests)))
    opened.look(lambda room: room.admit(request, 0.0))
    assert page.get("/api/view?as=seat").json()["seat"]["label"] == "Ana"


def test_a_page_that_has_a_seat_takes_no_second(opened, page):
    assert join(page, opened.code).json()["seat"] == 1
    again = page.post("/api/join", json={"code": opened.code, "label": "other"})
    assert again.json()["seat"] == 1
    assert opened.look(lambda room: len(room.record.seats)) == 1


def test_a_label_of_ten_thousand_letters(opened, page):
    before = entries(opened)
    said = refused(join(page, opened.code, "x" * 10_000), 409, "24")
    assert len(said["sentence"]) < 300
    assert entries(opened) == before


@pytest.mark.parametrize("label", ["\u202egnat", "a\x00b", "a\nb"])
def test_what_cannot_be_seen_is_no_part_of_a_label(opened, page, label):
    assert join(page, opened.code, label).json()["ok"]
    assert page.get("/api/view?as=seat").json()["seat"]["label"].isprintable()


def test_markup_is_text(opened, page):
    assert join(page, opened.code, MARKUP).json()["ok"]
    assert page.get("/api/view?as=seat").json()["seat"]["label"] == MARKUP


def test_a_body_of_ten_megabytes(opened, page):
    body = b'{"code":"' + b"A" * 10_000_000 + b'"}'
    kind = {"Content-Type": "application/json"}
    refused(page.post("/api/join", content=body, headers=kind), 413, "too long")
    refused(page.post("/api/join", content=iter([body]), headers=kind), 413, "too long")
    assert join(page, opened.code).json()["ok"]
    assert len(page.get("/api/view?as=seat").content) > LONGEST_BODY / 4


def test_a_move_out_of_turn_and_one_of_an_old_page(opened, page):
    assert join(page, opened.code).json()["ok"]
    said = {"id": 1, "page": "p", "do": "end_turn", "turn": 0}
    answer = page.post("/api/seat", json=said)
    told = refused(answer, 200, "")
    assert told["view"]["class"]["phase"] == "lobby"
    for k in range(2):
        opened.look(lambda room, k=k: room.advance(float(k)))
    answer = page.post("/api/seat", json={"id": 2, "page": "p", "do": "undo", "turn": 3})
    refused(answer, 200, "turn")
    assert page.post("/api/seat", json=said | {"id": 3}).json()["ok"]


def test_a_port_in_use(tmp_path, serving, capsys):
    with listen(0) as ear:
        port = ear.getsockname()[1]
        store = tmp_path / "classes"
        words = ["class", "quick", "--port", str(port), "--store", str(store)]
        assert command(words) == 2
    assert f"port {port} is in use" in capsys.readouterr().err
    assert not list(store.glob("*")) if store.exists() else True


def test_two_servers_on_one_class(opened, capsys):
    store = str(opened.served.host.store.path.parent)
    for words in (["--resume", opened.code], ["forget", opened.code]):
        port = ["--port", "0"] if words[0] == "--resume" else []
        assert command(["class", *words, *port, "--store", store]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert opened.code in said
    assert entries(opened)


def test_a_store_of_another_version_and_one_that_is_none(tmp_path, serving, capsys):
    with serving() as opened:
        code, file = opened.code, opened.served.host.store.path
    store = ["--store", str(file.parent)]
    with closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA user_version = 99")
    assert command(["class", "--resume", code, "--port", "0", *store]) == 2
    assert command(["class", "export", code, "--out", str(tmp_path / "out"), *store]) == 2
    (file.parent / "ABCDEF.sqlite").write_bytes(b"not a store" * 100)
    assert command(["class", "--resume", "ABCDEF", *store]) == 2
    assert command(["class", "--resume", "NOSUCH", *store]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    for sentence, words in zip(
        said, ("version", "version", "is not a class", "No class"), strict=True
    ):
        assert words in sentence
    assert command(["class", "list", *store]) == 0
    assert f"{code} " in capsys.readouterr().out


def test_a_class_is_forgotten(serving, capsys):
    with serving() as opened:
        code, file = opened.code, opened.served.host.store.path
    assert command(["class", "forget", code.lower(), "--store", str(file.parent)]) == 0
    assert not list(file.parent.iterdir())
    assert command(["class", "forget", code, "--store", str(file.parent)]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--worlds", "0"], "--worlds"),
        (["--worlds", "many"], "--worlds"),
        (["--level", "clever"], "clever"),
        (["--preset", "quick"], "quick"),
        (["--resume", "ABCDEF", "--seed", "1"], "--resume"),
        (["defualt"], "default"),
    ],
)
def test_options_that_are_none(tmp_path, capsys, words, said):
    assert command(["class", *words, "--port", "0", "--store", str(tmp_path / "classes")]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not list(tmp_path.glob("classes/*"))


def test_without_a_network(tmp_path, capsys, monkeypatch):
    from ui.faces.web.classroom import start  # noqa: PLC0415

    def none():
        raise Refusal("this computer is part of no network")

    monkeypatch.setattr(start, "network_addresses", none)
    assert command(["class", "quick", "--lan", "--store", str(tmp_path / "classes")]) == 2
    assert "no network" in capsys.readouterr().err
    assert not list(tmp_path.glob("classes/*"))


def test_the_wrong_password_five_times(opened, page):
    for _ in range(5):
        refused(page.post("/api/teacher/login", json={"password": "x"}), 409, "not the password")
    right = {"password": opened.password}
    refused(page.post("/api/teacher/login", json=right), 409, "Too many")
    refused(page.post("/api/teacher", json={"id": 1, "do": "start"}), 401, "Only the teacher")


def test_what_arrives_twice_is_done_once(opened, page):
    assert join(page, opened.code).json()["ok"]
    for k in range(2):
        opened.look(lambda room, k=k: room.advance(float(k)))
    said = {"id": 7, "page": "p", "do": "set_budget", "turn": 0, "share": 0.002}
    first = page.post("/api/seat", json=said).json()
    assert first["ok"], first["sentence"]
    assert first["view"]["heard"] == {"p": 7}
    undo = {"id": 8, "page": "p", "do": "undo", "turn": 0}
    assert page.post("/api/seat", json=undo).json()["ok"]
    again = page.post("/api/seat", json=said).json()
    assert again["ok"]
    assert not again["view"]["view"]["own"]["can_undo"]
    other = page.post("/api/seat", json=said | {"page": "q"}).json()
    assert other["view"]["view"]["own"]["can_undo"]


def test_a_flood_is_held_back_and_nobody_else_notices(opened, page):
    assert join(page, opened.code).json()["ok"]
    cookie = {"Cookie": f"seat={page.cookies['seat']}"}
    opened.served.site.limits = Buckets(40, 0.1)
    answers = [
        page.post("/api/seat", json={"id": k, "do": "undo", "turn": 0}, headers=cookie).status_code
        for k in range(80)
    ]
    assert 429 in answers
    assert join(page, opened.code).json()["ok"]
    assert page.get("/api/view?as=seat").status_code == 200


def test_what_is_sent_is_never_kept_by_a_browser(opened, page):
    assert join(page, opened.code).json()["ok"]
    answer = page.get("/api/view?as=seat")
    assert answer.headers["cache-control"] == "no-store"
    text = json.dumps(answer.json())
    assert "seed" not in text
    assert "token" not in text
