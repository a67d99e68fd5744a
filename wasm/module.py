"""The module of the installed rules: compiled once for these sources, then read from the cache."""

import hashlib
import json
import os
import platform
import subprocess
import sys

import llvmlite
import numba

from files.writing import write_file
from sim.additions import DIGESTS
from sim.jit import CACHE_FOLDER, HOUSE, SOURCE_DIGEST, source_digest
from wasm.compiler.encoding import HEADER

WIDTHS = (4, 0)
"""Lanes of the modules that a page has: four for a browser with SIMD, floats for the others.

Two lanes make a module smaller by a third and slower by a sixth.
"""


class ModuleError(RuntimeError):
    """Rules that did not become a module, in one sentence."""


def module(width: int) -> bytes:
    """The module of so many lanes (0: floats); compiling takes minutes.  Raises ModuleError."""
    file = CACHE_FOLDER / f"rules-{digest(width)[:16]}-{width}.wasm"
    if file.is_file():
        return file.read_bytes()
    made = compiled(width)
    write_file(file, made)
    return made


def is_compiled(width: int) -> bool:
    """Whether the module is in the cache."""
    return (CACHE_FOLDER / f"rules-{digest(width)[:16]}-{width}.wasm").is_file()


def digest(width: int) -> str:
    """sha256 of all that decides a byte of the module, as hex."""
    made_of = {
        "source": SOURCE_DIGEST,
        "additions": dict(DIGESTS),
        "exporter": source_digest(folders=("wasm/compiler",)),
        "python": platform.python_version_tuple()[:2],
        "numba": numba.__version__,
        "llvmlite": llvmlite.__version__,
        "width": width,
    }
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def compiled(width: int) -> bytes:
    """The module, compiled anew in a process of its own.  Raises ModuleError."""
    paths = [str(HOUSE), *filter(None, [os.environ.get("PYTHONPATH")])]
    told = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0", "NUMBA_DISABLE_JIT": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "wasm.compiler", str(width)],
        env={**os.environ, **told},
        capture_output=True,
        check=False,
    )
    if done.returncode or not done.stdout.startswith(HEADER):
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"]
        raise ModuleError(f"the rules could not be compiled for browsers: {lines[-1]}")
    return done.stdout
