"""A process that has imported what every test needs, and forks a child for each run of tests.

Importing Mesa, numba and pytest takes longer than most trials.  Nothing of the house is imported
here: a child meets it in its own tree.  Requests and answers are lines of JSON.
"""

import gc
import json
import os
import signal
import sys
import time
from typing import Any

import mesa  # noqa: F401
import numba  # noqa: F401
import numpy  # noqa: F401
import polars  # noqa: F401
import pydantic  # noqa: F401
import pytest

OFTEN = 0.02  # seconds between two looks at a child


def child(request: dict[str, Any]) -> None:
    """Become a run of pytest in the tree that the request names; never returns."""
    os.setsid()
    told = os.open(request["told"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(told, 1)
    os.dup2(told, 2)
    os.chdir(request["tree"])
    os.environ.update(request["environment"])
    sys.path.insert(0, request["tree"])
    code = 3
    try:
        code = int(pytest.main(request["arguments"]))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def watched(pid: int, limit: float) -> int | None:
    """The child's exit code, or None if it had to be ended."""
    end, parent = time.monotonic() + limit, os.getppid()
    while time.monotonic() < end and os.getppid() == parent:  # nobody waits for an orphan's answer
        gone, status = os.waitpid(pid, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status)
        time.sleep(OFTEN)
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def main() -> None:
    """Answer requests until there are no more."""
    gc.freeze()
    parent = os.getppid()
    for line in sys.stdin:
        request = json.loads(line)
        began = time.monotonic()
        pid = os.fork()
        if pid == 0:
            child(request)
        code = watched(pid, request["limit"])
        if os.getppid() != parent:
            return
        answer = {"code": code, "seconds": time.monotonic() - began}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
