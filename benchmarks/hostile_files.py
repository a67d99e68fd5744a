"""How long the slowest scenario files take to be refused: `python -m benchmarks.hostile_files`.

The first are as large as the guard lets through, and made to be slow: for the parser, for the
search for what no scenario holds, or for the sentence about it; the others are the tests' bad
files, of which the slowest ten are shown.  Seconds of processor time, the better of two.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.timing import machine, show
from scenarios.errors import ScenarioError
from scenarios.guard import LARGEST_FILE, MOST_HEADINGS, MOST_LINES, MOST_MARKS
from scenarios.load import load_file

BAD = Path(__file__).resolve().parents[1] / "tests" / "scenarios" / "bad"
SHOWN = 10
HEAD = 'extends = "quick"\nname = "mine"\n'
LINES, MARKS, HEADINGS = MOST_LINES - 10, MOST_MARKS - 100, MOST_HEADINGS - 1
BYTES = LARGEST_FILE - len(HEAD) - 10


def lines(make: Callable[[int], str], most: int = LINES) -> str:
    """As many lines as the limits allow, the first being `make(0)`."""
    one = make(most)
    marks = sum(map(one.count, "=,.[]{}\\")) or 1
    count = min(most, MARKS // marks, BYTES // len(one))
    return HEAD + "".join(map(make, range(count)))


def files() -> Iterator[tuple[str, str]]:
    """Each file by its name."""
    yield "lists", lines(lambda i: f"x{i} = [{'1,' * 1900}]\n")
    yield "nested lists", lines(lambda i: f"x{i} = [{'[[[[[[1]]]]]],' * 280}]\n")
    yield "empty lists", lines(lambda i: f"x{i} = [{'[],' * 1300}]\n")
    yield "nested tables", lines(lambda i: f"x{i} = {{a={{a={{a={{a={{a={{a=1}}}}}}}}}}}}\n")
    yield "dotted in tables", lines(lambda i: f"x{i} = {{a.b.c.d.e.f=1,a.b.c.d.e.g=1}}\n")
    yield "dotted keys together", lines(lambda i: f"a.b.c.d.e.k{i} = 1\n")
    yield "dotted keys apart", lines(lambda i: f"a{i}.b.c.d.e.k = 1\n")
    yield "headings together", lines(lambda i: f"[a.b.c.d.e.k{i}]\n", HEADINGS)
    yield "headings apart", lines(lambda i: f"[a{i}.b.c.d.e.k]\n", HEADINGS)
    yield "lists of tables", lines(lambda _: "[[calendar]]\n", HEADINGS)
    yield "escapes", lines(lambda i: f'x{i} = "{chr(92)}n{(chr(92) + "n") * 1900}"\n')
    yield "a long text", HEAD + 'x = """' + ("y" * 3900 + "\n") * (BYTES // 3910) + '"""\n'
    yield "quotation marks", HEAD + ('"' * 3900 + "\n") * (BYTES // 3910)
    yield "digits", lines(lambda i: f"x{i} = [{('9' * 390 + ',') * 9}]\n")
    yield "decimals", lines(lambda i: f"x{i} = [{('1.' + '9' * 30 + 'e10,') * 100}]\n")
    yield "dates", lines(lambda i: f"x{i} = [{'2024-01-01T00:00:00.123456Z,' * 130}]\n")
    yield "spaces", HEAD + (" " * 3900 + "\n") * (BYTES // 3910)
    yield "strangers' cells", _strangers()


def _strangers() -> str:
    head = '[pairs.trust]\nunit = "share"\nsource = "x"\nconfidence = "data"\ndefault = 0.5\n'
    row = ", ".join(f"B{j:03d} = 0.5" for j in range(300))
    rows = "".join(f"A{i:03d} = {{{row}}}\n" for i in range(490))
    return f"{HEAD}{head}[pairs.trust.of]\n{rows}"


def main() -> None:
    """Print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.toml"
        for name, text in files():
            path.write_text(text, encoding="utf-8")
            rows.append((f"{name}, {len(text) / 1e6:.1f} MB", *_tried(path)))
    print(machine())
    show("Hostile scenario files: seconds until they are refused", rows)
    bad = sorted(((*_tried(path), path.stem) for path in BAD.glob("*.toml")), reverse=True)
    slowest = [(name, took, said) for took, said, name in bad[:SHOWN]]
    show(f"The slowest {SHOWN} of the tests' {len(bad)} bad files", slowest)


def _tried(path: Path) -> tuple[str, str]:
    seconds, said = [], "(it can be played)"
    for _ in range(2):
        start = time.thread_time()
        try:
            load_file(path)
        except ScenarioError as error:
            said = str(error)[:60]
        seconds.append(time.thread_time() - start)
    return f"{min(seconds):.2f}", said


if __name__ == "__main__":
    main()
