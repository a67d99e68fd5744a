"""What docs/research.md and the notebooks show is run as it stands."""

import json
import re
import shlex
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ui.faces.terminal.cli import start

pytestmark = pytest.mark.compiled
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "research.md"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
TABLES = {
    "batch.md": [
        "run default --out game",
        "batch quick --replicates 200 --out out",
    ],
    "questions.md": [],
    "tables.md": [],
    "usage.md": ["run quick --turns 3 --seed 7 --out run7"],
}
"""Other pages that read tables, and what must be there before."""
READS = re.compile(r"(read|scan)_\w+\(|FROM '|\.frame\(\)|outcomes\(\)|\.differences")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Run where nothing lies about, without a window."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")


def play(code: str, place: str, names: dict[str, Any]) -> None:
    """Run a piece of code; a failure names the place and shows the line."""
    try:
        exec(compile(code, place, "exec"), names)
    except Exception:
        pytest.fail(f"{place}:\n{code}\n{traceback.format_exc(limit=-3)}")


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    """Language, code and place of every code block."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield found[1], found[2], f"{page.name}, line {line}"


def test_every_block_of_the_page_runs(capsys):
    names: dict[str, Any] = {"__name__": "research"}
    seen = set()
    for language, code, place in blocks(PAGE):
        seen.add(language)
        if language == "python":
            play(code, place, names)
        elif language == "toml":  # a file, whose name its first line gives
            Path(code.split("\n", 1)[0].removeprefix("# ")).write_text(code, encoding="utf-8")
        elif language == "sh":
            for line in code.splitlines():
                program, *words = shlex.split(line)
                assert program == "sixpillars", f"{place}: {line}"
                assert start(words) == 0, f"{place}: {line}"
    assert seen == {"python", "sh", "toml"}
    capsys.readouterr()


@pytest.mark.parametrize(("page", "needed"), TABLES.items())
def test_what_a_page_reads_tables_with_runs(page, needed, capsys):
    for line in needed:
        assert start(shlex.split(line)) == 0, line
    names: dict[str, Any] = {"__name__": page}
    played = 0
    for language, code, place in blocks(DOCS / page):
        if language == "sh":
            for line in code.splitlines():
                assert start(shlex.split(line)[1:]) == 0, f"{place}: {line}"
        elif language == "python" and READS.search(code):
            play(code, place, names)
            played += 1
    assert played
    capsys.readouterr()


def test_the_page_names_files_that_there_are():
    text = PAGE.read_text(encoding="utf-8")
    house = DOCS.parent
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    named = re.findall(r"`((?:lab|sim|scenarios|tests)/[\w/.-]+)`", text)
    assert [name for name in linked if not (DOCS / name).exists()] == []
    assert [name for name in named if not (house / name).exists()] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(notebook, capsys):
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"]):
        if cell["cell_type"] == "code":
            play("".join(cell["source"]), f"{notebook.name}, cell {number}", names)
    capsys.readouterr()


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs(notebook):
    text = notebook.read_text(encoding="utf-8")
    book = json.loads(text)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    identities = [cell["id"] for cell in book["cells"]]
    assert len(set(identities)) == len(identities)
    for cell in book["cells"]:
        assert set(cell) <= {"cell_type", "id", "metadata", "source", "outputs", "execution_count"}
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert text == json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def test_there_is_a_notebook():
    assert [path.name for path in NOTEBOOKS] == ["first-experiment.ipynb", "mesa.ipynb"]
