"""Try what the tests are worth.

    python -m tools.mutants --room policies --seed 8 --count 40

Draws mutants of a room by the seed, tries each and prints the table.  What has been tried is kept
in `--out`: a run can be stopped at any time and goes on where it was.  `--again` tries survivors
once more, when tests have been written.  `--list` shows the draw and what is known of it.
"""

import argparse
import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from files.writing import write_file
from tools.mutants.edits import Edit, edits, parses
from tools.mutants.ledger import Ledger, equivalents, row, table
from tools.mutants.rooms import OWN, ROOMS, Room, Stage, room_of
from tools.mutants.trial import Bench, Misuse, clean_copy

HOUSE = Path(__file__).resolve().parents[2]


def draw(room: Room, seed: int, count: int, house: Path = HOUSE) -> list[Edit]:
    """The mutants of a room with the lowest tickets; a ticket depends on seed and name alone.

    So a change elsewhere leaves most of a draw as it was.
    """

    def ticket(edit: Edit) -> bytes:
        return hashlib.sha256(f"{seed} {edit.name}".encode()).digest()

    sources = {path.relative_to(house).as_posix(): path.read_bytes() for path in room.files(house)}
    every = [
        edit
        for file, source in sources.items()
        for edit in edits(file, source)
        if not room.kinds or edit.kind in room.kinds
    ]
    in_turn = sorted(every, key=ticket)
    return list(islice((edit for edit in in_turn if parses(edit, sources[edit.file])), count))


def wanted(argv: list[str] | None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    names = [room.name for room in ROOMS]
    parser.add_argument("--room", action="append", choices=names, help="default: every room")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--count", type=int, default=40, help="mutants drawn in each room")
    parser.add_argument("--jobs", type=int, default=1, help="trials at a time")
    parser.add_argument("--out", type=Path, default=HOUSE / "build" / "mutants")
    parser.add_argument("--again", action="store_true", help="try survivors once more")
    parser.add_argument("--own", action="store_true", help="own tests only, for a first look")
    parser.add_argument(
        "--interpreted", action="store_true", help="leave out what needs the compiler, for now"
    )
    parser.add_argument("--list", action="store_true", help="show, try nothing")
    return parser.parse_args(argv)


def chosen(stages: list[Stage], asked: argparse.Namespace) -> list[Stage]:
    """The stages that are wanted; a mutant that gets past them may be tried with all `--again`."""
    return [
        stage
        for stage in stages
        if not (asked.own and stage.name != OWN) and not (asked.interpreted and stage.compiled)
    ]


def try_all(asked: argparse.Namespace, drawn: dict[Room, list[Edit]], ledger: Ledger) -> None:
    """Try every mutant of the draws that is not decided yet."""
    equal = equivalents()
    todo = [
        (room, edit)
        for room, draws in drawn.items()
        for edit in draws
        if edit.name not in equal
        and (edit.name not in ledger.last or (asked.again and not ledger.last[edit.name].killed))
    ]
    clean = asked.out / "clean"
    clean_copy(HOUSE, clean)
    benches: SimpleQueue[Bench] = SimpleQueue()
    for k in range(asked.jobs):
        benches.put(Bench(clean, asked.out / f"bench-{k}", ledger.seconds))

    def attempt(work: tuple[Room, Edit]) -> None:
        room, edit = work
        bench = benches.get()
        try:
            stages = chosen(room.stages(edit.file, clean), asked)
            if not stages:
                return
            verdict = bench.judge(edit, stages)
        finally:
            benches.put(bench)
        ledger.note(edit, verdict)
        fate = f"killed by {verdict.by}" if verdict.killed else "SURVIVED"
        print(f"{room.name} {verdict.seconds:.0f} s  {edit.name}\n    {fate}", flush=True)

    with ThreadPoolExecutor(asked.jobs) as pool:
        try:
            for _ in pool.map(attempt, todo):
                pass
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def show(drawn: dict[Room, list[Edit]], ledger: Ledger) -> None:
    """Every mutant of the draws, with what is known of it."""
    equal = equivalents()
    for room, draws in drawn.items():
        for edit in draws:
            verdict = ledger.last.get(edit.name)
            if edit.name in equal:
                fate = f"equivalent: {equal[edit.name]}"
            elif verdict is None:
                fate = "not tried"
            else:
                fate = f"killed by {verdict.by}" if verdict.killed else "SURVIVED"
            print(f"{room.name} {edit.file}:{edit.line} {edit.kind}\n    {edit.name}\n    {fate}")


def main(argv: list[str] | None = None) -> int:
    """Draw, try, and print the table."""
    asked = wanted(argv)
    asked.out = asked.out.resolve()
    asked.out.mkdir(parents=True, exist_ok=True)
    rooms = [room_of(name) for name in asked.room] if asked.room else list(ROOMS)
    drawn = {room: draw(room, asked.seed, asked.count) for room in rooms}
    ledger = Ledger(asked.out / "ledger.jsonl")
    if asked.list:
        show(drawn, ledger)
    else:
        print(f"seed {asked.seed}, {asked.count} of each room", flush=True)
        try:
            try_all(asked, drawn, ledger)
        except Misuse as problem:
            print(problem, file=sys.stderr)
            return 2
    equal = equivalents()
    text = table([row(room.name, draws, ledger, equal) for room, draws in drawn.items()])
    write_file(asked.out / "table.md", f"seed {asked.seed}\n\n{text}\n".encode())
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
