"""Money moved between programmes, whatever pillar they are in; the budget stays as it is."""

import math
from dataclasses import replace

from sim.move import Move
from sim.pillars import PILLAR_OF, PROGRAMMES, PROGRAMMES_OF, Pillar, Programme

MORE = 0.1  # of the money, moved to a pillar or a programme
Shares = list[float]


def shares_of(move: Move) -> Shares:
    """The share of the budget of each programme."""
    return [move.split[PILLAR_OF[q]] * move.programmes[q] for q in range(PROGRAMMES)]


def with_shares(move: Move, shares: Shares) -> Move:
    """The move with these shares of the budget; a pillar without money keeps its own."""
    split, programmes = [], list(move.programmes)
    for members in PROGRAMMES_OF:
        whole = math.fsum(shares[q] for q in members)
        split.append(min(whole, 1.0))
        if whole > 0.0:
            for q in members:
                programmes[q] = min(shares[q] / whole, 1.0)
    over = math.fsum(split)
    if over > 1.0:
        split = [part / over for part in split]
    return replace(move, split=tuple(split), programmes=tuple(programmes))


def _moved(shares: Shares, k: int, to: float) -> Shares:
    """Shares of which member k has `to`, at the others' cost or gain in proportion."""
    whole = math.fsum(shares)
    rest = whole - shares[k]
    if rest <= 0.0:
        return shares
    scale = (whole - to) / rest
    return [to if q == k else part * scale for q, part in enumerate(shares)]


def more(move: Move, programme: Programme) -> Move:
    """The move with more money for a programme, taken from all others."""
    shares = shares_of(move)
    to = min(shares[programme] + MORE, math.fsum(shares))
    return with_shares(move, _moved(shares, programme, to))


def less(move: Move, programme: Programme) -> Move:
    """The move without money for a programme; all others have it."""
    return with_shares(move, _moved(shares_of(move), programme, 0.0))


def more_in_pillar(move: Move, pillar: Pillar) -> Move:
    """The move with more money for a pillar, taken from all others, shared in it as before."""
    split = list(move.split)
    to = min(split[pillar] + MORE, math.fsum(split))
    made = _moved(split, pillar, to)
    return replace(move, split=tuple(min(part, 1.0) for part in made))
