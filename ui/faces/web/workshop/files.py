"""The page of a phone: its document, its script, its style and its words, each by its digest."""

import json
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from ui.faces.paper.scripts import bundled
from ui.faces.paper.workshop.page import SCRIPTS, STYLE
from ui.faces.web.files import STATIC
from ui.faces.web.shelf import KINDS, File
from ui.play.words import LANGUAGES, words

HERE = Path(__file__).resolve().parent / "page"
PREFIX = "room.phone."
JSON = "application/json; charset=utf-8"


@cache
def contents() -> dict[str, File]:
    """What a phone fetches, by name."""
    script = bundled("phone", (HERE, *SCRIPTS), "{start}.start();")
    found = {
        "phone.js": File(script.encode(), KINDS[".js"]),
        "workshop.css": File(STYLE.read_bytes(), KINDS[".css"]),
        "icon.svg": File((STATIC / "icon.svg").read_bytes(), KINDS[".svg"]),
        "phone.css": File((HERE / "phone.css").read_bytes(), KINDS[".css"]),
    }
    texts = {language: _texts(language) for language in LANGUAGES}
    return found | {"words.json": File(json.dumps(texts, ensure_ascii=False).encode(), JSON)}


def _texts(language: str) -> dict[str, str]:
    """What a phone says in a language."""
    return {key: text for key, text in words(language).items() if key.startswith(PREFIX)}


@cache
def folder() -> str:
    """The beginning of the addresses of these files, which changes when one of them does."""
    digest = sha256()
    for name, file in sorted(contents().items()):
        digest.update(name.encode() + b"\0" + file.content)
    return f"/r/{digest.hexdigest()[:16]}"


def document(language: str) -> str:
    """The page of a phone, which begins in a language."""
    said = {key.removeprefix(PREFIX): escape(text) for key, text in _texts(language).items()}
    page = (HERE / "phone.html").read_text(encoding="utf-8")
    return Template(page).substitute(
        folder=folder(), language=language, title=said["title"], script=said["script"]
    )
