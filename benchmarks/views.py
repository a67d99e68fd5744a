"""What it costs to show every seat its facts: `python -m benchmarks.views [SCENARIO]`.

Processor time, all nations played by people, after some turns: views are made turn by turn, as a
game makes them, so that sheets of past quarters are kept and those of the last are new.
"""

import statistics
import sys
import time

from benchmarks.timing import machine, show
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session
from ui.play.views.seat import as_json, view_of

TURNS = 10


def main(scenario: str) -> None:
    """Print the table."""
    session = Session.new(scenario, seed=7)
    codes = session.game.world.codes
    session = Session.new(scenario, codes, seed=7, world=session.game.world)
    first, each, wire, size = [], [], [], 0
    for _ in range(TURNS):
        for code in codes:
            session.apply(code, EndTurn(), session.turn)
        taken = []
        for code in codes:
            start = time.process_time()
            view = view_of(session, code)
            taken.append(1e3 * (time.process_time() - start))
            start = time.process_time()
            size = max(size, len(as_json(view)))
            wire.append(1e3 * (time.process_time() - start))
        first.append(taken[0])
        each += taken
    print(machine())
    show(
        f"Views of {len(codes)} seats over {TURNS} turns, processor time",
        [
            ("a view, mean", f"{statistics.mean(each):.2f} ms", "<= 4 ms"),
            ("a view, median", f"{statistics.median(each):.2f} ms", ""),
            ("the first of a turn, median", f"{statistics.median(first):.2f} ms", ""),
            ("as JSON, median", f"{statistics.median(wire):.2f} ms", ""),
            ("the largest", f"{size / 1024:.0f} KiB", ""),
        ],
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "default")
