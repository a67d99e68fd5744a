"""What must hold for dated shocks, pacts in force and standing offers."""

from collections.abc import Iterator

from scenarios.errors import MISSING, Wrong, nearest
from scenarios.fields import Shock
from scenarios.schema import Scenario
from sim.events import DATED

LONGEST_GAME = 800  # quarters


def quarter_number(quarter: str) -> int:
    """Quarters since the year 0."""
    return int(quarter[:4]) * 4 + int(quarter[-1]) - 1


def check_calendar(scenario: Scenario) -> Iterator[Wrong]:
    """Dates within the game; nations that there are; a second nation just for cut-offs."""
    first = quarter_number(scenario.first_quarter)
    length = scenario.turns * scenario.ticks_per_turn
    year = first // 4
    if not scenario.base_year <= year <= scenario.base_year + 2:
        remedy = f"it must be in the base year, {scenario.base_year}, or the two after it"
        yield Wrong(("first_quarter",), scenario.first_quarter, remedy)
    if length > LONGEST_GAME:
        remedy = f"{length} quarters in all; turns x ticks_per_turn must be at most {LONGEST_GAME}"
        yield Wrong(("turns",), scenario.turns, remedy)
    for place, shock in enumerate(scenario.calendar):
        path = ("calendar", str(place))
        tick = quarter_number(shock.date) - first
        if not 0 <= tick < length:
            remedy = f"it must be within the game, {length} quarters from {scenario.first_quarter}"
            yield Wrong((*path, "date"), shock.date, remedy)
        yield from _known((*path, "who"), shock.who, scenario)
        if shock.whom is not None:
            yield from _known((*path, "whom"), shock.whom, scenario)
        between = DATED[shock.event].between
        if between and shock.whom in (None, shock.who):
            remedy = f"a {shock.event} must have another nation in whom: {_who(shock.event)}"
            yield Wrong((*path, "whom"), shock.whom or MISSING, remedy)
        yield from _lasting(path, shock)
        if not between and shock.whom is not None:
            remedy = f"{shock.event} happens to one nation; it must not be given"
            yield Wrong((*path, "whom"), shock.whom, remedy)


def _lasting(path: tuple[str, ...], shock: Shock) -> Iterator[Wrong]:
    """How long it lasts, or which share it leaves: the one that its kind asks for."""
    asked, other = ("left", "quarters") if DATED[shock.event].share else ("quarters", "left")
    if getattr(shock, asked) is None:
        yield Wrong((*path, asked), MISSING, f"a {shock.event} must have it")
    if getattr(shock, other) is not None:
        remedy = f"a {shock.event} has {asked}; it must not be given"
        yield Wrong((*path, other), getattr(shock, other), remedy)


def _who(event: str) -> str:
    return "who cuts whom off" if event == "cut_off" else "who does it to whom"


def check_pacts(scenario: Scenario) -> Iterator[Wrong]:
    """Pacts are between two nations, and written on both sides."""
    for one, others in scenario.pacts.items():
        yield from _known(("pacts", one), one, scenario)
        for other, kinds in others.items():
            path = ("pacts", one, other)
            yield from _known(path, other, scenario)
            if other == one:
                yield Wrong(path, kinds, "a pact must be between two nations")
            back = scenario.pacts.get(other, {}).get(one, [])
            for kind in kinds:
                if kind not in back:
                    remedy = f"pacts.{other}.{one} must name {kind} too: a pact has two sides"
                    yield Wrong(path, kinds, remedy)
            if len(set(kinds)) < len(kinds):
                yield Wrong(path, kinds, "each kind must be given once")


def check_offers(scenario: Scenario) -> Iterator[Wrong]:
    """Standing offers are among nations that there are, each once."""
    for place, offer in enumerate(scenario.standing_offers):
        path = ("standing_offers", str(place), "members")
        for number, code in enumerate(offer.members):
            yield from _known((*path, str(number)), code, scenario)
            if code in offer.members[:number]:
                yield Wrong((*path, str(number)), code, "each member must be given once")


def _known(path: tuple[str, ...], code: str, scenario: Scenario) -> Iterator[Wrong]:
    if code not in scenario.roster:
        yield Wrong(path, code, f"it is not on the roster, {nearest(code, scenario.roster)}")
