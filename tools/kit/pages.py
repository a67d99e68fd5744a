"""A page of a kit as HTML that is printed: one file, with fonts and pictures in it.

A kit is Markdown in docs/KIT/LANGUAGE.  What follows a heading is a section, which the style
keeps together: a slide, a brief of a role.  A run of underscores is a line to write on.  Links to
other pages are words here, because paper leads nowhere and a PDF would name this machine's folders.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.kit.kits import ROOT, Kit
from ui.faces.paper.document import STYLE
from ui.play.words import words

STYLES = Path(__file__).resolve().parent
FACES = ROOT / "ui" / "faces" / "web" / "static"
WEIGHTS = ("400", "600")
"""Of the fonts that pages are set in."""
SPLIT = ("h1", "h2")
BLANK = re.compile(r"_{4,}")
SHORT = 20
"""Underscores; a line of fewer is for a number or a word."""


def printable(kit: Kit, language: str, page: str) -> str:
    """A page of a kit as a whole HTML file.  Raises OSError where there is no such page."""
    file = kit.file(language, page)
    text = file.read_text(encoding="utf-8")
    spoken = words(language)
    head = (
        f'<meta charset="utf-8"><title>{escape(title_of(text))} · Six Pillars</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{fonts()}{_styles(kit)}{_foot(spoken[kit.kicker])}</style>"
    )
    body = "".join(_sections(text, file.parent))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}</head>'
        f'<body class="{page}"><main>{body}</main></body></html>\n'
    )


def title_of(text: str) -> str:
    """The heading of a page."""
    return text.partition("\n")[0].removeprefix("# ").strip()


def fonts() -> str:
    """The project's fonts as style that needs no file."""
    sheet = (FACES / "fonts.css").read_text(encoding="utf-8")
    faces = [one for one in sheet.splitlines() if any(f"weight: {w};" in one for w in WEIGHTS)]
    return re.sub(r'url\("([^"]+)"\)', _font, "\n".join(faces))


def _font(found: re.Match[str]) -> str:
    return f'url("data:font/woff2;base64,{_base64(FACES / found[1])}")'


def _styles(kit: Kit) -> str:
    """That of all our pages on paper, that of what is printed, and what this kit adds."""
    return "".join(map(_css, (STYLE, *(STYLES / sheet for sheet in kit.styles))))


def _css(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _foot(kicker: str) -> str:
    """What stands at the foot of every sheet."""
    return f'@page {{ @bottom-left {{ content: "{kicker}"; }} }}\n'


def _sections(text: str, folder: Path) -> Iterator[str]:
    """The parts of a page, each with its heading, as markup."""
    markdown = _markdown()
    tokens = markdown.parse(text)
    starts = [k for k, one in enumerate(tokens) if one.type == "heading_open" and one.tag in SPLIT]
    for start, end in pairwise([*starts, len(tokens)]):
        inside = markdown.renderer.render(tokens[start:end], markdown.options, {"folder": folder})
        yield f"<section>{inside}</section>"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    for name, rule in (("text", _text), ("image", _image), ("hr", _line)):
        markdown.add_render_rule(name, rule)
    for name, tag in (("link_open", "<em>"), ("link_close", "</em>")):
        markdown.add_render_rule(name, lambda *_, tag=tag: tag)
    return markdown


def _text(_: Any, tokens: Sequence[Token], k: int, *_rest: Any) -> str:
    return BLANK.sub(_blank, escape(tokens[k].content, quote=False))


def _blank(found: re.Match[str]) -> str:
    return f'<span class="blank{"" if len(found[0]) >= SHORT else " short"}"></span>'


def _line(*_: Any) -> str:
    return '<p><span class="blank"></span></p>\n'


def _image(_: Any, tokens: Sequence[Token], k: int, _options: Any, env: Any) -> str:
    file = env["folder"] / str(tokens[k].attrs["src"])
    said = escape(tokens[k].content)
    return f'<img alt="{said}" src="data:image/svg+xml;base64,{_base64(file)}">'


def _base64(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()
