"""A trial: one mutant in a copy of the tree of its own, before one test after another.

Copies are made of links to one clean copy, so that a trial costs no disk and little time, and each
has a cache folder of its own: machine code of a mutant never meets that of another.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.mutants.edits import Edit
from tools.mutants.rooms import Stage

PATIENCE = 4.0  # times what the tests take without a mutant
GRACE = 30.0  # seconds, because a machine is not always as fast
LONGEST = 1800.0  # seconds that the tests may take without a mutant
PASSED, NOTHING = 0, 5  # exit codes of pytest
CULPRIT = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


class Misuse(Exception):
    """Tests that fail, or are none, without any mutant: no trial would mean anything."""


@dataclass(frozen=True)
class Verdict:
    """What came of a trial: by which stage and test a mutant was killed, if it was."""

    killed: bool
    stage: str = ""
    by: str = ""  # a test, or "timeout"
    seconds: float = 0.0


def clean_copy(house: Path, folder: Path) -> None:
    """Copy what git knows or would know, without what it ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=house,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    shutil.rmtree(folder, ignore_errors=True)
    for name in filter(None, listed.split("\0")):
        if (house / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(house / name, folder / name)


class Bench:
    """A place for trials, one after the other: always the same folder, always made anew."""

    def __init__(self, clean: Path, folder: Path, seconds: dict[str, float]) -> None:
        self.clean = clean
        self.tree = folder / "tree"
        self.cache = folder / "cache"
        self.warm = folder / "warm"  # machine code of the tree without a mutant
        self.seconds = seconds  # that each stage takes without a mutant
        self.nurseries: dict[bool, subprocess.Popen[str]] = {}

    def lay_out(self, warm: bool) -> None:
        """A whole tree, and an empty cache or one that knows the unchanged kernels."""
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.copytree(self.clean, self.tree, copy_function=os.link)
        if warm and self.warm.exists():
            shutil.copytree(self.warm, self.cache)

    def check(self, stage: Stage) -> None:
        """Time a stage without a mutant, once.  Raises Misuse if its tests do not pass."""
        key = f"{'compiled' if stage.compiled else 'interpreted'}: {' '.join(stage.tests)}"
        if key in self.seconds and not (stage.compiled and not self.warm.exists()):
            return
        self.lay_out(warm=True)
        code, told, seconds = self.tests(stage, LONGEST)
        if code != PASSED:
            raise Misuse(f"{key}: pytest answers {code} without any mutant\n{told[-2000:]}")
        self.seconds[key] = seconds
        if stage.compiled:
            shutil.rmtree(self.warm, ignore_errors=True)
            self.cache.rename(self.warm)

    def limit(self, stage: Stage) -> float:
        """Seconds after which a stage counts as hanging."""
        key = f"{'compiled' if stage.compiled else 'interpreted'}: {' '.join(stage.tests)}"
        return GRACE + PATIENCE * self.seconds[key]

    def tests(self, stage: Stage, limit: float) -> tuple[int | None, str, float]:
        """Run the tests of a stage until one fails: exit code (None: too long), output, seconds."""
        told = self.tree.parent / "told"
        request = {
            "tree": str(self.tree),
            "told": str(told),
            "limit": limit,
            "arguments": [
                *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist"),
                *("-W", "ignore::pytest.PytestAssertRewriteWarning", "--hypothesis-seed=0"),
                *stage.tests,
                *(() if stage.compiled else ("-m", "not compiled")),
            ],
            "environment": {
                "PYTHONPATH": str(self.tree),
                "SIXPILLARS_CACHE": str(self.cache),
                "OPENBLAS_NUM_THREADS": "1",
            },
        }
        nursery = self.nursery(stage.compiled)
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        nursery.stdin.write(json.dumps(request) + "\n")
        nursery.stdin.flush()
        answer = json.loads(nursery.stdout.readline())
        return answer["code"], told.read_text(errors="replace"), answer["seconds"]

    def nursery(self, compiled: bool) -> "subprocess.Popen[str]":
        """The process that runs tests, with the compiler or without; started when it is needed."""
        if compiled not in self.nurseries:
            self.nurseries[compiled] = subprocess.Popen(
                [sys.executable, "-m", "tools.mutants.nursery"],
                env={
                    **os.environ,
                    "PYTHONHASHSEED": "0",
                    "NUMBA_DISABLE_JIT": "0" if compiled else "1",
                },
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self.nurseries[compiled]

    def judge(self, edit: Edit, stages: list[Stage]) -> Verdict:
        """Put a mutant before its stages.  Raises Misuse if they fail without it."""
        spent = 0.0
        for stage in stages:
            self.check(stage)
            self.lay_out(warm=stage.compiled)
            victim = self.tree / edit.file
            source = victim.read_bytes()
            victim.unlink()  # it is a link to the clean copy
            victim.write_bytes(edit.applied(source))
            code, told, seconds = self.tests(stage, self.limit(stage))
            spent += seconds
            if code == NOTHING:
                raise Misuse(f"{stage.name} of {edit.file}: no test was run")
            if code is None:
                return Verdict(True, stage.name, "timeout", spent)
            if code != PASSED:
                culprit = CULPRIT.search(told)
                by = culprit[1] if culprit else f"pytest answers {code}"
                return Verdict(True, stage.name, by, spent)
        return Verdict(False, seconds=spent)
