"""Whether one policy pays more than another: for whom, in which world, and against whom.

Every answer is a paired difference on common random numbers (see lab/statistics.py); the share of
nations and worlds in which it pays says how general the answer is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from agents.arguments import checked_list, checked_names
from lab.answer import Answer
from lab.best_response import OWN
from lab.columns import table_of
from lab.errors import QuestionError
from lab.measures import NATIONAL, measure
from lab.regret import REGIMES
from lab.runner import Job, Progress, Runner, Source, policy, seated, world_of
from lab.statistics import holm, paired
from lab.words import listed, say

GAINS = ("nation", "scenario", "lineup", "difference", "low", "high", "beats", "clear")
COLLECTIVE = ("scenario", "outcome", "all_p", "all_q", "difference", "low", "high")
TOLD = 3  # nations named at each end
LINEUPS = (OWN, "always-cooperate", "tit-for-tat", "always-isolate")


@dataclass(frozen=True, kw_only=True)
class Pays(Answer):
    """P against Q for each nation, in each world, against each line-up of the others."""

    policy: str
    instead_of: str
    nations: tuple[str, ...]
    worlds: tuple[str, ...]
    lineups: tuple[str, ...]
    gains: pl.DataFrame  # GAINS
    collective: pl.DataFrame  # COLLECTIVE: all play P, all play Q


def pays(
    policy_name: str = "always-cooperate",
    instead_of: str = "always-isolate",
    scenarios: Sequence[Source] = REGIMES,
    *,
    lineups: Sequence[str] = LINEUPS,
    outcome: str = "score",
    replicates: int = 200,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> Pays:
    """What a nation gains by the first policy instead of the second; and what all gain together.

    A line-up is a policy that all others follow, or `own`: the scenario's.  Raises QuestionError
    (or ScenarioError, LineupError) in one sentence.
    """
    p, q = policy(policy_name), policy(instead_of)
    if p == q:
        raise QuestionError(say("error.itself", policy=p))
    worlds = [world_of(source) for source in checked_list("scenarios", scenarios)]
    fields = tuple(
        dict.fromkeys(f if f == OWN else policy(f) for f in checked_names("lineups", lineups))
    )
    name = measure(outcome, worlds[0].codes[0], worlds[0].codes).outcome
    if name not in NATIONAL:
        raise QuestionError(say("error.national", outcome=name))
    runner = Runner(seed, replicates, turns, progress)
    keys, jobs = [], []
    for world in worlds:
        for field in fields:
            for seat in range(len(world.codes)):
                keys.append((world, field, seat))
                others = None if field == OWN else field
                jobs += [Job(world, seated(world, others, seat, one)) for one in (q, p)]
    together = [Job(world, (one,) * len(world.codes)) for world in worlds for one in (q, p)]
    results = runner.play(jobs + together)
    rows = []
    for k, (world, field, seat) in enumerate(keys):
        asked = measure(name, world.codes[seat], world.codes)
        before, after = (asked.read(results[2 * k + side], world.codes) for side in (0, 1))
        pair = paired(before, after, asked.more_is_better)
        sign = 1.0 if asked.more_is_better else -1.0
        ends = sorted((sign * pair.difference.low, sign * pair.difference.high))
        rows.append(
            {
                "nation": asked.nation,
                "scenario": world.name,
                "lineup": field,
                "difference": sign * pair.difference.value,
                "low": ends[0],
                "high": ends[1],
                "beats": pair.beats.value,
                "clear": False,
                "p_value": pair.p,
            }
        )
    clear = holm(np.array([row["p_value"] for row in rows]))
    frame = table_of(rows, GAINS).with_columns(clear=pl.Series(clear))
    common = []
    for k, world in enumerate(worlds):
        without, with_p = results[len(jobs) + 2 * k], results[len(jobs) + 2 * k + 1]
        for figure in ("collective_welfare", "survival", "incidents"):
            pair = paired(without[figure][0], with_p[figure][0])
            common.append(
                {
                    "scenario": world.name,
                    "outcome": figure,
                    "all_p": float(with_p[figure].mean()),
                    "all_q": float(without[figure].mean()),
                    "difference": pair.difference.value,
                    "low": pair.difference.low,
                    "high": pair.difference.high,
                }
            )
    collective = table_of(common, COLLECTIVE)
    return Pays(
        title=say("pays.title", p=p, q=q),
        asked=say("pays.asked", p=p, q=q),
        summary=_sentences(frame, collective, p, q),
        made_with=runner.made_with(*worlds) | {"lineups": ", ".join(fields)},
        policy=p,
        instead_of=q,
        nations=tuple(dict.fromkeys(frame["nation"])),
        worlds=tuple(world.name for world in worlds),
        lineups=fields,
        gains=frame,
        collective=collective,
    )


def _sentences(frame: pl.DataFrame, collective: pl.DataFrame, p: str, q: str) -> list[str]:
    gain = frame.filter(pl.col("clear") & (pl.col("difference") > 0)).height
    loss = frame.filter(pl.col("clear") & (pl.col("difference") < 0)).height
    said = [say("pays.all", p=p, q=q, gain=gain, loss=loss, of=frame.height)]
    for (world,), part in frame.group_by("scenario", maintain_order=True):
        ahead = part.filter(pl.col("clear") & (pl.col("difference") > 0)).height
        said.append(
            say(
                "pays.world",
                world=world,
                share=100.0 * ahead / part.height,
                mean=float(part["difference"].mean()),  # type: ignore[arg-type]
            )
        )
    by_nation = frame.group_by("nation", maintain_order=True).agg(
        pl.col("difference").mean(), losses=(pl.col("clear") & (pl.col("difference") < 0)).sum()
    )
    said += whom(by_nation, p)
    never = by_nation.filter(pl.col("losses") == 0)["nation"].to_list()
    if never:
        said.append(say("pays.never", p=p, nations=listed(never, 12)))
    welfare = collective.filter(pl.col("outcome") == "collective_welfare")
    each = [
        say("pays.change", world=row["scenario"], change=row["difference"])
        for row in welfare.iter_rows(named=True)
    ]
    said.append(say("pays.together", p=p, q=q, each=listed(each, 12)))
    survival = collective.filter(pl.col("outcome") == "survival")
    each = [
        say("pays.percent", world=row["scenario"], change=100.0 * row["difference"])
        for row in survival.iter_rows(named=True)
    ]
    said.append(say("pays.survival", p=p, q=q, each=listed(each, 12)))
    return said


def whom(by_nation: pl.DataFrame, p: str) -> list[str]:
    """Whom a policy pays for most and least, by its mean gain; nothing of a nation alone."""
    most = by_nation.sort("difference", descending=True)
    told = min(TOLD, most.height // 2)  # nobody stands at both ends
    if not told:
        return []
    gains = float(most["difference"].max()) > 0.0  # type: ignore[arg-type]
    best, worst = (part["nation"].to_list() for part in (most.head(told), most.tail(told)))
    if gains:
        return [say("pays.whom", p=p, most=listed(best), least=listed(worst))]
    return [say("pays.whom_costs", p=p, most=listed(best), least=listed(worst[::-1]))]
