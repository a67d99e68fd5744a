"""What is shown while a game is played: a bar on a terminal, plain lines elsewhere.

Everything goes to standard error, so that standard output holds results and nothing else.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bar

from files.text import visible
from ui.faces.terminal.interruption import heed
from ui.faces.terminal.terminal import terminal
from ui.play.compiling import Compiling, part_said
from ui.play.words import say


class LastLine:
    """A bar of these columns on the last line of the terminal; away from one nothing is drawn."""

    def __init__(self, *columns: ProgressColumn) -> None:
        self.console = terminal(errors=True)
        self.deaf: Callable[[], object] = lambda: None  # ends listening to the compiler
        self.bar = Bar(
            *columns,
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    def begin(self) -> TaskID:
        """The task that the bar shows."""
        return self.bar.add_task("", total=None)

    def __enter__(self) -> Self:
        """Take the last line of the terminal."""
        self.bar.start()
        self.task = self.begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        self.deaf()
        self.bar.stop()

    def tell(self, sentence: str) -> None:
        """Say something worth knowing."""
        self.console.print(visible(sentence), soft_wrap=True)

    def compiling(self) -> None:
        """Say that the rules are compiled first, which takes minutes."""
        self.tell(say("progress.compile"))


class Progress(LastLine):
    """The state of a game in play, for people."""

    def __init__(self) -> None:
        super().__init__(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )

    def begin(self) -> TaskID:
        """At first nobody knows how many quarters there are."""
        return self.bar.add_task(say("progress.start"), total=None)

    def compiling(self) -> None:
        """Say so, and show which part of the rules it is till a game begins."""
        super().compiling()
        if self.console.is_terminal:
            self.deaf = Compiling(changed=self._compiled).follow()

    def _compiled(self, kernels: Compiling) -> None:
        part = part_said(kernels.what[-1] if kernels.what else "")
        self.bar.update(self.task, description=part, completed=kernels.done, total=kernels.of)

    def expect(self, quarters: int) -> None:
        """How many quarters there will be."""
        self.deaf()
        self.bar.reset(self.task)
        self.bar.update(self.task, description=say("progress.play"), total=quarters)

    def step(self) -> None:
        """One more quarter has been played.  Raises KeyboardInterrupt when the person ended it."""
        heed()
        self.bar.advance(self.task)
