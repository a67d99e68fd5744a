"""What is uncertain: distributions, designs, refusals; a varied world is another scenario."""

import numpy as np
import pytest
from scipy import stats

from lab.games import play_games
from lab.uncertainty import BLOCK, Sampler, sampler
from lab.varied import places
from scenarios.errors import ScenarioError
from scenarios.figures import limits_of
from scenarios.load import load
from scenarios.pack import pack
from scenarios.uncertainty import Uncertainties
from scenarios.vary import load_vary, names

pytestmark = pytest.mark.compiled
PATH = "params.talent.mobility"
GDP = "nations.USA.gdp"
FREE = True  # beyond the evidence
NORMAL = {"distribution": "normal", "mean": 0.3, "deviation": 0.03, "unit": "1/quarter"}
GOOD = {"distribution": "uniform", "low": 0.01, "high": 0.02, "unit": "1/quarter"}


@pytest.fixture(scope="module")
def quick():
    return pack(load("quick"))


def uncertain(path=PATH, design="latin-hypercube", **figure):
    one = figure | {"source": "us", "confidence": "estimate"}
    return Uncertainties.model_validate({"design": design, "figures": {path: one}})


DISTRIBUTIONS = [
    (GOOD, stats.uniform(0.01, 0.01)),
    (GOOD | {"distribution": "loguniform"}, stats.loguniform(0.01, 0.02)),
    (GOOD | {"distribution": "triangular", "mode": 0.012}, stats.triang(0.2, 0.01, 0.01)),
    (
        NORMAL,
        stats.truncnorm(-10, 10, 0.3, 0.03),
    ),
    (
        NORMAL | {"deviation": 0.15, "low": 0.27},
        stats.truncnorm(-0.2, 2.0, 0.3, 0.15),
    ),
    (
        {"distribution": "lognormal", "median": 0.1, "sigma": 0.3, "unit": "1/quarter"},
        stats.lognorm(0.3, scale=0.1),
    ),
]


@pytest.mark.parametrize(("figure", "expected"), DISTRIBUTIONS)
@pytest.mark.parametrize("design", ["latin-hypercube", "sobol"])
def test_distributions(figure, expected, design):
    drawn = Sampler(uncertain(design=design, **figure), 1, FREE).draw(0, 4096)[PATH]
    assert stats.kstest(drawn, expected.cdf).statistic < 0.004


def test_choices_by_weight():
    figure = {"distribution": "choice", "values": [0.1, 0.2, 0.3], "weights": [1.0, 0.0, 3.0]}
    drawn = Sampler(uncertain(**figure, unit="1/quarter"), 1, FREE).draw(0, BLOCK)[PATH]
    assert np.unique(drawn).tolist() == [0.1, 0.3]
    assert (drawn == 0.1).mean() == 0.25


@pytest.mark.parametrize("design", ["latin-hypercube", "sobol"])
def test_draws_are_addressed_by_replicate(design):
    one = Sampler(uncertain(design=design, **GOOD), 3)
    whole = one.draw(0, 2000)[PATH]
    assert (one.draw(700, 900)[PATH] == whole[700:1600]).all()
    assert (one.draw(1999, 1)[PATH] == whole[1999:]).all()
    assert (Sampler(one.uncertain, 4).draw(0, 2000)[PATH] != whole).any()


def test_a_hypercube_meets_every_stratum():
    even = Sampler(uncertain(**GOOD), 3).design(BLOCK, BLOCK)
    assert sorted((even[:, 0] * BLOCK).astype(int)) == list(range(BLOCK))


BAD = [
    ({"path": "params.talent.mobilty"} | GOOD, 'did you mean "params.talent.mobility"'),
    (GOOD | {"unit": "share"}, 'it must be "1/quarter"'),
    (GOOD | {"high": 0.005}, "it must be above low"),
    (GOOD | {"high": 9.0}, "it must be from 0.0025 to 0.06 (1/quarter), the range of its evidence"),
    (GOOD | {"low": -1.0}, "it must be from 0.0025 to 0.06 (1/quarter), the range of its evidence"),
    (GOOD | {"mode": 0.015}, "has only low, high"),
    ({"distribution": "normal", "mean": 0.1, "unit": "1/quarter"}, "needs mean and deviation"),
    (GOOD | {"distribution": "triangular", "mode": 0.5}, "between low and high"),
    (GOOD | {"distribution": "loguniform", "low": 0.0}, "above 0"),
    (
        {"distribution": "choice", "values": [0.1], "weights": [1.0, 2.0], "unit": "1/quarter"},
        "there must be 1",
    ),
    ({"distribution": "choice", "values": [0.1, 7.0], "unit": "1/quarter"}, "from 0.0025 to 0.06"),
    ({"path": "nations.USA.gdb"} | GOOD, 'did you mean "nations.USA.gdp"'),
]


@pytest.mark.parametrize(("figure", "said"), BAD)
def test_what_cannot_be_is_refused_in_a_sentence(quick, figure, said):
    with pytest.raises(ScenarioError) as refused:
        sampler(uncertain(**figure), quick, 1)
    assert said in refused.value.sentence


def test_a_file(tmp_path, quick):
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\ntitle = "Mine"\n[uncertainties.figures]\n'
        '"params.talent.mobility" = { distribution = "gauss", unit = "1/quarter", '
        'source = "us", confidence = "estimate" }\n'
    )
    with pytest.raises(ScenarioError, match="distribution"):
        sampler(str(file), quick, 1)
    file.write_text(
        file.read_text()
        .replace("gauss", "uniform")
        .replace('", u', '", low = 0.01, high = 0.05, u', 1)
    )
    assert sampler(str(file), quick, 1).paths == (PATH,)
    with pytest.raises(ScenarioError, match="did you mean"):
        sampler("uncertain-cor", quick, 1)


def test_a_scenario_says_what_is_uncertain_in_it(tmp_path):
    from lab.batch import make_plan  # noqa: PLC0415

    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "quick"\nname = "mine"\n[uncertainties.figures]\n'
        '"nations.USA.gdp" = { distribution = "uniform", low = 20000.0, high = 30000.0, '
        'unit = "$bn/yr", source = "estimate", confidence = "estimate" }\n'
    )
    plan = make_plan(str(file), replicates=8)
    assert plan.sampler is not None
    assert plan.sampler.paths == (GDP,)
    assert GDP in plan.play(plan.shard(0)).frame().columns


@pytest.mark.parametrize("name", names())
def test_library_files_fit_every_world(name, quick):
    drawn = sampler(name, quick, 1).draw(0, 1000)
    for path, values in drawn.items():
        quantity = limits_of(path).bearable
        assert (quantity.low <= values).all()
        assert (values <= quantity.high).all()
    games = play_games(quick, replicates=1000, varied=drawn, beyond_evidence=True)
    assert all(np.isfinite(values).all() for values in games.outcomes.values())
    assert load_vary(name).uncertainties.sources


def test_every_path_has_a_quantity(quick):
    for path in places(quick):
        assert limits_of(path).bearable.unit


def replaced(scenario, nation, name, value):
    figure = getattr(scenario.nations[nation], name).model_copy(update={"value": value})
    changed = scenario.nations[nation].model_copy(update={name: figure})
    return scenario.model_copy(update={"nations": scenario.nations | {nation: changed}})


@pytest.mark.parametrize(
    ("name", "factor"),
    [("gdp", 1.1), ("talent", 1.05), ("adoption", 0.8), ("budget", 1.5), ("compute", 2.0),
     ("population", 0.9), ("energy", 1.2), ("caution", 0.9), ("grid", 0.5),
     ("governance", 0.8), ("power_price", 1.5), ("natural_unemployment", 1.5)],
)  # fmt: skip
def test_a_varied_figure_is_a_scenario_with_that_figure(quick, name, factor):
    scenario = load("quick")
    value = getattr(scenario.nations["USA"], name).value * factor
    other = pack(replaced(scenario, "USA", name, value))
    expected = play_games(other, replicates=8)
    varied = play_games(quick, replicates=8, varied={f"nations.USA.{name}": np.full(8, value)})
    for figure in ("score", "collective_welfare"):
        np.testing.assert_allclose(varied.outcomes[figure], expected.outcomes[figure], rtol=1e-6)
