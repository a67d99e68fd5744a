"""What a nation has by component, and what gains over par earn: docs/model/outcome.md.

Only what came of it counts: no means, such as programmes, are scored.
"""

from typing import NamedTuple

from sim.jit import kernel
from sim.maths import TINY, clip, exp, larger, log, positive, where
from sim.nations import Nations
from sim.params import OutcomeParams

COMPONENT_NAMES = ("sovereignty", "standing", "prosperity", "stability", "security")
COMPONENTS = len(COMPONENT_NAMES)
LAG_WEIGHT = 18.0  # months behind at which standing is down to 1/e
ATTACK_WEIGHT = 0.3  # of attacks met beside the threat felt
JOBS_WEIGHT = 2.0  # a job lost more than usual counts twice: it is a household's
SMALLEST_STEP = 0.02  # two parts in a hundred: what is less is hardly felt
PAR_SCORE = 50.0  # and as far from it to either end


class Components(NamedTuple):
    """A figure of each component of the score, in the order of COMPONENT_NAMES."""

    sovereignty: float
    standing: float
    prosperity: float
    stability: float
    security: float


@kernel
def standing(lag: float) -> float:
    """Eq. V1   exp(−lag/18)    [share]"""
    return exp(-lag / LAG_WEIGHT)


@kernel
def prosperity(income: float, potential: float) -> float:
    """Eq. V2   ln(income'/Y0')    [ln]"""
    return log(larger(income, TINY) / potential)


@kernel
def stability(approval: float, unemployment: float, natural: float) -> float:
    """Eq. V9   A (1 − 2 (U − U0)), clipped to 0 to 1    [0, 1]"""
    return clip(approval * (1.0 - JOBS_WEIGHT * (unemployment - natural)), 0.0, 1.0)


@kernel
def security(threat: float, attack: float) -> float:
    """Eq. V3   1/(1 + threat' + 0.3 attack')    [share]"""
    return 1.0 / (1.0 + positive(threat) + ATTACK_WEIGHT * attack)


@kernel
def components(
    sovereignty: float,
    lag: float,
    income: float,
    potential: float,
    approval: float,
    unemployment: float,
    natural: float,
    threat: float,
    attack: float,
) -> Components:
    """What a nation has in one state, by component."""
    return Components(
        sovereignty,
        standing(lag),
        prosperity(income, potential),
        stability(approval, unemployment, natural),
        security(threat, attack),
    )


@kernel
def gain(component: float, par: float, step: float) -> float:
    """Eq. V4   gain = (component − par)/max(usual step, 0.02)    [steps]"""
    return (component - par) / larger(step, SMALLEST_STEP)


@kernel
def weigh(i: int, has: Components, nations: Nations) -> Components:
    """Usual steps above par by component, each weighed as the mandate of nation i asks."""
    w, par, step = nations.mandate, nations.par, nations.usual_step
    return Components(
        w[i, 0] * gain(has.sovereignty, par[i, 0], step[i, 0]),
        w[i, 1] * gain(has.standing, par[i, 1], step[i, 1]),
        w[i, 2] * gain(has.prosperity, par[i, 2], step[i, 2]),
        w[i, 3] * gain(has.stability, par[i, 3], step[i, 3]),
        w[i, 4] * gain(has.security, par[i, 4], step[i, 4]),
    )


@kernel
def together(c: Components) -> float:
    """The sum over the components, in their order."""
    return c.sovereignty + c.standing + c.prosperity + c.stability + c.security


@kernel
def resistance(steps: float, p: OutcomeParams) -> float:
    """r + |Z|, which divides points: the more steps, the less each further one earns    [steps]."""
    return p.reach + larger(steps, -steps)


@kernel
def points(steps: float, p: OutcomeParams) -> float:
    """Eq. V8   points(Z) = 50 + 50 Z / (reach + |Z|)    [0, 100]

    At par it is the middle, and each further step earns less.
    """
    return PAR_SCORE + PAR_SCORE * steps / resistance(steps, p)


@kernel
def slope(was: float, now: float, p: OutcomeParams) -> float:
    """Points that each step earned on the way from one sum of steps to another    [1 / step].

    The slope of the chord of Eq. V8, written so that both may be the same.
    """
    product = was * now
    across = larger(product, -product) - product  # nothing on one side of par
    width = where(across > 0.0, larger(now - was, was - now), 1.0)
    return PAR_SCORE * (p.reach + across / width) / (resistance(was, p) * resistance(now, p))
