"""Settings of the window, kept between games in one small file of this computer."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from files.reading import read_bytes
from files.writing import make_folder, write_file
from ui.desk.look.look import SCALES
from ui.desk.look.palette import THEMES
from ui.refusal import Refusal
from ui.saving import saying
from ui.words import LANGUAGES

LARGEST_FILE = 10_000
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
    try:
        found = json.loads(read_bytes(path, LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return settings
    for setting, value in found.items() if isinstance(found, dict) else ():
        try:
            settings = settings.changed(setting, value)
        except (ValueError, TypeError):
            continue
    return settings


def write_settings(path: Path, settings: Settings) -> str:
    """Keep the settings; returns what went wrong, or nothing."""
    try:
        with saying():
            make_folder(path.parent)
            write_file(path, json.dumps(asdict(settings), indent=2).encode() + b"\n")
    except Refusal as refusal:
        return str(refusal)
    return ""
