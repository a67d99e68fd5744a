"""The workshop's file: one page with everything in it that it needs, and allowed nothing else."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import wasm
from agents.world import World
from ui.faces.paper.document import BEGINNING
from ui.faces.paper.html import tag, text
from ui.faces.paper.scripts import bundled
from ui.faces.paper.workshop.packing import packed
from ui.play.manifest import version
from ui.play.words import say, spoken

HERE = Path(__file__).resolve().parent
SCRIPTS = (HERE / "page", Path(wasm.__file__).resolve().parent / "host")
STYLE = HERE / "workshop.css"
REPORT_STYLE = HERE / "report.css"
LARGEST = 3_000_000
"""Bytes that a page may have: it is handed on by stick and by mail."""


def make_page(
    world: World,
    question: str,
    seed: int,
    modules: list[bytes],
    room: Mapping[str, Any] | None = None,
    sockets: Sequence[str] = (),
) -> str:
    """The page of a world; `modules` are the compiled rules, the fastest first.

    Where it is served to a room, `room` says how phones join, and `sockets` what it may connect to;
    all else of the page is the same.
    """
    style = STYLE.read_text(encoding="utf-8")
    script = bundled("page", SCRIPTS, "{start}.start();")
    data = packed(world, question, seed) | {
        "language": spoken(),
        "modules": [base64.b64encode(module).decode() for module in modules],
        "worker": bundled("worker", SCRIPTS, _ANSWERING),
        "report": _report_style(),
    }
    head = tag(
        "head",
        '<meta charset="utf-8">',
        f'<meta name="generator" content="Six Pillars {escape(version())}">',
        f'<meta http-equiv="Content-Security-Policy" content="{_allowed(style, script, sockets)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        tag("title", text(say("workshop.page_title", title=data["texts"][spoken()][TITLE]))),
        f"<style>{style}</style>",
    )
    still = tag("p", text(say("workshop.still")), id="still", role="status")
    written = _json(data)
    served = (
        "" if room is None else f'<script type="application/json" id="room">{_json(room)}</script>'
    )
    body = (
        f"<body>{still}"
        f'<script type="application/json" id="data" data-sha256="{_sha256(written)}">{written}'
        f'</script>{served}<script type="module">{script}</script></body>'
    )
    return f'{BEGINNING}<html lang="{spoken()}">{head}{body}</html>\n'


TITLE = "scenario.title"
_ANSWERING = (
    "self.onmessage = {start}.answering((message, given) => self.postMessage(message, given));"
)


def _json(data: Mapping[str, Any]) -> str:
    """JSON that may stand within a page: no `<` ends its script."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _sha256(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()


def _hashed(inside: str) -> str:
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _allowed(style: str, script: str, sockets: Sequence[str]) -> str:
    connect = f"connect-src {' '.join(sockets)}; " if sockets else ""
    return (
        f"default-src 'none'; style-src {_hashed(style)}; {connect}"
        f"script-src {_hashed(script)} 'wasm-unsafe-eval'; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _report_style() -> dict[str, str]:
    """The style of the reports that a page writes, and what they are allowed."""
    style = REPORT_STYLE.read_text(encoding="utf-8")
    allowed = f"default-src 'none'; style-src {_hashed(style)}; base-uri 'none'; form-action 'none'"
    return {"style": style, "allowed": allowed}
