"""What a game is opened with: the seats and the numbers."""

from collections.abc import Mapping, Sequence

from agents.arguments import LARGEST_SEED, LONGEST_GAME, fits, shown
from agents.lineup import HUMAN, LineupError, Mind, lineup
from ui.play.refusal import Refusal
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
    minds: Mapping[str, Mind],
) -> tuple[str, ...]:
    """Who plays each nation; minds may stand where the menu has no policy of that name."""
    # the menu knows no minds: let a human hold their seats while nations and policies are checked
    plain = [HUMAN if policy in minds else policy for policy in default]
    asked = {code: HUMAN if policy in minds else policy for code, policy in chosen.items()}
    try:
        seats = lineup(roster, plain, None, asked)
    except LineupError as error:
        raise Refusal(str(error)) from error
    named = [chosen.get(code, policy) for code, policy in zip(roster, default, strict=True)]
    return tuple(n if n in minds else seat for n, seat in zip(named, seats, strict=True))
