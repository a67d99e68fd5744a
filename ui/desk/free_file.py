"""A name for a file that nobody has taken yet."""

import os
from pathlib import Path


def free_file(folder: Path, stem: str, suffix: str) -> Path:
    """A file of this name in the folder, or with a number behind it where there is one already."""
    path, number = folder / f"{stem}{suffix}", 2
    while os.path.lexists(path):
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
