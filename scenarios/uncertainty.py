"""The schema of what is uncertain: figures with a distribution, in a scenario or a --vary file."""

from typing import Annotated, Literal

from pydantic import Field

from scenarios.quantity import Confidence, Finite, Key, Line, Source, Strict

MOST_FIGURES = 200
Kind = Literal["uniform", "loguniform", "triangular", "normal", "lognormal", "choice"]


class Uncertainty(Strict):
    """One figure's distribution."""

    distribution: Kind
    """uniform, loguniform, triangular, normal, lognormal or choice."""
    unit: Line
    """The unit; it must be the figure's."""
    low: Finite | None = None
    """The smallest value."""
    high: Finite | None = None
    """The largest value."""
    mode: Finite | None = None
    """The likeliest value of a triangular distribution."""
    mean: Finite | None = None
    """The mean of a normal distribution, before it is cut off."""
    deviation: Annotated[float, Field(gt=0.0, allow_inf_nan=False)] | None = None
    """The standard deviation of a normal distribution, before it is cut off."""
    median: Annotated[float, Field(gt=0.0, allow_inf_nan=False)] | None = None
    """The median of a lognormal distribution, before it is cut off."""
    sigma: Annotated[float, Field(gt=0.0, le=10.0, allow_inf_nan=False)] | None = None
    """The standard deviation of its natural logarithm."""
    values: Annotated[list[Finite], Field(min_length=1, max_length=100)] | None = None
    """What is chosen among."""
    weights: Annotated[list[Finite], Field(min_length=1, max_length=100)] | None = None
    """How likely each choice is, relative to the others."""
    source: Key
    """A name in `sources`."""
    confidence: Confidence
    """As of any figure."""
    note: Line | None = None
    """How the range was got."""


class Uncertainties(Strict):
    """All that is uncertain, and how it is sampled."""

    design: Literal["latin-hypercube", "sobol"] = "latin-hypercube"
    """Latin hypercube of 512 replicates at a time, or a scrambled Sobol sequence."""
    sources: Annotated[dict[Key, Source], Field(max_length=100)] = Field(default={})
    """Where the distributions come from."""
    figures: Annotated[dict[Line, Uncertainty], Field(min_length=1, max_length=MOST_FIGURES)]
    """A distribution for each figure, by its path, such as "params.talent.mobility"."""
