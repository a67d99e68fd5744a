"""The rules as a browser runs them: modules, the script around them, and the world's table."""

import json
import threading
from contextlib import suppress
from functools import cached_property
from hashlib import sha256

from agents.world import World
from files.trouble import Trouble
from ui.faces.web.shelf import KINDS, File
from wasm.module import WIDTHS, ModuleError, digest, is_compiled, module
from wasm.scripts import host_script
from wasm.table import table

WASM = "application/wasm"


class RulesShelf:
    """What a device needs to reckon an outlook by itself.

    Compiling takes minutes, once for these sources, in a process of its own; until it is done there
    is no module, and pages do without.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._modules: dict[int, File] = {}

    @cached_property
    def root(self) -> str:
        """The beginning of all addresses."""
        told = [*(digest(width) for width in WIDTHS), self._host.content.decode()]
        told.append(self._table.content.decode())
        return f"/rules/{sha256(json.dumps(told).encode()).hexdigest()[:16]}"

    def file(self, name: str) -> File | None:
        """The file of this name; None where there is none, or not yet."""
        if name == "host.js":
            return self._host
        if name == "world.json":
            return self._table
        for width in WIDTHS:
            if name == f"{width}.wasm":
                return self._module(width)
        return None

    @property
    def ready(self) -> bool:
        """Whether all modules are compiled."""
        return all(map(is_compiled, WIDTHS))

    def compile(self) -> None:
        """Compile in the background what is not compiled yet."""
        if not self.ready:
            threading.Thread(target=self._compile, name="rules", daemon=True).start()

    def _compile(self) -> None:
        with suppress(ModuleError, Trouble):  # a class goes on without
            for width in WIDTHS:
                module(width)

    def _module(self, width: int) -> File | None:
        if width not in self._modules and is_compiled(width):
            self._modules[width] = File(module(width), WASM)
        return self._modules.get(width)

    @cached_property
    def _host(self) -> File:
        return File(host_script().encode(), KINDS[".js"])

    @cached_property
    def _table(self) -> File:
        told = json.dumps(table(self._world), ensure_ascii=False, separators=(",", ":"))
        return File(told.encode(), "application/json")
