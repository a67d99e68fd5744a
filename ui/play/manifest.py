"""The manifest: everything needed to know what was run, and whether two runs are the same."""

import importlib.metadata
import platform
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.edition import RULES

if TYPE_CHECKING:
    from agents.diary import Diary
    from agents.world import World


def version() -> str:
    """The installed version of Six Pillars."""
    try:
        return importlib.metadata.version("sixpillars")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def make_manifest(world: "World", diary: "Diary") -> dict[str, Any]:
    """The manifest of a game; `state_hashes` has the start's hash first, then one a tick."""
    from scenarios.limits import beyond_of  # noqa: PLC0415  (--version asks this file too)

    return {
        "product": "sixpillars",
        "version": version(),
        "scenario": {"name": world.name, "sha256": world.sha256},
        "beyond_evidence": [one._asdict() for one in beyond_of(world.params)],
        "invalid": 0,  # a game that comes to mean nothing has no results
        "python": platform.python_version(),
        "numpy": importlib.metadata.version("numpy"),
        "numba": importlib.metadata.version("numba"),
        **facts_of(diary, world.codes),
    }


def facts_of(diary: "Diary", codes: Sequence[str]) -> dict[str, Any]:
    """What a manifest says that the diary of the same game says, too."""
    return {
        "rules": RULES,
        "source_digest": diary.source_digest,
        **({"additions": dict(diary.additions)} if diary.additions else {}),
        "seed": diary.seed,
        "replicate": diary.replicate,
        "policies": dict(zip(codes, diary.policies, strict=True)),
        **({"policy_files": _files(diary)} if diary.policy_files else {}),
        "turns": len(diary.moves),
        "ticks": len(diary.hashes) - 1,
        "state_hash": diary.hashes[-1],
        "state_hashes": list(diary.hashes),
    }


def _files(diary: "Diary") -> dict[str, Any]:
    """What policies in files say, by name, and the hash of it."""
    from scenarios.policy_file import plain_of  # noqa: PLC0415

    return {name: plain_of(file) for name, file in diary.policy_files.items()}
