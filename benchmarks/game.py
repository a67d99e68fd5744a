"""How long a user waits: `python -m benchmarks.game`.

Whole processes of `sixpillars`, start-up included; the cold run compiles every kernel anew in a
cache folder of its own.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.timing import machine, show

REPEATS = 5


def seconds(arguments: list[str], cache: str | None = None) -> float:
    """The wall time of one process."""
    environment = dict(os.environ)
    if cache:
        environment["SIXPILLARS_CACHE"] = cache
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from ui.__main__ import main; main()", *arguments],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as cache:
        cold = seconds(["run"], cache)
        warm = [seconds(["run"], cache) for _ in range(REPEATS)]
    plain = [seconds(["--help"]) for _ in range(REPEATS)]
    print(machine())
    show(
        "Whole processes",
        [
            ("sixpillars --help", f"{statistics.median(plain):.2f} s", "< 0.5 s"),
            ("sixpillars run, first ever (compiles)", f"{cold:.1f} s", "<= 60 s"),
            ("sixpillars run, warm", f"{statistics.median(warm):.2f} s", "<= 6 s"),
        ],
    )


if __name__ == "__main__":
    main()
