"""What if a figure that a nation sees were otherwise: altered views, to ask a decision again.

A reason is true when the answer changes with the figure; only such reasons are ever given.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from agents.opponents.thought import Figure
from agents.opponents.view import View
from sim.params import QUARTERS_A_YEAR
from sim.stocks import Stocks

CONTENT = 0.5  # public trust and approval that press on nobody
CALM = 0.2  # misinformation that alarms nobody
USUAL_UNEMPLOYMENT = 0.05
OPEN, SHUT = 1.0, 0.1
FAR = 3.0  # ln; a nation this far behind challenges nobody
STEP = 1.0  # ln; this far behind the best of the others, a leader leads no longer
FEARED = 0.01  # chance a quarter of a world catastrophe
SMALL_SHARE, LARGE_SHARE = 0.01, 0.12  # of world output


@dataclass(frozen=True)
class Probe:
    """A figure as it is seen, and the world in which it is otherwise."""

    key: str
    figures: dict[str, Figure]
    alter: Callable[[Stocks], None]

    def altered(self, view: View) -> View:
        """The view with the figure changed and all else the same."""
        now = view.now.copy()
        self.alter(now)
        return view.seen(now)


def own(view: View, i: int) -> Iterator[Probe]:
    """Figures of the nation itself."""
    now = view.now
    share = float(now.powered[i])
    if share < 1.0:

        def powered(s: Stocks) -> None:
            s.powered[i] = 1.0

        yield Probe("power_gap", {"share": 1.0 - share}, powered)
    yield _danger(float(now.world_hazard[0]))
    for name, neutral, worse in (
        ("threat", 0.0, 1.0),
        ("public_trust", CONTENT, -1.0),
        ("approval", CONTENT, -1.0),
        ("unemployment", USUAL_UNEMPLOYMENT, 1.0),
        ("misinformation", CALM, 1.0),
    ):
        value = float(getattr(now, name)[i])
        if worse * (value - neutral) > 0.0:

            def calm(s: Stocks, name: str = name, neutral: float = neutral) -> None:
                getattr(s, name)[i] = neutral

            yield Probe(name, {"value": value}, calm)
    yield from _standing(view, i)
    foreign = 1.0 - float(now.supplier_share[i, i])

    def at_home(s: Stocks) -> None:
        s.supplier_share[i] = 0.0
        s.supplier_share[i, i] = 1.0

    yield Probe("foreign_share", {"share": foreign}, at_home)


def _danger(hazard: float) -> Probe:
    """The world's hazard, which is told as a chance a year; a safe world is feared for instead."""

    def other(s: Stocks) -> None:
        s.world_hazard[0] = 0.0 if hazard > 0.0 else FEARED

    yearly = 1.0 - (1.0 + hazard) ** -QUARTERS_A_YEAR
    return Probe("hazard", {"share": yearly}, other)


def _standing(view: View, i: int) -> Iterator[Probe]:
    """Its place among the others: capability, size, and how it is met."""
    now, others = view.now, [j for j in range(view.nations) if j != i]
    if not others:
        return
    best = max(float(now.capability[j]) for j in others)
    ahead = float(now.capability[i]) - best

    def level(s: Stocks) -> None:
        s.capability[i] = best if ahead < 0.0 else best - STEP

    place = "lag" if ahead < 0.0 else "lead"
    yield Probe(place, {place: abs(ahead)}, level)
    size = float(now.gdp[i] / now.gdp.sum())

    def resized(s: Stocks) -> None:
        wanted = SMALL_SHARE if size > (SMALL_SHARE + LARGE_SHARE) / 2.0 else LARGE_SHARE
        s.gdp[i] = (s.gdp.sum() - s.gdp[i]) * wanted / (1.0 - wanted)

    yield Probe("size", {"share": size}, resized)
    met = float(now.stance[others, i].mean())

    def turned(s: Stocks) -> None:
        s.stance[others, i] = SHUT if met > 0.5 else OPEN

    yield Probe("doors", {"share": met}, turned)


def towards(view: View, i: int, j: int) -> Iterator[Probe]:
    """Figures of one other nation as nation i sees it."""
    now = view.now
    who: dict[str, Figure] = {"nation": view.world.codes[j]}

    def set_to(name: str, a: int, b: int, value: float) -> Callable[[Stocks], None]:
        def alter(s: Stocks) -> None:
            getattr(s, name)[a, b] = value

        return alter

    trust = float(now.trust[i, j])
    yield Probe(
        "trust", {**who, "value": trust}, set_to("trust", i, j, 0.1 if trust > 0.5 else 0.9)
    )
    stance = float(now.stance[j, i])
    turned = set_to("stance", j, i, SHUT if stance > 0.5 else OPEN)
    yield Probe("stance", {**who, "value": stance}, turned)
    worst = float(now.worst_stance[i, j])
    other = set_to("worst_stance", i, j, SHUT if worst > 0.5 else OPEN)
    yield Probe("worst_stance", {**who, "value": worst}, other)
    if float(now.cut_off[i, j]) > 0.0:
        left = {**who, "quarters": float(now.cut_off[i, j])}
        yield Probe("cut_off", left, set_to("cut_off", i, j, 0.0))
    lead = float(now.capability[j] - now.capability[i])
    best = max(float(now.capability[k]) for k in range(view.nations) if k != j)

    def weak(s: Stocks) -> None:
        s.capability[j] = best - FAR

    yield Probe("rival_lead", {**who, "lead": lead}, weak)
    pacts = float(now.pact[i, j].sum())

    def tied(s: Stocks) -> None:
        s.pact[i, j] = s.pact[j, i] = 0.0 if pacts else 1.0

    yield Probe("pacts", {**who, "count": pacts}, tied)
