"""The laboratory of a page: its part of the page, and what the page carries for it."""

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import wasm
from ui.faces.paper import workshop
from ui.faces.paper.document import NOTHING, Carried
from ui.faces.paper.html import paragraph, section, tag, text
from ui.faces.paper.laboratory.sides import Side
from ui.faces.paper.laboratory.told import told
from ui.faces.paper.scripts import bundled
from ui.play.words import say

HERE = Path(__file__).resolve().parent
STYLE = HERE / "laboratory.css"
SCRIPTS = (
    HERE / "page",
    Path(wasm.__file__).resolve().parent / "host",
    Path(workshop.__file__).resolve().parent / "page",  # quantiles, and markup
)
NAME = "laboratory"
Modules = Mapping[int, bytes]
"""The compiled rules by their lanes, the fastest first."""


class Laboratory(NamedTuple):
    """What a page puts in for its laboratory; where it has none, nothing."""

    contents: Sequence[tuple[str, str]] = ()  # anchor and heading
    part: str = ""
    carried: Carried = NOTHING


NO_LABORATORY = Laboratory()


def laboratory_of(sides: Sequence[Side], modules: Modules) -> Laboratory:
    """The laboratory of these games; what is turned in it is turned in each of them."""
    return Laboratory([(NAME, say("laboratory.heading"))], _part(), _carried(sides, modules))


def _part() -> str:
    """The part of the page as it is before its script runs; without one it says why."""
    state = tag("p", id="lab-state", role="status", data_damaged=say("laboratory.damaged"))
    return section(
        NAME,
        say("laboratory.heading"),
        paragraph(say("laboratory.meaning")),
        tag("noscript", paragraph(say("laboratory.script"))),
        state,
        tag("div", _choice(), _came(), _other_luck(), _replay(), id="lab-desk", hidden=""),
    )


def _carried(sides: Sequence[Side], modules: Modules) -> Carried:
    """A style, one script for page and workers, the rules and the games."""
    data = {f"{NAME}-module-{lanes}": _packed(code) for lanes, code in modules.items()}
    data[f"{NAME}-told"] = _packed(_json(told(sides, list(data))).encode())
    script = bundled(NAME, SCRIPTS, "{start}.begin(self);")
    return Carried((STYLE,), {f"{NAME}-script": script}, data)


def _packed(inside: bytes) -> str:
    """Bytes as base64 of gzip, which has their sum and no date."""
    return base64.b64encode(gzip.compress(inside, 9, mtime=0)).decode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _headed(key: str, *inside: str) -> str:
    return tag("div", tag("h3", text(say(f"laboratory.{key}"))), *inside)


def _choice() -> str:
    meaning = paragraph(say("laboratory.otherwise_meaning"))
    return _headed("otherwise", tag("div", meaning, tag("div", id="lab-controls"), class_="card"))


def _came() -> str:
    return _headed("came", tag("div", id="lab-outcomes", class_="two"))


def _other_luck() -> str:
    return _headed(
        "other_luck",
        paragraph(say("laboratory.other_luck_meaning")),
        tag("div", id="lab-bands", class_="two"),
        tag("p", id="lab-futures", role="status"),
    )


def _replay() -> str:
    again = tag("button", text(say("laboratory.again")), id="lab-again", type="button")
    return _headed(
        "replay",
        tag(
            "div",
            paragraph(say("laboratory.replay_meaning")),
            tag("p", again),
            tag("p", id="lab-agreed", role="status"),
            tag("div", id="lab-quarters"),
            class_="card",
        ),
    )
