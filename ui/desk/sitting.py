"""The sitting: the game in play as a screen holds it, with what is read from it kept at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.opponents import LEVELS, minds
from scenarios.diary_file import DiaryFile
from scenarios.policy_rows import minds_of
from sim.move import Move
from ui.desk.hotseat import Hotseat
from ui.desk.opponents import opponents
from ui.play.loading import load_scenario, pack_scenario
from ui.play.session.autosave import Autosave
from ui.play.session.commands import Command, Did, ThinkAgain
from ui.play.session.draft import Draft
from ui.play.session.facts import Facts
from ui.play.session.session import Session
from ui.play.session.slots import Slots
from ui.play.words import spoken


@dataclass(frozen=True)
class NewGame:
    """What a new game is opened with."""

    scenario: str = "default"
    humans: tuple[str, ...] = ("IND",)
    seed: int = 1
    level: str = "normal"  # of the opponents
    turns: int | None = None
    beyond_evidence: bool = False
    policies: Mapping[str, str] = field(default_factory=dict)  # of opponents, or files of them


class Sitting:
    """A game in play, and who is at the screen."""

    def __init__(self, session: Session, seat: str = "") -> None:
        self.session = session
        self.hotseat = Hotseat(session, seat)
        session.saved()  # writes the log down once; from now on only the turn in play is added
        self._facts: tuple[tuple[int, str, str], Facts] | None = None

    @classmethod
    def new(cls, opening: NewGame, slots: Slots | None = None) -> "Sitting":
        """Open a game.  Raises Refusal."""
        scenario = load_scenario(opening.scenario, opening.beyond_evidence)
        world = pack_scenario(scenario)
        led, files = opponents(scenario.roster, opening.level, opening.policies)
        others = dict(zip(scenario.roster, led, strict=True))
        session = Session.new(
            scenario,
            opening.humans,
            seed=opening.seed,
            policies=others,
            minds={**minds(world), **minds_of(files, led, world)},
            turns=opening.turns,
            autosave=Autosave(slots) if slots else None,
            world=world,
        )
        return cls(session)

    @classmethod
    def resume(cls, saved: DiaryFile, autosave: Autosave | None = None) -> "Sitting":
        """Go on with a saved game; `autosave` knows the file that it is in.  Raises Refusal."""
        world = pack_scenario(saved.scenario)
        by_file = minds_of(saved.policy_files or {}, saved.policies, world)
        known = minds(world) | by_file
        session = Session.resume(saved, minds=known, autosave=autosave, world=world)
        return cls(session, saved.turn_in_play.seat if saved.turn_in_play is not None else "")

    @property
    def player(self) -> str:
        """The nation whose player is at the screen; "" where nobody plays."""
        return self.hotseat.current

    @property
    def seat(self) -> str:
        """The nation that the screen is about, whether or not somebody plays it."""
        return self.player or self.session.game.world.codes[0]

    @property
    def facts(self) -> Facts:
        """What the nation at the screen may see; made anew when the turn, the player
        or the language changes.

        Its draft is that of the moment when it was made: ask `draft` for the one in the making.
        """
        key = (self.session.turn, self.seat, spoken())
        if self._facts is None or self._facts[0] != key:
            self._facts = key, self.session.facts(self.seat)
        return self._facts[1]

    @property
    def draft(self) -> Draft:
        """The orders in the making.  Raises Refusal when nobody plays."""
        return self.session.draft(self.player)

    @property
    def opening(self) -> Draft:
        """The draft that the turn began with.  Raises Refusal when nobody plays."""
        return self.session.opening(self.player)

    @property
    def opening_move(self) -> Move:
        """The orders that the turn began with."""
        return self.opening.move

    @property
    def level(self) -> str:
        """How well the opponents play; "" where they follow policies of the menu."""
        seated = [policy for policy in self.session.game.policies if policy in LEVELS]
        return seated[0] if seated else ""

    def do(self, command: Command) -> Did:
        """Do what the player at the screen wants.  Raises Refusal."""
        return self.session.apply(self.player, command, self.session.turn)

    def think_again(self, code: str) -> None:
        """Let a player who has ended the turn back to the screen.  Raises Refusal."""
        self.session.apply(code, ThinkAgain(), self.session.turn)
        self.hotseat.let_in(code)

    def saved(self) -> DiaryFile:
        """The game as it is written down, and whose seat is open."""
        return self.session.saved(self.player)
