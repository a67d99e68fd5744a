"""What the file of a game that other rules have played tells without being played.

Its scenario and its orders have the fields of those rules.  So only what every version wrote alike
is read, everything else is left aside, and no game can be made of it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, ValidationError

from agents.arguments import LARGEST_SEED, LONGEST_GAME, LONGEST_TURN
from agents.lineup import HUMAN
from files.reading import read_bytes
from files.trouble import Trouble
from scenarios.diary_file import LARGEST_FILE, DiaryError, plain_diary, rules_of
from scenarios.explain import first_sentence
from scenarios.fields import Quarter
from scenarios.quantity import Code, Finite, Key, Line, Name
from sim.edition import FIRST_RULES, RULES
from sim.pillars import PILLARS

MOST_NATIONS = 64
Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class Loose(BaseModel):
    """A table of which some fields are read."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class EarlierNation(Loose):
    """Of a nation its name."""

    name: Line


class EarlierScenario(Loose):
    """What a scenario is called, and who is in it."""

    name: Key
    title: Line
    question: Line
    first_quarter: Quarter
    ticks_per_turn: Annotated[StrictInt, Field(ge=1, le=LONGEST_TURN)]
    roster: Annotated[list[Code], Field(min_length=1, max_length=MOST_NATIONS)]
    nations: Annotated[dict[Code, EarlierNation], Field(max_length=MOST_NATIONS)]


def _numbers(move: Any) -> Any:
    """The levers of a move: whatever is a number and has no place of its own."""
    if not isinstance(move, Mapping):
        return move
    own = {name: move[name] for name in EarlierMove.model_fields if name in move}
    levers = {k: v for k, v in move.items() if k not in own and isinstance(v, float | int)}
    return own | {"levers": {k: v for k, v in levers.items() if not isinstance(v, bool)}}


class EarlierMove(Loose):
    """One nation's orders of one turn."""

    budget: Share
    """Share of GDP a year."""
    split: Annotated[list[Share], Field(min_length=PILLARS, max_length=PILLARS)]
    stance: Annotated[list[Share], Field(max_length=MOST_NATIONS)]
    offers: Annotated[list[Annotated[StrictInt, Field(ge=0, lt=64)]], Field(max_length=64)]
    levers: Annotated[dict[Name, Finite], Field(max_length=40)] = Field(default={})


class EarlierGame(Loose):
    """A game that other rules have played."""

    rules: Annotated[StrictInt, Field(ge=FIRST_RULES)] = FIRST_RULES
    seed: Annotated[StrictInt, Field(ge=0, le=LARGEST_SEED)]
    replicate: Annotated[StrictInt, Field(ge=0, le=LARGEST_SEED)]
    policies: Annotated[list[Line], Field(max_length=MOST_NATIONS)]
    turns: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)]
    source_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    scenario: EarlierScenario
    moves: Annotated[
        list[list[Annotated[EarlierMove, BeforeValidator(_numbers)]]],
        Field(max_length=LONGEST_GAME),
    ]

    @property
    def codes(self) -> list[str]:
        """The nations, in order."""
        return list(self.scenario.roster)

    @property
    def turn(self) -> int:
        """Turns played."""
        return len(self.moves)

    @property
    def humans(self) -> tuple[str, ...]:
        """The nations that people played."""
        seats = zip(self.codes, self.policies, strict=True)
        return tuple(code for code, policy in seats if policy == HUMAN)


def parse_earlier(data: bytes, name: str) -> EarlierGame:
    """The game in these bytes.  Raises DiaryError for what is none, or is one of these rules."""
    plain = plain_diary(data, name)
    if rules_of(plain, name) == RULES:
        raise DiaryError(f"{name} was played with the rules installed here")
    try:
        found = EarlierGame.model_validate(plain)
    except ValidationError as error:
        raise DiaryError(first_sentence(error, name)) from error
    n = len(found.scenario.roster)
    alike = [len(found.policies), len(set(found.scenario.roster)), *map(len, found.moves)]
    rows = [row for moves in found.moves for move in moves for row in (move.stance, move.offers)]
    named = set(found.scenario.roster) <= found.scenario.nations.keys()
    if not named or {*alike, *map(len, rows)} != {n} or found.turn > found.turns:
        raise DiaryError(f"{name} does not fit together; use an unchanged copy")
    return found


def read_earlier(path: Path) -> EarlierGame:
    """The game in a file.  Raises DiaryError."""
    try:
        data = read_bytes(path, LARGEST_FILE)
    except Trouble as trouble:
        raise DiaryError(f"{trouble}; give a diary.json or a save") from trouble
    return parse_earlier(data, str(path))
