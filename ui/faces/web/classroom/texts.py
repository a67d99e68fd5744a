"""The words that the pages of a class say, a file a language; their address changes with them."""

import json
from functools import cache
from hashlib import sha256

from lab.words import MARKS
from ui.faces.web.shelf import File
from ui.play.words import LANGUAGES, words

GROUPS = (
    *("classroom.", "pillar.", "programme.", "lever.", "pact.", "figure.", "cause."),
    *("component.", "nation.", "amount.", "desk.budget.", "desk.levers.", "desk.diplomacy."),
    *("ending.", "nation_with_article.", "mandate_card."),
)
"""The texts of the program that pages take over."""
SERVERS_OWN = ("classroom.web.", "classroom.core.")
"""Of these, what only the server says."""


@cache
def text_file(language: str) -> File | None:
    """The texts of a language by key; None for a language that there is not."""
    if language not in LANGUAGES:
        return None
    told: dict[str, object] = {
        key: text
        for key, text in sorted(words(language).items())
        if key.startswith(GROUPS) and not key.startswith(SERVERS_OWN)
    }
    told["marks"] = list(MARKS[language])
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return File(content, "application/json")


@cache
def text_root() -> str:
    """The beginning of the addresses of all of them."""
    digest = sha256()
    for language in LANGUAGES:
        if (file := text_file(language)) is not None:
            digest.update(file.content)
    return f"/words/{digest.hexdigest()[:16]}"
