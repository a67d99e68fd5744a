"""The rules in a browser: the installed kernels as a WebAssembly module, and worlds for it.

`module` compiles (once, then from the cache), `table` writes a world with the place, unit and
meaning of every figure, `host` is the JavaScript that joins both.  See docs/wasm.md.
"""
