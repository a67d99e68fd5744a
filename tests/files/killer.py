"""A writer of a folder that is killed at each of its calls of the system, one after the other."""

import json
import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
KILLER = """
import json, os, signal, sys
from pathlib import Path

CALLS = ("open", "write", "fsync", "close", "mkdir", "rename", "replace", "link", "unlink", "rmdir",
         "listdir", "scandir", "stat", "lstat", "fstat", "read")

def armed(at, half):
    '''Kill this process at call number `at`; with `half`, a write has written half by then.'''
    count = [0]
    def wrap(name, real):
        def call(*arguments, **more):
            count[0] += 1
            if count[0] == at:
                if half and name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os._exit(9)
            return real(*arguments, **more)
        return call
    import fcntl
    os.fsync = lambda handle: None  # a kill needs no disk
    for name in CALLS:
        setattr(os, name, wrap(name, getattr(os, name)))
    fcntl.flock = wrap("flock", fcntl.flock)
    return count

from files.folder import Folder
import shutil
task = json.loads(sys.stdin.read())
contents = {name: bytes.fromhex(data) for name, data in task["contents"].items()}
at, number = 1, 0
while True:
    place = Path(task["places"]) / str(at)
    if task["begin"]:
        shutil.copytree(task["begin"], place)
    elif task["begin"] == "":
        place.mkdir()
    child = os.fork()
    if child == 0:
        armed(at, at % 2)
        Folder(place, task["known"]).write(contents, task["manifest"], replace=bool(task["begin"]))
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    if code == 0:
        break
    assert code == 9, code
    at += 1
print(at)
"""


def killed_at_every_call(begin, places, known, contents, manifest):
    """Leaves a folder `places/k` for a kill at call k; returns how many calls there are.

    `begin` is a folder to begin with, "" for an empty one, or None for none.  The last folder is
    that of a writer that nobody killed.
    """
    task = {
        "begin": begin if begin is None else str(begin),
        "places": str(places),
        "known": list(known),
        "contents": {name: data.hex() for name, data in contents.items()},
        "manifest": manifest,
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLER],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)
