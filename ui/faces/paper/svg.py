"""The frame of every picture on a page: its size, its title, and what it shows in words."""

from collections.abc import Sequence

from ui.faces.paper.html import tag, text


def drawing(
    name: str,
    title: str,
    description: str,
    width: float,
    height: float,
    parts: Sequence[str],
    class_: str | None = None,
) -> str:
    """An SVG with its title and description for screen readers."""
    return tag(
        "svg",
        tag("title", text(title), id=f"{name}-t"),
        tag("desc", text(description), id=f"{name}-d"),
        *parts,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        class_=class_,
    )
