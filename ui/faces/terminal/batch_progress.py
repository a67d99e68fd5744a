"""What is shown while a batch is computed: done, rate, time left.

Everything goes to standard error; away from a terminal nothing is drawn, only said.
"""

from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from files.text import visible
from ui.faces.terminal.interruption import heed
from ui.faces.terminal.terminal import terminal
from ui.play.words import say


class RateColumn(ProgressColumn):
    """Games a second."""

    def render(self, task: Task) -> Text:
        """As a whole number."""
        return Text(say("batch.rate", rate=f"{task.speed or 0.0:,.0f}"))


class BatchProgress:
    """The state of a batch, for people."""

    def __init__(self) -> None:
        self.console = terminal(errors=True)
        self.bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            RateColumn(),
            TimeRemainingColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    def __enter__(self) -> Self:
        """Take the last line of the terminal."""
        self.bar.start()
        self.task = self.bar.add_task("", total=None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        self.bar.stop()

    def tell(self, sentence: str) -> None:
        """Say something worth knowing."""
        self.console.print(visible(sentence), soft_wrap=True)

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
