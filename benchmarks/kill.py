"""Kill a batch at 20 random moments and go on: `python -m benchmarks.kill [FOLDER]`.

Prints what was there at each kill, how many kills met a batch still at work, and the digest of the
final folder beside that of a batch that nothing interrupted.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KILLS = 20
REPLICATES = 1_000_000  # long enough that the last kill still finds work undone
EARLIEST, LATEST = 1.5, 4.5  # s after the start, of which start-up takes the first two
COMMAND = [
    sys.executable, "-c", "from ui.__main__ import main; main()",
    "batch", "default", "--replicates", str(REPLICATES),
]  # fmt: skip


def digest(folder: Path) -> str:
    """sha256 over the names and bytes of all files."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def main(folder: Path) -> None:
    """Kill, go on, compare."""
    dice = random.Random(20)
    whole, killed = folder / "whole", folder / "killed"
    start = time.perf_counter()
    subprocess.run([*COMMAND, "--out", str(whole)], check=True, capture_output=True)
    spent = time.perf_counter() - start
    print(f"uninterrupted: {spent:.1f} s, {digest(whole)}")
    total = len(list((whole / "receipts").glob("*.json")))
    at_work = 0
    for kill in range(KILLS):
        process = subprocess.Popen(
            [*COMMAND, "--out", str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait = dice.uniform(EARLIEST, LATEST)
        time.sleep(wait)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        shards = len(list((killed / "receipts").glob("*.json"))) if killed.exists() else 0
        half = len(list(killed.rglob("*.tmp"))) if killed.exists() else 0
        at_work += running and shards < total
        print(
            f"kill {kill + 1:>2} after {wait:.2f} s: {shards} of {total} shards whole, "
            f"{half} half-written"
        )
    subprocess.run([*COMMAND, "--out", str(killed)], check=True, capture_output=True)
    same = digest(killed) == digest(whole)
    print(f"{at_work} of {KILLS} kills met a batch at work")
    print(f"killed {KILLS} times: {digest(killed)}, {'the same' if same else 'DIFFERENT'}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as place:
            main(Path(place))
