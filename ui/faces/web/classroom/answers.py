"""What a page of a class is told, as the line and the answers to its requests carry it."""

from typing import Any

from pydantic import TypeAdapter

from ui.faces.web.classroom.done import PageReply

_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def dumped(view: dict[str, Any]) -> str:
    """A view as JSON."""
    return _ANY.dump_json(view).decode()  # a third of the time of json.dumps: forty wait for it


def pushed(view: str) -> str:
    """What a page is sent of a view, as JSON words."""
    return f'{{"kind":"view","view":{view}}}'


def answer(reply: PageReply, number: int, view: str) -> str:
    """What a page gets for what it asked with this number."""
    head = {"ok": reply.ok, "id": number} | ({} if reply.ok else {"sentence": reply.sentence})
    return f'{dumped(head)[:-1]},"view":{view}}}'
