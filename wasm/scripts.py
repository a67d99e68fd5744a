"""The JavaScript of the host as one script that a page holds: no module is fetched from anywhere.

Each file becomes a function that is called at once, so that its own names meet no others; what it
exports are names of the whole, in which later files find them.
"""

import re
from pathlib import Path

HOST = Path(__file__).resolve().parent / "host"
ORDER = ("sha256", "rules", "room", "game", "worker", "pool")
"""Files, each after those that it imports from."""
NAME = "SixPillars"
"""What the script defines: an object with all that the host exports."""
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=(?:const|class|function) (\w+))", re.MULTILINE)


def host_script() -> str:
    """The host as a plain script, for a page and for the workers that it starts."""
    parts, exported = [], []
    for name in ORDER:
        source = (HOST / f"{name}.mjs").read_text(encoding="utf-8")
        names = ", ".join(_EXPORT.findall(source))
        inside = _EXPORT.sub("", _IMPORT.sub("", source))
        parts.append(f"const {{ {names} }} = (() => {{\n{inside}return {{ {names} }};\n}})();\n")
        exported.append(names)
    whole = "".join(parts)
    return f"const {NAME} = (() => {{\n{whole}return {{ {', '.join(exported)} }};\n}})();\n"
