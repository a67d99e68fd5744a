"""Node and a browser for the tests of this folder, and the modules of the rules, compiled once."""

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scenarios.pack import pack
from ui.faces.paper.rules_page.page import make_page
from ui.faces.terminal.game import play_game
from ui.faces.terminal.progress import Progress
from ui.faces.terminal.request import Request
from wasm.module import WIDTHS, module

HERE = Path(__file__).resolve().parent
READY = "The rules are ready"


@pytest.fixture(scope="session")
def node():
    """The program.  Continuous integration has it; elsewhere, what is missing is said."""
    found = shutil.which("node")
    if found is None and not os.environ.get("SIXPILLARS_NEED_BROWSER"):
        pytest.skip("no Node is installed, so no module is run")
    return found


@pytest.fixture(scope="session")
def modules(tmp_path_factory):
    """The files of the modules by their lanes, 0 for floats."""
    folder = tmp_path_factory.mktemp("modules")
    made = {}
    for width in (0, 2, 4):
        made[width] = folder / f"rules-{width}.wasm"
        made[width].write_bytes(module(width))
    return made


@pytest.fixture
def told(node, tmp_path):
    """Run a script of this folder on something, and read what it answers."""

    def run(script: str, question: Any) -> Any:
        asked = tmp_path / "question.json"
        asked.write_text(json.dumps(question))
        done = subprocess.run(
            [node, str(HERE / script), str(asked)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def results():
    """A game that has been played."""
    with Progress() as progress:
        return play_game(Request("quick", seed=7), progress)


@pytest.fixture(scope="session")
def saved(results):
    return results.saved


@pytest.fixture(scope="session")
def world(saved):
    return pack(saved.scenario)


@pytest.fixture(scope="session")
def compiled():
    """The modules of a page by their lanes."""
    return {width: module(width) for width in WIDTHS}


@pytest.fixture(scope="session")
def written(saved, compiled):
    return make_page(saved, compiled)


@pytest.fixture
def opened(browser, errors, tmp_path):
    """Shows a page from a disk, without a network, where its laboratory says so."""
    made = browser.new_page(viewport={"width": 1280, "height": 720})
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda said: said.type in ("error", "warning") and errors.append(said.text))
    made.context.set_offline(True)

    def show(page, ready=READY):
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        made.goto(file.as_uri())
        made.locator("#laboratory").scroll_into_view_if_needed()
        made.locator("#lab-state", has_text=ready).wait_for()
        return made

    show.page = made
    yield show
    made.close()


@pytest.fixture
def packed_anew():
    """Changes what a page has packed: a function of the text of one element."""

    def change(page, name, changed):
        found = re.search(f'<script id="{name}"[^>]*>([^<]*)</script>', page)
        inside = gzip.decompress(base64.b64decode(found[1])).decode()
        assert changed(inside) != inside
        packed = base64.b64encode(gzip.compress(changed(inside).encode(), mtime=0)).decode()
        return page.replace(found[1], packed)

    return change


@pytest.fixture
def errors():
    """What a page complains of: nothing may be there at the end."""
    found = []
    yield found
    assert found == []
