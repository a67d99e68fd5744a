"""Answers of the lab as pages: one file each, with pictures and tables, no script, no network."""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.answer import Answer


def make_page(answer: "Answer") -> str:
    """The whole page of an answer."""
    from ui.faces.paper.lab_pages.pages import whole  # noqa: PLC0415

    return whole(answer)


def notebook(answer: "Answer") -> str:
    """The page in a frame of its own, so that its style leaves the notebook alone."""
    page = escape(make_page(answer))
    return f'<iframe srcdoc="{page}" sandbox="" width="100%" height="760" frameborder="0"></iframe>'
