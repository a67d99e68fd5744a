"""Playing one game from the command line."""

from threading import Thread
from typing import TYPE_CHECKING

from agents.lineup import HUMAN, LineupError, lineup
from agents.world import World
from scenarios.diary_file import DiaryFile
from scenarios.schema import Scenario
from sim.jit import cache_is_warm
from ui.faces.terminal.request import Request
from ui.play.loading import load_scenario, pack_scenario
from ui.play.manifest import make_manifest
from ui.play.recording import Recorder
from ui.play.refusal import Refusal
from ui.play.results import Results
from ui.play.soundness import refuse_invalid
from ui.play.words import say

if TYPE_CHECKING:
    from agents.board import Board
    from ui.faces.terminal.progress import Progress


def seats(scenario: Scenario, request: Request) -> tuple[str, ...]:
    """The policy of each nation.  Raises Refusal for an unknown nation or policy."""
    default = [scenario.nations[code].policy for code in scenario.roster]
    try:
        policies = lineup(scenario.roster, default, request.everyone, request.chosen)
    except LineupError as error:
        raise Refusal(str(error)) from error
    if HUMAN in policies:
        raise Refusal(say("refuse.human", nation=scenario.roster[policies.index(HUMAN)]))
    return policies


def _fetch_mesa() -> None:
    import agents.race  # noqa: F401, PLC0415


def play_game(request: Request, progress: "Progress") -> Results:
    """Play the game that was asked for to its end.

    Raises Refusal when its numbers come to mean nothing.
    """
    scenario = load_scenario(request.scenario, request.beyond_evidence)
    policies = seats(scenario, request)
    turns = request.turns or scenario.turns
    if not cache_is_warm():
        progress.tell(say("progress.compile"))
    # Mesa takes longer to import than the game to play; the compiler's cache is read meanwhile
    mesa = Thread(target=_fetch_mesa, daemon=True)
    mesa.start()
    world = pack_scenario(scenario)
    mesa.join()
    progress.expect(turns * world.ticks_per_turn)
    return _play(request, scenario, world, policies, turns, progress)


def _play(
    request: Request,
    scenario: Scenario,
    world: World,
    policies: tuple[str, ...],
    turns: int,
    progress: "Progress",
) -> Results:
    from agents.race import Race  # noqa: PLC0415

    race = Race(world, request.seed, request.replicate, policies, turns=turns, collect=False)
    recorder = Recorder(race.board, policies, turns)

    def watch(board: "Board") -> None:
        recorder(board)
        progress.step()

    outcome = race.play(watch)
    refuse_invalid(race.board)
    from ui.play.tables import make_tables  # noqa: PLC0415

    return Results(
        manifest=make_manifest(world, recorder.diary),
        tables=make_tables(recorder, world, outcome),
        saved=DiaryFile.of(recorder.diary, scenario),
    )
