"""Figures that explain themselves: their words in a tip, their formula in the encyclopedia."""

from ui.desk.actions import Go
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.pen import Pen
from ui.play.encyclopedia.figures import name_of_figure, tip_of
from ui.play.words import say


def explained(figure: str) -> Go:
    """To the article on a figure, which has its formula and where it comes from."""
    return Go("encyclopedia", f"figure.{figure}")


def explain_at(pen: Pen, box: Box, name: str, figure: str, tip: str = "", label: str = "") -> None:
    """Something that tells of a figure: under the pointer in words, pressed by its article."""
    words = f"{tip or tip_of(figure)}\n{say('desk.figure_tip')}"
    label = label or name_of_figure(figure)
    pen.control(Control(name, Kind.FIGURE, box, label, sends=explained(figure), tip=words))
