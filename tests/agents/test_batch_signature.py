"""No seed that Mesa 3.5's `batch_run` is asked for is lost: it is played, or refused."""

import inspect

import pytest

from agents.arguments import ArgumentError
from agents.race import Race

LATER = {"__name__": "mesa.batchrunner", "inspect": inspect}
exec(  # what Mesa 3.5 does with seeds, under its name, so that every Mesa is tested for it
    """
def batch_run(model_cls, parameters, rng=None):
    rng = rng if isinstance(rng, (list, tuple)) else [rng]
    word = "seed" if "seed" in inspect.signature(model_cls).parameters else "rng"
    return [model_cls(**{**parameters, word: one}).seed for one in rng]
""",
    LATER,
)
batch_run = LATER["batch_run"]


class Open(Race):
    """A subclass that takes what a race takes."""

    def __init__(self, world, **arguments):
        super().__init__(world, **arguments)


class Further(Open):
    """A subclass of one, without a constructor of its own."""


class Seeded(Race):
    """A subclass that takes a seed, and no rng."""

    def __init__(self, world, seed=None):
        super().__init__(world, seed)


class Random(Race):
    """A subclass that takes Mesa's word alone."""

    def __init__(self, world, rng=None):
        super().__init__(world, rng=rng)


BOTH = [Race, Open, Further]
ALL = [*BOTH, Seeded, Random]


@pytest.mark.parametrize("kind", ALL)
def test_without_seeds_there_is_the_first(quick, kind):
    assert batch_run(kind, {"world": quick}) == [1]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("word", ["seed", "rng"])
def test_a_seed_in_parameters_is_played(quick, kind, word):
    assert batch_run(kind, {"world": quick, word: 7}) == [7]
    assert batch_run(kind, {"world": quick, word: 7}, rng=[None, None]) == [7, 7]


@pytest.mark.parametrize("kind", [*BOTH, Random])
def test_the_seeds_of_batch_run_itself_are_played(quick, kind):
    assert batch_run(kind, {"world": quick}, rng=[5, 6]) == [5, 6]


def test_a_class_that_takes_seed_alone_gets_them_under_that_name(quick):
    assert batch_run(Seeded, {"world": quick}, rng=[5, 6]) == [5, 6]


@pytest.mark.parametrize(("kind", "word"), [(Seeded, "seed"), (Random, "rng")])
def test_a_seed_that_would_be_overwritten_is_refused(quick, kind, word):
    with pytest.raises(ArgumentError, match=rf"overwrite {word}.*give the seeds to batch_run"):
        batch_run(kind, {"world": quick, word: 7})


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("word", ["seed", "rng"])
@pytest.mark.parametrize("told", [[5], (5, 6), 5])
def test_seeds_at_two_places_are_refused(quick, kind, word, told):
    with pytest.raises(ArgumentError, match=f"parameters have {word}, and batch_run has rng"):
        batch_run(kind, {"world": quick, word: 7}, rng=told)
    with pytest.raises(ArgumentError, match="seed and rng; they mean the same"):
        batch_run(kind, {"world": quick, "seed": 7, "rng": 8}, rng=told)


def test_elsewhere_a_signature_is_whole():
    shown = inspect.signature(Race).parameters
    assert list(shown)[:2] == ["world", "seed"]
    assert {"rng", "replicate", "policies", "scripts", "turns", "collect"} < set(shown)
    assert list(inspect.signature(Open).parameters) == ["world", "arguments"]
    assert list(inspect.signature(Further).parameters) == ["world", "arguments"]
    assert list(inspect.signature(Seeded).parameters) == ["world", "seed"]
