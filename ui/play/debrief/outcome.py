"""What can be read off a game at once: the mandate, its course, the world, what the game was."""

import numpy as np

from agents.lineup import HUMAN
from scenarios.limits import beyond_of
from scenarios.schema import Scenario
from sim.outcome import Outcome, parts_of_score
from sim.sheet import Array
from ui.play.debrief.data import Component, Course, GameSource, MandateMet, Place, WorldOutcome
from ui.play.debrief.line import Lines
from ui.play.debrief.measuring import ending_of, quarter_of
from ui.play.mandates import read_mandate
from ui.play.session.facts import COMPONENTS
from ui.play.session.game import Game


def mandate(lines: Lines, scenario: Scenario) -> MandateMet:
    """How the nation did by its mandate."""
    outcome, i = lines.game.outcome, lines.nation
    nations, code = lines.world.nations, lines.world.codes[i]
    par = scenario.nations[code].par
    points = parts_of_score(nations, lines.world.params.outcome, outcome)[i]
    return MandateMet(
        score=float(outcome.score[i]),
        rank=int(outcome.rank[i]),
        attainment=float(outcome.attainment[i]),
        attainment_rank=_place(outcome.attainment, i),
        components=tuple(
            Component(
                name=name,
                weight=float(nations.mandate[i, k]),
                level=float(getattr(outcome, name)[i]),
                par=float(nations.par[i, k]),
                points=float(points[k]),
                rank=_place(getattr(outcome, name), i),
            )
            for k, name in enumerate(COMPONENTS)
        ),
        given=read_mandate(scenario, code),
        par_turns=round(par.nearest(lines.turns)) if par else 0,
    )


def _place(values: Array, i: int) -> int:
    return 1 + int(np.count_nonzero(values > values[i]))


def course(lines: Lines) -> Course:
    """The standing over time."""
    world, i, scores = lines.world, lines.nation, lines.game.scores
    order = by_rank(lines.game.outcome)
    ranks = 1 + np.count_nonzero(scores > scores[:, i : i + 1], axis=1)
    step = world.ticks_per_turn
    return Course(
        years=tuple(world.year(tick) for tick in range(lines.ticks + 1)),
        scores={world.codes[k]: tuple(scores[:, k].tolist()) for k in order},
        ranks=tuple(ranks.tolist()),
        sovereignty=tuple(lines.game.sovereignty[:, i].tolist()),
        turns=tuple(range(0, lines.ticks + 1, step)),
        counts_from=(lines.ticks + 1) // 2 + 1,  # the end of the first quarter that counts
    )


def by_rank(outcome: Outcome) -> list[int]:
    """The nations' numbers, the best first."""
    return sorted(range(len(outcome.rank)), key=lambda k: (float(outcome.rank[k]), k))


def world_outcome(game: Game, lines: Lines) -> WorldOutcome:
    """What became of the world."""
    outcome, world = lines.game.outcome, lines.world
    return WorldOutcome(
        ending=ending_of(outcome),
        survival=float(outcome.survival[0]),
        collective_welfare=float(outcome.collective_welfare[0]),
        compute_concentration=float(outcome.compute_concentration[0]),
        incidents=float(outcome.incidents[0]),
        pacts_in_force=float(outcome.pacts_in_force[0]),
        places=tuple(
            Place(
                code=world.codes[k],
                name=world.names[k],
                rank=int(outcome.rank[k]),
                score=float(outcome.score[k]),
                attainment=float(outcome.attainment[k]),
                sovereignty=float(outcome.sovereignty[k]),
                player=game.policies[k] == HUMAN,
            )
            for k in by_rank(outcome)
        ),
    )


def source(game: Game, lines: Lines) -> GameSource:
    """What the game was."""
    world, diary = lines.world, game.diary
    return GameSource(
        scenario=world.name,
        title=world.title,
        seed=diary.seed,
        replicate=diary.replicate,
        turns=lines.turns,
        planned=game.turns,
        policies=dict(zip(world.codes, game.policies, strict=True)),
        start=world.first_quarter,
        end=quarter_of(world, lines.ticks - 1),
        scenario_sha256=world.sha256,
        source_digest=diary.source_digest,
        state_hash=diary.hashes[lines.ticks],
        beyond_evidence=tuple(map(str, beyond_of(world.params))),
    )
