"""A debrief in words, in the language of whoever reads."""

from ui.play.debrief.data import (
    Alternative,
    Choice,
    Debrief,
    DebriefQuestion,
    DecisiveChoices,
    Difference,
    Elsewhere,
    Histogram,
    NamedNation,
    Place,
)
from ui.play.debrief.elsewhere import by_luck
from ui.play.debrief.titles import about_of, alternative_title, choice_title, points
from ui.play.encyclopedia.figures import change_of, level_of
from ui.play.listing import listed
from ui.play.names import nation_name, scenario_title
from ui.play.numbers import percent, plain
from ui.play.words import counted, name_of, say

LEVELS = ("level", "par", "start", "end")
"""Values of questions that are levels of the component that they name, or of sovereignty."""
CLEAR = 1.0  # points; less of a score is not worth saying that it was luck


def called(debrief: Debrief) -> str:
    """The nation's name."""
    return nation_name(debrief.code, debrief.name)


def place_name(place: Place) -> str:
    """The name of a nation in the ranking."""
    return nation_name(place.code, place.name)


def titled(debrief: Debrief) -> str:
    """The scenario's title."""
    return scenario_title(debrief.source.scenario, debrief.source.title)


def played_by(debrief: Debrief) -> str:
    """Who played the nation."""
    key = "debrief.played_by_person" if debrief.player else "debrief.played_by_policy"
    policy = debrief.source.policies[debrief.code]
    return say(key, name=called(debrief), policy=policy)


def card_said(debrief: Debrief) -> tuple[str, str] | None:
    """The name of the nation's mandate card and what it asks; None where it has no card."""
    given = debrief.mandate.given
    return (given.name, given.sentence) if given.card else None


def mandate_said(debrief: Debrief) -> tuple[str, ...]:
    """How the nation did, and what brought most and least against par."""
    mandate, count = debrief.mandate, len(debrief.world.places)
    counted = [one for one in mandate.components if one.weight > 0.0]
    best = max(counted, key=lambda one: one.points)
    least = min(counted, key=lambda one: one.points)
    place = say(
        "debrief.place",
        name=called(debrief),
        rank=mandate.rank,
        count=count,
        score=mandate.score,
    )
    return (
        f"{place} {_par_said(debrief)}",
        say(
            "debrief.parts",
            best=name_of("component", best.name),
            best_points=points(best.points),
            least=name_of("component", least.name),
            least_points=points(least.points),
        ),
    )


def attained_said(debrief: Debrief) -> str:
    """The other measure, which knows no mandate: what the nation has, whoever led it."""
    mandate = debrief.mandate
    return say(
        "debrief.attained",
        attainment=mandate.attainment,
        rank=mandate.attainment_rank,
        count=len(debrief.world.places),
    )


def world_said(debrief: Debrief) -> tuple[str, ...]:
    """The other result: what became of the world, and that it is not added to a score."""
    world = debrief.world
    return (
        say(
            "debrief.world_said",
            chances=level_of("survival", world.survival),
            welfare=plain(1)(world.collective_welfare),
        ),
        say("debrief.two_results"),
    )


def _par_said(debrief: Debrief) -> str:
    """What 50 points are."""
    turns, whole = debrief.source.turns, debrief.mandate.par_turns
    if not whole:
        return say("debrief.no_par")
    if turns == whole:
        return say("debrief.par")
    return say("debrief.par_of_whole", whole=whole, turns=turns)


def mandate_hint(debrief: Debrief) -> str:
    """How a component becomes points, with par or without."""
    key = "mandate_hint" if debrief.mandate.par_turns else "mandate_hint_no_par"
    return say(f"debrief.{key}")


def course_said(debrief: Debrief) -> str:
    """How the standing went."""
    course = debrief.course
    scores = course.scores[debrief.code]
    ranks = course.ranks
    low = min(range(len(scores)), key=lambda k: scores[k])
    high = max(range(len(scores)), key=lambda k: scores[k])
    return say(
        "debrief.course_said",
        name=called(debrief),
        start=scores[0],
        end=scores[-1],
        first=ranks[0],
        last=ranks[-1],
        low=scores[low],
        low_year=f"{course.years[low]:.0f}",
        high=scores[high],
        high_year=f"{course.years[high]:.0f}",
    )


def choice_said(debrief: Debrief, choice: Choice) -> str:
    """What was chosen and what it was worth, for the nation and for the world."""
    stepwise = choice.last_turn > choice.turn
    said = say(
        "debrief.choice.said_stepwise" if stepwise else "debrief.choice.said",
        date=choice.date,
        choice=choice_title(choice),
        points=points(choice.difference.score),
        name=called(debrief),
        others=points(choice.difference.others),
        world=points(choice.difference.welfare),
    )
    return " ".join((said, *choice_notes(debrief, choice)))


def choice_notes(debrief: Debrief, choice: Choice) -> tuple[str, ...]:
    """What else to know of it: another place, another ending, mostly luck."""
    notes = []
    rank = debrief.mandate.rank
    if choice.difference.places:
        before = rank + choice.difference.places
        notes.append(say("debrief.choice.rank", rank=before, now=rank))
    if choice.ending_without != debrief.world.ending:
        notes.append(say("debrief.choice.ending", ending=ending_name(choice.ending_without)))
    return (*notes, *_luck_note(choice.difference, choice.elsewhere))


def _luck_note(here: Difference, elsewhere: Elsewhere | None) -> tuple[str, ...]:
    """What it would have been worth usually, where luck had most of the say."""
    if elsewhere is None or abs(here.score) < CLEAR or not by_luck(here.score, elsewhere.score):
        return ()
    return (say("debrief.elsewhere", points=points(elsewhere.score), lucks=elsewhere.lucks),)


def counterfactual_said(debrief: Debrief, told: Alternative) -> tuple[str, ...]:
    """If it had been chosen: for the nation, for the world."""
    chosen = say(
        f"debrief.other.if_{told.kind}",
        name=called(debrief),
        about=about_of(told),
        date=told.date,
    )
    return (
        say(
            "debrief.other.said_with_place" if told.difference.places else "debrief.other.said",
            chosen=chosen,
            score=told.score,
            was=debrief.mandate.score,
            points=points(told.difference.score),
            rank=told.rank,
            was_rank=debrief.mandate.rank,
        ),
        say(
            "debrief.other.world"
            if told.ending == debrief.world.ending
            else "debrief.other.world_and_ending",
            points=points(told.difference.welfare),
            chances=change_of("survival", told.difference.survival),
            others=points(told.difference.others),
            ending=ending_name(told.ending),
        ),
        *_luck_note(told.difference, told.elsewhere),
    )


def choices_hint(debrief: Debrief, found: DecisiveChoices) -> str:
    """How choices were measured, and how many."""
    count = found.measured
    return counted("debrief.choices_hint", count, measured=count, name=called(debrief))


def typicality_said(debrief: Debrief) -> tuple[str, ...]:
    """Where the game stands among the worlds of the policies; empty while it is not known."""
    seen = debrief.typicality
    if seen is None:
        return ()
    ending = ending_name(debrief.world.ending)
    return (
        say(
            _among("debrief.typical.score", seen.score),
            name=called(debrief),
            score=seen.score.mine,
            below=percent(1)(seen.score.below),
            worlds=plain(0)(seen.worlds),
            policy=seen.policy,
        ),
        say("debrief.typical.mean", mean=seen.score.mean, policy=seen.policy, name=called(debrief)),
        say(
            _among("debrief.typical.welfare", seen.welfare),
            welfare=seen.welfare.mine,
            below=percent(1)(seen.welfare.below),
        ),
        say("debrief.typical.ending", ending=ending, share=percent(1)(seen.ending_share)),
        say(
            "debrief.typical.same_luck",
            policy=seen.policy,
            name=called(debrief),
            score=seen.same_luck.score,
            rank=seen.same_luck.rank,
            welfare=seen.same_luck.welfare,
        ),
        *((say("debrief.typical.opponents"),) if debrief.reckoned else ()),
    )


def differences(here: Difference, elsewhere: Elsewhere | None) -> tuple[str, ...]:
    """A row of a table: own score, with other luck, the others' score, the world's welfare."""
    return (
        points(here.score),
        points(elsewhere.score) if elsewhere else "",
        points(here.others),
        points(here.welfare),
    )


def _among(key: str, found: Histogram) -> str:
    """The text for a place among worlds: above all of them and above none are said in words."""
    return {0.0: f"{key}_none", 1.0: f"{key}_all"}.get(found.below, key)


def asked(question: DebriefQuestion) -> str:
    """A question in words."""
    values = dict(question.values)
    for key, value in question.values.items():
        if isinstance(value, Choice):
            values[key] = choice_title(value)
        elif isinstance(value, Alternative):
            values[key] = alternative_title(value)
        elif isinstance(value, NamedNation):
            values[key] = nation_name(value.code, value.name)
        elif key == "component":
            values[key] = name_of("component", str(value))
        elif key in ("points", "others") and isinstance(value, float):
            values[key] = points(value)
        elif key in LEVELS and isinstance(value, float):
            figure = str(question.values.get("component", "sovereignty"))
            values[key] = level_of(figure, value)
    count = values.get("count")
    only = count if isinstance(count, int) else 0
    return counted(f"debrief.question.{question.key}", only, **values)


def ending_name(ending: str) -> str:
    """The name of an ending."""
    return say(f"ending.{ending}.name")


def caveats(debrief: Debrief) -> tuple[str, ...]:
    """What the reader must know of how this was measured."""
    said = [say("debrief.method", name=called(debrief)), say("debrief.not_sums")]
    if debrief.reckoned:
        names = {place.code: place_name(place) for place in debrief.world.places}
        others = [names[code] for code in debrief.reckoned]
        said.append(say("debrief.reckoned", nations=listed(others, 6)))
    source = debrief.source
    if source.turns < source.planned:
        said.append(say("debrief.unfinished", turns=source.turns, planned=source.planned))
    if debrief.choices is not None and debrief.choices.left_out:
        count = debrief.choices.left_out
        said.append(counted("debrief.left_out", count, count=count))
    return tuple(said)
