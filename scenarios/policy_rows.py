"""From policies in files to the numbers that a nation of a world orders by."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from agents.opponents.by_row import ByRow
from agents.rows import NO_ROW_TABLE, RowTable
from agents.world import World
from policies.habits import (
    BASE,
    FIRST,
    HIGH,
    LOW,
    MINE,
    ORDERS,
    OWN_HEAD,
    PAIR_HEAD,
    PAIRED,
    SIZE,
    THEIRS,
    UNSAID,
)
from scenarios.errors import ScenarioError
from scenarios.policy_file import (
    ENDING,
    MAXIMUM,
    MINIMUM,
    NOT_OFFERED,
    USUAL,
    NumbersPolicy,
    OrderFile,
    PolicyFile,
    limits_of,
    read_policy,
)
from sim.move import Move, read_move
from sim.pillars import Pillar, Programme
from sim.sheet import Array


def row_of(file: PolicyFile, world: World, nation: int) -> Array:
    """The row [SIZE] of a nation that follows this file in this world.

    "usual" is what the nation does before anybody decides, towards a rival what it does now; so is
    every order that the file does not name, and no pact is offered.
    """
    row, now = np.zeros(SIZE), read_move(world.status_quo, nation)
    for name, limits in ORDERS.items():
        order = file.orders.get(name, OrderFile())
        place, low_high = limits.place, limits_of(order, limits)
        row[place + BASE] = _base(name, order, low_high, now)
        row[place + LOW], row[place + HIGH] = low_high
        mine = place + (PAIR_HEAD if name in PAIRED else OWN_HEAD)
        _weigh(row, mine, MINE, order.me)
        if name in PAIRED:
            row[place + FIRST] = UNSAID if order.first is None else order.first
            _weigh(row, mine + len(MINE), THEIRS, order.rival)
        if name == "stance" and order.base == USUAL:
            row[mine + len(MINE) + THEIRS.index("my_stance")] += 1.0
    return row


def _weigh(row: Array, start: int, views: tuple[str, ...], weights: Mapping[str, float]) -> None:
    for view, weight in weights.items():
        row[start + views.index(view)] = weight


def _base(name: str, order: OrderFile, limits: tuple[float, float], now: Move) -> float:
    if order.base == MINIMUM:
        return limits[0]
    if order.base == MAXIMUM:
        return limits[1]
    return usual(name, now) if isinstance(order.base, str) else order.base


def usual(name: str, now: Move) -> float:
    """What stands for "usual": what the nation orders `now`; nothing where it is of each rival."""
    group, _, part = name.partition(".")
    if group == "split":
        return now.split[Pillar[part.upper()]]
    if group == "programmes":
        return now.programmes[Programme[part.upper()]]
    if group == "pacts":
        return NOT_OFFERED
    if group == "stance":
        return 0.0
    return now.budget if group == "budget" else float(getattr(now.levers, group))


class Followed(NamedTuple):
    """Who follows what, by the names of policies; `files` are those that stand in files."""

    chosen: dict[str, str]  # by the code of the nation
    everyone: str | None
    files: dict[str, PolicyFile]


def followed(chosen: Mapping[str, str], everyone: str | None = None) -> Followed:
    """The policies by name, of nations and of everyone else; a file's name ends like one.

    Raises ScenarioError for a file that cannot be used, and for two of one name.
    """
    files: dict[str, NumbersPolicy] = {}

    def named(written: str) -> str:
        if not (isinstance(written, str) and written.endswith(ENDING)):
            return written  # what is no name is refused where line-ups are made
        found = read_policy(written)
        if files.setdefault(found.name, found).sha256 != found.sha256:
            raise ScenarioError(
                f"{written}: another policy of this game is called {found.name}, too, and says "
                "something else; rename one of the files"
            )
        return found.name

    names = {code: named(written) for code, written in chosen.items()}
    rest = None if everyone is None else named(everyone)
    return Followed(names, rest, {name: one.file for name, one in files.items()})


def minds_of(
    files: Mapping[str, PolicyFile], policies: Sequence[str], world: World
) -> dict[str, ByRow]:
    """The minds that order by these files, by name, for the nations that follow them."""
    return {
        name: ByRow(
            name,
            {i: row_of(file, world, i) for i, policy in enumerate(policies) if policy == name},
            file,
        )
        for name, file in files.items()
    }


def table_of(files: Mapping[str, PolicyFile], world: World) -> RowTable:
    """The rows of every nation under each of these files, as compiled hosts take them."""
    if not files:
        return NO_ROW_TABLE
    nations = range(len(world.codes))
    rows = [row_of(file, world, i) for file in files.values() for i in nations]
    return RowTable(tuple(files), np.stack(rows))
