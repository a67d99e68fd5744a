"""Who plays which nation."""

import difflib
from collections.abc import Mapping, Sequence

from policies.menu import UnknownPolicy, number_of

HUMAN = "human"


class LineupError(ValueError):
    """A seat or a policy that does not exist, in one sentence."""


def _nearest(word: str, known: Sequence[str]) -> str:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"did you mean {found[0]}?" if found else f"known are {', '.join(known)}"


def check_policy(name: str) -> str:
    """The name itself, if a policy (or a human seat) has it.

    Raises LineupError otherwise, naming the nearest.
    """
    if name != HUMAN:
        try:
            number_of(name)
        except UnknownPolicy as unknown:
            raise LineupError(str(unknown)) from unknown
    return name


def lineup(
    codes: Sequence[str],
    default: Sequence[str],
    everyone: str | None = None,
    chosen: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The policy of each nation: its default, or everyone's, or the one chosen for it.

    Raises LineupError for an unknown nation or policy.
    """
    seats = dict(zip(codes, [everyone] * len(codes) if everyone else default, strict=True))
    for code, policy in (chosen or {}).items():
        if code not in seats:
            raise LineupError(
                f"nation {code!r} is not in this scenario; {_nearest(code, list(seats))}"
            )
        seats[code] = policy
    return tuple(check_policy(policy) for policy in seats.values())
