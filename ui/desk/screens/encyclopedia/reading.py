"""An article on the screen: words, see also, equations, figures and sources."""

from collections.abc import Callable, Sequence

from ui.desk.assets import flag_path
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Flow
from ui.desk.scene.widgets import Button, buttons
from ui.play.encyclopedia.article import Article
from ui.play.encyclopedia.book import Book
from ui.play.encyclopedia.pages import Equation
from ui.play.words import say

FLAG = (48, 32)  # pixels at scale 1
APART = 10
CLOSER = -6
"""Between lines that belong together."""


def draw_article(flow: Flow, article: Article, book: Book, read: Callable[[str], object]) -> None:
    """From the title downwards."""
    pen = flow.pen
    if article.group == "nation":
        code = article.id.partition(".")[2]
        if flag_path(code, 96).exists():
            strip = flow.take(pen.px(FLAG[1]))
            pen.flag(code, Box(strip.x, strip.y, pen.px(FLAG[0]), pen.px(FLAG[1])))
    flow.text(article.title, Style.TITLE)
    flow.text(say(f"encyclopedia.head.{article.group}"), Style.SMALL, pen.palette.dim)
    for paragraph in article.body:
        flow.text(paragraph)
    links = [one for one in map(book.find, article.links) if one is not None]
    if links:
        _head(flow, "see_also")
        buttons(flow, [_link(one, read) for one in links])
    if article.equations:
        _head(flow, "equations")
        for equation in article.equations:
            _equation(flow, equation)
    if article.figures:
        _head(flow, "parameters" if article.group == "rule" else "figures")
        _figures(flow, article.figures)
    if article.sources:
        _head(flow, "sources")
        for source in article.sources:
            flow.text(source, Style.SMALL, pen.palette.dim)


def _link(to: Article, read: Callable[[str], object]) -> Button:
    """The way to another article; a rule and a figure may have one title."""
    where = f"{to.title}, {say(f'encyclopedia.head.{to.group}')}"
    called = say("labelled", label=say("desk.encyclopedia.see_also"), text=where)
    return Button(f"link.{to.id}", to.title, read(to.id), called=called)


def _head(flow: Flow, key: str) -> None:
    flow.space(6)
    flow.text(say(f"desk.encyclopedia.{key}"), Style.HEADING)


def _equation(flow: Flow, equation: Equation) -> None:
    """The formula behind its tag, and the remark below it."""
    tag = f"{equation.tag}: " if equation.tag else ""
    flow.text(f"{tag}{equation.formula}", Style.BODY, flow.pen.palette.link)
    if equation.remark:
        flow.space(CLOSER)
        flow.text(equation.remark, Style.SMALL, flow.pen.palette.dim)


def _figures(flow: Flow, rows: Sequence[tuple[str, str, str]]) -> None:
    """Name and value beside each other where there is room, and the source below."""
    pen = flow.pen
    for name, value, source in rows:
        wide = pen.wide(name, Style.STRONG) + pen.px(APART) + pen.wide(value, Style.BODY)
        if wide <= flow.box.w:
            strip = flow.take(pen.look.type.height(Style.STRONG))
            pen.text(strip, name, Style.STRONG)
            pen.text(strip, value, align="right")
        else:
            flow.text(name, Style.STRONG)
            flow.text(value)
        flow.space(CLOSER)
        flow.text(source, Style.SMALL, pen.palette.dim)
