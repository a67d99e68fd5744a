"""Pages lead to each other: every link has an end, and every page can be found from a list.

What a page names, there is: files and folders by their path, words by where they are made.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(p for p in (ROOT / "docs").rglob("*.md") if ".venv" not in p.parts)]
)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
ANCHOR = re.compile(r"\]\(([^)\s#]*)#([^)\s]+)\)")
ROOMS = "agents|benchmarks|docs|files|lab|policies|scenarios|sim|tests|tools|ui|wasm"
NAMED = re.compile(rf"`((?:{ROOMS})/[\w./-]*)`")
DOTTED = re.compile(r"`((?:agents|lab|policies|scenarios|sim|ui|wasm)(?:\.\w+)*)`")
OF_ONES_OWN = re.compile(r"my[_-]|NAME|xx")
"""Names of what a reader is to write."""
OF_THEIR_TIME = ("docs/decisions", "CHANGELOG.md")
"""Pages that tell what was when they were written."""
TODAY = [p for p in PAGES if not str(p.relative_to(ROOT)).startswith(OF_THEIR_TIME)]


def told(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=told)
def test_every_link_has_an_end(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-") for text in headings}


@pytest.mark.parametrize("page", PAGES, ids=told)
def test_every_link_into_a_page_meets_a_heading(page: Path) -> None:
    for link, anchor in ANCHOR.findall(page.read_text(encoding="utf-8")):
        target = page.parent / link if link else page
        if ":" not in link and target.suffix == ".md":
            assert anchor in anchors(target), f"{link}#{anchor}"


@pytest.mark.parametrize("page", TODAY, ids=told)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    there = [name for name in named if not OF_ONES_OWN.search(name)]
    assert [name for name in there if not (ROOT / name).exists()] == []


def made(dotted: str) -> bool:
    """Whether a module, or what it defines, has this name."""
    parts = dotted.split(".")
    for k in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:k])
        if place.is_dir() and k == len(parts):
            return True
        if place.with_suffix(".py").exists():
            return k == len(parts) or parts[k] in defined(place.with_suffix(".py"))
    return False


def defined(source: Path) -> set[str]:
    """The names that a module makes at its top."""
    found: set[str] = set()
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef() | ast.FunctionDef():
                found.add(node.name)
            case ast.Assign():
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


@pytest.mark.parametrize("page", TODAY, ids=told)
def test_what_a_page_names_by_its_module_is_made_there(page: Path) -> None:
    names = [name for name in DOTTED.findall(page.read_text(encoding="utf-8")) if "." in name]
    assert [name for name in names if not made(name)] == []


@pytest.mark.parametrize("folder", ["decisions", "model", ""])
def test_every_page_is_listed(folder: str) -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    if folder == "model":
        listed += (ROOT / "docs" / "model" / "README.md").read_text(encoding="utf-8")
    names = [page.name for page in sorted((ROOT / "docs" / folder).glob("*.md"))]
    assert names
    assert [name for name in names if name != "README.md" and f"{name})" not in listed] == []
