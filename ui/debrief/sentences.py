"""A debrief in words, in the language of whoever reads."""

from collections.abc import Sequence

from sim.pillars import PACTS, Pact, Pillar
from ui.debrief.data import Alternative, Choice, Debrief, Difference, Question
from ui.report.numbers import in_words, percent, plain, signed
from ui.words import name_of, say

NAMED = 3  # pacts, nations
NEAR = 0.05  # points; less is shown as no difference


def mandate_said(debrief: Debrief) -> tuple[str, ...]:
    """How the nation did, where it was strongest, where it missed most points."""
    parts = debrief.mandate.components
    best = max((one for one in parts if one.weight > 0.0), key=lambda one: one.level)
    lost = max(parts, key=lambda one: one.weight * (1.0 - one.level))
    return (
        say(
            "debrief.place",
            name=debrief.name,
            rank=debrief.mandate.rank,
            count=len(debrief.world.places),
            score=debrief.mandate.score,
        ),
        say(
            "debrief.parts",
            best=name_of("component", best.name),
            level=best.level,
            lost=name_of("component", lost.name),
            missing=100.0 * lost.weight - lost.points,
            possible=100.0 * lost.weight,
        ),
    )


def course_said(debrief: Debrief) -> str:
    """How the standing went."""
    course = debrief.course
    scores = course.scores[debrief.code]
    ranks = course.ranks
    low = min(range(len(scores)), key=lambda k: scores[k])
    high = max(range(len(scores)), key=lambda k: scores[k])
    return say(
        "debrief.course_said",
        name=debrief.name,
        start=scores[0],
        end=scores[-1],
        first=ranks[0],
        last=ranks[-1],
        low=scores[low],
        low_year=f"{course.years[low]:.0f}",
        high=scores[high],
        high_year=f"{course.years[high]:.0f}",
    )


def choice_title(choice: Choice) -> str:
    """What was chosen: Closing to China (stance 0.80 → 0.10)."""
    match choice.kind:
        case "budget":
            key = "debrief.choice.budget_up" if _rose(choice) else "debrief.choice.budget_down"
            return say(key, was=percent(2)(choice.was[0]), now=percent(2)(choice.now[0]))
        case "split":
            return _split_title(choice)
        case "lever":
            key = "debrief.choice.lever_up" if _rose(choice) else "debrief.choice.lever_down"
            lever = name_of("debrief.lever", choice.about)
            return say(key, lever=lever, was=choice.was[0], now=choice.now[0])
        case "stance":
            key = "debrief.choice.opening" if _rose(choice) else "debrief.choice.closing"
            return say(key, nation=choice.about_name, was=choice.was[0], now=choice.now[0])
    if choice.offered and choice.withdrawn:
        key = "debrief.choice.exchange"
    else:
        key = "debrief.choice.offer" if choice.offered else "debrief.choice.withdraw"
    return say(
        key,
        nation=choice.about_name,
        offered=pacts_named(choice.offered),
        withdrawn=pacts_named(choice.withdrawn),
    )


def _rose(choice: Choice) -> bool:
    return choice.now[0] > choice.was[0]


def _split_title(choice: Choice) -> str:
    moved = [now - was for was, now in zip(choice.was, choice.now, strict=True)]
    up, down = moved.index(max(moved)), moved.index(min(moved))
    if moved[up] < 0.005:
        return say("debrief.choice.programmes")
    return say(
        "debrief.choice.split",
        to=name_of("pillar", Pillar(up).name.lower()),
        to_was=100.0 * choice.was[up],
        to_now=100.0 * choice.now[up],
        source=name_of("pillar", Pillar(down).name.lower()),
        source_was=100.0 * choice.was[down],
        source_now=100.0 * choice.now[down],
    )


def pacts_named(pacts: Sequence[Pact]) -> str:
    """Kinds of pacts as a list in a sentence."""
    if len(pacts) == PACTS:
        return say("debrief.choice.all_pacts")
    names = [name_of("pact", kind.name.lower()) for kind in pacts]
    return in_words(names, NAMED, say("session.and"), say("session.others", count="{count}"))


def points(value: float) -> str:
    """A difference in points, with its sign; small ones are none."""
    return signed(1)(value) if abs(value) >= NEAR else say("debrief.no_points")


def choice_said(debrief: Debrief, choice: Choice) -> str:
    """What was chosen and what it was worth, for the nation and for the world."""
    stepwise = choice.last_turn > choice.turn
    said = say(
        "debrief.choice.said_stepwise" if stepwise else "debrief.choice.said",
        date=choice.date,
        choice=choice_title(choice),
        points=points(choice.difference.score),
        name=debrief.name,
        others=points(choice.difference.others),
        world=points(choice.difference.welfare),
    )
    rank = debrief.mandate.rank
    if choice.difference.places:
        before = rank + choice.difference.places
        said += " " + say("debrief.choice.rank", rank=before, now=rank)
    if choice.ending_without != debrief.world.ending:
        said += " " + say("debrief.choice.ending", ending=ending_name(choice.ending_without))
    return said


def alternative_title(alternative: Alternative) -> str:
    """What was not chosen: Full cooperation with India."""
    about = alternative.about_name or name_of("pillar", alternative.about)
    return say(f"debrief.other.{alternative.kind}", about=about)


def counterfactual_said(debrief: Debrief, told: Alternative) -> tuple[str, ...]:
    """If it had been chosen: for the nation, for the world."""
    about = told.about_name or name_of("pillar", told.about)
    chosen = say(f"debrief.other.if_{told.kind}", name=debrief.name, about=about, date=told.date)
    return (
        say(
            "debrief.other.said",
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
            others=points(told.difference.others),
            ending=ending_name(told.ending),
        ),
    )


def typicality_said(debrief: Debrief) -> tuple[str, ...]:
    """Where the game stands among the worlds of the policies; empty while it is not known."""
    seen = debrief.typicality
    if seen is None:
        return ()
    ending = ending_name(debrief.world.ending)
    return (
        say(
            "debrief.typical.score",
            name=debrief.name,
            score=seen.score.mine,
            below=percent(0)(seen.score.below),
            worlds=f"{seen.worlds:,}",
            policy=seen.policy,
        ),
        say(
            "debrief.typical.welfare",
            welfare=seen.welfare.mine,
            below=percent(0)(seen.welfare.below),
        ),
        say("debrief.typical.ending", ending=ending, share=percent(1)(seen.ending_share)),
        say(
            "debrief.typical.same_luck",
            policy=seen.policy,
            name=debrief.name,
            score=seen.same_luck.score,
            rank=seen.same_luck.rank,
            welfare=seen.same_luck.welfare,
        ),
    )


def differences(found: Difference) -> tuple[str, ...]:
    """The cells of a table: own score, the world's welfare, the others' score, sovereignty."""
    return (
        signed(1)(found.score),
        signed(1)(found.welfare),
        signed(1)(found.others),
        signed(3)(found.sovereignty),
    )


def asked(question: Question) -> str:
    """A question in words."""
    values = dict(question.values)
    for key, value in question.values.items():
        if isinstance(value, Choice):
            values[key] = choice_title(value)
        elif isinstance(value, Alternative):
            values[key] = alternative_title(value)
        elif key == "component":
            values[key] = name_of("component", str(value))
        elif key in ("points", "others") and isinstance(value, float):
            values[key] = points(value)
    return say(f"debrief.question.{question.key}", **values)


def ending_name(ending: str) -> str:
    """The name of an ending."""
    return say(f"ending.{ending}.name")


def caveats(debrief: Debrief) -> tuple[str, ...]:
    """What the reader must know of how this was measured."""
    said = [say("debrief.method", name=debrief.name), say("debrief.not_sums")]
    if debrief.held:
        names = {place.code: place.name for place in debrief.world.places}
        held = [names[code] for code in debrief.held]
        listed = in_words(held, 6, say("session.and"), say("session.others", count="{count}"))
        said.append(say("debrief.held", nations=listed))
    source = debrief.source
    if source.turns < source.planned:
        said.append(say("debrief.unfinished", turns=source.turns, planned=source.planned))
    if debrief.choices is not None and debrief.choices.left_out:
        said.append(say("debrief.left_out", count=debrief.choices.left_out))
    return tuple(said)


def decimals(value: float) -> str:
    """A level, 0 to 1."""
    return plain(2)(value)
