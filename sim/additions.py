"""Additions: folders outside the repository that bring levers, shocks, rules, policies, scenarios.

An addition is named explicitly (`--with FOLDER`) and never looked for.  The command line hands the
names on in the environment, so that worker processes have the same; this module reads them once,
when it is imported, and nothing is added afterwards.  Without a name there is no addition, and
every list that asks here gets nothing.  See docs/extending.md.
"""

import hashlib
import importlib
import keyword
import os
import re
import sys
import traceback
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sim.declared import PLACES, VARIABLE, Lever, ShockKind
from sim.stated import wrong_in

PARTS = ("declares.py", "rules.py", "policies", "scenarios", "text")
"""What a folder may hold; it must hold one of them."""
FIRST_NUMBER = 1024
"""The event number of the first added shock; those of the game and its minds are far below."""
RULES_OF_OURS = {file.stem for file in (Path(__file__).parent / "rules").glob("[a-z]*.py")}
LARGEST_FILE = 1_000_000
"""Bytes; a rule has some thousands."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_POLICY = re.compile(r"[a-z][a-z0-9_]{0,39}\.py")

Kind = TypeVar("Kind")


class AdditionError(ValueError):
    """An addition that cannot be used, in one sentence."""


@dataclass(frozen=True)
class Addition:
    """A folder and the hash of what is in it."""

    name: str
    folder: Path
    sha256: str

    def module(self, name: str) -> ModuleType | None:
        """One of its modules, or None where it has none.  Raises AdditionError."""
        file = self.folder.joinpath(*name.split(".")).with_suffix(".py")
        if not file.is_file():
            return None
        package = f"added_{self.name}"
        if package not in sys.modules:
            made = ModuleType(package)
            made.__path__ = [str(self.folder)]
            sys.modules[package] = made
        try:
            return importlib.import_module(f"{package}.{name}")
        except AdditionError:
            raise
        except BaseException as error:  # sys.exit, too: it would end the command without a word
            raise AdditionError(f"{_where(error, file)}: {_said(error)}; mend it") from error

    def table(self, module: str, name: str, kind: type[Kind]) -> Mapping[str, Kind]:
        """A table that a module declares, by names; empty where there is none."""
        found: Any = getattr(self.module(module), name, {})
        file = self.folder / f"{module}.py"
        if not isinstance(found, dict):
            raise AdditionError(f"{file}: {name} must be a table of names, such as {{...}}")
        for key, value in found.items():
            if not isinstance(key, str) or not _NAME.fullmatch(key):
                raise AdditionError(
                    f"{file}: {name} has {key!r}; it must be a name of small letters, digits and _"
                )
            if not isinstance(value, kind):
                raise AdditionError(f"{file}: {name}[{key!r}] must be a {kind.__name__}")
        return found

    @property
    def scenarios(self) -> tuple[Path, ...]:
        """The files of its scenarios."""
        return tuple(sorted((self.folder / "scenarios").glob("*.toml")))

    def text(self, language: str) -> Path | None:
        """The file of its texts in a language, if it has one."""
        file = self.folder / "text" / f"{language}.toml"
        return file if file.is_file() else None

    @property
    def policies(self) -> tuple[str, ...]:
        """The modules of its policies, by name."""
        inside = self.folder / "policies"
        names = [file.name for file in inside.glob("*.py")] if inside.is_dir() else []
        for name in names:
            if not _POLICY.fullmatch(name):
                raise AdditionError(
                    f"{inside / name}: a policy must be in a file of small letters, digits and _"
                )
        return tuple(sorted(name.removesuffix(".py") for name in names))


def _where(error: BaseException, file: Path) -> str:
    """The file and line of what went wrong."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"{error.filename or file}, line {error.lineno}"
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.lineno]
    inside = [step for step in steps if step.filename.startswith(str(file.parent))]
    return f"{inside[-1].filename}, line {inside[-1].lineno}" if inside else str(file)


def _said(error: BaseException) -> str:
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {' '.join(words.split())}".removesuffix(".").removesuffix(":")


def _digest(folder: Path) -> str:
    """sha256 over the names and bytes of its Python and TOML files, as hex."""
    digest = hashlib.sha256()
    files = [file for kind in ("*.py", "*.toml") for file in folder.rglob(kind)]
    for file in sorted(files):
        if not file.is_file() or file.stat().st_size > LARGEST_FILE:
            raise AdditionError(
                f"--with {folder}: {file.relative_to(folder)} must be an ordinary file "
                f"of at most {LARGEST_FILE:,} bytes"
            )
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(folder: Path) -> Addition:
    if not folder.is_dir():
        raise AdditionError(f"--with {folder}: there is no such folder; name one that there is")
    folder = folder.resolve()
    if not _NAME.fullmatch(folder.name):
        raise AdditionError(
            f"--with {folder}: the folder must be called by small letters, digits and _, "
            "because its name tells additions apart"
        )
    if not any((folder / part).exists() for part in PARTS):
        raise AdditionError(f"--with {folder}: it must hold one of {', '.join(PARTS)}")
    for part in PARTS:
        if (folder / part).exists() and (folder / part).is_dir() == part.endswith(".py"):
            kind = "an ordinary file" if part.endswith(".py") else "a folder"
            raise AdditionError(f"--with {folder}: {part} must be {kind}")
    try:
        return Addition(folder.name, folder, _digest(folder))
    except OSError as error:
        raise AdditionError(f"--with {folder}: it cannot be read, {error.strerror}") from error


def _installed(named: str) -> tuple[Addition, ...]:
    """The additions of these folders, by name, so that their order on the line decides nothing."""
    found: dict[str, Addition] = {}
    for folder in filter(None, named.split(os.pathsep)):
        made = _read(Path(folder))
        other = found.setdefault(made.name, made)
        if other.folder != made.folder:
            raise AdditionError(
                f"--with {made.folder}: another addition, {other.folder}, has the same name; "
                "rename one of the folders"
            )
    return tuple(found[name] for name in sorted(found))


ADDITIONS: tuple[Addition, ...] = _installed(os.environ.get(VARIABLE, ""))
DIGESTS: Mapping[str, str] = {one.name: one.sha256 for one in ADDITIONS}
"""By name; in manifests and diaries, and part of the name of the kernel cache."""


def _gathered(name: str, kind: type[Kind], taken: Collection[str]) -> dict[str, Kind]:
    """What all additions declare under this name.  Raises AdditionError where a name is taken."""
    found: dict[str, Kind] = {}
    for one in ADDITIONS:
        for key, value in one.table("declares", name, kind).items():
            if key in taken or key in found or keyword.iskeyword(key):
                raise _taken(name, key)
            if wrong := wrong_in(value):
                raise AdditionError(f"{one.folder / 'declares.py'}: {name}[{key!r}]: {wrong}")
            found[key] = value
    return found


def refuse_names(taken: Collection[str]) -> None:
    """Raise AdditionError for a lever or a shock with a name that is given to something else.

    Whoever makes a class or a table with a field for each of them says so what it has already.
    """
    for one in ADDITIONS:
        for table in ("LEVERS", "SHOCKS"):
            for name in getattr(one.module("declares"), table, {}):
                if name in taken:
                    raise _taken(table, name)


def _taken(table: str, name: str) -> AdditionError:
    return AdditionError(
        f"{_declaring(table, name)}: {table} has {name!r}, which is taken; rename it"
    )


def _declaring(table: str, name: str) -> Path:
    """The file that declares a name."""
    held = (one for one in ADDITIONS if name in getattr(one.module("declares"), table, {}))
    return next(held).folder / "declares.py"


def _refuse_meaning(where: str, meaning: str) -> None:
    if not meaning or "{" in meaning or "}" in meaning:
        raise AdditionError(f"{where} means {meaning!r}; say what it is, without braces")


def levers(taken: Collection[str]) -> dict[str, Lever]:
    """The levers that are added, by names that are not taken."""
    found = _gathered("LEVERS", Lever, taken)
    for name, lever in found.items():
        where = f"{_declaring('LEVERS', name)}: the lever {name}"
        unknown = next((rule for rule in lever.rules if rule not in RULES_OF_OURS), None)
        if unknown is not None:
            raise AdditionError(
                f"{where} names the rule {unknown!r}; its rules must be some of "
                f"{', '.join(sorted(RULES_OF_OURS))}"
            )
        _refuse_meaning(where, lever.meaning)
        if not 0.0 <= lever.low < lever.high <= 1.0:
            raise AdditionError(
                f"{where} goes from {lever.low} to {lever.high}; "
                "it must go from low to high within 0 to 1"
            )
        if not lever.low <= lever.default <= lever.high:
            raise AdditionError(
                f"{where} has the default {lever.default}; "
                f"it must be from {lever.low} to {lever.high}"
            )
    return found


def shocks(taken: Collection[str]) -> dict[str, ShockKind]:
    """The shocks that are added, by names that are not taken; each has a stock of its own name."""
    found = _gathered("SHOCKS", ShockKind, taken)
    for name, shock in found.items():
        where = f"{_declaring('SHOCKS', name)}: the shock {name}"
        _refuse_meaning(where, shock.meaning)
        if (shock.number, shock.stock) != (0, ""):
            raise AdditionError(f"{where} states a number or a stock; leave both to the game")
        if shock.grave < 0.0:
            raise AdditionError(f"{where} has grave {shock.grave}; it must be 0 or more")
    return {
        name: shock._replace(number=FIRST_NUMBER + place, stock=name)
        for place, (name, shock) in enumerate(found.items())
    }


def rules(place: str) -> tuple[tuple[Path, Any], ...]:
    """The rules that run at a place of the quarter, each with its file."""
    found: list[tuple[Path, Any]] = []
    for one in ADDITIONS:
        file = one.folder / "rules.py"
        given = one.table("rules", "RULES", tuple)
        unknown = next((key for key in given if key not in PLACES), None)
        if unknown is not None:
            raise AdditionError(
                f"{file}: RULES has {unknown!r}; a place must be one of {', '.join(PLACES)}"
            )
        found += ((file, rule) for rule in given.get(place, ()))
    return tuple(found)


def policies() -> tuple[ModuleType, ...]:
    """The modules of the policies that are added."""
    made = [one.module(f"policies.{name}") for one in ADDITIONS for name in one.policies]
    return tuple(module for module in made if module is not None)


def other_than(theirs: Mapping[Any, Any]) -> str:
    """Why what was made with these additions cannot be used with ours; "" where they agree."""
    for name, sha256 in theirs.items():
        if name not in DIGESTS:
            return f"it was made with the addition {str(name)[:40]}; give it too, --with FOLDER"
        if DIGESTS[name] != sha256:
            return (
                f"it was made with another version of the addition {name}, {str(sha256)[:16]}, "
                f"than this one, {DIGESTS[name][:16]}; give that version"
            )
    for name in DIGESTS:
        if name not in theirs:
            return f"it was made without the addition {name}; leave it out"
    return ""
