"""HTML as PDF, by a Chromium without a window, and what was printed of what.

Two printings of a page by one Chromium are the same bytes; another version may print others.  So
what is kept beside the PDF files is the digest of the HTML that each was made of.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.browser import launch

DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:([0-9]{14})")
NO_DATE = b"20240101000000"
NODES = re.compile(rb"node[0-9]{8}")
"""Names that Chromium gives to heads of tables, counting from wherever it stands."""


@contextmanager
def printer() -> Iterator[Browser]:
    """A browser that prints.  Raises LookupError where none is installed."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def pdf(browser: Browser, html: str) -> bytes:
    """A page as its style has it: paper, margins and feet.  It does not say when it was made."""
    page = browser.new_page(color_scheme="light")
    page.set_content(html, wait_until="load")
    page.evaluate("document.fonts.ready")
    printed = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    page.close()
    return _renumbered(DATES.sub(lambda found: found[0].replace(found[1], NO_DATE), printed))


def _renumbered(printed: bytes) -> bytes:
    """Nodes counted from 1, in their order and as long as they were, so that no place moves."""
    names = {name: b"node%08d" % k for k, name in enumerate(sorted(set(NODES.findall(printed))), 1)}
    return NODES.sub(lambda found: names[found[0]], printed)


def digest(html: str) -> str:
    """Of the HTML that is printed."""
    return hashlib.sha256(html.encode()).hexdigest()


def ledger(printed: Iterable[tuple[str, str]]) -> bytes:
    """What is kept of (file, HTML), as JSON."""
    kept = {file: digest(html) for file, html in printed}
    return (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode()
