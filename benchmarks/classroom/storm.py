"""Shooting requests that no page of ours makes at a class, and what comes back (C5)."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.types import ASGIApp

from benchmarks.classroom.direct import status_of
from benchmarks.classroom.forged import MAKERS, Target

WIRED = 0.03
"""Share of the requests that go over the wire even so."""


@dataclass
class Answers:
    """What came back."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    accepted: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)  # answers of 500 and more

    @property
    def count(self) -> int:
        """How many were answered, or hung up on."""
        return self.statuses.total()


async def storm(
    target: Target, count: int, seed: int, lines: int = 8, app: ASGIApp | None = None
) -> Answers:
    """So many requests on so many connections at a time.

    With `app`, in whose loop this must run then, most of those that are sound HTTP are put to it.
    """
    answers = Answers()
    share = [count // lines + (k < count % lines) for k in range(lines)]
    each = (random.Random(f"{seed} {k}") for k in range(lines))
    shooting = zip(share, each, strict=True)
    await asyncio.gather(*(_shoot(target, many, dice, answers, app) for many, dice in shooting))
    return answers


async def _shoot(
    target: Target, count: int, dice: random.Random, answers: Answers, app: ASGIApp | None
) -> None:
    makers, weights = zip(*MAKERS, strict=True)
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    for _ in range(count):
        shot = dice.choices(makers, weights)[0](target, dice)
        if app is None or shot.kind == "broken" or dice.random() < WIRED:
            status, line = await _answered(target, shot.raw, line)
        else:
            status = await status_of(app, shot.raw)
            await asyncio.sleep(0)  # that others have their turn
        answers.statuses[shot.kind, status] += 1
        if 200 <= status < 300 and not (shot.replay or _is_harmless(shot.raw)):
            answers.accepted.append(shot.raw[:600].decode(errors="replace"))
        if status >= 500:
            answers.failed.append(shot.raw[:600].decode(errors="replace"))
    if line is not None:
        line[1].close()


def _is_harmless(raw: bytes) -> bool:
    """Whether it asks for a page that everybody may see."""
    return raw.startswith((b"GET / ", b"HEAD / ", b"GET //"))


async def _answered(
    target: Target, raw: bytes, line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None
) -> tuple[int, tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]:
    """The status of the answer, 0 where the server hung up; and the line, if it still holds."""
    reader, writer = line or await asyncio.open_connection("127.0.0.1", target.port)
    try:
        async with asyncio.timeout(20):
            writer.write(raw)
            head = await reader.readuntil(b"\r\n\r\n")
            status = int(head.split(b" ", 2)[1])
            length = next(
                (
                    int(one[15:])
                    for one in head.lower().split(b"\r\n")
                    if one.startswith(b"content-length:")
                ),
                0,
            )
            if not raw.startswith(b"HEAD"):
                await reader.readexactly(length)
        if b"connection: close" not in head.lower() and b"\r\n\r\n" in raw and status != 400:
            return status, (reader, writer)
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
        status = 0
    except TimeoutError:
        status = -1  # it waits for more, which is no answer either
    with suppress(OSError):
        writer.close()
    return status, None
