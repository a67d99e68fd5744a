"""The EMA workbench drives the race: names, ranges, common luck, and the same game as elsewhere."""

import pickle
import warnings

import numpy as np
import pytest

from agents.lineup import LineupError, lineup
from agents.race import Race
from lab.ema import Experiment, ema_model
from lab.errors import QuestionError
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import library
from scenarios.schema import Scenario

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about evaluators whose libraries are not installed
    import ema_workbench as ema

pytestmark = pytest.mark.compiled
POLICIES = ["always-isolate", "always-cooperate"]


@pytest.fixture(scope="module")
def quick() -> Scenario:
    return load("quick")


def usual(name: str) -> float:
    section, _, parameter = name.partition("__")
    return library()[section][parameter].value


def test_experiments_over_uncertainties_and_levers(quick):
    model = ema_model(
        quick, uncertainties=["makers.cost", "hazard"], levers=["GBR"], policies=POLICIES,
        replicates=4, turns=4,
    )  # fmt: skip
    with ema.SequentialEvaluator(model) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=5, policies=2)
    assert len(experiments) == 10
    assert experiments["makers__cost"].between(3.0, 12.0).all()
    assert set(experiments["policy_GBR"]) <= set(POLICIES)
    assert {"survival", "collective_welfare", "score_USA", "score_KEN"} <= set(outcomes)
    assert all(np.isfinite(values).all() and len(values) == 10 for values in outcomes.values())
    assert np.ptp(outcomes["survival"]) > 0.0


def test_every_core_parameter_and_nation_unless_told_otherwise(quick):
    model = ema_model(quick)
    assert len(model.levers) == len(quick.roster)
    assert "talent__mobility" in [parameter.name for parameter in model.uncertainties]
    assert all(parameter.name.isidentifier() for parameter in model.uncertainties)


def test_a_parameter_at_its_usual_value_changes_nothing(quick):
    experiment = Experiment(quick, replicates=4, turns=4)
    assert experiment(talent__mobility=usual("talent__mobility")) == experiment()
    assert experiment(talent__mobility=0.05) != experiment()


def test_it_plays_what_a_scenario_file_plays(quick, tmp_path):
    file = tmp_path / "dear.toml"
    figure = 'value = 9.5, unit = "$bn/MH", source = "estimate", confidence = "estimate"'
    file.write_text(f'extends = "quick"\nname = "dear"\n[parameters.makers]\ncost = {{{figure}}}\n')
    assert (
        Experiment(quick, 2, turns=2)(makers__cost=9.5) == Experiment(load(str(file)), 2, turns=2)()
    )


def test_means_are_those_of_the_replicates(quick):
    world = pack(quick)
    seats = lineup(world.codes, world.policies, chosen={"CHN": "grudger"})
    answer = Experiment(quick, replicates=3, seed=5, turns=4)(policy_CHN="grudger")
    scores = [Race(world, 5, r, seats, turns=4).play().score for r in range(3)]
    found = [answer[f"score_{code}"] for code in world.codes]
    np.testing.assert_allclose(found, np.mean(scores, axis=0), rtol=1e-12)


def test_it_runs_the_same_in_another_process(quick):
    experiment = Experiment(quick, replicates=2, turns=2)
    twin = pickle.loads(pickle.dumps(experiment))  # noqa: S301  # our own bytes
    assert twin(policy_USA="hegemon") == experiment(policy_USA="hegemon")


def test_named_scenarios_and_policies(quick):
    model = ema_model(quick, uncertainties=["makers.cost"], levers=["GBR"], replicates=2, turns=2)
    with ema.SequentialEvaluator(model) as evaluator:
        _, outcomes = evaluator.perform_experiments(
            scenarios=[ema.Scenario("dear", makers__cost=12.0)],
            policies=[ema.Policy("open", policy_GBR="always-cooperate")],
        )
    known = Experiment(quick, 2, turns=2)(makers__cost=12.0, policy_GBR="always-cooperate")
    assert outcomes["score_GBR"][0] == known["score_GBR"]


@pytest.mark.parametrize(
    ("values", "error", "sentence"),
    [
        ({"makers__coast": 1.0}, QuestionError, "makers__cost"),
        ({"makers__cost": 0.0}, QuestionError, "cost"),
        ({"makers__cost": 20.0}, QuestionError, "beyond_evidence"),
        ({"talent__mobility": float("nan")}, QuestionError, "mobility"),
        ({"policy_GBR": "hegemony"}, LineupError, "hegemon"),
        ({"policy_GBX": "hegemon"}, LineupError, "GBR"),
    ],
)
def test_wrong_experiments_are_refused_in_a_sentence(quick, values, error, sentence):
    with pytest.raises(error, match=sentence):
        Experiment(quick, 2)(**values)


@pytest.mark.parametrize(
    "options",
    [{"uncertainties": ["makers.coast"]}, {"levers": ["GBX"]}, {"policies": ["hegemony"]}],
)
def test_wrong_models_are_refused(quick, options):
    with pytest.raises((QuestionError, LineupError)):
        ema_model(quick, **options)
