"""What is chosen for a new game, and what every press changes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from agents.arguments import LARGEST_SEED
from ui.desk.actions import Action
from ui.desk.catalogue import NationCard, ScenarioCard
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.sitting import NewGame

LEVELS = ("easy", "normal", "hard")
PRESETS = (20, 45, 90)  # minutes
SHORT_SEEDS = 10_000  # of those that are drawn: easy to write on a board
SEED_DIGITS = 10
HOME = "IND"


@dataclass(frozen=True)
class PickScenario(Action):
    """Play in this world."""

    name: str


@dataclass(frozen=True)
class PickNation(Action):
    """Lead this nation; with several players, also or no longer this one."""

    code: str


@dataclass(frozen=True)
class PickLevel(Action):
    """Let the opponents play so well."""

    level: str


@dataclass(frozen=True)
class PickTurns(Action):
    """Play so many turns; None as the scenario says."""

    turns: int | None


@dataclass(frozen=True)
class WriteSeed(Action):
    """What is written in the field of the seed."""

    text: str


@dataclass(frozen=True)
class DrawSeed(Action):
    """Draw a seed."""


@dataclass(frozen=True)
class DrawNation(Action):
    """Draw a nation."""


@dataclass(frozen=True)
class Surprise(Action):
    """Draw everything."""


@dataclass(frozen=True)
class Several(Action):
    """Several players round one screen, or one again."""

    several: bool


@dataclass(frozen=True)
class Choices:
    """Everything that a new game is opened with; each change makes a new one."""

    catalogue: tuple[ScenarioCard, ...]
    scenario: ScenarioCard
    humans: tuple[str, ...]
    shown: str  # the nation of which the card is shown
    level: str = "normal"
    turns: int | None = None
    seed: str = ""
    several: bool = False
    draw: Callable[[int], int] = field(default=secrets.randbelow, compare=False)

    @classmethod
    def first(
        cls,
        catalogue: tuple[ScenarioCard, ...],
        learning: bool,
        draw: Callable[[int], int] = secrets.randbelow,
    ) -> "Choices":
        """What is chosen before anybody has chosen."""
        wanted = "quick" if learning else "default"
        scenario = next((c for c in catalogue if c.name == wanted), catalogue[0])
        home = _home(scenario)
        seed = 1 if learning else draw(SHORT_SEEDS)
        level = "easy" if learning else "normal"
        return cls(catalogue, scenario, (home,), home, level, None, str(seed), draw=draw)

    @property
    def nation(self) -> NationCard:
        """The nation whose card is shown."""
        return self.scenario.nations[self.shown]

    @property
    def length(self) -> int:
        """Turns of the game."""
        return self.scenario.turns if self.turns is None else self.turns

    def with_action(self, action: object) -> "Choices | None":  # noqa: PLR0911
        """After one of the actions above; None for any other."""
        match action:
            case PickScenario(name=name):
                return self._in_world(name)
            case PickNation(code=code):
                return self._leading(code)
            case DrawNation():
                return self._drawn()
            case PickLevel(level=level):
                return replace(self, level=level)
            case PickTurns(turns=turns):
                return replace(self, turns=turns)
            case WriteSeed(text=text):
                return replace(self, seed=text)
            case DrawSeed():
                return replace(self, seed=str(self.draw(SHORT_SEEDS)))
            case Several(several=several):
                humans = self.humans if several else (self.shown,)
                return replace(self, several=several, humans=humans)
            case Surprise():
                return self._surprising()
        return None

    def opening(self) -> "NewGame":
        """The game to open.  Raises Refusal."""
        from ui.desk.sitting import NewGame  # noqa: PLC0415  (a game has the rules loaded)

        if not self.humans:
            raise Refusal(say("desk.setup.nobody"))
        return NewGame(
            self.scenario.name, self.humans, read_seed(self.seed), self.level, self.turns
        )

    def _in_world(self, name: str) -> "Choices":
        scenario = next(card for card in self.catalogue if card.name == name)
        humans = tuple(code for code in self.humans if code in scenario.nations)
        humans = humans or (_home(scenario),)
        shown = self.shown if self.shown in scenario.nations else humans[0]
        return replace(self, scenario=scenario, humans=humans, shown=shown, turns=None)

    def _leading(self, code: str) -> "Choices":
        if not self.several:
            return replace(self, humans=(code,), shown=code)
        if code in self.humans:
            return replace(self, humans=tuple(c for c in self.humans if c != code), shown=code)
        return replace(self, humans=(*self.humans, code), shown=code)

    def _drawn(self) -> "Choices":
        """With a nation drawn; where several play, one that nobody leads yet."""
        free = [code for code in self.scenario.nations if code not in self.humans]
        return self._leading(free[self.draw(len(free))]) if free else self

    def _surprising(self) -> "Choices":
        scenario = self.catalogue[self.draw(len(self.catalogue))]
        codes = list(scenario.nations)
        code = codes[self.draw(len(codes))]
        level = LEVELS[self.draw(len(LEVELS))]
        seed = str(self.draw(SHORT_SEEDS))
        return replace(
            self,
            scenario=scenario,
            humans=(code,),
            shown=code,
            level=level,
            turns=None,
            seed=seed,
            several=False,
        )


def read_seed(text: str) -> int:
    """The number in the field of the seed.  Raises Refusal."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and int(plain) <= LARGEST_SEED:
        return int(plain)
    raise Refusal(say("desk.setup.bad_seed", value=plain, largest=LARGEST_SEED))


def _home(scenario: ScenarioCard) -> str:
    return HOME if HOME in scenario.nations else next(iter(scenario.nations))
