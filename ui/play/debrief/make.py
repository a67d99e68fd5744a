"""Making a debrief: at once, or step by step for a window that may be closed meanwhile.

A window makes it on a thread of its own:

    for step in steps(session, "IND"):
        show(step)                  # step.debrief has what is known so far
        if closed:
            break                   # nothing is left running

The session is only read.  It need not be over: the last turn played then counts as the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from agents.lineup import HUMAN
from ui.play.debrief.alternatives import ideas_of, try_ideas
from ui.play.debrief.alternatives import pieces_of as pieces_of_ideas
from ui.play.debrief.choices import changes_of, measure_choices
from ui.play.debrief.choices import pieces_of as pieces_of_changes
from ui.play.debrief.data import Debrief, MakingStep
from ui.play.debrief.happened import what_happened
from ui.play.debrief.line import Lines
from ui.play.debrief.outcome import course, mandate, source, world_outcome
from ui.play.debrief.questions import questions
from ui.play.debrief.typical import WORLDS, typicality
from ui.play.refusal import Refusal
from ui.play.session.session import Session
from ui.play.words import say

TYPICALITY = 30  # how many lines the other worlds weigh in the count of pieces
Progress = Callable[[int, int], object]
"""Told how many pieces of how many are done."""


def make_debrief(
    session: Session, nation: str = "", progress: Progress | None = None, worlds: int = WORLDS
) -> Debrief:
    """The whole debrief of a nation, by default the only player's.  Raises Refusal."""
    *_, last = _told(steps(session, nation, worlds), progress)
    return last.debrief


def _told(made: Iterator[MakingStep], progress: Progress | None) -> Iterator[MakingStep]:
    for step in made:
        if progress is not None:
            progress(step.done, step.total)
        yield step


def steps(session: Session, nation: str = "", worlds: int = WORLDS) -> Iterator[MakingStep]:
    """The debrief of a nation as it grows; the last step has it all.  Raises Refusal at once."""
    codes = session.game.world.codes
    code = nation or _only_player(session)
    if code not in codes:
        raise Refusal(say("session.nation", nation=code, nations=", ".join(codes)))
    if session.turn == 0:
        raise Refusal(say("debrief.no_turn"))
    return _steps(session, codes.index(code), worlds)


def _only_player(session: Session) -> str:
    players = session.humans
    if len(players) == 1:
        return players[0]
    key = "debrief.which" if players else "debrief.nobody"
    whose = players or session.game.world.codes
    raise Refusal(say(key, nations=", ".join(whose), first=whose[0]))


def begun(session: Session, lines: Lines) -> Debrief:
    """What is known of a game before any other line of it is played."""
    game, nation = session.game, lines.nation
    world = game.world
    return Debrief(
        code=world.codes[nation],
        name=world.names[nation],
        player=game.policies[nation] == HUMAN,
        source=source(game, lines),
        mandate=mandate(lines, session.scenario),
        course=course(lines),
        world=world_outcome(game, lines),
        reckoned=tuple(world.codes[i] for i in lines.reckoned),
    )


def _steps(session: Session, nation: int, worlds: int) -> Iterator[MakingStep]:
    game = session.game
    lines = Lines(game, nation)
    changes, ideas = changes_of(lines), ideas_of(lines)
    total = pieces_of_changes(changes) + pieces_of_ideas(ideas) + TYPICALITY
    made = begun(session, lines)
    done = 0
    for choices in measure_choices(lines, changes):
        made, done = replace(made, choices=choices), done + 1
        yield MakingStep(done, total, "choices", made)
    for counterfactual in try_ideas(lines, ideas):
        made, done = replace(made, counterfactual=counterfactual), done + 1
        yield MakingStep(done, total, "counterfactual", made)
    yield MakingStep(done, total, "typicality", made)
    made = replace(made, typicality=typicality(game, lines, worlds))
    made = replace(made, questions=questions(made, what_happened(game, lines)))
    yield MakingStep(total, total, "done", made)
