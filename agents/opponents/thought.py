"""What an opponent decided, and the grounds on which it did."""

from dataclasses import dataclass, field

from sim.move import Move

Figure = float | str


@dataclass(frozen=True)
class Reason:
    """One reason as data: a key that people's words are found by, and its figures.

    `weight` is what it decided, by the measure of its kind; reasons are given heaviest first.
    """

    key: str
    figures: dict[str, Figure] = field(default_factory=dict)
    weight: float = 0.0


@dataclass(frozen=True)
class Thought:
    """A move, the policy of the menu that it follows or began with, and why that one."""

    move: Move
    policy: str
    grounds: tuple[Reason, ...]
