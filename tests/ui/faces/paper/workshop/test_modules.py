"""The page's own modules, each by its file of tests, in Node."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
FILES = sorted(HERE.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_module_does_what_its_tests_say(file):
    node = shutil.which("node")
    if node is None and not os.environ.get("SIXPILLARS_NEED_BROWSER"):
        pytest.skip("no Node is installed, so no module of the page is tried")
    done = subprocess.run([node, "--test", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_idea_of_the_page_is_tried():
    assert {"statistics", "predictions", "regimes", "share", "engine", "telling", "markup"} <= {
        file.name.removesuffix(".test.mjs") for file in FILES
    }
