"""Compiling a kernel: the same text runs compiled or, with NUMBA_DISABLE_JIT=1, interpreted.

numba's own cache watches only the file that holds the called function, so an edited rule would
leave old machine code running in its callers.  The cache folder is therefore named after a digest
of every kernel source; one changed byte anywhere starts a new folder.
"""

import hashlib
import inspect
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np

import sim.sheet_type  # noqa: F401  (teaches the compiler what a sheet is)
from sim.additions import ADDITIONS, DIGESTS

HOUSE = Path(__file__).resolve().parent.parent
KERNEL_FOLDERS = ("sim", "policies")
RESULT_FOLDERS = (*KERNEL_FOLDERS, "agents")

Function = TypeVar("Function", bound=Callable[..., Any])


def source_digest(house: Path = HOUSE, folders: Sequence[str] = RESULT_FOLDERS) -> str:
    """sha256 over the names and bytes of all sources that decide a result, as hex."""
    digest = hashlib.sha256()
    for folder in folders:
        for source in sorted((house / folder).rglob("*.py")):
            digest.update(source.relative_to(house).as_posix().encode() + b"\0")
            digest.update(source.read_bytes() + b"\0")
    return digest.hexdigest()


SOURCE_DIGEST = source_digest()
"""Of everything that decides a result; in every manifest and diary."""

KERNEL_DIGEST = source_digest(folders=KERNEL_FOLDERS)
"""Of everything that a kernel may call; the hosts' own kernels are watched by numba itself."""


COMPILES = not numba.config.DISABLE_JIT
"""Whether kernels are machine code; interpreted, they take floats and no lanes."""


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _cache_folder() -> Path:
    chosen = os.environ.get("SIXPILLARS_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    base = Path(chosen) if chosen else Path(home) / "sixpillars"
    added = "".join(f"-{name}-{sha256[:16]}" for name, sha256 in DIGESTS.items())
    folder = base / f"kernels-{KERNEL_DIGEST[:16]}{added}"
    if _writable(folder):
        return folder
    # never a guessable shared folder: machine code is loaded from here
    return Path(tempfile.mkdtemp(prefix="sixpillars-")) / folder.name


CACHE_FOLDER = _cache_folder()
numba.config.CACHE_DIR = str(CACHE_FOLDER)


def cache_is_warm() -> bool:
    """Whether an earlier process has compiled kernels of exactly these sources, or none is."""
    return not COMPILES or (CACHE_FOLDER.is_dir() and any(CACHE_FOLDER.rglob("*.nbc")))


def _compiled(function: Function, forceinline: bool) -> Function:
    compiled = numba.njit(
        cache=True,
        nogil=True,
        error_model="numpy",
        fastmath=False,
        forceinline=forceinline,
        boundscheck=_brought(function),
    )(function)
    return cast(Function, compiled)


def is_kernel(thing: Any, arguments: int) -> bool:
    """Whether this is a kernel of so many arguments; interpreted, any such function is one."""
    function = getattr(thing, "py_func", None) if COMPILES else thing
    return inspect.isfunction(function) and len(inspect.signature(function).parameters) == arguments


def _brought(function: Callable[..., Any]) -> bool:
    """Whether the function is an addition's: such a one is told where it reads beyond an array."""
    return any(function.__code__.co_filename.startswith(f"{one.folder}/") for one in ADDITIONS)


def inlined(function: Function) -> Function:
    """A kernel that is always woven into its callers, however many arguments it takes.

    Policies are such: called as functions, they would copy some sixty figures a question.
    """
    return _compiled(function, forceinline=True)


def kernel(function: Function) -> Function:
    """Compile `function` on its first call, for floats or for SIMD lanes.

    No fastmath and no contraction: results are the same bits in every mode.  Division by zero is
    never relied upon, because the interpreter raises where machine code gives an infinity.
    """
    return _compiled(function, forceinline=False)


def link(function: Function) -> Function:
    """A kernel made of kernels that are known only when additions are: part of its callers' code.

    It is not cached by itself, because its parts are no names of a module.
    """
    compiled = numba.njit(nogil=True, error_model="numpy", fastmath=False)(function)
    return cast(Function, compiled)


def machine_numbers() -> np.errstate:
    """A context for hosts: infinities and NaN without a warning, as machine code gives them."""
    return np.errstate(all="ignore")
