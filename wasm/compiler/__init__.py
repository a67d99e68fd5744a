"""From kernels to a WebAssembly module: numba's lowering, LLVM's code, and a linker of our own.

`python -m wasm.compiler WIDTH` runs in a process of its own; `wasm.module` starts it.
"""
