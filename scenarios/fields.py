"""The parts of a scenario: a nation, the pairs, the status quo, the calendar."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StrictFloat, StrictInt, create_model

from scenarios.quantity import (
    Code,
    Figure,
    FigureTable,
    Grid,
    Key,
    LengthTable,
    Line,
    Quantity,
    Strict,
)
from sim import additions
from sim.declared import Lever
from sim.events import DATED
from sim.levers import DECLARED
from sim.orders import LARGEST_BUDGET

Quarter = Annotated[str, Field(pattern=r"^[12][0-9]{3}-Q[1-4]$")]
PactKind = Literal[
    "compute_sharing",
    "talent_mobility",
    "data_flows",
    "safety_standards",
    "joint_export_control",
    "joint_research",
]
if TYPE_CHECKING:
    EventKind = str
else:
    EventKind = Literal[tuple(DATED)]

Share = Quantity("share", 0.0, 1.0)
Dial = Quantity("0-1", 0.0, 1.0)


class Nation(Strict):
    """One nation in the first quarter."""

    name: Line
    """Its name in plain words."""
    policy: Line
    """The policy it follows unless a player or a lineup says otherwise."""
    gdp: Annotated[Figure, Quantity("$bn/yr", 0.1, 200_000.0)]
    """Gross domestic product at current prices."""
    population: Annotated[Figure, Quantity("million", 0.01, 3_000.0)]
    """Population."""
    growth: Annotated[Figure, Quantity("1/quarter", -0.05, 0.05)]
    """Trend growth of output without AI."""
    compute: Annotated[Figure, Quantity("MH", 1e-6, 10_000.0)]
    """Installed AI compute that stands in it, million H100-equivalents."""
    energy: Annotated[Figure, Quantity("GW", 1e-6, 10_000.0)]
    """Power available to AI."""
    fab: Annotated[Figure, Quantity("MH/quarter", 0.0, 1_000.0)]
    """Output capacity of leading-edge AI chips."""
    talent: Annotated[Figure, Quantity("kFTE", 0.01, 10_000.0)]
    """AI specialists working in the nation, thousand full-time equivalents."""
    lag: Annotated[Figure, Quantity("months", 0.0, 120.0)]
    """How far its best models are behind the frontier's."""
    adoption: Annotated[Figure, Quantity("share", 0.0, 0.95)]
    """Use of AI in production."""
    public_trust: Annotated[Figure, Share]
    """Public trust in AI."""
    approval: Annotated[Figure, Share]
    """Approval of the government."""
    unemployment: Annotated[Figure, Quantity("share", 0.0, 0.6)]
    """Unemployment."""
    natural_unemployment: Annotated[Figure, Quantity("share", 0.0, 0.6)]
    """Unemployment that things tend to."""
    misinformation: Annotated[Figure, Share]
    """Misinformation that people meet."""
    military: Annotated[Figure, Quantity("index", 0.0, 1.0)]
    """Military capacity, 1 = the largest."""
    governance: Annotated[Figure, Share]
    """How well the state gets things done."""
    absorptive: Annotated[Figure, Share]
    """Capacity to take up ideas of others."""
    exposed: Annotated[Figure, Share]
    """Tasks that AI can do."""
    grid: Annotated[Figure, Quantity("GW", 1e-3, 20_000.0)]
    """Electricity capacity."""
    data_centres: Annotated[Figure, Quantity("GW", 0.0, 2_000.0)]
    """All data centres, whatever runs there."""
    power_price: Annotated[Figure, Quantity("$/kWh", 0.005, 2.0)]
    """Price of electricity for industry."""
    equipment: Annotated[Figure, Share]
    """Share of the world's supply of chip-making equipment."""
    exposure: Annotated[FigureTable, Share]
    """Weight of each of the five sectors in the economy's exposure to AI; they add up to 1."""
    budget: Annotated[Figure, Quantity("share of GDP/yr", 0.0, LARGEST_BUDGET)]
    """Public AI money of announced programmes."""
    caution: Annotated[Figure, Dial]
    """Taste for regulation."""
    openness: Annotated[Figure, Dial]
    """Taste for foreign talent, services and data."""
    ambition: Annotated[Figure, Dial]
    """Taste for leading, and for fabs of its own."""
    habits: Annotated[FigureTable, Share]
    """Habitual share of each programme in its pillar; a pillar's first programme has the rest."""
    card: Key | None = None
    """Its mandate card, one of the scenario's `mandates`: what its leaders are judged by."""
    mandate: Annotated[FigureTable, Share] | None = None
    """Weights of its score where they differ from its card's and from the scenario's."""
    par: Annotated[LengthTable, Quantity("share", -1.0, 1.0)] | None = None
    """The five components that leaders drawn at random reach with it on average, by the length of
    the game; else 0.5."""
    usual_step: Annotated[LengthTable, Quantity("share", 1e-6, 1.0)] | None = None
    """How far such leaders' components differ, the standard deviation; else 0.1."""


class MandateCard(Strict):
    """What the leaders of some nations are judged by."""

    name: Line
    """Its name in plain words."""
    sentence: Line
    """What it asks of a leader, in one sentence."""
    weights: Annotated[FigureTable, Share]
    """Weights of sovereignty, standing, prosperity, stability and security; they add up to 1."""


class Pairs(Strict):
    """What holds between two nations; the row is the first, the column the second."""

    affinity: Annotated[Grid, Share]
    """Ease of services trade and migration: distance, language, ties."""
    trust: Annotated[Grid, Share]
    """Trust of the first in the second."""
    rivalry: Annotated[Grid, Share]
    """Rivalry that openness cannot cure."""
    bloc_line: Annotated[Grid, Quantity("0/1", 0.0, 1.0)]
    """1 where the pair stands on two sides of the bloc divide."""
    choke: Annotated[Grid, Share]
    """Share of the second's chip output that the first can veto."""
    abroad: Annotated[Grid, Share]
    """Share of the first's talent, born there, that works in the second."""
    owned: Annotated[Grid, Share]
    """Share of the compute standing in the second that belongs to firms of the first."""
    union: Annotated[Grid, Quantity("0/1", 0.0, 1.0)] | None = None
    """1 where the pair are parts of one union; none are where it is left out."""


class QuoSplit(Strict):
    """The part of a status quo that is money."""

    split: Annotated[FigureTable, Share]
    """Money share of each pillar; at most 1 in all."""


additions.refuse_names({*dir(QuoSplit), *QuoSplit.model_fields})


def _dial(lever: Lever) -> tuple[Any, Any]:
    """The figure of a lever, as pydantic wants a field declared; older files lack newer levers."""
    kind = Annotated[Figure | None, Quantity(lever.unit, lever.low, lever.high)]
    return kind, Field(default=None, description=f"{lever.meaning[0].upper()}{lever.meaning[1:]}.")


if TYPE_CHECKING:
    QuoRules = QuoSplit
else:  # a figure for every lever
    QuoRules = create_model(
        "QuoRules",
        __base__=QuoSplit,
        **{name: _dial(lever) for name, lever in DECLARED.items()},
    )


class StatusQuo(QuoRules):
    """The orders of a quarter without players, on which the level of output is fixed."""

    stance: Annotated[Grid, Dial]
    """Stance of the first towards the second, 0 isolate to 1 cooperate."""


additions.refuse_names(StatusQuo.__annotations__)


class Shock(Strict):
    """A shock that the scenario has dated."""

    date: Quarter
    """The quarter in which it falls, such as "2027-Q1"."""
    event: EventKind
    """One of the shocks that sim/events.py declares, such as cut_off (who cuts whom off)."""
    who: Code
    """The nation that it happens to, or that does it."""
    whom: Code | None = None
    """The other nation, if there is one."""
    quarters: Annotated[StrictInt, Field(ge=1, le=200)] | None = None
    """How long it lasts."""
    left: Annotated[StrictFloat, Field(ge=0.0, le=1.0)] | None = None
    """Of a control: the share of chips that may still be sold, from then on."""
    note: Line | None = None
    """Why it is here."""


class StandingOffer(Strict):
    """A pact that its members offer one another whatever their policies want."""

    kind: PactKind
    """Which pact."""
    members: Annotated[list[Code], Field(min_length=2, max_length=64)]
    """Each offers it to each."""
    note: Line | None = None
    """Why it is here."""
