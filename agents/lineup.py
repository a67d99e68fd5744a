"""Who plays which nation."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from agents.arguments import shown
from agents.board import Board
from files.near import meant
from policies.menu import UnknownPolicy, number_of
from sim.move import Move

HUMAN = "human"
Mind = Callable[[Board, int], Move]
"""An opponent that is not on the menu of policies: sees the board, answers for nation number i."""
TAKEN_APART = (
    "it must be a table from the code of a nation, and as Mesa's batch_run takes tables and lists "
    "apart, a list with such tables there"
)


class LineupError(ValueError):
    """A seat or a policy that does not exist, in one sentence."""


def _remedy(word: str, known: Sequence[str]) -> str:
    found = meant(word, known)
    return f"did you mean {found}?" if found else f"known are {', '.join(known)}"


def check_policy(name: str) -> str:
    """The name itself, if a policy (or a human seat) has it.

    Raises LineupError otherwise, naming the nearest.
    """
    if not isinstance(name, str):
        raise LineupError(f"a policy is {shown(name)}; it must be a name, such as 'balancer'")
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
    others: Collection[str] = (),
) -> tuple[str, ...]:
    """The policy of each nation: its default, or everyone's, or the one chosen for it.

    `others` are names that the menu does not have and that are known all the same.
    Raises LineupError for an unknown nation or policy.
    """
    seats = dict(zip(codes, default if everyone is None else [everyone] * len(codes), strict=True))
    for code, policy in table("policies", chosen, "a policy").items():
        seats[check_nation(code, codes)] = policy
    known = tuple(others)  # a list cannot be looked up in a table
    return tuple(one if one in known else check_policy(one) for one in seats.values())


def seats(
    codes: Sequence[str],
    default: Sequence[str],
    asked: Sequence[str] | Mapping[str, str] | str | None,
) -> tuple[str, ...]:
    """The policy of each nation: the default (None), one for all, some by code, or one for each.

    Raises LineupError for too many or too few, or an unknown nation or policy.
    """
    if isinstance(asked, str) and asked in codes:
        raise LineupError(f"policies is {shown(asked)}, a nation and no policy; {TAKEN_APART}")
    if asked is None or isinstance(asked, str):
        return lineup(codes, default, everyone=asked)
    if isinstance(asked, Mapping):
        return lineup(codes, default, chosen=asked)
    if not isinstance(asked, Sequence) or isinstance(asked, bytes | bytearray):
        raise LineupError(f"policies is {shown(asked)}; it must be a name for each nation")
    if len(asked) != len(codes):
        raise LineupError(
            f"{len(asked)} policies are given for {len(codes)} nations; "
            f"give one for each of {', '.join(codes)}"
        )
    return tuple(check_policy(name) for name in asked)


def check_scripts(codes: Sequence[str], scripts: Any) -> dict[str, Callable[..., Any]]:
    """The policies in Python by the code of their nation, none for None.

    Raises LineupError for an unknown nation, TypeError for what is no function.
    """
    if isinstance(scripts, str) and scripts in codes:
        raise TypeError(f"scripts is {shown(scripts)}, a nation and no table; {TAKEN_APART}")
    found = table("scripts", scripts, "a function")
    for code, script in found.items():
        check_nation(code, codes)
        if not callable(script):
            raise TypeError(
                f"the script of {code} is {shown(script)}; it must be a function that gives a Move"
            )
    return found


def check_nation(code: Any, codes: Sequence[str]) -> str:
    """The code itself, if a nation has it.  Raises LineupError otherwise, naming the nearest."""
    if code not in codes:
        raise LineupError(
            f"nation {shown(code)} is not in this scenario; {_remedy(str(code), list(codes))}"
        )
    return str(code)


def table(name: str, value: Any, of: str) -> dict[str, Any]:
    """What is given for some nations by code, nothing for None.  Raises TypeError otherwise."""
    if value is not None and not isinstance(value, Mapping):
        raise TypeError(
            f"{name} is {shown(value)}; it must be a table from the code of a nation to {of}"
        )
    return dict(value or {})
