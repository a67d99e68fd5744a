"""How soon the workshop answers, in Chromium: `python -m benchmarks.workshop [PAGE.html ...]`.

An assumption is turned to another value and let go, so that both regimes are played anew; from that
to the frame that shows 64 futures, and to the one that shows 500.  Without a file, the page of the
default world.  Several pages take turns, so that a busy machine troubles all alike.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.timing import machine, show
from scenarios.load import load
from scenarios.pack import pack
from tools.browser import launch
from ui.faces.paper.workshop.page import make_page
from wasm.module import WIDTHS, module

TURNS = 8
WARM = 1
GOALS = {64: 100, 500: 500}
FIGURE = "params.economy.gain"
PATIENCE = 120_000
TURN = """([id, at]) => {
  performance.clearMeasures();
  const slider = document.getElementById(id);
  slider.value = Number(slider.min) + at * (slider.max - slider.min);
  slider.dispatchEvent(new Event("change", { bubbles: true }));
}"""
MEASURED = "() => performance.getEntriesByType('measure').map((one) => [one.name, one.duration])"


def opened(page: Page, file: Path) -> None:
    """Open a page and hold the figure still."""
    page.set_default_timeout(PATIENCE)
    page.goto(file.resolve().as_uri())
    page.wait_for_selector("body[data-busy=false]")
    if button := page.query_selector("#show-result"):
        button.click()
    page.fill("#search", FIGURE.removeprefix("params."))
    page.check(f"[id='fix-{FIGURE}-set']")
    page.wait_for_selector("body[data-busy=false]")


def turned(page: Page, at: float) -> dict[str, float]:
    """Milliseconds of one turn, by what was measured."""
    page.evaluate(TURN, [f"fix-{FIGURE}", at])
    page.wait_for_function("() => performance.getEntriesByName('pair 500').length > 0")
    found = page.evaluate(MEASURED)
    page.wait_for_selector("body[data-busy=false]")
    return {str(name): float(value) for name, value in found}


def main(files: list[Path]) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if not files:
            files = [Path(folder) / "default.html"]
            world = pack(load("default"))
            made = make_page(world, load("default").question, 1, [module(w) for w in WIDTHS])
            files[0].write_text(made, encoding="utf-8")
        browser = launch(playwright)
        pages = [browser.new_page(viewport={"width": 1280, "height": 720}) for _ in files]
        for page, file in zip(pages, files, strict=True):
            opened(page, file)
        spent: list[dict[int, list[float]]] = [{count: [] for count in GOALS} for _ in files]
        for k in range(WARM + TURNS):
            for page, mine in zip(pages, spent, strict=True):
                found = turned(page, (k + 1) / (WARM + TURNS + 1))
                for count in GOALS:
                    mine[count].append(found[f"pair {count}"])
        browser.close()
    print(machine(), f"; load {os.getloadavg()[0]:.1f}", sep="")
    for file, mine in zip(files, spent, strict=True):
        rows = []
        for count, goal in GOALS.items():
            times = sorted(mine[count][WARM:])
            rows += [
                (
                    f"{count} futures, median",
                    f"{statistics.median(times):.0f} ms",
                    f"goal <= {goal}",
                ),
                (f"{count} futures, least", f"{times[0]:.0f} ms", ""),
            ]
        show(f"A slider of {file.name}", rows)


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
