"""Forty phones answer at once: `python -m benchmarks.workshop_room`.

The workshop is served on the loopback to Chromium; forty bots have joined.  Measured are the time
from the first answer that is sent to the page that has counted all, and from the click on *Show the
result* to the frame that has the room's predictions; each as often as there are rounds.
"""

import os
import statistics
import threading
import time

from playwright.sync_api import Page, sync_playwright

from benchmarks.timing import machine, show
from scenarios.load import load
from scenarios.pack import pack
from tests.ui.faces.web.workshop.room import BotPhone, ServedRoom
from tools.browser import launch
from ui.faces.paper.workshop.page import make_page
from wasm.module import WIDTHS, module

PHONES = 40
ROUNDS = 6
GOAL = 1000
PATIENCE = 120_000
WATCH = """(wanted) => { window.seen = new Promise((settle) => {
  const look = () => {
    const place = document.getElementById("phone-count");
    const there = place && place.textContent.includes(wanted);
    if (there) settle(performance.timeOrigin + performance.now());
    else requestAnimationFrame(look);
  };
  look();
}); }"""
REVEAL = """() => new Promise((settle) => {
  const before = document.querySelectorAll("#people .rounds .drawing").length;
  const start = performance.now();
  document.getElementById("reveal").click();
  const look = () => {
    const now = document.querySelectorAll("#people .rounds .drawing").length;
    if (now > before) requestAnimationFrame(() => settle(performance.now() - start));
    else requestAnimationFrame(look);
  };
  look();
})"""


def collected(page: Page, bots: list[BotPhone], chance: float) -> float:
    """Milliseconds from the first answer to the page that shows all."""
    page.evaluate(WATCH, f"{PHONES} of {PHONES}")
    gate = threading.Barrier(PHONES + 1)

    def answer(k: int, bot: BotPhone) -> None:
        gate.wait()
        bot.answer(chance, -float(k), float(k))

    threads = [threading.Thread(target=answer, args=one) for one in enumerate(bots)]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.time()
    seen = float(page.evaluate("window.seen"))
    for thread in threads:
        thread.join()
    return seen - 1000 * start


def main() -> None:
    """Print what was measured."""
    world, question = pack(load("default")), load("default").question
    modules = [module(width) for width in WIDTHS]
    counted, shown = [], []
    with (
        ServedRoom(lambda room, own: make_page(world, question, 1, modules, room, own)) as room,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(PATIENCE)
        page.goto(room.lead)
        page.wait_for_selector("body[data-busy=false]")
        bots = [BotPhone(room) for _ in range(PHONES)]
        for bot in bots:
            bot.join()
        for k in range(ROUNDS):
            page.click("#ask")
            while room.poll.asked is None:
                page.wait_for_timeout(20)
            counted.append(collected(page, bots, k / ROUNDS))
            shown.append(float(page.evaluate(REVEAL)))
            while room.poll.asked is not None:
                page.wait_for_timeout(20)
            page.wait_for_selector("body[data-busy=false]")
        browser.close()
    print(machine(), f"; load {os.getloadavg()[0]:.1f}", sep="")
    both = [one + other for one, other in zip(counted, shown, strict=True)]
    rows = []
    for name, times, goal in (
        ("answers sent to all counted", counted, ""),
        ("shown after the click", shown, ""),
        ("both", both, f"goal <= {GOAL}"),
    ):
        told = f"{statistics.median(times):.0f} ms, at most {max(times):.0f}"
        rows.append((f"{PHONES} predictions, {name}", told, goal))
    show("A room with phones", rows)


if __name__ == "__main__":
    main()
