"""Questions to think about, chosen by what happened in this game.

Each has a strength that grows with the fact behind it; the strongest are asked, and one that is
asked of every game comes last.  A question names the fact and asks for a judgement; it never says
what the judgement should be.
"""

from collections.abc import Iterator
from dataclasses import replace

from ui.play.debrief.data import Choice, Debrief, DebriefQuestion, NamedNation
from ui.play.debrief.elsewhere import by_luck
from ui.play.debrief.happened import Happened

ASKED = 6
FELT = 0.5  # points that both sides must have gained or lost for a choice to be torn
Weighed = tuple[float, DebriefQuestion]


def questions(debrief: Debrief, happened: Happened) -> tuple[DebriefQuestion, ...]:
    """The five strongest questions, and the last one."""
    found = [
        *_between(happened),
        *_at_home(debrief, happened),
        *_of_the_world(debrief),
        *_of_choices(debrief),
    ]
    found.sort(key=lambda pair: -pair[0])  # stable
    asked = [question for _, question in found[: ASKED - 1]]
    named = {"name": NamedNation(debrief.code, debrief.name)}
    return tuple(
        replace(question, values={**named, **question.values})
        for question in (*asked, DebriefQuestion("measures", {}))
    )


def _between(happened: Happened) -> Iterator[Weighed]:
    """Dependence, pacts broken, cut-offs, distance and closeness."""
    if happened.dependence >= 0.2:
        values = {"supplier": happened.supplier, "share": 100.0 * happened.dependence}
        yield 0.4 + happened.dependence, DebriefQuestion("dependence", values)
    elif happened.supplier is not None:
        yield 0.35, DebriefQuestion("independence", {"share": 100.0 * happened.dependence})
    for key, found in (
        ("broke", happened.broke),
        ("was_broken", happened.was_broken),
        ("cut_off", happened.cut_off),
    ):
        for one in found[:1]:
            told = {"other": one.other, "date": one.date, "count": one.count}
            yield 0.75 + 0.02 * len(found), DebriefQuestion(key, told)
    both = {
        "stance": 100.0 * happened.stance,
        "theirs": 100.0 * happened.their_stance,
        "pacts": happened.pacts,
    }
    if happened.their_stance < 0.4 or happened.stance < 0.4:
        apart = 1.0 - min(happened.stance, happened.their_stance)
        yield 0.2 + apart, DebriefQuestion("apart", both)
    elif happened.possible_pacts and happened.pacts >= 0.5 * happened.possible_pacts:
        yield 0.55, DebriefQuestion("close", both)


def _at_home(debrief: Debrief, happened: Happened) -> Iterator[Weighed]:
    """Incidents, elections, sovereignty, the part of the mandate that was left behind."""
    if happened.incidents:
        yield (
            0.5 + 0.05 * happened.incidents,
            DebriefQuestion("incidents", {"count": happened.incidents}),
        )
    if happened.elections:
        yield 0.6, DebriefQuestion("election", {"count": happened.elections})
    start, end = happened.sovereignty
    if abs(end - start) >= 0.02:
        key = "sovereignty_up" if end > start else "sovereignty_down"
        yield 0.35 + abs(end - start), DebriefQuestion(key, {"start": start, "end": end})
    lost = min(debrief.mandate.components, key=lambda one: one.points)
    if lost.points <= -FELT:
        values = {
            "component": lost.name,
            "weight": 100.0 * lost.weight,
            "points": lost.points,
            "level": lost.level,
            "par": lost.par,
        }
        key = "weakest" if debrief.mandate.par_turns else "weakest_no_par"
        yield 0.4 - 0.02 * lost.points, DebriefQuestion(key, values)


def _of_the_world(debrief: Debrief) -> Iterator[Weighed]:
    """Danger, power in few hands, one's own place beside the welfare of all."""
    world = debrief.world
    if world.survival < 0.95:
        risk = 100.0 * (1.0 - world.survival)
        yield 0.5 + 0.02 * risk, DebriefQuestion("risk", {"risk": risk})
    if world.compute_concentration > 0.3:
        first = max(world.places, key=lambda place: place.sovereignty)
        hands = {
            "concentration": world.compute_concentration,
            "first": NamedNation(first.code, first.name),
        }
        yield 0.2 + world.compute_concentration, DebriefQuestion("concentration", hands)
    seen = debrief.typicality
    if seen is None:
        return
    mine, ours = seen.score.below, seen.welfare.below
    values = {
        "rank": debrief.mandate.rank,
        "count": len(world.places),
        "score": debrief.mandate.score,
        "welfare": world.collective_welfare,
        "mine": 100.0 * mine,
        "ours": 100.0 * ours,
    }
    yield 0.45 + 0.5 * abs(mine - ours), DebriefQuestion("me_and_all", values)
    if debrief.player:
        own, theirs = debrief.mandate.score, seen.same_luck.score
        rule = {"policy": seen.policy, "score": own, "other": theirs}
        yield 0.45 + 0.005 * abs(own - theirs), DebriefQuestion("policy", rule)


def _of_choices(debrief: Debrief) -> Iterator[Weighed]:
    """A choice that did others no good, or did them good at a price; one that was not made."""
    told = debrief.choices.decisive if debrief.choices else ()
    torn = [choice for choice in told if _conflict(choice) >= FELT]
    if torn:
        choice = max(torn, key=_conflict)
        values = {
            "choice": choice,
            "date": choice.date,
            "points": choice.difference.score,
            "others": choice.difference.others,
        }
        yield 0.6 + 0.2 * _conflict(choice), DebriefQuestion("torn", values)
    other = debrief.counterfactual
    if other is not None:
        values = {
            "alternative": other.told,
            "date": other.told.date,
            "points": other.told.difference.score,
        }
        yield 0.7, DebriefQuestion("alternative", values)


def _conflict(choice: Choice) -> float:
    """How far it served the nation at the others' cost, or the other way round; 0 if by luck."""
    here, elsewhere = choice.difference, choice.elsewhere
    if here.score * here.others >= 0.0:
        return 0.0
    if elsewhere is not None and (
        by_luck(here.score, elsewhere.score) or by_luck(here.others, elsewhere.others)
    ):
        return 0.0
    return min(abs(here.score), abs(here.others))
