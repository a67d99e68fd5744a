"""Requests that no page of ours makes: forged, replayed, from elsewhere, malformed (C5).

They are written by hand, byte by byte, on few connections: what a browser would never send is part
of it.
"""

import json
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

BY = ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "get", "P0ST")
WRITES = ("/api/seat", "/api/teacher", "/api/teacher/login", "/api/join")
READS = ("/api/view?as=seat", "/api/view?as=console", "/api/view?as=projector", "/api/position")
KNOWN = (
    *READS,
    *(f"{path}?seat=1&as=console" for path in READS),
    "/api/view", "/api/view?as=root", "/live?as=seat",
)  # fmt: skip
ELSEWHERE = (
    "http://evil.example", "null", "https://{host}", "http://{host}.evil.example",
    "http://127.0.0.1:1", "file://", "", "http://{host}/", "http://evil@{host}",
)  # fmt: skip
HOSTS = (
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1:1",
    "127.0.0.1.nip.io:{port}",
    "",
    "[::1]",
)
KINDS = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")
PATHS = (
    "/../run.py", "/a/../../pyproject.toml", "/a/%2e%2e/%2e%2e/run.py", "/a/0/seat.mjs",
    "/words/0/en.json", "/rules/0/world.json", "//evil.example/", "/a//etc/passwd",
    "/seat%00", "/%ff%fe", "/live", "/api/seat/", "/api/teacher/../seat", "/.git/config",
)  # fmt: skip
SEAT_BODIES = (
    {"do": "set_budget", "turn": 0, "share": 0.01},
    {"do": "set_lever", "turn": 0, "lever": "visa", "value": 0.4},
    {"do": "set_stance", "turn": 0, "nation": "USA", "value": 0.0},
    {"do": "set_split", "turn": 0, "pillar": "research", "share": 0.5},
    {"do": "offer_pact", "turn": 0, "nation": "CHN", "pact": "data_flows"},
    {"do": "end_turn", "turn": 0},
    {"do": "predict", "turn": 0, "rise": True, "sure": 0.7, "low": 10.0, "high": 90.0},
    {"do": "speak", "language": "fr"},
)
TEACHER_BODIES = (
    {"do": "advance"}, {"do": "pause"}, {"do": "void", "seat": 1},
    {"do": "move", "seat": 1, "world": 0, "nation": "USA"},
    {"do": "rename", "seat": 1, "label": "x"}, {"do": "stand_in", "seat": 1},
)  # fmt: skip
NASTY = (
    None, True, -1, 2**70, 1e308, -0.0, "", "x" * 300, "\u202e", "<script>", [], {}, [[]],
    {"$ne": 1}, "0", "NaN", "../..", "\x00",
)  # fmt: skip


@dataclass
class Target:
    """What is shot at: who has a right to do something, and what they have done already."""

    port: int
    code: str
    seats: list[str]  # secrets that are good
    teacher: str  # another
    replays: list[bytes] = field(default_factory=list)  # bodies that the first has sent before

    @property
    def host(self) -> str:
        """As a page writes it."""
        return f"127.0.0.1:{self.port}"

    def seat(self, dice: random.Random) -> str:
        """One of them: each may only ask so often."""
        return dice.choice(self.seats)


@dataclass(frozen=True)
class Shot:
    """One request, and by what it is to be refused."""

    raw: bytes
    kind: str
    replay: bool = False  # may be answered well, for it was done before: nothing may change


def written(
    target: Target,
    method: str,
    path: str,
    body: bytes | None = None,
    *,
    host: str | None = None,
    origin: str | None = "own",
    cookie: str = "",
    kind: str = "application/json",
) -> bytes:
    """A request, byte by byte."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {target.host if host is None else host}"]
    if origin is not None:
        lines.append(f"Origin: {f'http://{target.host}' if origin == 'own' else origin}")
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if body is not None:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace") + (body or b"")


def numbered(body: dict[str, object], dice: random.Random) -> dict[str, object]:
    """As a page would send it, with a number that is new."""
    return {"page": "z", "id": dice.randrange(2**40)} | body


def cookie_of(target: Target, dice: random.Random) -> str:
    """A cookie that is no good."""
    return dice.choice(
        [
            "",
            f"seat={secrets.token_urlsafe(24)}",
            f"teacher={secrets.token_urlsafe(24)}",
            f"seat={target.seat(dice)[:-1]}",
            f"seat={target.teacher}",
            f"teacher={target.seat(dice)}",
            f"seat={target.code}; teacher=",
            "seat=" + "%00" * 20,
            "seat=1; teacher=1",
            f"Seat={target.seat(dice)}",
            f'seat="{secrets.token_hex(8)}"; seat=x',
        ]
    )


def forged(target: Target, dice: random.Random) -> Shot:
    """Somebody without the right secret."""
    cookie = cookie_of(target, dice)
    if dice.random() < 0.3:
        return Shot(written(target, "GET", dice.choice(READS), cookie=cookie), "forged")
    if dice.random() < 0.5:
        path, bodies = "/api/seat", SEAT_BODIES
    else:
        path, bodies = "/api/teacher", TEACHER_BODIES
    body = json.dumps(numbered(dice.choice(bodies), dice)).encode()
    return Shot(written(target, "POST", path, body, cookie=cookie), "forged")


def strange(target: Target, dice: random.Random) -> Shot:
    """A page of somebody else in a browser that has the right cookies."""
    cookie = f"seat={target.seat(dice)}; teacher={target.teacher}"
    path = dice.choice(("/api/seat", "/api/teacher"))
    bodies = SEAT_BODIES if path == "/api/seat" else TEACHER_BODIES
    body = json.dumps(numbered(dice.choice(bodies), dice)).encode()
    fills = {"host": target.host, "port": target.port}
    match dice.randrange(4):
        case 0:
            origin = dice.choice((None, *ELSEWHERE))
            origin = origin and origin.format(**fills)
            raw = written(target, "POST", path, body, cookie=cookie, origin=origin)
        case 1:
            host = dice.choice(HOSTS).format(**fills)
            raw = written(target, "POST", path, body, cookie=cookie, host=host)
        case 2:
            host = dice.choice(HOSTS).format(**fills)
            raw = written(target, "GET", dice.choice(READS), cookie=cookie, host=host)
        case _:
            kind = dice.choice(KINDS)
            raw = written(target, "POST", path, body, cookie=cookie, kind=kind)
    return Shot(raw, "cross-origin")


def malformed(target: Target, dice: random.Random) -> Shot:
    """The right secret, and nonsense."""
    path, cookie = "/api/seat", f"seat={target.seat(dice)}"
    told = numbered(dice.choice(SEAT_BODIES), dice)
    match dice.randrange(7):
        case 0:  # bytes exchanged; what is by chance still good is spoilt
            raw = bytearray(json.dumps(told).encode())
            for _ in range(dice.randrange(1, 6)):
                raw[dice.randrange(len(raw))] = dice.randrange(256)
            body = bytes(raw) + b"\x00"
        case 1:
            told["seat"] = dice.randrange(50)  # for another
            body = json.dumps(told).encode()
        case 2:
            told[dice.choice(list(told))] = dice.choice(NASTY)
            told["more"] = dice.choice(NASTY)
            body = json.dumps(told).encode()
        case 3:
            body = json.dumps(told).encode()[: -dice.randrange(1, 20)]
        case 4:
            body = dice.choice([b"", b"[" * 8000, b"{}", b"null", b'"', b"\xff" * 50, b"0" * 9000])
        case 5:
            body = dice.randbytes(dice.randrange(1, 400))
        case _:
            body = json.dumps(told | {"do": secrets.token_hex(4)}).encode()
    return Shot(written(target, "POST", path, body, cookie=cookie), "malformed")


def astray(target: Target, dice: random.Random) -> Shot:
    """Another method, or an address that there is not."""
    cookie = f"seat={target.seat(dice)}"
    if dice.random() < 0.5:
        body = json.dumps(numbered(dice.choice(SEAT_BODIES), dice)).encode()
        raw = written(target, dice.choice(BY), dice.choice(WRITES), body, cookie=cookie)
    else:
        raw = written(target, dice.choice(("GET", "POST")), dice.choice(PATHS), cookie=cookie)
    return Shot(raw, "astray")


def broken(target: Target, dice: random.Random) -> Shot:
    """What is hardly HTTP."""
    whole = written(target, "POST", "/api/seat", b"{}", cookie=f"seat={target.seat(dice)}")
    match dice.randrange(6):
        case 0:
            raw = whole.replace(b"Content-Length: 2", b"Content-Length: 99999999999999999999")
        case 1:
            raw = whole.replace(b"Content-Length: 2", b"Content-Length: -2")
        case 2:
            raw = whole.replace(b"HTTP/1.1", b"HTTP/9.9")
        case 3:
            raw = whole.replace(b"Origin", b"Or\x00igin")
        case 4:
            raw = whole.replace(b"\r\n\r\n", b"\r\nX: " + b"y" * 70_000 + b"\r\n\r\n")
        case _:
            raw = dice.randbytes(dice.randrange(1, 300)) + b"\r\n\r\n"
    return Shot(raw, "broken")


def replayed(target: Target, dice: random.Random) -> Shot:
    """What the seat itself has sent before, once more."""
    body = dice.choice(target.replays)
    return Shot(
        written(target, "POST", "/api/seat", body, cookie=f"seat={target.seats[0]}"),
        "replayed",
        True,
    )


MAKERS: tuple[tuple[Callable[[Target, random.Random], Shot], int], ...] = (
    (forged, 30), (strange, 25), (malformed, 25), (astray, 10), (broken, 2), (replayed, 8),
)  # fmt: skip
