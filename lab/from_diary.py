"""Batches that go on with a game: the first turns as they were played, then other luck.

from lab.batch import compute, threads
from lab.from_diary import plan_from
from scenarios.diary_file import read

compute(plan_from(read(Path("diary.json")), turn=6), Path("out"), threads())
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from agents.arguments import fits, shown
from agents.diary import replay
from agents.host import Start
from agents.lineup import lineup, table
from agents.world import World
from lab.beginning import Beginning
from lab.formats import Format
from lab.plan import DRAWN, BatchError, Plan, Trajectories
from policies.menu import NAMES
from scenarios.diary_file import DiaryFile
from scenarios.errors import ScenarioError
from scenarios.pack import pack
from scenarios.policy_file import PolicyFile
from scenarios.policy_rows import followed


def plan_from(
    saved: DiaryFile,
    *,
    turn: int | None = None,
    replicates: int = 1000,
    seed: int | None = None,
    everyone: str | None = None,
    chosen: Mapping[str, str] | None = None,
    mix: Literal["random"] | None = None,
    trajectories: Trajectories = "none",
    format: Format = "parquet",
) -> Plan:
    """The plan of a batch whose games are this one for `turn` turns (default: all it has played).

    Then replicate r meets the luck of replicate r under the seed, by default the game's own; with
    that, the replicate that has the game's number is its very continuation.  Nations go on with the
    policy of the diary.  One that a person or a mind has played gets its scenario's policy; chosen
    to be "human", it keeps its last orders in force.  Raises BatchError or LineupError.
    """
    fixed = table("chosen", chosen, "a policy")
    for code, policy in fixed.items():
        if ":" in str(policy):
            raise BatchError(
                f"the policy of {code} is in Python, and games with such a policy are played from "
                "their start; a batch that goes on with a game takes policies of the menu"
            )
    world, own, beginning = begun(saved, turn)
    asked = followed(fixed, everyone)
    files = _files(saved, asked.files)
    own = tuple(
        was if was in files else policy for was, policy in zip(saved.policies, own, strict=True)
    )
    policies = lineup(world.codes, own, asked.everyone, asked.chosen, files)
    if mix is not None:
        policies = tuple(
            policy if code in fixed else DRAWN
            for code, policy in zip(world.codes, policies, strict=True)
        )
    return Plan(
        world=world,
        policies=policies,
        seed=saved.seed if seed is None else seed,
        replicates=replicates,
        turns=saved.turns,
        trajectories=trajectories,
        beginning=beginning,
        format=format,
        policy_files={name: file for name, file in files.items() if name in policies},
    )


def _files(saved: DiaryFile, chosen: Mapping[str, PolicyFile]) -> dict[str, PolicyFile]:
    """What the files say that the game's nations followed, and those chosen.  Raises BatchError."""
    held = saved.policy_files or {}
    for name, file in chosen.items():
        if name in held and held[name] != file:
            raise BatchError(
                f"the diary has a policy that is called {name}, too, and says something else; "
                "rename the file"
            )
    return {**held, **chosen}


def begun(saved: DiaryFile, turn: int | None = None) -> tuple[World, tuple[str, ...], Beginning]:
    """The world of a game, who goes on playing it, and where it stands after `turn` turns.

    Its first turns are played again, and every hash is compared.  Raises BatchError.
    """
    diary = saved.diary()
    played = len(diary.moves) if turn is None else turn
    last = min(len(diary.moves), diary.turns - 1)
    if not fits(played, 0, last):
        raise BatchError(
            f"the turn is {shown(played)}; this game of {diary.turns} turns, of which the diary "
            f"holds {len(diary.moves)}, can be gone on with after 0 to {last}"
        )
    try:
        world = pack(saved.scenario)
    except ScenarioError as error:
        raise BatchError(str(error)) from error
    hashes = diary.hashes[: played * world.ticks_per_turn + 1]
    board, parting = replay(world, replace(diary, moves=diary.moves[:played], hashes=hashes))
    if parting is not None:
        raise BatchError(
            f"this game cannot be gone on with: from quarter {parting.tick} on, the rules "
            "installed here lead to another state than its diary has written down"
        )
    seats = zip(diary.policies, world.policies, strict=True)
    policies = tuple(policy if policy in NAMES else scenario for policy, scenario in seats)
    start = Start(board.now.copy(), board.orders.copy(), board.tally.copy(), board.tick)
    state = board.state_hash()
    return world, policies, Beginning(start, played, diary.seed, diary.replicate, state)
