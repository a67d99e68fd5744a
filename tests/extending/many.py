"""Says of many folders what comes of them as additions; run by tests/extending/test_declared.py.

Libraries are imported once, and each folder is tried in a process forked from there.
"""

import json
import os
import sys

import numba  # noqa: F401
import polars  # noqa: F401
import pydantic  # noqa: F401


def tried(folder: str) -> tuple[int, str]:
    """The exit code, and what stands on standard error."""
    end, start = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(start, 2)
        code = 1
        try:
            from ui.faces.terminal.additions import install  # noqa: PLC0415

            install([folder])
            code = 0
        except SystemExit as leaving:
            code = int(leaving.code)
        except BaseException as error:
            os.write(2, repr(error).encode())
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(start)
    with os.fdopen(end, encoding="utf-8") as told:
        said = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


print(json.dumps([tried(folder) for folder in sys.argv[1:]]))
