"""What can become of a file: every edit of a JSON document, and every damage."""

import json
import shutil

ODD = (None, True, -1, 2.0, "x", [], {})


def spoiled(plain, other):
    """Everything that one edit makes of a JSON document; `other` is another of its kind."""
    yield from (odd for odd in ODD if odd != plain)
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield {k: v for k, v in plain.items() if k != name}
            kin = other.get(name) if isinstance(other, dict) else None
            for changed in spoiled(value, kin):
                if json.dumps(changed) != json.dumps(value):
                    yield plain | {name: changed}
        yield plain | {"more": 1}
    elif isinstance(plain, list):
        yield plain[1:]
        yield plain[::-1]
        yield [*plain, *plain]
    elif isinstance(plain, int) and not isinstance(plain, bool):
        yield from (plain - 1, plain + 1, plain + 8)
    elif isinstance(plain, str):
        yield plain[::-1]
    if other is not None and other != plain:
        yield other


def spoil(path, how, other):
    if how == "gone":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-9])
    elif how == "longer":
        path.write_bytes(path.read_bytes() + b"\n")
    elif how == "swapped":
        shutil.copy(other, path)
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    elif how == "a link":
        path.unlink()
        path.symlink_to(other)
