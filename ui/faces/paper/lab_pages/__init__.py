"""Answers of the lab as pages: one file each, with pictures and tables, no network.

A comparison may hold a laboratory; nothing else on a page needs a script.
"""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.answer import Answer
    from ui.faces.paper.laboratory.laboratory import Laboratory


def make_page(answer: "Answer", laboratory: "Laboratory | None" = None) -> str:
    """The whole page of an answer."""
    from ui.faces.paper.lab_pages.pages import whole  # noqa: PLC0415

    return whole(answer) if laboratory is None else whole(answer, laboratory)


def notebook(answer: "Answer") -> str:
    """The page in a frame of its own, so that its style leaves the notebook alone."""
    page = escape(make_page(answer))
    return f'<iframe srcdoc="{page}" sandbox="" width="100%" height="760" frameborder="0"></iframe>'
