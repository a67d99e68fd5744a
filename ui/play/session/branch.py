"""Branches: the same luck, another choice.

Luck is drawn by address (seed, replicate, quarter, event, nation), so that a branch meets the very
same luck as the game; only what follows from the choice is different.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from agents.lineup import HUMAN
from sim.levers import Levers
from sim.move import Move, check
from sim.pillars import PROGRAMMES_OF
from ui.play.refusal import Refusal
from ui.play.session.game import Game
from ui.play.words import say

Value = TypeVar("Value")


def branch_moves(
    game: Game, turn: int, moves: Mapping[str, Move], lasting: bool, until: int | None
) -> Game:
    """A new game that leaves `game` in turn number `turn`; see Session.branch."""
    codes, diary = game.world.codes, game.diary
    last = len(diary.moves)
    end = max(last, turn + 1) if until is None else until
    if not 0 <= turn <= last or turn >= game.turns:
        raise Refusal(say("session.no_turn", turn=turn, last=min(last, game.turns - 1)))
    if not turn < end <= game.turns:
        raise Refusal(say("session.no_end", until=end, first=turn + 1, last=game.turns))
    edits: dict[int, Move] = {}
    for code, move in moves.items():
        if code not in codes:
            raise Refusal(say("session.nation", nation=code, nations=", ".join(codes)))
        wrong = check(move, codes.index(code), codes)
        if wrong:
            raise Refusal(wrong[0])
        edits[codes.index(code)] = move
    made = Game(game.world, game.policies, game.turns, diary.seed, diary.replicate, game.minds)
    made.repeat(diary, turn)
    original = _usual(made, game, turn)
    made.play_turn({**original, **edits})
    for later in range(turn + 1, end):
        ordered = _usual(made, game, later)
        if lasting:
            before = made.board.orders.copy()
            made.decide()  # what a policy orders now, to change it as it was changed then
            for nation, edit in edits.items():
                was = diary.moves[turn][nation] if turn < last else original.get(nation)
                now = ordered.get(nation, made.in_force(nation))
                ordered[nation] = edit if was is None else carried(was, edit, now)
            before.copy_into(made.board.orders)  # minds decide by what was ordered last
        made.play_turn(ordered)
    return made


def _usual(made: Game, game: Game, turn: int) -> dict[int, Move]:
    """What the players ordered in this turn of the game; without a record, what is in force."""
    humans = [i for i, policy in enumerate(game.policies) if policy == HUMAN]
    if turn < len(game.diary.moves):
        return {i: game.diary.moves[turn][i] for i in humans}
    return {i: made.in_force(i) for i in humans}


def carried(was: Move, edit: Move, now: Move) -> Move:
    """The orders `now`, changed as `edit` changed `was`; shares that add up are taken whole."""

    def changed(a: Value, b: Value, c: Value) -> Value:
        return b if a != b else c

    programmes = list(now.programmes)
    for members in PROGRAMMES_OF:
        if any(was.programmes[q] != edit.programmes[q] for q in members):
            for q in members:
                programmes[q] = edit.programmes[q]
    return replace(
        now,
        budget=changed(was.budget, edit.budget, now.budget),
        split=changed(was.split, edit.split, now.split),
        programmes=tuple(programmes),
        stance=tuple(map(changed, was.stance, edit.stance, now.stance)),
        offers=tuple(
            tuple(map(changed, *rows))
            for rows in zip(was.offers, edit.offers, now.offers, strict=True)
        ),
        levers=Levers(*map(changed, was.levers, edit.levers, now.levers)),
    )
