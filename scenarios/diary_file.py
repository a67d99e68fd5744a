"""A saved game as a file: strict JSON with the whole scenario, so that it replays anywhere."""

import json
import re
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, Self

from pydantic import Field, StrictInt, ValidationError, model_validator

from agents.arguments import LARGEST_SEED, LONGEST_GAME, LONGEST_TURN
from agents.diary import Diary
from files.reading import read_bytes
from files.trouble import Trouble
from scenarios.checks import check as check_scenario
from scenarios.errors import State, Wrong, quoted
from scenarios.explain import first_sentence
from scenarios.limits import beyond_of
from scenarios.move_file import MoveFile, TurnFile
from scenarios.parameters import build
from scenarios.policy_file import PolicyFile
from scenarios.quantity import Finite, Line, Name, Strict
from scenarios.schema import Scenario
from sim.additions import other_than
from sim.edition import FIRST_RULES, RULES
from sim.move import check

LARGEST_FILE = 64 * 1024 * 1024
"""A game of 64 nations and 200 turns takes some 30 MiB."""
FORMAT = 1
LARGEST_NUMBER = 10**12
HEAD = 256  # bytes at the beginning of a file, in which its number stands
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Seed = Annotated[StrictInt, Field(ge=0, le=LARGEST_SEED)]
_HEAD = re.compile(
    rb'\s*\{\s*"format"\s*:\s*\d+\s*,\s*"kind"\s*:\s*"sixpillars diary"\s*,\s*'
    rb'(?:"rules"\s*:\s*\d+\s*,\s*)?"(?:save_number"\s*:\s*(?P<number>\d{1,13})\s*,|seed")'
)


class DiaryError(ValueError):
    """A diary that cannot be used, in one sentence with file, field, value and remedy."""


class OtherRules(DiaryError):
    """A game that was played with other rules than those installed here."""

    def __init__(self, name: str, rules: int) -> None:
        super().__init__(
            f"{name} was played with rules {rules}, and this version plays rules {RULES}; "
            "play it with the version that wrote it"
        )
        self.name, self.rules = name, rules


class Noted(Strict):
    """A parameter of the scenario outside its evidence."""

    parameter: Line
    value: Finite
    low: Finite
    high: Finite
    unit: Line


class DiaryFile(Strict):
    """A game, whole: what it started from, what was ordered, and what came of it."""

    format: Annotated[StrictInt, Field(ge=FORMAT, le=FORMAT)]
    """Number of this format."""
    kind: Literal["sixpillars diary"]
    """Tells a diary from any other JSON file."""
    rules: Annotated[StrictInt, Field(ge=RULES, le=RULES)] = RULES
    """Number of the rules that it was played with; a file without one has the first."""
    save_number: Annotated[StrictInt, Field(ge=1, le=LARGEST_NUMBER)] | None = None
    """Which writing of a game this is in its folder of saves: the larger, the later."""
    seed: Seed
    replicate: Seed
    policies: Annotated[list[Line], Field(max_length=64)]
    """Who played each nation of the roster; the replay needs only the moves."""
    policy_files: Annotated[dict[Line, PolicyFile], Field(max_length=64)] | None = None
    """What the policies say that stand in files, by the names of the files."""
    turns: Annotated[StrictInt, Field(ge=1, le=LONGEST_GAME)]
    """Length of the whole game; fewer turns may have been played."""
    source_digest: Digest
    """Of the rules that it was played with."""
    additions: Annotated[dict[Name, Digest], Field(max_length=100)] | None = None
    """The additions (--with) that it was played with, by name, and the hashes of their files."""
    scenario: Scenario
    beyond_evidence: Annotated[list[Noted], Field(max_length=1000)] | None = None
    """Its parameters outside their evidence, for who reads the file; a replay takes no notice."""
    moves: Annotated[list[list[MoveFile]], Field(max_length=LONGEST_GAME)]
    """One row a turn, one entry a nation."""
    hashes: Annotated[list[Digest], Field(max_length=LONGEST_GAME * LONGEST_TURN + 1)]
    """sha256 of the state: first the start's, then one after each quarter."""
    in_play: TurnFile | None = None
    """What has been drafted of the turn after the last one played."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse a diary whose parts are not of one game."""
        for problem in check_scenario(self.scenario):
            raise Wrong(("scenario", *problem.path), problem.value, problem.remedy)
        codes = self.scenario.roster
        if len(self.policies) != len(codes):
            _refuse("policies", f"{len(self.policies)} entries", f"must have {len(codes)}")
        if len(self.moves) > self.turns:
            _refuse("moves", f"{len(self.moves)} turns", f"must have at most {self.turns}")
        quarters = len(self.moves) * self.scenario.ticks_per_turn
        if len(self.hashes) != quarters + 1:
            _refuse("hashes", f"{len(self.hashes)} entries", f"must have {quarters + 1}")
        for turn, row in enumerate(self.moves):
            if len(row) != len(codes):
                _refuse(f"moves.{turn}", f"{len(row)} entries", f"must have {len(codes)}")
            for nation, saved in enumerate(row):
                wrong = check(saved.move(), nation, codes)
                if wrong:
                    path = ("moves", str(turn), codes[nation])
                    raise Wrong(path, State("not possible"), wrong[0])
        self._check_in_play()
        return self

    def _check_in_play(self) -> None:
        if self.turn_in_play is None:
            return
        try:
            self.turn_in_play.check(self.scenario.roster, self.policies)
        except Wrong as wrong:
            raise Wrong(("in_play", *wrong.path), wrong.value, wrong.remedy) from wrong

    @property
    def turn_in_play(self) -> TurnFile | None:
        """The turn after the last one played; a game that is over has none, whatever is written."""
        return None if len(self.moves) == self.turns else self.in_play

    @classmethod
    def of(cls, diary: Diary, scenario: Scenario) -> Self:
        """A game of this scenario as it is written down."""
        beyond = [Noted(**one._asdict()) for one in beyond_of(build(scenario.parameters))]
        return cls(
            format=FORMAT,
            kind="sixpillars diary",
            seed=diary.seed,
            replicate=diary.replicate,
            policies=list(diary.policies),
            policy_files=dict(diary.policy_files) or None,
            turns=diary.turns,
            source_digest=diary.source_digest,
            additions=dict(diary.additions) or None,
            scenario=scenario,
            beyond_evidence=beyond or None,
            moves=[[MoveFile.of(move) for move in row] for row in diary.moves],
            hashes=list(diary.hashes),
        )

    def diary(self) -> Diary:
        """The game itself."""
        return Diary(
            seed=self.seed,
            replicate=self.replicate,
            policies=tuple(self.policies),
            turns=self.turns,
            source_digest=self.source_digest,
            additions=self.additions or {},
            moves=[tuple(saved.move() for saved in row) for row in self.moves],
            hashes=list(self.hashes),
            policy_files=self.policy_files or {},
        )


def _refuse(field: str, found: str, remedy: str) -> NoReturn:
    raise Wrong((field,), State(found), remedy)


def dump(saved: DiaryFile) -> bytes:
    """A diary as the bytes of a file."""
    return saved.model_dump_json(exclude_none=True).encode() + b"\n"


def read(path: Path) -> DiaryFile:
    """The diary in a file.  Raises DiaryError with one sentence if it cannot be used.

    OtherRules is raised for one that other rules have played.
    """
    try:
        data = read_bytes(path, LARGEST_FILE)
    except Trouble as trouble:
        raise DiaryError(f"{trouble}; give a diary.json or a save") from trouble
    return parse(data, str(path))


def glance(data: bytes, name: str) -> tuple[int, int]:
    """The save number (0 for none) and the turns played, in a millisecond: little is checked.

    Raises DiaryError for what is no diary of this format, OtherRules for one of other rules.
    """
    plain = _diary(data, name)
    number, moves = plain.get("save_number"), plain.get("moves")
    if not isinstance(number, int) or number is True or not 0 < number <= LARGEST_NUMBER:
        number = 0
    return number, len(moves) if isinstance(moves, list) else 0


def number_in(head: bytes) -> int | None:
    """The save number in the first bytes of a diary, 0 for none; None if one must read it whole."""
    found = _HEAD.match(head)
    if found is None:
        return None
    number = int(found["number"] or 0)
    return number if number <= LARGEST_NUMBER else 0


def parse(data: bytes, name: str) -> DiaryFile:
    """The diary in these bytes; `name` is said in errors."""
    _diary(data, name)
    try:
        saved = DiaryFile.model_validate_json(data)
    except ValidationError as error:
        raise DiaryError(_sentence(error, name)) from error
    saved.scenario.read_from(name)
    return saved


def _diary(data: bytes, name: str) -> dict[str, Any]:
    """What JSON says, if it says that it is a diary of this format and these rules."""
    plain = plain_diary(data, name)
    if (rules := rules_of(plain, name)) != RULES:
        raise OtherRules(name, rules)
    theirs = plain.get("additions") or {}
    if isinstance(theirs, dict) and (why := other_than(theirs)):
        raise DiaryError(f"{name} cannot be played here: {why}")
    return plain


def rules_of(plain: dict[str, Any], name: str) -> int:
    """The number of the rules that a diary was played with.  Raises DiaryError for none."""
    rules = plain.get("rules", FIRST_RULES)
    if type(rules) is not int or not FIRST_RULES <= rules <= LARGEST_NUMBER:
        raise DiaryError(f"{name}: rules is {quoted(rules)}; it must be a whole number, such as 2")
    return rules


def plain_diary(data: bytes, name: str) -> dict[str, Any]:
    """What JSON says, if it says that it is a diary of this format, of whatever rules."""
    if len(data) > LARGEST_FILE:
        raise DiaryError(f"{name} is larger than {LARGEST_FILE >> 20} MiB; no diary is")
    plain = _plain(data, name)
    if not isinstance(plain, dict) or plain.get("kind") != "sixpillars diary":
        raise DiaryError(
            f'{name} is not a diary: kind must be "sixpillars diary"; '
            "give the diary.json that `sixpillars run --out` has written"
        )
    if plain.get("format") != FORMAT:
        found = quoted(plain.get("format"))
        raise DiaryError(f"{name}: format is {found}; this version reads format {FORMAT} only")
    return plain


def _plain(data: bytes, name: str) -> Any:
    """What JSON says, with double keys and non-numbers refused."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            double = next(key for key in keys if keys.count(key) > 1)
            raise DiaryError(f"{name}: {quoted(double)} stands twice in one table; keep one")
        return table

    def no_number(word: str) -> NoReturn:
        raise DiaryError(f"{name} has the value {word}; every number must be finite")

    try:
        return json.loads(data.decode(), object_pairs_hook=once, parse_constant=no_number)
    except UnicodeDecodeError as error:
        raise DiaryError(f"{name} is not a diary: it is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise DiaryError(
            f"{name} is damaged at line {error.lineno}, column {error.colno}: {error.msg}; "
            "use an unchanged copy"
        ) from error
    except RecursionError as error:
        raise DiaryError(f"{name} is damaged: it is nested too deeply for a diary") from error
    except DiaryError:
        raise
    except ValueError as error:  # a number with thousands of digits
        raise DiaryError(f"{name} has a number that is too long for a diary") from error


def _sentence(error: ValidationError, name: str) -> str:
    """The first thing wrong, and how many more there are."""
    first = error.errors(include_url=False)[0]
    cause = first.get("ctx", {}).get("error")
    if first["type"] == "json_invalid":
        return f"{name} is damaged: {cause}; use an unchanged copy"
    said = first_sentence(error, name)
    more = error.error_count() - 1
    return said + (f" (and {more} more)" if more else "")
