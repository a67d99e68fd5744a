"""Pages are made of the debrief that its own tests look at."""

from tests.ui.play.debrief.conftest import made, played

__all__ = ["made", "played"]
