"""Command lines, each in a process forked from one that has imported what all of them import.

Run by tests/extending/conftest.py with a list of command lines as JSON on standard input; says what
came of each: its exit code, and what stands on standard output and on standard error.  Libraries
are imported once.  With --with FOLDER behind it, the product is, too, as it is with this addition.
"""

import json
import os
import sys
import tempfile

import numba  # noqa: F401
import polars  # noqa: F401
import pydantic  # noqa: F401


def tried(arguments: list[str]) -> tuple[int, str, str]:
    """What comes of a command."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = 1
            try:
                sys.argv[1:] = arguments
                from ui.__main__ import main  # noqa: PLC0415

                main()
                code = 0
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else leaving.code is not None
            except BaseException as error:
                print(repr(error), file=sys.stderr)
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(int(code))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode())
        return status, said[0], said[1]


def prepare(folders: list[str]) -> None:
    """Import what a command needs, with these additions."""
    from ui.faces.terminal import additions  # noqa: PLC0415

    additions.install(folders)
    import agents.race  # noqa: F401, PLC0415
    import lab.batch  # noqa: F401, PLC0415
    import scenarios.load  # noqa: F401, PLC0415
    import ui.faces.terminal.cli  # noqa: F401, PLC0415


if __name__ == "__main__":  # and not in a worker process that one of the commands starts
    if sys.argv[1:]:
        prepare(sys.argv[2:])
    print(json.dumps([tried(arguments) for arguments in json.load(sys.stdin)]))
