"""The encyclopedia: groups and a search at the left, the article at the right."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action, Back, Go
from ui.desk.key_table import key_of
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.widgets import QUIET, Button, button, button_size, buttons, field, wide_button
from ui.desk.screens.charts.data import charted
from ui.desk.screens.encyclopedia.reading import draw_article
from ui.desk.screens.screen import Screen
from ui.play.encyclopedia.article import GROUPS, Article
from ui.play.encyclopedia.book import Book
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

FIRST = "how"
MOST_FOUND = 40
SIDE = 0.27  # of the window
ABOVE = 2  # lines of the list above an article that is sought
INDENT = 14  # pixels at scale 1, of parts


@dataclass(frozen=True)
class Read(Action):
    """Open an article; one that was chosen in the list is in sight there."""

    article: str
    listed: bool = False


@dataclass(frozen=True)
class UnfoldGroup(Action):
    """Show the articles of a group, or hide them."""

    group: str


@dataclass(frozen=True)
class SearchFor(Action):
    """Show the articles that hold these words."""

    words: str


@dataclass(frozen=True)
class Close(Action):
    """Leave the encyclopedia, however many articles have been read."""


class EncyclopediaScreen(Screen):
    """Articles; `about` is the id of the first one."""

    name = "encyclopedia"

    def __init__(self, desk: "Desk", about: str = "") -> None:
        super().__init__(desk, about)
        self.at = about or FIRST
        self.before: list[str] = []  # articles that have been read
        self.group = ""  # that is unfolded
        self.words = ""  # that are searched for
        self.book: Book | None = None
        self._asked = ""  # the language of the book
        self._sought = ("", 0)  # the article to bring into sight in the list
        self._order()

    def opened(self) -> None:
        """The article is in sight in the list, which may be long."""
        if self.at != FIRST:
            self._seek()

    def _seek(self) -> None:
        self._sought = self.at, self._sought[1] + 1

    # the book

    def _order(self) -> None:
        """Have the book made in the language of now, in the background."""
        language, sitting = self.desk.settings.language, self.desk.sitting
        if self._asked == language:
            return
        self._asked = language

        def work() -> Book:
            from scenarios.load import load  # noqa: PLC0415  (only without a game)

            return Book(sitting.session.scenario if sitting else load("default"))

        self.desk.crew.ask("book", work, self._take)

    def _take(self, book: Book) -> None:
        self.book = book
        if not self.group:
            self.group = self.article(book).group

    def article(self, book: Book) -> Article:
        """The article that is open; the first one where there is none of that id."""
        return book.find(self.at) or book.articles[FIRST]

    # what is done

    def on(self, action: object) -> bool:
        """Open an article or a group, search, or close the book."""
        match action:
            case Read(article=article, listed=listed):
                self._read(article)
                if not listed:
                    self._seek()
            case UnfoldGroup(group=group):
                self.group = "" if group == self.group else group
            case SearchFor(words=words):
                self.words = words
            case Close():
                self.before = []
                self.desk.do(Back())
            case _:
                return False
        return True

    def _read(self, article: str) -> None:
        if article != self.at:
            self.before.append(self.at)
            self.at = article
        if self.book is not None:
            self.group = self.article(self.book).group

    def leave(self) -> bool:
        """Back to the article before, if there is one."""
        if not self.before:
            return False
        self.at = self.before.pop()
        self._seek()
        if self.book is not None:
            self.group = self.article(self.book).group
        return True

    # what is seen

    def draw(self, pen: Pen) -> None:
        """The list at the left, the article beside it, the ways back at the foot."""
        self._order()
        room = self._foot(pen, pen.box.inset(pen.px(24), pen.px(16)))
        left, right = room.left(round(pen.box.w * SIDE), pen.px(20))
        if self.book is None:
            pen.text(right, say("desk.encyclopedia.opening"))
            return
        head = pen.flow(left, 6)
        label, tip = say("desk.encyclopedia.search"), say("desk.encyclopedia.search_tip")
        field(head, "encyclopedia.search", label, self.words, SearchFor, tip=tip)
        used = head.y - left.y + pen.px(8)
        with pen.scroll("encyclopedia.list", left.foot(left.h - used)[0], 4) as flow:
            if self.words.strip():
                self._found(flow, self.book)
            else:
                self._groups(flow, self.book)
        if sought := self.book.find(self._sought[0]):
            pen.scene.bring = _top(self.book, sought), self._sought[1]
        pen.rect(right, pen.palette.panel, radius=10)
        inside = right.inset(pen.px(20), pen.px(16))
        with pen.scroll(f"encyclopedia.article.{self.at}", inside, 10) as flow:
            draw_article(flow, self.article(self.book), self.book, Read)

    def _groups(self, flow: Flow, book: Book) -> None:
        for group in GROUPS:
            open_ = group == self.group
            title = say(f"encyclopedia.head.{group}")
            head = Button(
                f"encyclopedia.group.{group}",
                title,
                UnfoldGroup(group),
                "chevron-down" if open_ else "chevron-right",
                called=say("labelled", label=say("desk.encyclopedia.group"), text=title),
            )
            wide_button(flow, head)
            if open_:
                for article in book.articles.values():
                    if article.group == group:
                        self._entry(flow, article)

    def _found(self, flow: Flow, book: Book) -> None:
        found = book.search(self.words)
        if not found:
            flow.text(say("desk.encyclopedia.none"), Style.SMALL, flow.pen.palette.dim)
        for article in found[:MOST_FOUND]:
            self._entry(flow, article)

    def _entry(self, flow: Flow, article: Article) -> None:
        """A line of the list; parts stand a little to the right."""
        pen = flow.pen
        one = Button(
            f"encyclopedia.{article.id}",
            article.title,
            Read(article.id, listed=True),
            rank=QUIET,
            on=article.id == self.at,
            kind=Kind.TAB,
        )
        indent = pen.px(INDENT) * (2 if article.within else 1)
        wide = flow.box.w - indent
        high = pen.tall(article.title, Style.LABEL, wide - 2 * pen.px(12)) + pen.px(10)
        strip = flow.take(high)
        button(pen, strip.end(wide)[0], one)

    def _chart(self) -> list[Button]:
        """The way to the chart of the figure that is read of, where a game is in play."""
        figure = self.at.removeprefix("figure.")
        if self.desk.sitting is None or figure == self.at or figure not in charted():
            return []
        label, tip = say("desk.encyclopedia.chart"), say("desk.encyclopedia.chart_tip")
        sends, key = Go("charts", figure), key_of("charts")
        return [Button("encyclopedia.chart", label, sends, "chart", tip, key)]

    def _foot(self, pen: Pen, box: Box) -> Box:
        """The ways back at the foot; returns the room above them."""
        previous = Button(
            "encyclopedia.previous",
            say("desk.encyclopedia.previous"),
            Back(),
            "undo",
            say("desk.encyclopedia.previous_tip"),
            key_of("backward"),
            enabled=bool(self.before),
        )
        close = Button(
            "encyclopedia.close",
            say("desk.encyclopedia.close"),
            Close(),
            "arrow-left",
            say("desk.encyclopedia.close_tip"),
            key_of("close"),
        )
        wide, high = button_size(pen, close)
        foot, rest = box.foot(high, pen.px(12))
        right, left = foot.end(wide, pen.px(12))
        buttons(pen.flow(left), [previous, *self._chart()])
        button(pen, right, close)
        return rest


def _top(book: Book, sought: Article) -> str:
    """The line of the list that stands at its top when an article is sought there."""
    ids = [article.id for article in book.articles.values() if article.group == sought.group]
    place = ids.index(sought.id)
    return f"encyclopedia.{ids[place - ABOVE] if place >= ABOVE else f'group.{sought.group}'}"
