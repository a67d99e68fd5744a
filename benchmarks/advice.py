"""How long advice takes: `python -m benchmarks.advice`.

The default scenario, twelve nations, at its start and half-way; everything warm.  A slider that is
dragged changes the draft before every call, so that only the side without the draft is kept.
"""

import statistics
import time
from collections.abc import Callable

from benchmarks.timing import machine, show
from sim.pillars import Pillar
from ui.play.advice.advisor import Advisor
from ui.play.advice.marginal import Marginal
from ui.play.advice.outlook import Outlook, draws_for
from ui.play.advice.position import Position, position_of
from ui.play.advice.presets import presets
from ui.play.advice.rollouts import Continuations
from ui.play.session.commands import EndTurn, SetSplit
from ui.play.session.session import Session

CALLS = 21
NATION = "IND"


def milliseconds(action: Callable[[], object]) -> str:
    """Median and largest wait, and the median of what all cores have worked, after a warm-up."""
    action()
    waits, work = [], []
    for _ in range(CALLS):
        start, worked = time.perf_counter(), time.process_time()
        action()
        waits.append(1000.0 * (time.perf_counter() - start))
        work.append(1000.0 * (time.process_time() - worked))
    median = statistics.median(waits)
    return f"{median:.0f} ({max(waits):.0f}) / {statistics.median(work):.0f} ms"


class Dragged:
    """Positions of one turn whose drafts differ, one after another."""

    def __init__(self, session: Session) -> None:
        self.session, self.share = session, 0.2

    def __call__(self) -> Position:
        self.share = 0.2 if self.share > 0.4 else self.share + 0.001
        change = SetSplit(Pillar.RESEARCH, self.share, stroke=1)
        self.session.apply(NATION, change, self.session.turn)
        return position_of(self.session, NATION)


def rows(session: Session, rollouts: Continuations) -> list[tuple[str, str, str]]:
    """What, figure, goal, at the session's turn."""
    moved, marginal = Dragged(session), Marginal(rollouts)
    advisor, outlook, at = Advisor(rollouts), Outlook(rollouts), moved()
    nations, left = len(at.world.codes), at.ticks_left
    twenty, whole = draws_for(nations, min(20, left)), draws_for(nations, left)
    return [
        ("position, after a change", milliseconds(moved), ""),
        (
            f"fans of 5 turns, both sides, {twenty} draws each",
            milliseconds(lambda: Outlook(rollouts).fans(moved())),
            "<= 100 ms",
        ),
        (
            f"fans to the end, both sides, {whole} draws each",
            milliseconds(lambda: Outlook(rollouts).fans(moved(), turns=None)),
            "<= 100 ms",
        ),
        (
            "fans of 5 turns, slider moved again",
            milliseconds(lambda: outlook.fans(moved())),
            "<= 100 ms",
        ),
        ("effects of all pillars", milliseconds(lambda: marginal.pillars(moved())), "<= 60 ms"),
        ("effects of all levers", milliseconds(lambda: marginal.levers(moved())), ""),
        ("effects of all programmes", milliseconds(lambda: marginal.programmes(moved())), ""),
        ("effects of all stances", milliseconds(lambda: marginal.stances(moved())), "<= 150 ms"),
        ("effects of all pacts", milliseconds(lambda: marginal.pacts(moved())), ""),
        ("the advisor's proposals", milliseconds(lambda: advisor.propose(moved())), "<= 500 ms"),
        (
            "why the last turn went so",
            milliseconds(lambda: advisor.explain(session.facts(NATION))),
            "",
        ),
        ("presets", milliseconds(lambda: presets(moved())), ""),
    ]


def main() -> None:
    """Print the tables."""
    session = Session.new("default", [NATION], seed=7)
    rollouts = Continuations(session.game.world)
    print(f"{machine()}; {rollouts.threads} threads")
    print(f"median (largest) wait of {CALLS} calls / work of all cores")
    for turn in (0, session.game.turns // 2):
        while session.turn < turn:
            session.apply(NATION, EndTurn(), session.turn)
        show(f"Advice after turn {turn} of {session.game.turns}", rows(session, rollouts))


if __name__ == "__main__":
    main()
