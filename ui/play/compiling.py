"""How far compiling is, in words: which rule, how many kernels of about how many, for how long."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ui.play.words import say

RULES, POLICIES = "sim.rules.", "policies."
MINUTE = 60


@dataclass
class Compiling:
    """What is known of a first start: written to by the thread that compiles, read by all."""

    clock: Callable[[], float] = time.monotonic
    changed: Callable[["Compiling"], object] = lambda _: None  # hears of every kernel
    of: int = 0  # kernels that are about to be compiled
    done: int = 0
    what: list[str] = field(
        default_factory=list
    )  # modules that are being compiled, the inmost last
    _since: float | None = None
    _told: str = ""

    def follow(self) -> Callable[[], None]:
        """Listen to the compiler from now on; returns how to end that."""
        from lab.compiling import expected, follow  # noqa: PLC0415  (loads the compiler)

        self.of = expected()
        return follow(self.begin, self.end)

    def begin(self, module: str) -> None:
        """A kernel of a module is being compiled."""
        if self._since is None:
            self._since = self.clock()
        self.what.append(module)
        self.changed(self)

    def end(self, module: str) -> None:
        """It is compiled."""
        self.done += 1
        self.of = max(self.of, self.done)
        if module in self.what:
            self.what.remove(module)
        self.changed(self)

    @property
    def begun(self) -> bool:
        """Whether anything had to be compiled."""
        return self._since is not None

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return self.done / self.of if self.of else 0.0

    @property
    def seconds(self) -> int:
        """For how long."""
        return 0 if self._since is None else int(self.clock() - self._since)

    def said(self) -> str:
        """In a line: "Talent · 188 of about 790 parts · 3:20"; "" before anything is compiled."""
        if not self.begun:
            return ""
        minutes, seconds = divmod(self.seconds, MINUTE)
        return say(
            "compiling.said",
            what=part_said(self.what[-1] if self.what else ""),
            done=self.done,
            of=self.of,
            time=f"{minutes}:{seconds:02}",
        )

    def news(self) -> str:
        """What is to be said, if it is not what was said last; else ""."""
        said = self.said()
        news = "" if said == self._told else said
        self._told = said
        return news


def part_said(module: str) -> str:
    """What a kernel of this module is part of: a rule, a policy, or whole games."""
    from policies.menu import NAMES  # noqa: PLC0415  (the compiler is loaded when one asks)
    from ui.play.encyclopedia.figures import name_of_rule  # noqa: PLC0415
    from ui.play.encyclopedia.pages import pages  # noqa: PLC0415

    rule = module.removeprefix(RULES)
    if rule != module and rule in pages():
        return name_of_rule(rule)
    policy = module.removeprefix(POLICIES).replace("_", "-")
    if policy in NAMES:
        return say("compiling.policy", policy=policy)
    if module.startswith(POLICIES):
        return say("compiling.orders")
    return say("compiling.whole")
