"""What a page of a class is told, as the line and the answers to its requests carry it."""

import json
from typing import Any

from ui.faces.web.classroom.done import PageReply


def dumped(view: dict[str, Any]) -> str:
    """A view as JSON."""
    return json.dumps(view, ensure_ascii=False, separators=(",", ":"))


def pushed(view: str) -> str:
    """What a page is sent of a view, as JSON words."""
    return f'{{"kind":"view","view":{view}}}'


def answer(reply: PageReply, number: int, view: str) -> str:
    """What a page gets for what it asked with this number."""
    head = {"ok": reply.ok, "id": number} | ({} if reply.ok else {"sentence": reply.sentence})
    return f'{dumped(head)[:-1]},"view":{view}}}'
