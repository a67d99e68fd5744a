"""What has been done for pages already, so that what arrives twice is done once."""

from collections import OrderedDict
from dataclasses import dataclass

REMEMBERED = 64
"""Answers of one asker."""


@dataclass(frozen=True)
class PageReply:
    """What a page is answered."""

    ok: bool
    sentence: str = ""
    status: int = 200


class Done:
    """The last replies to one asker, by the page and the number of what was asked."""

    def __init__(self) -> None:
        self._replies: OrderedDict[tuple[str, int], PageReply] = OrderedDict()
        self.heard: dict[str, int] = {}
        """By page, the highest number that was answered."""

    def reply(self, page: str, number: int) -> PageReply | None:
        """What was answered; None for what has not been heard yet."""
        return self._replies.get((page, number))

    def note(self, page: str, number: int, reply: PageReply) -> None:
        """This is what was answered."""
        self._replies[page, number] = reply
        self.heard[page] = max(number, self.heard.pop(page, 0))
        if len(self._replies) > REMEMBERED:
            self._replies.popitem(last=False)
        if len(self.heard) > REMEMBERED:
            del self.heard[next(iter(self.heard))]
