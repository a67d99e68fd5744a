"""Try every command over every encoding, state of its streams and language.

`python -m tools.streams` starts the program once for each of all combinations and prints a table;
it takes an hour or so.  `python -m tools.streams explain run` tries only those two commands.
`pairs` has the fewer ones that the tests try: every two of command, encoding, stream and language
meet in one of them.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tools.nursery import HOUSE, Ends

ENCODINGS = ("utf-8", "cp1252", "ascii", "cp437")
STREAMS = ("open", "closed", "closed early", "narrow", "none")
LANGUAGES = ("en", "fr")
READER_GONE = 141
CHEAP = ("--turns", "1", "--replicates", "4")
AT_ONCE = 2
LONGEST = 600.0  # seconds that a command may take on a busy machine
CONTROLS = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Command:
    """A command line, and the exit code that it must have; {words} are paths of the material."""

    line: str
    code: int = 0

    def arguments(self, place: Path, material: Path) -> list[str]:
        """The words of the line; `place` is a folder of its own."""
        return [word.format(out=place / "out", made=material) for word in shlex.split(self.line)]


COMMANDS = (
    Command("-h"),
    Command("--help"),
    Command("--version"),
    Command("play quick", code=2),  # without a display
    Command("serve", code=2),  # without a word what is to be served
    Command("class open quick --level clever", code=2),  # the class itself would go on for hours
    Command("class list --store {out}"),
    Command("class forget ABCDEF --store {out}", code=2),
    Command("class export ABCDEF --store {out} --out {out}2", code=2),
    Command("demo --seed 2"),
    Command("run quick --turns 1"),
    Command("run quick --turns 1 --json"),
    Command("run quick --turns 1 --out {out}"),
    Command("run defualt", code=2),
    Command("replay {made}/run/diary.json"),
    Command("replay {made}/parted.json", code=1),
    Command("report {made}/run"),
    Command("page quick --out {out}.html"),
    Command("workshop quick --out {out}.html"),
    Command("workshop defualt --out {out}.html", code=2),
    Command("debrief {made}/run/diary.json --nation IND --out {out}.html"),
    Command("batch quick --turns 1 --replicates 4 --out {out}"),
    Command("batch merge {made}/slice0 {made}/slice1 --out {out}"),
    Command("scenarios"),
    Command("scenarios list"),
    Command("scenarios show quick"),
    Command("scenarios check quick"),
    Command("scenarios schema"),
    Command("scenarios par {made}/mine.toml --games 2 --out {out}.toml"),
    Command("scenarios migrate {made}/old.toml --out {out}.toml"),
    Command("policies"),
    Command("policies list"),
    Command("policies show grudger"),
    Command("policies new {out}.toml --pin budget=max"),
    Command("policies check {made}/policy.toml"),
    Command("explain"),
    Command("explain talent"),
    Command("compare quick --b-all always-isolate --out {out}.html " + " ".join(CHEAP)),
    Command("tournament quick --lineups 2 --only grudger --only balancer " + " ".join(CHEAP)),
    Command("sensitivity quick --parameter talent --trajectories 2 " + " ".join(CHEAP)),
    Command("regret quick hostile --nation IND --only grudger --only balancer " + " ".join(CHEAP)),
    Command("best-response quick --nation IND --only grudger --only balancer " + " ".join(CHEAP)),
    Command("dilemmas quick --only grudger --only balancer " + " ".join(CHEAP)),
    Command("pays --in quick --against always-isolate " + " ".join(CHEAP)),
    Command(
        "discover 'survival above 0.99' quick --parameter talent --points 20 " + " ".join(CHEAP)
    ),
    Command(
        "hunt USA --scenario quick --candidates 8 --games 8 --generations 5 --out {out}.toml "
        "--turns 2 --replicates 24"
    ),
)


@dataclass(frozen=True)
class Case:
    """One start of the program."""

    command: Command
    encoding: str
    stream: str
    language: str

    def __str__(self) -> str:
        """In words."""
        return f"{self.command.line} ({self.encoding}, {self.stream}, {self.language})"


def every() -> Iterator[Case]:
    """All combinations."""
    for parts in product(COMMANDS, ENCODINGS, STREAMS, LANGUAGES):
        yield Case(*parts)


def starts() -> Iterator[Case]:
    """One command in every encoding, state of its streams and language."""
    command = next(one for one in COMMANDS if one.line == "policies list")
    yield from (case for case in every() if case.command == command)


def pairs() -> Iterator[Case]:
    """So many that every two parts meet."""
    for row, command in enumerate(COMMANDS):
        for column, stream in enumerate(STREAMS):
            encoding = ENCODINGS[(row + column) % len(ENCODINGS)]
            language = LANGUAGES[(row // len(ENCODINGS) + column) % len(LANGUAGES)]
            yield Case(command, encoding, stream, language)


FILES = {
    "mine.toml": 'extends = "quick"\nname = "mine"\nturns = 1\n',
    "old.toml": 'extends = "quick"\nname = "old"\n[parameters.economy]\nchip_rent = {value = 0.4, '
    'unit = "share", source = "what-if", confidence = "estimate"}\n',
    "policy.toml": 'budget = "max"\n',
}
"""Files of one's own: a scenario, one of rules 1, and a policy."""


def prepare(material: Path) -> None:
    """Make the files that the commands read, and compile what they play with."""
    run = material / "run"
    for line in (
        f"run quick --turns 2 --out {run}",
        f"batch quick --turns 1 --replicates 4 --shard 0/2 --out {material}/slice0",
        f"batch quick --turns 1 --replicates 4 --shard 1/2 --out {material}/slice1",
    ):
        subprocess.run([*PROGRAM, *line.split()], check=True, capture_output=True, env=_world())
    for name, lines in FILES.items():
        (material / name).write_text(lines, encoding="utf-8")
    diary = (run / "diary.json").read_text(encoding="utf-8")
    last = diary[: diary.rindex('"')][-64:]
    (material / "parted.json").write_text(diary.replace(last, "0" * 64), encoding="utf-8")


PROGRAM = (sys.executable, "-c", "from ui.__main__ import main; main()")


def _world(**more: str) -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONPATH": str(HOUSE)} | more


Starter = Callable[[Sequence[str], Mapping[str, str], Path, Ends], int]
"""Starts the program with words, an environment, a folder and streams; gives its exit code."""


def problem(case: Case, material: Path, start: Starter | None = None) -> str:
    """What is wrong with a case; nothing when all is well.

    Without another way to `start` it the program has an interpreter of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        own = place / "made"
        shutil.copytree(material, own)
        code, out, errors = _tried(case, case.command.arguments(place, own), place, start or anew)
    wanted = case.command.code
    if case.stream == "closed early" and wanted != 2:  # a refusal writes nothing there
        wanted = READER_GONE
    if code != wanted:
        return f"exit code {code} instead of {wanted}: {errors.decode(errors='replace')[-300:]}"
    for name, said in (("output", out), ("errors", errors)):
        if found := CONTROLS.search(said):
            return f"the {name} have the byte {found[0]!r}"
        if b"Traceback" in said or b"Exception ignored" in said:
            return f"the {name} have {said.decode(errors='replace')[-300:]}"
        try:
            said.decode(case.encoding)
        except UnicodeDecodeError as error:
            return f"the {name} are not {case.encoding}: {error}"
    if case.stream in ("open", "narrow") and not (errors if wanted == 2 else out).strip():
        return "nothing is said"
    return ""


def _tried(
    case: Case, arguments: list[str], place: Path, start: Starter
) -> tuple[int, bytes, bytes]:
    world = _world(PYTHONIOENCODING=case.encoding, SIXPILLARS_LANGUAGE=case.language)
    if case.stream == "narrow":
        world |= {"COLUMNS": "0", "LINES": "0"}
    none = case.stream == "none"
    with (
        open(os.devnull) as nothing,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as errors,
        _unread() as gone,
    ):
        written = {"none": None, "closed": None, "closed early": gone}
        code = start(
            arguments,
            world,
            place,
            (
                None if none else nothing.fileno(),
                written.get(case.stream, out.fileno()),
                None if none else errors.fileno(),
            ),
        )
        for file in (out, errors):
            file.seek(0)
        return code, out.read(), errors.read()


@contextmanager
def _unread() -> Iterator[int]:
    """The end of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        yield writer
    finally:
        os.close(writer)


def anew(arguments: Sequence[str], environment: Mapping[str, str], folder: Path, ends: Ends) -> int:
    """Start the program as a shell does; its exit code."""
    closed = (f"{number}{'>' if number else '<'}&-" for number in range(3) if ends[number] is None)
    given = [subprocess.DEVNULL if end is None else end for end in ends]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {" ".join(closed)}', "sh", *PROGRAM, *arguments],
        stdin=given[0],
        stdout=given[1],
        stderr=given[2],
        cwd=folder,
        env=environment,
        timeout=LONGEST,
        check=False,
    )
    return done.returncode


def main(words: list[str]) -> int:
    """Try all, or those of commands that begin so, and print the table."""
    begun = time.monotonic()
    wanted = tuple(words) or ("",)
    cases = [case for case in every() if case.command.line.startswith(wanted)]
    right: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        material = Path(folder)
        prepare(material)
        tried = pool.map(lambda c: problem(c, material), cases)
        for done, (case, found) in enumerate(zip(cases, tried, strict=True), 1):
            if done % 100 == 0:
                print(f"{done} of {len(cases)}", file=sys.stderr, flush=True)
            if found:
                wrong.append(f"{case}: {found}")
                print(wrong[-1], flush=True)
            else:
                right[case.encoding, case.stream] += 1
    each = len(cases) // len(ENCODINGS) // len(STREAMS)
    print(f"{'':8}" + "".join(f"{stream:>14}" for stream in STREAMS))
    for encoding in ENCODINGS:
        cells = (f"{right[encoding, stream]}/{each}" for stream in STREAMS)
        print(f"{encoding:8}" + "".join(f"{cell:>14}" for cell in cells))
    minutes = (time.monotonic() - begun) / 60
    print(f"{len(cases) - len(wrong)} of {len(cases)} right, {minutes:.0f} minutes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
