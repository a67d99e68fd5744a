"""numba's own lowering of kernels, unoptimised and for no machine, as LLVM IR.

numba always goes on to optimise and to make code for this computer.  Here that is taken out of its
classes, which is for good: only a process that does nothing else may call `only_lower`, and before
any kernel is defined.  What is used of numba's inside stands in this one file.
"""

from collections.abc import Callable
from typing import NamedTuple

import numba
from numba.core import types
from numba.core.codegen import CPUCodegen, CPUCodeLibrary, JITCodeLibrary
from numba.core.compiler_lock import global_compiler_lock
from numba.core.cpu import CPUContext
from numba.core.dispatcher import Dispatcher
from numba.core.registry import cpu_target
from numba.core.runtime import rtsys


class Lowered(NamedTuple):
    """A function as IR, with everything that it calls."""

    text: str
    symbol: str  # the function's name in it


def only_lower() -> None:
    """From now on, let numba compile nothing for this computer, and read no cache."""
    rtsys.initialize(cpu_target.target_context)  # the only machine code that numba itself needs
    Dispatcher.enable_caching = lambda self: None  # type: ignore[method-assign]
    CPUCodeLibrary._optimize_functions = lambda self, module: None
    CPUCodeLibrary._optimize_final_module = lambda self: None
    JITCodeLibrary._finalize_specific = lambda self: None
    # numba finds a function's versions by this, and nothing calls it: a new one for each
    CPUContext.get_executable = lambda self, library, fndesc, env: [].append
    for codegen in (CPUCodegen, *CPUCodegen.__subclasses__()):
        if "_add_module" in vars(codegen):
            codegen._add_module = lambda self, module: None


def lowered(door: Callable[[int], int]) -> Lowered:
    """The IR of a function from the address of a row to 0; counting references is left out.

    A kernel that allocates does not compile so: rules allocate nothing.
    """
    compiled = numba.njit(nogil=True, error_model="numpy", fastmath=False, _nrt=False)(door)
    compiled.compile((types.int64,))
    made = compiled.overloads[compiled.signatures[0]]
    with global_compiler_lock:
        made.library._ensure_finalized()  # links what it calls
    return Lowered(str(made.library._final_module), made.fndesc.llvm_func_name)
