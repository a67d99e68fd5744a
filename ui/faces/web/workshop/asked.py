"""What a phone posts: read within bounds, and answered in its language."""

from collections.abc import Callable
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from ui.faces.web.workshop.poll import Closed
from ui.faces.web.workshop.said import LONGEST_ANSWER
from ui.play.refusal import Refusal
from ui.play.words import DEFAULT, LANGUAGES, say, speak

FRESH = {"Cache-Control": "no-store"}


def spoken_by(who: HTTPConnection) -> str:
    """The language that a page names, else the first of its browser's that there is."""
    named = who.query_params.get("language", "")
    wanted = [named, *who.headers.get("accept-language", "").split(",")]
    short = (one.strip()[:2].lower() for one in wanted)
    return next((one for one in short if one in LANGUAGES), DEFAULT)


def speak_to(who: HTTPConnection) -> str:
    """Speak the language of a page from now on, and say which."""
    language = spoken_by(who)
    speak(language)
    return language


def told(what: Any) -> JSONResponse:
    """An answer that nobody keeps."""
    return JSONResponse(what, headers=FRESH)


def refused(sentence: str, status: int) -> JSONResponse:
    """One sentence."""
    return JSONResponse({"sentence": sentence}, status, headers=FRESH)


async def posted(request: Request, does: Callable[[bytes], Response]) -> Response:
    """What `does` answers to the body of a request, or why there is no answer."""
    speak_to(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return refused(say("room.refuse.unreadable"), 415)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_ANSWER:
            return refused(say("room.refuse.long"), 413)
    try:
        return does(body)
    except Closed as error:
        return refused(str(error), 403)
    except Refusal as error:
        return refused(str(error), 409)
