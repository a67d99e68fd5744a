"""What a nation does best against what the others do (Nash 1951, best response)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.arguments import checked_names
from lab.answer import Answer
from lab.columns import table_of
from lab.measures import measure, nations_asked
from lab.runner import Job, Progress, Runner, Source, contestants, policy, seated, world_of
from lab.statistics import halves, holm, paired
from lab.words import listed, say
from policies.menu import NAMES

Array = npt.NDArray[np.float64]
OWN = "own"  # the line-up of the scenario itself
LINEUPS = (OWN, "always-cooperate", "always-isolate", "tit-for-tat", "hegemon")
BEST = (
    *("nation", "lineup", "policy", "payoff", "second"),
    *("lead", "low", "high", "wins", "clear"),
)
PAYOFFS = ("nation", "lineup", "policy", "payoff", "behind")


@dataclass(frozen=True, kw_only=True)
class BestResponse(Answer):
    """The best policy of each nation against each line-up."""

    nations: tuple[str, ...]
    lineups: tuple[str, ...]
    best: pl.DataFrame  # BEST
    payoffs: pl.DataFrame  # PAYOFFS


def best_response(
    nations: str | Sequence[str] | None = None,
    scenario: Source = "default",
    *,
    lineups: Sequence[str] = LINEUPS,
    only: Sequence[str] | None = None,
    also: Sequence[str] | None = None,
    outcome: str = "score",
    replicates: int = 64,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> BestResponse:
    """The best of all policies (or `only` some) for nations (default: all), by line-up.

    Policies in files, named by their paths, may be among `only`, or come `also` to the others.
    A line-up is a policy that all others follow, or `own`: the scenario's.  Raises QuestionError
    (or ScenarioError, LineupError) in one sentence.
    """
    world = world_of(scenario)
    names, files = contestants(only, NAMES, also)
    fields = tuple(
        dict.fromkeys(f if f == OWN else policy(f) for f in checked_names("lineups", lineups))
    )
    wanted = nations_asked(nations)
    asked = [measure(outcome, code, world.codes) for code in (wanted or world.codes)]
    runner = Runner(seed, replicates, turns, progress, files)
    jobs = [
        Job(world, seated(world, None if f == OWN else f, world.codes.index(one.nation), name))
        for one in asked
        for f in fields
        for name in names
    ]
    results = iter(runner.play(jobs))
    choose, judge = halves(replicates)
    best: list[dict[str, object]] = []
    payoffs: list[dict[str, object]] = []
    for one in asked:
        for field in fields:
            table = np.stack([one.read(next(results), world.codes) for _ in names])
            gain = table if one.more_is_better else -table
            order = np.argsort(-gain[:, choose].mean(axis=1), kind="stable")
            first, second = (int(k) for k in order[:2])
            lead = paired(gain[second, judge], gain[first, judge])
            top = gain.max(axis=0)
            best.append(
                {
                    "nation": one.nation,
                    "lineup": field,
                    "policy": names[first],
                    "payoff": float(table[first].mean()),
                    "second": names[second],
                    "lead": lead.difference.value,
                    "low": lead.difference.low,
                    "high": lead.difference.high,
                    "clear": False,
                    "p_value": lead.p,
                    "wins": float(np.mean(gain[first] == top)),
                }
            )
            means = gain.mean(axis=1)
            payoffs += [
                {
                    "nation": one.nation,
                    "lineup": field,
                    "policy": name,
                    "payoff": float(table[k].mean()),
                    "behind": float(means.max() - means[k]),
                }
                for k, name in enumerate(names)
            ]
    clear = holm(np.array([row["p_value"] for row in best]))
    frame = table_of(best, BEST).with_columns(clear=pl.Series(clear))
    return BestResponse(
        title=say("best.title", scenario=world.title),
        asked=say("best.asked", outcome=say(f"outcome.{asked[0].outcome}")),
        summary=_sentences(frame),
        made_with=runner.made_with(world),
        nations=tuple(one.nation for one in asked),
        lineups=fields,
        best=frame,
        payoffs=table_of(payoffs, PAYOFFS),
    )


def _sentences(frame: pl.DataFrame) -> list[str]:
    said = []
    for (field,), part in frame.group_by("lineup", maintain_order=True):
        against = say("best.own") if field == OWN else say("best.all", policy=field)
        groups = part.group_by("policy", maintain_order=True).agg("nation")
        each = [
            say("best.each", policy=row["policy"], nations=listed(row["nation"], 12))
            for row in groups.sort(pl.col("nation").list.len(), descending=True).to_dicts()
        ]
        said.append(say("best.line", against=against, each="; ".join(each)))
    clear = float(frame["clear"].mean())  # type: ignore[arg-type]
    said.append(say("best.clear", clear=100.0 * clear))
    always = frame.group_by("nation").agg(pl.col("policy").n_unique())
    if frame["lineup"].n_unique() > 1:
        fixed = always.filter(pl.col("policy") == 1)["nation"].sort().to_list()
        said.append(say("best.fixed" if fixed else "best.changes", nations=listed(fixed, 12)))
    return said
