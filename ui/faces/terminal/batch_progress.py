"""What is shown while a batch is computed: done, rate, time left.

Everything goes to standard error; away from a terminal nothing is drawn, only said.
"""

from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from ui.faces.terminal.interruption import heed
from ui.faces.terminal.progress import LastLine
from ui.play.words import say


class RateColumn(ProgressColumn):
    """Games a second."""

    def render(self, task: Task) -> Text:
        """As a whole number."""
        return Text(say("batch.rate", rate=f"{task.speed or 0.0:,.0f}"))


class BatchProgress(LastLine):
    """The state of a batch, for people."""

    def __init__(self) -> None:
        super().__init__(BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())

    def expect(self, games: int) -> None:
        """How many games there will be."""
        self.bar.update(self.task, total=games)

    def done(self, games: int, now: bool) -> None:
        """So many more are there; those of an earlier run do not count for the rate.

        Raises KeyboardInterrupt when the person ended it.
        """
        heed()
        if now:
            self.bar.advance(self.task, games)
        else:
            done = self.bar.tasks[self.task].completed + games
            self.bar.reset(self.task, completed=int(done))
