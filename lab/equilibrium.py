"""Empirical games: what players of a symmetric game settle on.

The payoff table says what a nation gets from a policy (row) when all others follow another
(column); it is the deviation-preserving reduction of the game to two policies at a time
(Wiedenbeck and Wellman 2012, AAMAS).  A mixed equilibrium is found by Lemke and Howson's method
(1964) in nashpy, on McLennan and Tourky's imitation game (2010, Games and Economic Behavior 68):
there the second player is paid for imitating the first, so that every equilibrium of it gives a
symmetric one of ours.
"""

import warnings

import numpy as np
import numpy.typing as npt

from lab.errors import fetch

Array = npt.NDArray[np.float64]
PACKAGE = "nashpy"
NUDGE = 1e-7  # part of the payoffs' range that breaks ties, without which the method may circle
NEAR_ZERO = 1e-6


def gain(payoffs: Array, mix: Array) -> float:
    """What the best deviation from a mix would gain: 0 in an equilibrium."""
    values = payoffs @ mix
    return float(np.max(values) - mix @ values)


def exploitability(payoffs: Array) -> Array:
    """For each policy: what a lone deviator gains where everybody follows it."""
    return np.asarray(np.max(payoffs, axis=0) - np.diag(payoffs))


def equilibria(payoffs: Array) -> list[Array]:
    """Different symmetric mixed equilibria, the most exact first; at least one for any table."""
    nashpy = fetch("nashpy", PACKAGE)
    count = len(payoffs)
    span = float(np.ptp(payoffs)) or 1.0
    nudges = np.random.default_rng(0).random((count, count)) * NUDGE
    scaled = (payoffs - payoffs.min()) / span + nudges + 1.0
    found: list[Array] = []
    game = nashpy.Game(scaled, np.eye(count) + np.diag(nudges.diagonal()))
    for label in range(2 * count):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on ties, which the check below judges
            try:
                _, mix = game.lemke_howson(initial_dropped_label=label)
            except (ValueError, IndexError):
                continue
        if len(mix) != count or not np.all(np.isfinite(mix)):
            continue
        mix = np.where(mix < NEAR_ZERO, 0.0, mix)
        mix = mix / mix.sum()
        if gain(payoffs, mix) < 1e-3 * span and not any(np.abs(mix - m).max() < 1e-3 for m in found):
            found.append(mix)
    return sorted(found, key=lambda mix: gain(payoffs, mix))


def replicator(payoffs: Array, start: Array, times: Array) -> Array:
    """Shares over time [times, policies] when policies spread as they pay (Taylor and Jonker 1978).

    Payoffs are scaled to a range of 1, so that a unit of time is the same in every game.
    """
    nashpy = fetch("nashpy", PACKAGE)
    span = float(np.ptp(payoffs)) or 1.0
    shares = nashpy.Game(payoffs / span).replicator_dynamics(y0=start, timepoints=times)
    return np.asarray(np.clip(shares, 0.0, 1.0), dtype=np.float64)
