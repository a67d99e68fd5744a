"""Whether a page of a seat is there: however pages come and go, and whatever the disk takes."""

import asyncio

import pytest

from ui.faces.web.classroom.audience import Onlooker, PageSight
from ui.play.refusal import Refusal


class Page(Onlooker):
    """A page that only hears."""

    def __init__(self):
        super().__init__(None)
        self.heard = []

    def tell(self, words):
        self.heard.append(words)


@pytest.fixture
def opened(serving):
    with serving() as made:
        made.look(lambda room: room.join("Ada", "en", made.served.host.clock.now()))
        yield made


def is_there(opened):
    return opened.look(lambda room: room.seat(1).present)


@pytest.fixture
def full(opened, monkeypatch):
    """A disk that takes nothing, until it is let go of."""
    store = opened.served.host.store

    def nothing(*_):
        raise Refusal("the disk is full")

    with monkeypatch.context() as changed:
        changed.setattr(store, "append_all", nothing)
        yield changed


def test_a_page_is_shown_though_the_disk_takes_nothing(opened, full):
    host, sight, page = opened.served.host, PageSight("seat", 1), Page()

    async def look():
        await host.come(sight, page)
        await asyncio.sleep(0.5)

    opened.within(look())
    assert page.heard
    assert not is_there(opened)
    full.undo()
    opened.within(asyncio.sleep(1.5))
    assert is_there(opened)


def test_who_left_while_the_disk_took_nothing_is_away_later(opened, monkeypatch):
    host, sight, page = opened.served.host, PageSight("seat", 1), Page()
    opened.within(host.come(sight, page))
    assert is_there(opened)

    def nothing(*_):
        raise Refusal("the disk is full")

    with monkeypatch.context() as changed:
        changed.setattr(host.store, "append_all", nothing)
        opened.within(host.go(sight, page))
        assert is_there(opened)
    opened.within(asyncio.sleep(1.5))
    assert not is_there(opened)


def test_one_page_that_leaves_takes_no_other_with_it(opened):
    host, sight = opened.served.host, PageSight("seat", 1)

    async def brief():
        page = Page()
        await host.come(sight, page)
        await host.go(sight, page)

    async def both():
        await asyncio.gather(brief(), host.come(sight, Page()))

    opened.within(both())
    assert is_there(opened)
