"""What a debrief is made of: frozen numbers and names, for a window and for the HTML page.

Scores, attainment and welfare run from 0 to 100, probabilities from 0 to 1.  Levels of components
are written by `ui.play.encyclopedia.figures.level_of`.
Sentences are made from these in `sentences`, so that they follow the language of whoever reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sim.pillars import Pact
from ui.play.mandates import Mandate as Given


@dataclass(frozen=True)
class Component:
    """One part of the mandate; a mean over the half of the game that counts."""

    name: str  # one of ui.play.session.facts.COMPONENTS; words: name_of("component", name)
    weight: float  # in the mandate; all add up to 1
    level: float  # prosperity a log of income over trend, all others 0 to 1
    par: float  # the level that leaders drawn at random reach with this nation on average
    points: float  # added to par's 50, or taken from it; all add up to score - 50
    rank: int  # by level, 1 is the best


@dataclass(frozen=True)
class MandateMet:
    """How the nation did by its own mandate, and by the measure that is common to all."""

    score: float  # 50 is par
    rank: int  # by score, 1 is the best
    attainment: float  # the components themselves, weighed alike for all nations
    attainment_rank: int
    components: tuple[Component, ...]
    given: Given  # the card, if it has one, as the scenario words it
    par_turns: int  # turns of the games that par is from; 0 where par is 0.5 of everything


@dataclass(frozen=True)
class Course:
    """The standing quarter by quarter: scores as if that quarter alone had counted."""

    years: tuple[float, ...]  # the start, then the end of each quarter; all others are as long
    scores: Mapping[str, tuple[float, ...]]  # by nation, the best at the end first
    ranks: tuple[int, ...]  # of the nation
    sovereignty: tuple[float, ...]  # of the nation
    turns: tuple[int, ...]  # places in `years` at which turns begin, and the last
    counts_from: int  # place in `years` from which on quarters count towards the score


@dataclass(frozen=True)
class Place:
    """A nation in the final ranking."""

    code: str
    name: str
    rank: int
    score: float
    attainment: float
    sovereignty: float
    player: bool  # whether a person played it


@dataclass(frozen=True)
class WorldOutcome:
    """What became of the world.

    Words: say(f"ending.{ending}.name"), `.meaning` and `.rule`; say(f"measure.{figure}.name").
    """

    ending: str  # brink, hegemony, concert, blocs or fortresses
    survival: float
    collective_welfare: float
    compute_concentration: float
    incidents: float
    pacts_in_force: float
    places: tuple[Place, ...]  # by rank


@dataclass(frozen=True)
class Difference:
    """What one line of the game came to, less what another one on the same luck came to."""

    score: float  # of the nation
    welfare: float  # of the world
    others: float  # mean score of the other nations, weighted by people
    sovereignty: float  # of the nation
    survival: float  # of the world
    places: int  # in the ranking; above 0 is better


@dataclass(frozen=True)
class Elsewhere:
    """The same difference, on average over other lucks that the game might have met."""

    lucks: int
    score: float
    welfare: float
    others: float


@dataclass(frozen=True)
class Choice:
    """A change that the nation made in its orders, and what it was worth."""

    kind: str  # budget, split, lever, stance or pacts
    about: str  # the lever, or the code of the other nation; "" otherwise
    about_name: str  # the name of that nation; "" otherwise
    turn: int  # in which it was made, counted from 0
    last_turn: int  # later than `turn` where it was made step by step over following turns
    date: str  # 2027, or 2027-Q3
    was: tuple[float, ...]  # budget, lever and stance: one number; split: six shares
    now: tuple[float, ...]
    offered: tuple[Pact, ...]  # pacts: newly offered
    withdrawn: tuple[Pact, ...]  # pacts: no longer offered
    difference: Difference  # the game less the line in which it was not made
    ending_without: str  # of the world in that line
    elsewhere: Elsewhere | None = None  # of the weightiest ones only


@dataclass(frozen=True)
class DecisiveChoices:
    """The choices that mattered most, the weightiest first."""

    decisive: tuple[Choice, ...]  # at most five
    measured: int  # changes that were measured, each in a line of its own
    left_out: int  # smaller changes of a very busy nation that were not


@dataclass(frozen=True)
class Alternative:
    """A choice that was not made, kept up from its turn to the end."""

    kind: str  # cooperate, isolate, budget_up or pillar
    about: str  # the code of the partner, or the pillar; "" otherwise
    about_name: str  # the name of that nation; "" otherwise
    turn: int
    date: str
    difference: Difference  # the line in which it was made less the game
    ending: str  # of the world in that line
    score: float  # of the nation in that line
    rank: int
    elsewhere: Elsewhere | None = None  # of the most telling ones only


@dataclass(frozen=True)
class Curve:
    """One figure of the nation in the game and in another line, for the places of Course.years."""

    game: tuple[float, ...]
    other: tuple[float, ...]  # the same until the lines part


@dataclass(frozen=True)
class Counterfactual:
    """The most telling of the choices that were not made, on the same luck."""

    told: Alternative
    score: Curve  # the standing, as in Course.scores
    sovereignty: Curve
    others: tuple[Alternative, ...]  # the next ones, each about something else
    tried: int


@dataclass(frozen=True)
class Histogram:
    """How a figure is spread over the worlds."""

    edges: tuple[float, ...]  # one more than counts
    counts: tuple[int, ...]
    mean: float
    mine: float  # the same figure in this game
    below: float  # share of worlds in which it is lower, ties counted half


@dataclass(frozen=True)
class SameLuck:
    """This very luck, with the scenario's policy in the nation's seat."""

    score: float
    rank: int
    welfare: float
    ending: str


@dataclass(frozen=True)
class Typicality:
    """How usual this game was among worlds of the same scenario and seed played by policies."""

    worlds: int
    policy: str  # in the nation's seat
    score: Histogram  # of the nation
    welfare: Histogram  # of the world
    endings: Mapping[str, int]  # worlds by ending, in the order of sim.outcome.Ending
    ending_share: float  # of worlds that end as this one did
    same_luck: SameLuck


@dataclass(frozen=True)
class NamedNation:
    """A nation that a question names."""

    code: str
    name: str  # in the scenario's words


@dataclass(frozen=True)
class DebriefQuestion:
    """A question to think about; words: ui.play.debrief.sentences.asked(question)."""

    key: str  # of the text, after "debrief.question."
    values: Mapping[str, object]


@dataclass(frozen=True)
class GameSource:
    """What the game was, to play it again."""

    scenario: str  # its name
    title: str
    seed: int
    replicate: int
    turns: int  # played; the debrief counts the last one as the end
    planned: int  # turns of the whole game
    policies: Mapping[str, str]  # who played each nation
    start: str  # 2025-Q1
    end: str  # the last quarter played
    scenario_sha256: str
    source_digest: str
    state_hash: str  # of the last state
    beyond_evidence: tuple[str, ...]  # parameters outside their evidence


@dataclass(frozen=True)
class Debrief:
    """A game, looked back upon from one nation's side.

    While it is being made, `choices`, `counterfactual` and `typicality` are None and `questions`
    are few; at the end all are there.  `counterfactual` stays None where nothing else could be
    tried.
    """

    code: str
    name: str
    player: bool  # whether a person played it
    source: GameSource
    mandate: MandateMet
    course: Course
    world: WorldOutcome
    reckoned: tuple[str, ...]  # opponents that think ahead: in other lines a policy stands in
    choices: DecisiveChoices | None = None
    counterfactual: Counterfactual | None = None
    typicality: Typicality | None = None
    questions: tuple[DebriefQuestion, ...] = ()


@dataclass(frozen=True)
class MakingStep:
    """How far the making is: after `done` of `total` pieces, this much is known."""

    done: int
    total: int
    stage: str  # choices, counterfactual, typicality or done
    debrief: Debrief
