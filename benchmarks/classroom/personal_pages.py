"""How long the personal pages of a class take: one other choice for every seat, on its own luck.

python -m benchmarks.classroom.personal_pages [SCENARIO] [SEATS] [TURNS] [LEVEL]

Prints seconds by the clock and of the processor for all pages; the goal is 40 seats in 60 seconds.
"""

import sys
import time
from itertools import islice, product

from agents.opponents.levels import minds
from ui.play.classroom.counterfactual import personal_pages
from ui.play.loading import load_scenario, pack_scenario
from ui.play.session.commands import EndTurn
from ui.play.session.session import Session

GOAL = 60.0
WORLDS = 4


def main(scenario: str = "default", seats: int = 40, turns: int = 6, level: str = "") -> None:
    """Play the worlds of a class, then make a page for each seat."""
    read = load_scenario(scenario)
    world = pack_scenario(read)
    whose = dict.fromkeys(read.roster, level) if level else {}
    sessions = []
    for _ in range(WORLDS):
        game = Session.new(
            read, seed=1, turns=turns, policies=whose, minds=minds(world), world=world
        )
        while not game.over:
            game.apply("", EndTurn(), game.turn)
        sessions.append(game)
    places = islice(product(read.roster, sessions), seats)
    wanted = [(number, game, code) for number, (code, game) in enumerate(places, 1)]
    clock, processor = time.perf_counter(), time.process_time()
    made = sum(1 for _ in personal_pages(wanted))
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{scenario} {level or 'policies'}: {made} pages of {turns} turns")
    print(f"{clock:.1f} s by the clock, {processor:.1f} s of the processor; goal {GOAL:.0f} s")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*given[:1], *map(int, given[1:3]), *given[3:])
