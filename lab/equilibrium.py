"""Empirical games: what players of a symmetric game settle on.

The payoff table says what a nation gets from a policy (row) when all others follow another
(column); it is the deviation-preserving reduction of the game to two policies at a time
(Wiedenbeck and Wellman 2012, AAMAS).  Symmetric equilibria, pure and mixed, are found by
enumerating supports among the policies that are not dominated (Porter, Nudelman and Shoham 2008,
Games and Economic Behavior 63); nashpy solves the indifference conditions of each support and the
replicator equation.  Lemke and Howson's method in nashpy pivots on whole numbers that outgrow
floats beyond about ten policies, and then never ends.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from lab.errors import fetch

Array = npt.NDArray[np.float64]
PACKAGE = "nashpy"
EXACT = 1e-9  # part of the payoffs' range by which a deviation may gain, for rounding
SMALL_SUPPORTS = 3  # all equilibria on so few policies are looked for, larger ones only in need


def gain(payoffs: Array, mix: Array) -> float:
    """What the best deviation from a mix would gain: 0 in an equilibrium."""
    values = payoffs @ mix
    return float(np.max(values) - mix @ values)


def exploitability(payoffs: Array) -> Array:
    """For each policy: what a lone deviator gains where everybody follows it."""
    return np.asarray(np.max(payoffs, axis=0) - np.diag(payoffs))


def equilibria(payoffs: Array) -> list[Array]:
    """Different symmetric equilibria, those on the fewest policies first; one at least.

    Supports of more than three policies are tried only while none is found.
    """
    solver = fetch("nashpy.algorithms.support_enumeration", PACKAGE)
    left = undominated(payoffs)
    table = payoffs[np.ix_(left, left)]
    span = float(np.ptp(payoffs)) or 1.0
    scaled = (table - table.min()) / span
    found: list[Array] = []
    for size in range(1, len(left) + 1):
        if found and size > SMALL_SUPPORTS:
            break
        for support in combinations(range(len(left)), size):
            # the mix that makes the policies of the support equally good against itself
            mix = solver.solve_indifference(scaled, np.array(support), np.array(support))
            if mix is False or np.any(mix < 0.0) or not np.all(np.isfinite(mix)):
                continue
            whole = np.zeros(len(payoffs))
            whole[left] = mix
            if abs(whole.sum() - 1.0) < 1e-6 and gain(payoffs, whole) <= EXACT * span * len(left):
                found.append(whole)
    return found


def undominated(payoffs: Array) -> list[int]:
    """Policies that survive when strictly dominated ones are struck out again and again."""
    left = list(range(len(payoffs)))
    while True:
        table = payoffs[np.ix_(left, left)]
        worse = [k for k in range(len(left)) if np.any(np.all(table > table[k][None, :], axis=1))]
        if not worse:
            return left
        left = [policy for k, policy in enumerate(left) if k not in worse]


def replicator(payoffs: Array, start: Array, times: Array) -> Array:
    """Shares over time [times, policies] when policies spread as they pay (Taylor and Jonker 1978).

    Payoffs are scaled to a range of 1, so that a unit of time is the same in every game.
    """
    nashpy = fetch("nashpy", PACKAGE)
    span = float(np.ptp(payoffs)) or 1.0
    shares = nashpy.Game(payoffs / span).replicator_dynamics(y0=start, timepoints=times)
    return np.asarray(np.clip(shares, 0.0, 1.0), dtype=np.float64)
