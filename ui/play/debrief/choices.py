"""Decisive choices: each change that a nation made is taken back in a line of its own.

In that line the old value stays until the nation changed the same thing again; everything else is
ordered as it was, and the world reacts.  Steps in one direction over following turns are one
choice.  The difference between the game and the line is what the choice was worth.  Such
differences do not add up: choices help and hinder each other.  The weightiest are measured again in
other lucks, and those are told that mattered most here and there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sim.move import Move
from sim.pillars import Pact
from ui.play.debrief.data import Choice, DecisiveChoices, Elsewhere
from ui.play.debrief.elsewhere import OtherLucks, telling, weight
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import date_of, difference, ending_of
from ui.play.debrief.parts import OrderPart, parts_of

SHOWN = 5
CONSIDERED = 10  # the weightiest, which are measured in other lucks, too
SAME_THING = 2  # of those shown, about one thing
TRIFLE = 0.1  # points; a choice that moves neither score nor welfare by as much is not shown
MOST = 240  # lines; a policy may change more than that


@dataclass(frozen=True)
class ChangedOrder:
    """A part of the orders that was changed in a turn, or step by step over some turns."""

    part: OrderPart
    turn: int
    last_turn: int
    until: int  # the turn in which the same part was changed again, or the end
    was: Move
    now: Move

    def taken_back(self, turn: int, move: Move) -> Move:
        """The orders of a turn, had it not been made."""
        if not self.turn <= turn < self.until:
            return move
        return self.part.write(move, self.part.read(self.was))


def changes_of(lines: Lines) -> tuple[ChangedOrder, ...]:
    """Every change that the nation made, in order of time."""
    found: list[ChangedOrder] = []
    for part in parts_of(lines.world.codes, lines.nation):
        runs: list[list[int]] = []  # first turn, last turn, way
        for turn in range(lines.turns):
            way = part.way(lines.ordered(turn - 1), lines.ordered(turn))
            goes_on = runs and runs[-1][1] == turn - 1 and runs[-1][2] == way and way != 2
            if way and goes_on:
                runs[-1][1] = turn
            elif way:
                runs.append([turn, turn, way])
        ends = [*(first for first, _, _ in runs[1:]), lines.turns][: len(runs)]
        found += [
            ChangedOrder(part, first, last, until, lines.ordered(first - 1), lines.ordered(last))
            for (first, last, _), until in zip(runs, ends, strict=True)
        ]
    return tuple(sorted(found, key=lambda change: change.turn))  # stable


def measure_choices(lines: Lines, changes: tuple[ChangedOrder, ...]) -> Iterator[DecisiveChoices]:
    """The choices that mattered most, after each line; at most MOST lines are played."""
    chosen = _busiest(changes)
    left_out = len(changes) - len(chosen)
    measured: list[tuple[ChangedOrder, Choice]] = []
    yield DecisiveChoices((), 0, left_out)
    for change in chosen:
        measured.append((change, _measured(lines, change)))
        yield DecisiveChoices(_decisive([one for _, one in measured]), len(measured), left_out)
    measured.sort(key=lambda pair: -weight(pair[1].difference))  # stable
    lucks = OtherLucks(lines)
    known: list[Choice] = []
    for change, choice in measured[:CONSIDERED]:
        gone = lucks.changed_by(change.turn, change.taken_back)
        kept = Elsewhere(gone.lucks, -gone.score, -gone.welfare, -gone.others)
        known.append(replace(choice, elsewhere=kept))
        rest = [one for _, one in measured[len(known) :]]
        yield DecisiveChoices(_decisive([*known, *rest]), len(measured), left_out)


def pieces_of(changes: tuple[ChangedOrder, ...]) -> int:
    """How many Choices will come."""
    count = min(len(changes), MOST)
    return 1 + count + min(count, CONSIDERED)


def _busiest(changes: tuple[ChangedOrder, ...]) -> list[ChangedOrder]:
    """The changes to measure: those that lasted longest, if there are too many."""
    longest = sorted(range(len(changes)), key=lambda k: changes[k].turn - changes[k].until)
    return [changes[k] for k in sorted(longest[:MOST])]


def _measured(lines: Lines, change: ChangedOrder) -> Choice:
    other = lines.play(change.turn, change.taken_back).outcome
    part, codes = change.part, lines.world.codes
    was, now = part.read(change.was), part.read(change.now)
    pacts = part.kind == "pacts"
    return Choice(
        kind=part.kind,
        about=part.about,
        about_name=lines.world.names[codes.index(part.about)] if part.other >= 0 else "",
        turn=change.turn,
        last_turn=change.last_turn,
        date=date_of(lines.world, change.turn),
        was=_numbers(part, was),
        now=_numbers(part, now),
        offered=tuple(k for k in Pact if pacts and now[k] and not was[k]),
        withdrawn=tuple(k for k in Pact if pacts and was[k] and not now[k]),
        difference=difference(lines.world, lines.game.outcome, other, lines.nation),
        ending_without=ending_of(other),
    )


def _numbers(part: OrderPart, value: object) -> tuple[float, ...]:
    if part.kind == "pacts":
        return ()
    if isinstance(value, tuple):
        return tuple(map(float, value[0]))
    assert isinstance(value, float)
    return (value,)


def _telling(choice: Choice) -> float:
    if choice.elsewhere is None:
        return weight(choice.difference)
    return telling(choice.difference, choice.elsewhere)


def _decisive(measured: list[Choice]) -> tuple[Choice, ...]:
    """The weightiest, few about any one thing."""
    kept: list[Choice] = []
    for choice in sorted(measured, key=lambda choice: -_telling(choice)):  # stable
        alike = [(one.kind, one.about) for one in kept].count((choice.kind, choice.about))
        if weight(choice.difference) >= TRIFLE and alike < SAME_THING and len(kept) < SHOWN:
            kept.append(choice)
    return tuple(kept)
