"""The games that a laboratory has: one that was saved, or the first of those of a comparison."""

from dataclasses import dataclass
from typing import Any

from agents.board import Board
from agents.diary import Diary
from agents.host import lineup_of
from agents.world import World
from lab.named import with_article
from scenarios.diary_file import DiaryFile
from ui.play.debrief.measuring import quarter_of
from ui.play.loading import pack_scenario
from ui.play.names import nation_name, scenario_title
from ui.play.recording import Recorder
from wasm.recorded import recorded
from wasm.table import table


@dataclass(frozen=True)
class Side:
    """A game, what it is called, and its world."""

    title: str
    world: World
    diary: Diary

    @property
    def turns(self) -> int:
        """Turns played; the last one counts as the end, as a debrief counts it."""
        return len(self.diary.moves)

    @property
    def dates(self) -> list[str]:
        """Every quarter played, such as 2027-Q3."""
        quarters = range(self.turns * self.world.ticks_per_turn)
        return [quarter_of(self.world, k) for k in quarters]

    def told(self) -> dict[str, Any]:
        """The game as the page's script takes it."""
        given = zip(self.world.codes, self.world.names, strict=True)
        names = [nation_name(code, name) for code, name in given]
        return {
            "title": self.title,
            "names": names,
            "called": [with_article(name) for name in names],
            "dates": self.dates,
            "table": table(self.world, self.turns),
            "game": recorded(self.world, self.diary),
        }


def saved_side(saved: DiaryFile) -> Side:
    """A game in a file.  Raises Refusal when its world cannot be used."""
    scenario = saved.scenario
    title = scenario_title(scenario.name, scenario.title)
    return Side(title, pack_scenario(scenario), saved.diary())


def first_side(title: str, world: World, policies: tuple[str, ...], seed: int, turns: int) -> Side:
    """The first game (replicate 0) of a seed that these policies of the menu play."""
    board = Board(world, seed, 0, turns * world.ticks_per_turn)
    recorder = Recorder(board, policies, turns)
    numbers = {nation: int(number) for nation, number in enumerate(lineup_of(policies)[:, 0])}
    for _ in range(turns):
        board.decide(numbers)
        board.play_turn(watch=recorder)
    return Side(title, world, recorder.diary)
