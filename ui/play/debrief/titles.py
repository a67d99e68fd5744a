"""What a choice, or one that was not made, is called: a title in words."""

from collections.abc import Sequence

from sim.pillars import PACTS, Pact, Pillar
from ui.play.amounts import budget_share
from ui.play.debrief.data import Alternative, Choice
from ui.play.listing import listed
from ui.play.names import nation_name
from ui.play.numbers import signed
from ui.play.words import name_of, say

NAMED = 3  # pacts
NEAR = 0.05  # points; less is shown as no difference


def choice_title(choice: Choice) -> str:
    """What was chosen: Closing to China (stance 80 → 10 of 100)."""
    match choice.kind:
        case "budget":
            key = "debrief.choice.budget_up" if _rose(choice) else "debrief.choice.budget_down"
            return say(key, was=budget_share(choice.was[0]), now=budget_share(choice.now[0]))
        case "split":
            return _split_title(choice)
        case "lever":
            key = "debrief.choice.lever_up" if _rose(choice) else "debrief.choice.lever_down"
            lever = name_of("lever", choice.about)
            return say(key, lever=lever, was=100.0 * choice.was[0], now=100.0 * choice.now[0])
        case "stance":
            key = "debrief.choice.opening" if _rose(choice) else "debrief.choice.closing"
            return say(
                key,
                nation=nation_name(choice.about, choice.about_name),
                was=100.0 * choice.was[0],
                now=100.0 * choice.now[0],
            )
    if choice.offered and choice.withdrawn:
        key = "debrief.choice.exchange"
    else:
        key = "debrief.choice.offer" if choice.offered else "debrief.choice.withdraw"
    return say(
        key,
        nation=nation_name(choice.about, choice.about_name),
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
    return listed(names, NAMED)


def alternative_title(alternative: Alternative) -> str:
    """What was not chosen: Full cooperation with India."""
    return say(f"debrief.other.{alternative.kind}", about=about_of(alternative))


def about_of(alternative: Alternative) -> str:
    """The partner or the pillar."""
    if alternative.about_name:
        return nation_name(alternative.about, alternative.about_name)
    return name_of("pillar", alternative.about)


def points(value: float) -> str:
    """A difference in points, with its sign; small ones are none."""
    return signed(1)(value) if abs(value) >= NEAR else say("debrief.no_points")
