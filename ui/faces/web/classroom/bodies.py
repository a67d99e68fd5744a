"""What a page sends, read as far as it may be long; and what it is answered."""

import asyncio
import json

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ui.faces.web.classroom.asked import LONGEST_BODY
from ui.faces.web.shelf import LASTING, File
from ui.play.refusal import Refusal
from ui.play.words import say

SLOWEST = 15.0
"""Seconds that a body may take to arrive."""
FRESH = {"Cache-Control": "no-store"}


class Unfit(Refusal):
    """A request that no page of ours makes; `status` says why to programs."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


async def body_of(request: Request) -> bytes:
    """The JSON that was sent.  Raises Unfit."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Unfit(say("classroom.web.unreadable"), 415)
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:12]) > LONGEST_BODY:
        raise Unfit(say("classroom.web.too_long"), 413)
    pieces, length = [], 0
    try:
        async with asyncio.timeout(SLOWEST):
            async for piece in request.stream():
                length += len(piece)
                if length > LONGEST_BODY:
                    raise Unfit(say("classroom.web.too_long"), 413)
                pieces.append(piece)
    except (TimeoutError, ClientDisconnect) as error:
        raise Unfit(say("classroom.web.unreadable"), 400) from error
    return b"".join(pieces)


def told(words: str, status: int = 200) -> Response:
    """JSON that no browser keeps."""
    return Response(words, status, media_type="application/json", headers=FRESH)


def refused(sentence: str, status: int, **more: object) -> Response:
    """One sentence; the line is closed where more was sent than was read."""
    said = {"ok": False, "sentence": sentence} | more
    answer = told(json.dumps(said, ensure_ascii=False), status)
    if status in (413, 415):
        answer.headers["Connection"] = "close"
    return answer


def lasting(file: File | None, accepts: str) -> Response:
    """A file that has its digest in its address, compressed where the browser takes that."""
    if file is None:
        return nothing()
    headers = {"Content-Type": file.kind, "Cache-Control": LASTING, "Vary": "Accept-Encoding"}
    packed = file.packed if "gzip" in accepts else None
    if packed is not None:
        headers["Content-Encoding"] = "gzip"
    return Response(file.content if packed is None else packed, headers=headers)


def nothing() -> Response:
    """There is no such thing."""
    return Response("Nothing here.\n", 404, media_type="text/plain", headers=FRESH)
