"""The rooms that are tried, and which tests should notice.

A mutant meets its own tests first (the file of the same name), then those of its room, then games.
Most of it runs interpreted, because compiling one mutant takes longer than a hundred tests.
"""

from dataclasses import dataclass, field
from pathlib import Path

OWN = "own tests"


@dataclass(frozen=True)
class Stage:
    """Tests that are run together; `compiled` with the compiler, else in the interpreter."""

    name: str
    tests: tuple[str, ...]
    compiled: bool = False


@dataclass(frozen=True)
class Room:
    """Sources whose mutants are drawn, and the stages that follow their own tests."""

    name: str
    sources: tuple[str, ...]  # globs
    tests: str  # the folder of their tests
    then: tuple[Stage, ...]
    own: dict[str, tuple[str, ...]] = field(hash=False, default_factory=dict)
    """Further tests of a file's own, where they are not called after it."""
    emitters: tuple[str, ...] = ()  # sources that only run while something is compiled
    compiled: bool = False  # own tests too: kernels are as they were, and need no compiling
    kinds: tuple[str, ...] = ()  # of edits that are drawn; none named: all

    def files(self, house: Path) -> list[Path]:
        """The sources of the room, in order; tests are none."""
        found = {path for glob in self.sources for path in house.glob(glob)}
        return sorted(
            path
            for path in found
            if path.name != "__init__.py" and not path.name.startswith("test_")
        )

    def stages(self, file: str, house: Path) -> list[Stage]:
        """What a mutant of `file` must get past to survive."""
        named = f"{self.tests}/test_{Path(file).stem}.py"
        own = [test for test in (*self.own.get(file, ()), named) if (house / test).exists()]
        tests = tuple(dict.fromkeys(own))
        emits = file in self.emitters
        first = [Stage(OWN, tests, emits or self.compiled)] if own else []
        return [*first, *((COMPILED,) if emits else self.then)]


GOLDENS = Stage("goldens", ("tests/test_goldens.py",))
COMPILED = Stage(
    "compiled", ("tests/agents/test_replicates.py", "tests/lab/test_games.py"), compiled=True
)
EMITTERS = ("sim/lanes.py", "sim/primitives.py", "sim/sheet_type.py", "sim/jit.py")
HOST = ("agents/replicates.py", "agents/host.py", "agents/block.py", "agents/opening.py")
SESSION = "tests/ui/play/session"
SCENARIOS = tuple(
    f"tests/scenarios/test_{name}.py"
    for name in ("limits", "bad_files", "schema", "parameters", "library")
)
WHOLE = tuple(
    f"tests/sim/test_{name}.py"
    for name in ("tick", "symmetry", "bounds", "causes", "causes_alone", "levers", "baseline")
)
"""Tests of whole quarters."""

DOCKING = (
    Stage("docking", ("tests/reference/test_docking.py",)),
    Stage(
        "opening and outcome",
        ("tests/reference/test_opening_docking.py", "tests/reference/test_outcome_docking.py"),
    ),
)
"""Two writings of the same equations side by side."""

ROOMS = (
    Room(
        "rules",
        ("sim/rules/*.py",),
        "tests/sim/rules",
        (GOLDENS, Stage("room", WHOLE)),
    ),
    Room(
        "sim",
        ("sim/*.py",),
        "tests/sim",
        (GOLDENS, Stage("room", WHOLE)),
        dict.fromkeys(EMITTERS[:3], ("tests/sim/test_maths.py", "tests/sim/test_lanes.py")),
        emitters=EMITTERS,
    ),
    Room(
        "docking",
        (
            *("sim/rules/*.py", "sim/opening.py", "sim/outcome.py", "sim/components.py"),
            *("sim/endings.py", "tests/reference/*.py"),
        ),
        "tests/reference",
        DOCKING,
        kinds=("constant", "arithmetic", "unary removed"),
    ),
    Room(
        "policies",
        ("policies/*.py",),
        "tests/policies",
        (Stage("room", ("tests/policies",)), GOLDENS),
    ),
    Room(
        "host",
        HOST,
        "tests/agents",
        (
            Stage("games", ("tests/lab/test_games.py",)),
            GOLDENS,
            COMPILED,
        ),
        dict.fromkeys(
            HOST,
            tuple(f"tests/agents/test_{name}.py" for name in ("opening", "blocks", "replicates")),
        ),
    ),
    Room(
        "checks",
        (
            "scenarios/checks*.py",
            "scenarios/guard.py",
            "scenarios/limits.py",
            "scenarios/quantity.py",
            "scenarios/ranged.py",
            "scenarios/sound.py",
        ),
        "tests/scenarios",
        (Stage("room", SCENARIOS),),
        {
            "scenarios/checks_dated.py": ("tests/scenarios/test_checks_pairs.py",),
            "scenarios/quantity.py": ("tests/scenarios/test_quantities.py",),
            "scenarios/sound.py": ("tests/scenarios/test_quantities.py",),
            "scenarios/ranged.py": ("tests/scenarios/test_quantities.py",),
            "scenarios/limits.py": ("tests/scenarios/test_quantities.py",),
        },
    ),
    Room(
        "session",
        ("ui/play/session/*.py", "ui/play/events/news.py"),
        SESSION,
        (Stage("room", (SESSION,), compiled=True),),
        {
            "ui/play/events/news.py": ("tests/ui/play/events/test_news.py",),
            "ui/play/session/commands.py": (f"{SESSION}/test_session.py",),
            "ui/play/session/session.py": (f"{SESSION}/test_session.py",),
            "ui/play/session/in_play.py": (f"{SESSION}/test_in_play.py",),
            "ui/play/session/opponents.py": (f"{SESSION}/test_wishes.py",),
            "ui/play/session/opening.py": (f"{SESSION}/test_session.py",),
            "ui/play/session/draft.py": (f"{SESSION}/test_drafts.py",),
            "ui/play/session/pad.py": (f"{SESSION}/test_drafts.py",),
            "ui/play/session/autosave.py": (f"{SESSION}/test_slots.py",),
            "ui/play/session/game.py": (f"{SESSION}/test_session.py",),
        },
        compiled=True,
    ),
)


def room_of(name: str) -> Room:
    """The room of this name.  Raises KeyError if there is none."""
    return {room.name: room for room in ROOMS}[name]
