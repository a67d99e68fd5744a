"""The best orders that can be found for a nation: the permanent hunter of exploits.

An evolution strategy (`lab/climb.py`) looks for the orders that bring a nation most against a
line-up.  All candidates of a generation play the same luck, the next generation plays other luck,
and what is found is judged on luck that no generation has met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from agents.arguments import LARGEST_SEED, checked_flag, checked_name, checked_names
from agents.lineup import HUMAN, lineup, table
from agents.world import World
from lab.answer import Answer
from lab.arena import Arena
from lab.climb import PACKAGE, climb
from lab.dials import dials_of, groups_of
from lab.errors import QuestionError, between, fetch
from lab.hunted import found_orders, sentences, what_matters
from lab.measures import NATIONAL, measure
from lab.runner import MOST_GAMES, Progress, Runner, Source, policy, world_of
from lab.statistics import paired
from lab.words import say
from scenarios.policy_file import ENDING, PolicyFile, plain_of
from scenarios.policy_rows import followed
from scenarios.policy_text import pinned
from sim.move import read_move
from sim.sheet import Array

OWN, BY_CHANCE = "own", "drawn"
"""Line-ups that are no policy: the scenario's, and leaders that are drawn for every game anew."""
SPREAD = 0.2
"""Of the first generation, share of every slider."""
ENDS = (0.0, 1.0)
"""Of every dial."""
MOST_CANDIDATES, MOST_GENERATIONS, MOST_LUCKS = 1024, 10_000, 100_000


@dataclass(frozen=True, kw_only=True)
class Catch(Answer):
    """What was found, and what it is worth on luck that the search has not met."""

    nation: str
    policy: PolicyFile
    before: float  # mean outcome under the policy that leads the nation otherwise
    after: float
    gain: float  # what is better by, whichever way the outcome counts
    error: float  # standard error of the gain
    better: bool  # whether the gain is one, and clearly so
    orders: pl.DataFrame  # order_name, usual, found
    matters: pl.DataFrame  # order_name, loss, low, high, clear: of orders that are as usual again
    steps: pl.DataFrame  # generation, candidates, spread: the search


def hunt(
    nation: str,
    scenario: Source = "default",
    *,
    line_up: str = OWN,
    policies: Mapping[str, str] | None = None,
    pins: Sequence[str] | None = None,
    constant: bool = False,
    outcome: str = "score",
    candidates: int = 24,
    games: int = 32,
    generations: int = 60,
    replicates: int = 256,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Catch:
    """Search the orders that bring a nation most of an outcome.

    `line_up` is who leads the others: `own`, `drawn`, or a policy or policy file for all;
    `policies` seats single nations otherwise.  `pins` are orders that stay, as "budget=usual".
    With `constant` no order hangs on what is seen; else stances and pacts hang on trust.  Each of
    so many generations tries so many candidates in so many games each; what is found is judged in
    `replicates` games.  Raises QuestionError (or ScenarioError, LineupError) in one sentence, and
    MissingExtra when cma is not installed.
    """
    checked_flag("constant", constant)
    world = world_of(scenario)
    asked = measure(outcome, checked_name("nation", nation), world.codes)
    if asked.outcome not in NATIONAL:
        raise QuestionError(say("error.national", outcome=asked.outcome))
    seat = world.codes.index(asked.nation)
    between(say("word.candidates"), candidates, 4, MOST_CANDIDATES)
    between(say("word.games"), games, 1, MOST_LUCKS)
    between(say("word.generations"), generations, 1, MOST_GENERATIONS)
    seats, files = _seats(world, line_up, policies)
    runner = Runner(seed, replicates, turns, progress, files)
    kept = {} if pins is None else pinned(checked_names("pins", pins))
    now = read_move(world.status_quo, seat)
    dials = dials_of(now, kept, constant)
    if not dials.dials:
        raise QuestionError(say("hunt.nothing_free"))
    groups = groups_of(dials.free)
    planned = candidates * games * generations + (2 + len(groups)) * replicates
    if planned > MOST_GAMES or games * generations + replicates > LARGEST_SEED:
        raise QuestionError(say("error.games", games=planned, most=MOST_GAMES))
    fetch("cma", PACKAGE)  # said before anything is played
    arena = Arena(
        world, asked, seats, files, by_chance=line_up == BY_CHANCE, seed=seed, turns=turns
    )
    tell = _counted(progress, planned)
    sign = 1.0 if asked.more_is_better else -1.0

    def worth(points: Array, generation: int) -> Array:
        tried = [dials.policy(point) for point in points]
        return np.asarray(sign * arena.play(tried, generation * games, games, tell).mean(axis=1))

    point, steps = climb(worth, dials.start, candidates, generations, seed, SPREAD, ENDS)
    sentence = say("hunt.sentence", nation=asked.nation, scenario=world.name)
    found = dials.policy(point, sentence)
    apart = [_as_usual(found, names) for names in groups.values()]
    judged = sign * arena.play([None, found, *apart], games * generations, replicates, tell)
    change = paired(judged[0], judged[1]).difference
    error = float(np.std(judged[1] - judged[0], ddof=1) / np.sqrt(replicates))
    before, after = (sign * float(one.mean()) for one in judged[:2])
    figures = {
        "outcome": str(asked),
        "policy": seats[seat],
        "before": before,
        "after": after,
        "gain": change.value,
        "error": error,
        "replicates": replicates,
        "verdict": "same" if not change.clear else "better" if change.value > 0.0 else "worse",
    }
    orders = found_orders(found, world, seat, now)
    matters = what_matters(groups, judged)
    return Catch(
        title=say("hunt.title", nation=asked.nation, scenario=world.title),
        asked=say("hunt.asked", outcome=str(asked), others=_others(line_up)),
        summary=sentences(figures, orders, matters, found),
        made_with=runner.made_with(world)
        | {
            "nations": asked.nation,
            "others": _others(line_up),
            "policies": ", ".join(f"{k} {v}" for k, v in dict(policies or {}).items())
            or say("list.none"),
            "pins": ", ".join(pins or ()) or say("list.none"),
            "candidates": candidates,
            "games_each": games,
            "generations": generations,
        },
        nation=asked.nation,
        policy=found,
        before=before,
        after=after,
        gain=change.value,
        error=error,
        better=figures["verdict"] == "better",
        orders=orders,
        matters=matters,
        steps=steps,
    )


def _seats(
    world: World, line_up: str, policies: Mapping[str, str] | None
) -> tuple[tuple[str, ...], dict[str, PolicyFile]]:
    """Who leads each nation, and what the policies say that stand in files.

    Raises ScenarioError, LineupError or QuestionError.
    """
    rest = checked_name("line_up", line_up)
    everyone = None
    if rest not in (OWN, BY_CHANCE):
        everyone = rest if rest.endswith(ENDING) else policy(rest)
    chosen = {code: str(one) for code, one in table("policies", policies, "a policy").items()}
    asked = followed(chosen, everyone)
    seats = lineup(world.codes, world.policies, asked.everyone, asked.chosen, asked.files)
    if HUMAN in seats:
        raise QuestionError(say("error.human"))
    return seats, asked.files


def _counted(progress: Progress | None, planned: int) -> Progress | None:
    """Progress of one call after another, told as progress of the whole."""
    if progress is None:
        return None
    before = 0

    def tell(done: int, of: int) -> None:
        nonlocal before
        progress(before + done, planned)
        if done == of:
            before += of

    return tell


def _as_usual(found: PolicyFile, names: Sequence[str]) -> PolicyFile:
    """The same policy in which these orders are what they are before anybody decides."""
    left = {name: one for name, one in found.orders.items() if name not in names}
    return found.model_copy(update={"orders": left})


def _others(line_up: str) -> str:
    return say(f"hunt.{line_up}") if line_up in (OWN, BY_CHANCE) else line_up


def plain(made: Catch) -> dict[str, Any]:
    """The answer as plain data, for programs."""
    return {
        "title": made.title,
        "asked": made.asked,
        "nation": made.nation,
        "before": made.before,
        "after": made.after,
        "gain": made.gain,
        "error": made.error,
        "summary": made.summary,
        "policy": plain_of(made.policy),
        "orders": made.orders.to_dicts(),
        "matters": made.matters.to_dicts(),
        "made_with": made.made_with,
    }
