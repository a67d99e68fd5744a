"""Breaking words that are longer than a line, such as the path of a file."""

from ui.desk.look.type import Style
from ui.desk.scene.pen import Pen


def broken(pen: Pen, words: str, style: Style, width: int) -> str:
    """The words with spaces inside those that are wider than this."""
    return " ".join(
        word if pen.wide(word, style) <= width else " ".join(_pieces(pen, word, style, width))
        for word in words.split(" ")
    )


def _pieces(pen: Pen, word: str, style: Style, width: int) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and pen.wide(piece + letter, style) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
