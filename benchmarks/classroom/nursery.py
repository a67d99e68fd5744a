"""Starts `sixpillars class` again and again, at once: a copy of the loaded program begins.

Run as a program it reads lines, each the words of a command as JSON, gives its process number, and
says when it has ended.  What the copies print comes between.
"""

import json
import os
import sys
import tempfile
from pathlib import Path


def warm() -> None:
    """Load all that a class needs, rules too."""
    from ui.faces.web.classroom import start  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        plan = start.ClassPlan(Path(folder), "quick", 1, 1, "free", "normal")
        with start.served_class(plan, start.ClassReach(False, 0)) as served:
            room = served.host.room
            for _ in range(4):
                room.advance(0.0)
            room.play_turn()


def main() -> None:
    """Load, then begin whatever is asked for."""
    from ui.faces.terminal.cli import start as command  # noqa: PLC0415

    warm()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            os._exit(command(json.loads(line)))
        say(f"process {child}")
        os.waitpid(child, 0)
        say("gone")


def say(words: str) -> None:
    """One line, now."""
    print(words, flush=True)


if __name__ == "__main__":
    main()
