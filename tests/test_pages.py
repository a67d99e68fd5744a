"""Pages lead to each other: every link has an end, and every page can be found from a list."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(p for p in (ROOT / "docs").rglob("*.md") if ".venv" not in p.parts)]
)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_every_link_has_an_end(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("folder", ["decisions", "model", ""])
def test_every_page_is_listed(folder: str) -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    if folder == "model":
        listed += (ROOT / "docs" / "model" / "README.md").read_text(encoding="utf-8")
    names = [page.name for page in sorted((ROOT / "docs" / folder).glob("*.md"))]
    assert names
    assert [name for name in names if name != "README.md" and f"{name})" not in listed] == []
