"""Settings of the window, kept between games in one small file of this computer.

It lies beside a folder that a person may have named, where another program may keep settings, too:
ours have a mark, those of versions without it are known by their names alone, and any other file
is neither read nor written over.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from files.reading import read_bytes
from files.single import SingleFile
from files.trouble import Trouble, TroubleKind
from files.writing import make_folder
from ui.desk.look.look import SCALES
from ui.desk.look.palette import THEMES
from ui.play.saving import refusal
from ui.play.words import LANGUAGES, say

LARGEST_FILE = 10_000
MARK = {"product": "sixpillars", "kind": "settings"}
CHOICES: dict[str, tuple[object, ...]] = {
    "theme": tuple(THEMES),
    "text_scale": SCALES,
    "language": LANGUAGES,
    "map": ("map", "tiles"),
}


@dataclass(frozen=True)
class Settings:
    """What a person has chosen."""

    theme: str = "dark"
    text_scale: float = 1.0
    language: str = "en"
    map: str = "map"
    still: bool = False  # no motion
    sound: bool = False
    advisor: bool = True
    full_screen: bool = False
    learnt: bool = False  # the guided first turn has been taken or skipped

    def changed(self, setting: str, value: object) -> "Settings":
        """With one setting changed.  Raises ValueError for a value that it cannot have."""
        if setting not in {field.name for field in fields(self)}:
            raise ValueError(f"there is no setting {setting!r}")
        known = CHOICES.get(setting, (False, True))
        if value not in known or type(value) is not type(known[0]):
            raise ValueError(f"{setting} is {value!r}; it must be one of {known}")
        return replace(self, **{setting: value})  # type: ignore[arg-type]


def settings_file(saves: Path) -> Path:
    """Where settings are kept: beside the folder of saves."""
    return saves.parent / "settings.json"


def read_settings(path: Path) -> Settings:
    """The settings of this computer; what cannot be read or used is as if it were not there."""
    settings = Settings(language=os.environ.get("SIXPILLARS_LANGUAGE", "en"))
    if settings.language not in LANGUAGES:
        settings = Settings()
    for setting, value in _found(path).items():
        try:
            settings = settings.changed(setting, value)
        except (ValueError, TypeError):
            continue
    return settings


def write_settings(path: Path, settings: Settings) -> str:
    """Keep the settings, beside what newer versions have in the file.

    Returns why they could not be kept, in a sentence, or nothing.
    """
    contents = _found(path) | MARK | asdict(settings)
    try:
        make_folder(path.parent)
        _file(path).write(json.dumps(contents, indent=2).encode() + b"\n")
    except Trouble as trouble:
        return _unkept(trouble)
    return ""


def obstacle(path: Path) -> str:
    """Why settings will not be kept there, in a sentence; nothing where that is not known yet."""
    try:
        _file(path).refuse_other()
    except Trouble as trouble:
        return _unkept(trouble)
    return ""


def _unkept(trouble: Trouble) -> str:
    if trouble.kind is TroubleKind.OTHERS:
        return say("desk.settings_of_another", file=trouble.path)
    return say("desk.settings_not_kept", reason=str(refusal(trouble)))


def _file(path: Path) -> SingleFile:
    return SingleFile(path, lambda data: _ours(data) is not None, LARGEST_FILE)


def _found(path: Path) -> dict[str, Any]:
    """What our own file holds; nothing where there is none."""
    try:
        return _ours(read_bytes(path, LARGEST_FILE)) or {}
    except Trouble:
        return {}


def _ours(data: bytes) -> dict[str, Any] | None:
    """The settings in a file of ours; None in any other."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict):
        return None
    marked = plain.items() >= MARK.items()
    return plain if marked or plain.keys() <= {field.name for field in fields(Settings)} else None
