"""The process that compiles: `python -m wasm.compiler WIDTH` writes a module to standard output.

It is a process of its own because numba can no longer compile for this computer in it.
"""

import importlib
import json
import platform
import sys
from typing import Any

import llvmlite
import llvmlite.binding as llvm
import numba

from wasm.compiler.linking import linked
from wasm.compiler.lowering import lowered, only_lower


def compiled(width: int) -> bytes:
    """The module of so many lanes (0: floats), stamped.  Raises ObjectError or LinkError."""
    only_lower()
    # kernels are defined when they are imported, which must be after that
    calls: Any = importlib.import_module("wasm.compiler.calls")
    objects: Any = importlib.import_module("wasm.compiler.objects")
    words: Any = importlib.import_module("wasm.compiler.words")
    objects.unroll_little()
    asked = calls.calls(width)
    parts = {name: lowered(words.door(one.kernel, one.kinds)) for name, one in asked.items()}
    data = objects.object_of(parts, lanes=width > 0)
    exports = {name: f"call_{name}" for name in asked}
    rows = {name: words.leaves(one.names, one.kinds) for name, one in asked.items()}
    stamp = json.dumps(_stamp(width, rows), sort_keys=True, separators=(",", ":"))
    return linked(data, exports, stamp.encode())


def _stamp(width: int, rows: dict[str, Any]) -> dict[str, Any]:
    """What the module is made from, and the row of each call."""
    jit: Any = importlib.import_module("sim.jit")
    additions: Any = importlib.import_module("sim.additions")
    return {
        "source": jit.SOURCE_DIGEST,
        "additions": dict(additions.DIGESTS),
        "width": width,
        "python": ".".join(platform.python_version_tuple()[:2]),
        "numba": numba.__version__,
        "llvmlite": llvmlite.__version__,
        "llvm": ".".join(map(str, llvm.llvm_version_info)),
        "calls": {name: [leaf._asdict() for leaf in row] for name, row in rows.items()},
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(compiled(int(sys.argv[1])))
