"""What the page of a seat weighs on the wire, and whom it asks (C7)."""

import gzip
import re
from dataclasses import dataclass, field

from benchmarks.classroom.bot import Net, SeatBot

LINKED = re.compile(r'(?:href|src|data-root|data-words)="([^"]+)"')
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
OUTSIDE = re.compile(r"""["'(](?:https?:)?//(?!www\.w3\.org/)[^"')]+""")


@dataclass
class Weight:
    """Bytes as they are sent, compressed where the server compresses."""

    files: dict[str, int] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)

    def of(self, *ends: str) -> int:
        """Bytes of the files whose names end so."""
        return sum(size for name, size in self.files.items() if name.endswith(ends))


async def weight(address: str, seat: SeatBot) -> Weight:
    """Fetch the page of a seat and all that it names, once each."""
    net, found = Net(address), Weight()
    page = await _fetch(net, "/seat", seat.cookie, found, "seat.html")
    linked = LINKED.findall(page)
    words = next((one for one in linked if one.startswith("/words/")), "")
    wanted = [one for one in linked if re.search(r"\.(m?js|css|svg)$", one)]
    if words:
        wanted.append(f"{words}/en.json")
    done: set[str] = set()
    while wanted:
        path = wanted.pop()
        if path in done:
            continue
        done.add(path)
        text = await _fetch(net, path, "", found, path)
        folder = path.rsplit("/", 1)[0]
        for other in IMPORTED.findall(text):
            wanted.append(_joined(folder, other))
    await _fetch(net, "/api/view?as=seat", seat.cookie, found, "view")
    await net.close()
    return found


def _joined(folder: str, other: str) -> str:
    while other.startswith(("./", "../")):
        if other.startswith("../"):
            folder = folder.rsplit("/", 1)[0]
        other = other.partition("/")[2]
    return f"{folder}/{other}"


async def _fetch(net: Net, path: str, cookie: str, found: Weight, name: str) -> str:
    async with net.http.stream(
        "GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"}
    ) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
        assert answer.status_code == 200, (path, answer.status_code)
        found.files[name] = len(raw)
        if answer.headers.get("content-encoding") == "gzip":
            raw = gzip.decompress(raw)
    text = raw.decode("utf-8", "replace")
    if not name.endswith(".svg"):
        found.outside += OUTSIDE.findall(text)
    return text
