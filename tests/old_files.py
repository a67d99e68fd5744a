"""Files that rules 1 have written, kept as they are: a run, saves and a batch of three nations."""

from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().with_name("old_rules")
RUN, SAVES, BATCH = HERE / "run", HERE / "saves", HERE / "batch"


def sums(folder: Path) -> dict[str, str]:
    """Every file in a folder and what is in it, to tell whether anything was touched."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}
