"""Points in a plane, as a picture of a page."""

from collections.abc import Sequence

from ui.desk.drawings.scatter import Dot, ShadedBox, scatter_chart
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.faces.paper.painted import painted
from ui.play.numbers import Format

HEIGHT = 420


def scatter(
    name: str,
    title: str,
    dots: Sequence[Dot],
    across: str,
    up: str,
    show: Format,
    regions: Sequence[ShadedBox] = (),
    labelled: int = 0,
) -> str:
    """A picture of points; the first `labelled` of them have their names beside them."""

    def draw(pen: Pen, box: Box) -> None:
        scatter_chart(pen, box, dots, (across, up), show, regions=regions, labelled=labelled)

    return painted(name, title, f"{across}; {up}", draw, height=HEIGHT)
