"""Playing one game from the command line."""

from collections.abc import Mapping
from threading import Thread
from typing import TYPE_CHECKING

from agents.board import Board
from agents.lineup import HUMAN
from agents.world import World
from scenarios.diary_file import DiaryFile
from scenarios.errors import ScenarioError
from scenarios.policy_file import PolicyFile
from scenarios.policy_rows import followed, minds_of
from scenarios.schema import Scenario
from sim.jit import cache_is_warm
from ui.faces.terminal.request import Request
from ui.play.loading import load_scenario, pack_scenario
from ui.play.manifest import make_manifest
from ui.play.recording import Recorder
from ui.play.refusal import Refusal
from ui.play.results import Results
from ui.play.session.opening import seats as seated
from ui.play.soundness import refuse_invalid
from ui.play.words import say

if TYPE_CHECKING:
    from ui.faces.terminal.progress import Progress

Files = Mapping[str, PolicyFile]
"""What the policies say that stand in files, by their names."""


def seats(scenario: Scenario, request: Request) -> tuple[tuple[str, ...], Files]:
    """The policy of each nation, and what those that stand in files say, by name.

    Raises Refusal for an unknown nation or policy, and for a file that is no policy.
    """
    try:
        asked = followed(request.chosen, request.everyone)
    except ScenarioError as error:
        raise Refusal(str(error)) from error
    default = [asked.everyone or scenario.nations[code].policy for code in scenario.roster]
    policies = seated(scenario.roster, default, asked.chosen, asked.files)
    if HUMAN in policies:
        raise Refusal(say("refuse.human", nation=scenario.roster[policies.index(HUMAN)]))
    return policies, asked.files


def _fetch_mesa() -> None:
    import agents.race  # noqa: F401, PLC0415


def play_game(request: Request, progress: "Progress") -> Results:
    """Play the game that was asked for to its end.

    Raises Refusal when its numbers come to mean nothing.
    """
    scenario = load_scenario(request.scenario, request.beyond_evidence)
    policies, files = seats(scenario, request)
    turns = request.turns or scenario.turns
    if not cache_is_warm():
        progress.compiling()
    # Mesa takes longer to import than the game to play; the compiler's cache is read meanwhile
    mesa = Thread(target=_fetch_mesa, daemon=True)
    mesa.start()
    world = pack_scenario(scenario)
    mesa.join()
    progress.expect(turns * world.ticks_per_turn)
    return _play(request, scenario, world, policies, files, turns, progress)


def _play(
    request: Request,
    scenario: Scenario,
    world: World,
    policies: tuple[str, ...],
    files: Files,
    turns: int,
    progress: "Progress",
) -> Results:
    from agents.race import Race  # noqa: PLC0415

    board = Board(world, request.seed, request.replicate, turns * world.ticks_per_turn)
    race = Race.on(board, policies, minds_of(files, policies, world))
    recorder = Recorder(board, policies, turns, files)

    def watch(board: Board) -> None:
        recorder(board)
        progress.step()

    outcome = race.play(watch)
    refuse_invalid(race.board)
    from ui.play.tables import make_tables  # noqa: PLC0415

    return Results(
        manifest=make_manifest(world, recorder.diary),
        tables=make_tables(recorder, board.world, outcome),  # judged by the par of its length
        saved=DiaryFile.of(recorder.diary, scenario),
    )
