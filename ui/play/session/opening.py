"""What a game is opened with: the seats and the numbers, anew or from what was saved."""

from collections.abc import Collection, Mapping, Sequence

from agents.arguments import LARGEST_SEED, LONGEST_GAME, fits, shown
from agents.lineup import HUMAN, LineupError, Mind, lineup, table
from agents.world import World
from scenarios.diary_file import DiaryFile
from scenarios.schema import Scenario
from ui.play.loading import pack_scenario
from ui.play.refusal import Refusal
from ui.play.session.game import Game
from ui.play.words import say


def check_numbers(seed: int, replicate: int, turns: int) -> tuple[int, int, int]:
    """The numbers themselves, as a diary holds them.  Raises Refusal for what it could not hold."""
    for name, value in (("seed", seed), ("replicate", replicate)):
        if not fits(value, 0, LARGEST_SEED):
            raise Refusal(say("session.seed", name=name, value=shown(value), largest=LARGEST_SEED))
    if not fits(turns, 1, LONGEST_GAME):
        raise Refusal(say("session.turns", turns=shown(turns)))
    return int(seed), int(replicate), int(turns)


def seats(
    roster: Sequence[str],
    default: Sequence[str],
    chosen: Mapping[str, str],
    minds: Collection[str],
) -> tuple[str, ...]:
    """Who plays each nation; minds may stand where the menu has no policy of that name."""
    try:
        return lineup(roster, default, None, chosen, minds)
    except LineupError as error:
        raise Refusal(str(error)) from error


def new_game(
    scenario: Scenario,
    humans: Sequence[str],
    seed: int,
    replicate: int,
    policies: Mapping[str, str] | None,
    turns: int | None,
    minds: Mapping[str, Mind] | None,
    world: World | None,
) -> Game:
    """A game that nobody has played; see Session.new.  Raises Refusal."""
    default = [scenario.nations[code].policy for code in scenario.roster]
    chosen = table("policies", policies, "a policy") | dict.fromkeys(humans, HUMAN)
    seated = seats(scenario.roster, default, chosen, minds or {})
    world = world or pack_scenario(scenario)
    length = scenario.turns if turns is None else turns
    seed, replicate, length = check_numbers(seed, replicate, length)
    return Game(world, seated, length, seed, replicate, minds)


def game_resumed(
    saved: DiaryFile,
    humans: Sequence[str] | None,
    policies: Mapping[str, str] | None,
    turn: int | None,
    minds: Mapping[str, Mind] | None,
    world: World | None,
) -> tuple[Game, bool]:
    """A saved game, and whether it is at the end of what was played; see Session.resume.

    Raises Refusal.
    """
    diary = saved.diary()
    played = len(diary.moves) if turn is None else turn
    if not 0 <= played <= len(diary.moves):
        raise Refusal(say("session.no_turn", turn=turn, last=len(diary.moves)))
    chosen = dict(policies or {})
    default = list(diary.policies)
    if humans is not None:
        own = [saved.scenario.nations[code].policy for code in saved.scenario.roster]
        default = [o if was == HUMAN else was for was, o in zip(default, own, strict=True)]
        chosen |= dict.fromkeys(humans, HUMAN)
    seated = seats(saved.scenario.roster, default, chosen, minds or {})
    game = Game(
        world or pack_scenario(saved.scenario),
        seated, diary.turns, diary.seed, diary.replicate, minds,
    )  # fmt: skip
    game.repeat(diary, played)
    return game, played == len(diary.moves)
