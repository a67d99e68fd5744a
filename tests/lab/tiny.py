"""The smallest world for questions: three nations and one turn, quick without the compiler, too."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scenarios.load import load_file
from scenarios.pack import pack

TEXT = """extends = "quick"
name = "tiny"
title = "Three nations, one turn"
roster = ["USA", "CHN", "KEN"]
turns = 1
"""


@cache
def tiny():
    """The world, packed once."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tiny.toml"
        file.write_text(TEXT)
        return pack(load_file(file))
