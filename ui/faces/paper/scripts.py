"""Scripts of a page that is one file: ES modules put into one text, each in a room of its own.

No build step and no tool is needed: a module is wrapped in a function, what it imports are the
answers of those before it.  Modules may import names from each other by `import { a, b as c } from
"./x.mjs";` and export what they define at its definition, which is all that ours do.
"""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+)\.mjs";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function) (\w+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class ScriptError(ValueError):
    """Modules that cannot be put together, in one sentence."""


def bundled(start: str, folders: Iterable[Path], last: str = "") -> str:
    """The module called `start` and all that it imports, as one script that defines it.

    Modules are looked for in the folders in their order; `last` may name what `start` exports.
    Raises ScriptError.
    """
    found: dict[str, str] = {}
    needs: dict[str, set[str]] = {}
    wanted = [start]
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = _read(name, folders)
            needs[name] = {other for _, other in IMPORT.findall(found[name])}
            wanted += sorted(needs[name])
    if ended := next((name for name, text in found.items() if "</script" in text), None):
        raise ScriptError(f"{ended}.mjs has `</script`, which ends a script; write `<\\/script`")
    order = TopologicalSorter({name: sorted(needs[name]) for name in sorted(needs)}).static_order()
    pieces = [_wrapped(name, found[name]) for name in order]
    return "".join(['"use strict";\n', *pieces, last.replace("{start}", _room(start)), "\n"])


def _read(name: str, folders: Iterable[Path]) -> str:
    for folder in folders:
        file = folder / f"{name}.mjs"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise ScriptError(f"no module is called {name}")


def _room(name: str) -> str:
    return f"module_{name.replace('-', '_')}"


def _wrapped(name: str, text: str) -> str:
    taken = "".join(
        f"const {{ {names.replace(' as ', ': ').strip().rstrip(',')} }} = {_room(other)};\n"
        for names, other in IMPORT.findall(text)
    )
    given = EXPORT.findall(text)
    inside = EXPORT.sub("", IMPORT.sub("", text))
    if wrong := OTHER.search(inside):
        raise ScriptError(f"{name}.mjs has `{wrong[0]}`, which cannot be put into one text")
    answer = f"return {{ {', '.join(given)} }};\n"
    return f"const {_room(name)} = (() => {{\n{taken}{inside}{answer}}})();\n"
