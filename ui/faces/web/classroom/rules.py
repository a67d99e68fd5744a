"""The rules as a browser runs them: modules, the script around them, and the world's table."""

import json
import threading
from contextlib import suppress
from functools import cached_property
from hashlib import sha256

from files.trouble import Trouble
from ui.faces.web.shelf import KINDS, File
from ui.play.classroom.classroom import Classroom
from wasm.module import WIDTHS, ModuleError, digest, is_compiled, module
from wasm.scripts import host_script
from wasm.table import table

WASM = "application/wasm"


class RulesShelf:
    """What a device needs to reckon an outlook by itself.

    Compiling takes minutes, once for these sources, in a process of its own; until it is done there
    is no module, and pages do without.
    """

    def __init__(self) -> None:
        self._modules: dict[int, File] = {}
        self._tables: dict[int, tuple[str, File]] = {}  # by run: a second game has another world

    def root(self, room: Classroom) -> str:
        """The beginning of all addresses, for the game that is played now."""
        if room.run not in self._tables:
            self._tables[room.run] = self._table(room)
        return f"/rules/{self._tables[room.run][0]}"

    def file(self, mark: str, name: str) -> File | None:
        """The file of this name below /rules/MARK; None where there is none, or not yet."""
        told = next((file for root, file in self._tables.values() if root == mark), None)
        if told is None or name == "world.json":
            return told
        if name == "host.js":
            return self._host
        return next((file for w, file in self._modules.items() if name == f"{w}.wasm"), None)

    @property
    def ready(self) -> bool:
        """Whether all modules are there."""
        return len(self._modules) == len(WIDTHS)

    def compile(self) -> None:
        """Bring the modules, in the background where they have to be compiled."""
        if all(map(is_compiled, WIDTHS)):
            self._bring()
        else:
            threading.Thread(target=self._bring, name="rules", daemon=True).start()

    def _bring(self) -> None:
        with suppress(ModuleError, Trouble):  # a class goes on without
            for width in WIDTHS:
                self._modules[width] = File(module(width), WASM)

    @cached_property
    def _host(self) -> File:
        return File(host_script().encode(), KINDS[".js"])

    def _table(self, room: Classroom) -> tuple[str, File]:
        told = table(room.worlds[0].game.world, room.turns)
        content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        decisive = sha256(content + self._host.content)
        for width in WIDTHS:
            decisive.update(digest(width).encode())
        return decisive.hexdigest()[:16], File(content, "application/json")
