"""What a hunt turns: each dial is a number from 0 to 1, and all together are a policy.

A dial sets an order of the whole nation, or how it treats a rival by the trust it has in it.  Money
is dialled so that a tenth of the slider is as long a way as the rest: most budgets are far from its
end.  What is pinned has no dial.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from policies.habits import ORDERS, PAIRED
from scenarios.policy_file import NOT_OFFERED, OFFERED, OrderFile, PolicyFile
from scenarios.policy_rows import usual
from sim.move import Move
from sim.sheet import Array

TRUST = "trust"
"""The view of a rival that stances and offers hang on."""
BEND = 100.0
"""How much finer the dial of the budget is at nought than at its end."""
STANCES = (-0.5, 1.5)
"""Between these lie the stances towards no trust and full trust, before they are cut to 0 to 1."""
ASKED = (-0.05, 1.1)
"""Between these lies the trust that is asked for an offer: of everybody, up to of nobody."""
FIRST = (0.05, 0.95)
"""No search begins nearer to the ends than this."""
DIGITS = 4


class DialKind(Enum):
    """What a dial is to its order."""

    MONEY = "money"
    PLAIN = "plain"
    DISTRUSTED = "distrusted"  # a stance towards those without trust
    TRUSTED = "trusted"  # a stance towards those with full trust
    ASKS = "asks"  # the trust from which on it is offered
    OFFER = "offer"  # whether it is offered, whoever it is


@dataclass(frozen=True)
class Dial:
    """One number of the search."""

    order: str
    kind: DialKind
    start: float  # 0-1


@dataclass(frozen=True)
class Dials:
    """All dials of a hunt, and what is pinned."""

    dials: tuple[Dial, ...]
    pins: Mapping[str, OrderFile]

    @property
    def start(self) -> Array:
        """Where the search begins: what the nation does before anybody decides."""
        return np.array([dial.start for dial in self.dials])

    @property
    def free(self) -> tuple[str, ...]:
        """The orders that are searched, each once."""
        return tuple(dict.fromkeys(dial.order for dial in self.dials))

    def policy(self, point: Array, sentence: str | None = None) -> PolicyFile:
        """The policy that a point [dials] stands for, in numbers as short as a file has them."""
        orders = dict(self.pins)
        stance: dict[DialKind, float] = {}
        for dial, value in zip(self.dials, np.clip(point, 0.0, 1.0).tolist(), strict=True):
            low, high = ORDERS[dial.order].low, ORDERS[dial.order].high
            match dial.kind:
                case DialKind.MONEY:
                    part = (np.exp(value * np.log1p(BEND)) - 1.0) / BEND
                    orders[dial.order] = _pinned(min(low + (high - low) * float(part), high))
                case DialKind.PLAIN:
                    orders[dial.order] = _pinned(low + (high - low) * value)
                case DialKind.ASKS:
                    asked = _short(ASKED[0] + (ASKED[1] - ASKED[0]) * value)
                    orders[dial.order] = OrderFile(base=-asked, rival={TRUST: 1.0})
                case DialKind.OFFER:
                    orders[dial.order] = OrderFile(base=OFFERED if value > 0.5 else NOT_OFFERED)
                case DialKind.DISTRUSTED | DialKind.TRUSTED:
                    stance[dial.kind] = STANCES[0] + (STANCES[1] - STANCES[0]) * value
        if stance:
            base, slope = (
                stance[DialKind.DISTRUSTED],
                stance[DialKind.TRUSTED] - stance[DialKind.DISTRUSTED],
            )
            orders["stance"] = OrderFile(base=_short(base), rival={TRUST: _short(slope)})
        named = {name: orders[name] for name in ORDERS if name in orders}
        return PolicyFile(sentence=sentence, orders=named)


def dials_of(now: Move, pins: Mapping[str, OrderFile], constant: bool) -> Dials:
    """A dial for every order that is not pinned, where the nation orders `now`.

    With `constant` nothing hangs on what is seen; else stances and offers hang on trust.
    """
    made: list[Dial] = []
    largest = {
        group: max(usual(name, now) for name in ORDERS if name.startswith(f"{group}."))
        for group in ("split", "programmes")
    }
    for name, limits in ORDERS.items():
        if name in pins:
            continue
        group = name.partition(".")[0]
        if name == "budget":
            part = usual(name, now) / limits.high
            made.append(_dial(name, DialKind.MONEY, np.log1p(BEND * part) / np.log1p(BEND)))
        elif group == "pacts":
            made.append(_dial(name, DialKind.OFFER if constant else DialKind.ASKS, 0.5))
        elif name == "stance" and not constant:
            for kind, stance in ((DialKind.DISTRUSTED, 0.0), (DialKind.TRUSTED, 1.0)):
                made.append(_dial(name, kind, (stance - STANCES[0]) / (STANCES[1] - STANCES[0])))
        elif name in PAIRED:
            made.append(_dial(name, DialKind.PLAIN, 0.5))
        else:
            span = largest.get(group, 0.0) or limits.high - limits.low
            low = 0.0 if group in largest else limits.low
            made.append(_dial(name, DialKind.PLAIN, (usual(name, now) - low) / span))
    return Dials(tuple(made), dict(pins))


def _dial(name: str, kind: DialKind, start: float) -> Dial:
    return Dial(name, kind, float(np.clip(start, *FIRST)))


def _pinned(value: float) -> OrderFile:
    return OrderFile(base=_short(value))


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def groups_of(orders: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Orders by what is put back together: the weights of the money, and every other by itself."""
    found: dict[str, list[str]] = {}
    for name in orders:
        group = name.partition(".")[0]
        found.setdefault(group if group in ("split", "programmes") else name, []).append(name)
    return {name: tuple(of) for name, of in found.items()}
