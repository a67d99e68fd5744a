"""The frame of every page: one file that needs nothing but itself, and is allowed nothing else.

Its Content-Security-Policy lets a browser use the page's own style sheet, by its digest, and
nothing more: no script, no picture, no other address, and no style inside an element.
A mark at its head says who made it, by which a page of ours is told from those of others.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from ui.faces.paper.html import paragraph, tag, text
from ui.faces.paper.painted import colours
from ui.play.words import say

STYLE = Path(__file__).resolve().with_name("style.css")
"""Of every page; a kind of page may add to it."""
HEAD = 500
"""Bytes of a page within which its mark stands."""
_BEGINNING = "<!DOCTYPE html>\n"
_MARKED = re.compile(
    f'{_BEGINNING}<html lang="[^"]*"><head><meta charset="utf-8">'
    '<meta name="generator" content="Six Pillars [^"]*">'.encode()
)


def document(
    title: str,
    styles: Sequence[Path],
    masthead: str,
    contents: Sequence[tuple[str, str]],
    main: str,
    version: str,
) -> str:
    """A whole page; `contents` are the anchors and headings of the parts in `main`.

    `styles` are what this kind of page adds to the style of all.
    """
    files = "".join(file.read_text(encoding="utf-8") for file in (STYLE, *styles))
    style = colours() + files
    head = tag(
        "head",
        '<meta charset="utf-8">',
        f'<meta name="generator" content="Six Pillars {escape(version)}">',
        f'<meta http-equiv="Content-Security-Policy" content="{_allowed(style)}">',
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
        tag("footer", paragraph(say("page.footer", version=version))),
    )
    return f"{_BEGINNING}{tag('html', head, body, lang=say('page.language'))}\n"


def is_page(head: bytes) -> bool:
    """Whether a file that begins so is a page that Six Pillars has written."""
    return _MARKED.match(head) is not None


def _allowed(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
