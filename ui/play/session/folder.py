"""Where saves are kept.  Nothing is imported here, so that the window knows at once."""

import os
import sys
from pathlib import Path


def default_folder() -> Path:
    """Where this computer keeps saves; SIXPILLARS_SAVES names another folder."""
    chosen = os.environ.get("SIXPILLARS_SAVES")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "sixpillars" / "saves"
