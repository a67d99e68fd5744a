"""How the world's screen writes figures."""

from ui.play.encyclopedia.figures import note_of, unit_of, unit_of_change
from ui.play.encyclopedia.kinds import Form
from ui.play.numbers import plain
from ui.play.words import say

STANCES = (
    (0.125, "isolate"),
    (0.375, "closed"),
    (0.625, "neutral"),
    (0.875, "open"),
    (1.01, "cooperate"),
)


def stance_word(value: float) -> str:
    """A stance in a word."""
    return say(f"desk.diplomacy.{next(word for end, word in STANCES if value < end)}")


def of_hundred(share: float) -> str:
    """A share as a number out of a hundred, without a sign."""
    return plain(0)(100.0 * share)


def short_unit(figure: str) -> str:
    """The unit of a figure beside its name: a lag is in months, and who leads is in its name."""
    lag = note_of(figure).kind.form is Form.LAG
    return unit_of_change(figure) if lag else unit_of(figure)
