"""What somebody asked to be played."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """A game to play; None means what the scenario says."""

    scenario: str = "default"
    seed: int = 1
    replicate: int = 0
    turns: int | None = None
    everyone: str | None = None
    chosen: dict[str, str] = field(default_factory=dict)
    beyond_evidence: bool = False
