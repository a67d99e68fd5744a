"""The moments that mattered: decisions, ruptures and strokes of luck, found in the tables."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from ui.faces.paper.report.facts import ReportFacts, Row
from ui.play.numbers import in_words
from ui.play.words import say

TURN_OF_STANCE = 0.25  # a smaller change of stance is not worth telling
TURN_OF_BUDGET = 0.25  # relative
MANY_PACTS = 4  # fewer new pacts in a quarter are not worth telling
REPETITION = 0.35  # how much less each further event of a kind is worth telling
NAMED = 4  # nations named in one sentence


@dataclass(frozen=True)
class Moment:
    """Something that happened; `weight` says how much it matters."""

    tick: int
    weight: float
    kind: str  # "stance", "pact", "rupture", "budget", "shock" or "politics"
    sentence: str


def find_events(facts: ReportFacts) -> list[Moment]:
    """Everything worth telling, in order of time."""
    found = [
        *_stances(facts),
        *_pacts(facts),
        *_broken(facts),
        *_cut_offs(facts),
        *_budgets(facts),
        *_strokes(facts),
    ]
    return sorted(found, key=lambda event: (event.tick, -event.weight, event.sentence))


def most_telling(events: list[Moment], count: int) -> list[Moment]:
    """The weightiest events, in order of time; each further one of a kind weighs less."""
    seen: Counter[str] = Counter()
    rated = []
    for event in sorted(events, key=lambda event: -event.weight):
        rated.append((event.weight / (1.0 + REPETITION * seen[event.kind]), event))
        seen[event.kind] += 1
    rated.sort(key=lambda pair: -pair[0])
    kept = {id(event) for _, event in rated[:count]}
    return [event for event in events if id(event) in kept]


def _names(facts: ReportFacts, codes: list[str]) -> str:
    names = [facts.names[code] for code in codes]
    return in_words(names, NAMED, say("why.and"), say("why.others", count="{count}"))


def _pair_changes(facts: ReportFacts) -> pl.DataFrame:
    """Relations with each pair's values of the quarter before."""
    first = facts.tables.start_relations
    columns = ["tick", "nation", "partner", "stance", "cut_off", "pacts"]
    both = pl.concat([first.select(columns), facts.tables.relations.select(columns)])
    return (
        both.sort("tick")
        .with_columns(
            pl.col(name).shift(1).over("nation", "partner").alias(f"was_{name}")
            for name in ("stance", "cut_off", "pacts")
        )
        .filter(pl.col("tick") > 0)
    )


def _stances(facts: ReportFacts) -> Iterator[Moment]:
    turned = _pair_changes(facts).filter(
        (pl.col("stance") - pl.col("was_stance")).abs() >= TURN_OF_STANCE
    )
    groups: dict[tuple[int, str, bool], list[Row]] = defaultdict(list)
    for row in turned.iter_rows(named=True):
        opened = row["stance"] > row["was_stance"]
        groups[row["tick"], row["nation"], opened].append(row)
    for (tick, nation, opened), rows in groups.items():
        count = len(rows)
        yield Moment(
            tick,
            sum(abs(row["stance"] - row["was_stance"]) for row in rows),
            "stance",
            say(
                "event.opened" if opened else "event.closed",
                nation=facts.names[nation],
                others=_names(facts, [row["partner"] for row in rows]),
                was=sum(row["was_stance"] for row in rows) / count,
                now=sum(row["stance"] for row in rows) / count,
            ),
        )


def _pacts(facts: ReportFacts) -> Iterator[Moment]:
    changes = _pair_changes(facts).filter(pl.col("nation") < pl.col("partner"))
    for (tick,), rows in changes.partition_by("tick", as_dict=True).items():
        change = rows["pacts"].cast(pl.Int64) - rows["was_pacts"].cast(pl.Int64)
        new, ended = int(change.clip(0, None).sum()), int((-change).clip(0, None).sum())
        if max(new, ended) >= MANY_PACTS:
            total = int(rows["pacts"].cast(pl.Int64).sum())
            kind = "both" if new and ended else ("new" if new else "ended")
            sentence = say(f"event.pacts_{kind}", new=new, ended=ended, total=total)
            yield Moment(int(str(tick)), 0.15 * (new + 2 * ended), "pact", sentence)


def _broken(facts: ReportFacts) -> Iterator[Moment]:
    broken = facts.tables.relations.filter(pl.col("offers_broken") > 0.0)
    for row in broken.iter_rows(named=True):
        yield Moment(
            row["tick"],
            2.0 + row["offers_broken"],
            "rupture",
            say(
                "event.broke",
                nation=facts.names[row["nation"]],
                other=facts.names[row["partner"]],
                count=int(row["offers_broken"]),
            ),
        )


def _cut_offs(facts: ReportFacts) -> Iterator[Moment]:
    cut = _pair_changes(facts).filter(pl.col("cut_off") > pl.col("was_cut_off"))
    groups: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in cut.iter_rows(named=True):
        groups[row["tick"], row["partner"]].append(row)
    for (tick, supplier), rows in groups.items():
        yield Moment(
            tick,
            2.0 + len(rows),
            "rupture",
            say(
                "event.cut",
                supplier=facts.names[supplier],
                others=_names(facts, [row["nation"] for row in rows]),
                quarters=max(row["cut_off"] for row in rows),
            ),
        )


def _budgets(facts: ReportFacts) -> Iterator[Moment]:
    for code, shares in facts.series("budget_share").items():
        for tick in facts.turn_ticks[1:-1]:
            was, now = shares[tick], shares[tick + 1]
            if was > 0.0 and abs(now / was - 1.0) >= TURN_OF_BUDGET:
                yield Moment(
                    tick + 1,
                    abs(now / was - 1.0),
                    "budget",
                    say(
                        "event.budget_up" if now > was else "event.budget_down",
                        nation=facts.names[code],
                        was=100.0 * was,
                        now=100.0 * now,
                    ),
                )


def _strokes(facts: ReportFacts) -> Iterator[Moment]:
    """Luck: incidents, elections, breakthroughs, lost fabs, frozen talent."""
    for figure, weight, kind in (
        ("incidents", 0.8, "shock"),
        ("elections", 1.2, "politics"),
        ("breakthrough", 2.5, "shock"),
        ("fab_loss", 4.0, "shock"),
        ("talent_freeze", 1.5, "politics"),
    ):
        hit: dict[int, list[str]] = defaultdict(list)
        for code, values in facts.series(figure).items():
            before = 0.0
            for tick, value in enumerate(values):
                now = value or 0.0
                lasting = figure in {"fab_loss", "talent_freeze"}
                if now > (before if lasting else 0.0):
                    hit[tick].append(code)
                before = now
        for tick, codes in hit.items():
            if tick:
                sentence = say(f"event.{figure}", nations=_names(facts, codes))
                yield Moment(tick, weight * len(codes), kind, sentence)
