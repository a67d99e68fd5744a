"""The frame of every page: one file that needs nothing but itself, and is allowed nothing else.

Its Content-Security-Policy lets a browser use the page's own style sheet, by its digest, and
nothing more: no script, no picture, no other address, and no style inside an element.  A page that
computes has scripts of ours, by their digests too, and the rules' module, which they carry.
A mark at its head says who made it, by which a page of ours is told from those of others.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ui.faces.paper.html import paragraph, tag, text
from ui.faces.paper.painted import colours
from ui.play.words import say

STYLE = Path(__file__).resolve().with_name("style.css")
"""Of every page; a kind of page may add to it."""
HEAD = 500
"""Bytes of a page within which its mark stands."""
NONE: Mapping[str, str] = MappingProxyType({})
BEGINNING = "<!DOCTYPE html>\n"
"""How every whole page begins."""


class Carried(NamedTuple):
    """What a page that computes has besides.

    `styles` are added to its style.  `scripts` run in their order, and find `data`, texts, by their
    names; all names are those of elements.
    """

    styles: Sequence[Path] = ()
    scripts: Mapping[str, str] = NONE
    data: Mapping[str, str] = NONE


NOTHING = Carried()
_MARKED = re.compile(
    f'{BEGINNING}<html lang="[^"]*"><head><meta charset="utf-8">'
    '<meta name="generator" content="Six Pillars [^"]*">'.encode()
)


def document(
    title: str,
    styles: Sequence[Path],
    masthead: str,
    contents: Sequence[tuple[str, str]],
    main: str,
    version: str,
    carried: Carried = NOTHING,
) -> str:
    """A whole page; `contents` are the anchors and headings of the parts in `main`.

    `styles` are what this kind of page adds to the style of all.
    """
    wanted = (STYLE, *styles, *carried.styles)
    files = "".join(file.read_text(encoding="utf-8") for file in wanted)
    style = colours() + files
    head = tag(
        "head",
        '<meta charset="utf-8">',
        f'<meta name="generator" content="Six Pillars {escape(version)}">',
        f'<meta http-equiv="Content-Security-Policy" content="{_allowed(style, carried.scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        tag("title", text(title)),
        tag("style", style),
    )
    links = [tag("li", tag("a", text(heading), href=f"#{name}")) for name, heading in contents]
    body = tag(
        "body",
        tag("a", text(say("page.skip")), href="#main", class_="skip"),
        tag("header", masthead),
        tag("nav", tag("ul", *links), aria_label=say("page.contents")),
        tag("main", main, id="main"),
        tag("footer", paragraph(_made_by(version, bool(carried.scripts)))),
        *(_script(name, inside, "text/plain") for name, inside in carried.data.items()),
        *(_script(name, source) for name, source in carried.scripts.items()),
    )
    return f"{BEGINNING}{tag('html', head, body, lang=say('page.language'))}\n"


def is_page(head: bytes) -> bool:
    """Whether a file that begins so is a page that Six Pillars has written."""
    return _MARKED.match(head) is not None


def _made_by(version: str, computes: bool) -> str:
    if computes:
        return say("page.footer_computes", version=version)
    return say("page.footer", version=version)


def _script(name: str, inside: str, kind: str | None = None) -> str:
    """A script, or with a `kind` data that is none: JSON or base64, in which no tag can end it."""
    if kind is not None:
        inside = inside.replace("<", "\\u003c")
    elif "</script" in inside or "<!--" in inside:
        raise ValueError(f"the script {name} cannot stand in a page")
    attributes = f' type="{kind}"' if kind else ""
    return f'<script id="{name}"{attributes}>{inside}</script>'


def _allowed(style: str, scripts: Mapping[str, str]) -> str:
    allowed = f"default-src 'none'; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"
    if scripts:
        # a module of the rules counts as evaluated, and a worker comes from the page's own text
        digests = " ".join(map(_digest, scripts.values()))
        allowed += f"; script-src {digests} 'wasm-unsafe-eval'; worker-src blob:"
    return allowed


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
