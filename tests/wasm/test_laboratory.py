"""Reports, debriefs and comparisons as laboratories: in one file, and readable without it."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from lab.compare import compare
from tests.wasm.conftest import READY
from ui.faces.paper.debrief.page import make_page as debrief_page
from ui.faces.paper.lab_pages import make_page as answer_page
from ui.faces.paper.laboratory.laboratory import NO_LABORATORY
from ui.faces.paper.report.page import make_page as report_page
from ui.faces.terminal.laboratory import of_answer, of_game
from ui.play.debrief.make import make_debrief
from ui.play.debrief.reading import session_of
from ui.play.words import speak

pytestmark = pytest.mark.compiled
LARGEST = 1_000_000
"""Bytes that a page with a laboratory may have."""
SAME = "All 40 quarters are the same, to the last bit."
WITHOUT = {
    "no WebAssembly": "delete globalThis.WebAssembly;",
    "no SIMD": """
        const own = WebAssembly.validate;
        WebAssembly.validate = (bytes) => bytes.length < 180000 && own(bytes);
    """,
}


@pytest.fixture(scope="module")
def comparison():
    return compare("quick", b_policies="hegemon", seed=3, replicates=4)


@pytest.fixture(scope="module")
def pages(results, saved, compiled, comparison):
    """The page of each kind."""
    laboratory = of_game(saved, compiled)
    debrief = make_debrief(session_of(saved), "IND", worlds=20)
    return {
        "report": report_page(results, laboratory),
        "debrief": debrief_page(debrief, laboratory),
        "comparison": answer_page(comparison, of_answer(comparison, compiled)),
    }


KINDS = ("report", "debrief", "comparison")


@pytest.mark.parametrize("kind", KINDS)
def test_it_stays_light_and_may_load_nothing(pages, kind):
    page = pages[kind]
    assert len(page.encode()) < LARGEST
    assert "connect-src" not in page
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_without_the_rules_there_is_no_laboratory(results, saved, comparison):
    assert of_game(saved, None) is NO_LABORATORY
    assert of_answer(comparison, None) is NO_LABORATORY
    plain = report_page(results)
    assert plain == report_page(results, NO_LABORATORY)
    assert "<script" not in plain
    assert "laboratory" not in plain


@pytest.mark.parametrize("kind", KINDS)
def test_it_replays_tries_other_luck_and_has_nothing_against_it(opened, pages, kind):
    page = opened(pages[kind])
    page.click("#lab-again")
    sides = 2 if kind == "comparison" else 1
    assert page.inner_text("#lab-agreed").count(SAME) == sides
    page.select_option("#lab-from", "4")
    page.focus("#lab-budget")
    page.keyboard.press("End")
    assert page.inner_text("#lab-budget-at") == "0.30 %"
    page.locator("#lab-futures", has_text="of 200 other draws").wait_for()
    assert page.locator(".lab-strip").count() == 4 * sides
    assert page.locator("#lab-outcomes table").count() == 2 * sides
    results = Axe().run(page).response["violations"]
    assert json.dumps([one["id"] for one in results]) == "[]"


def test_fewer_incidents_are_a_gain_and_pacts_are_neither(opened, pages):
    page = opened(pages["report"])
    kinds, pacts = set(), set()
    for nation in range(8):
        page.select_option("#lab-nation", index=nation)
        for key in ("End", "Home"):
            page.focus("#lab-safety")
            page.keyboard.press(key)
            cell = page.locator("#lab-outcomes tr", has_text="AI incidents").locator("td").last
            kinds.add((cell.inner_text()[0], cell.get_attribute("class")))
            agreed = page.locator("#lab-outcomes tr", has_text="acts in force").locator("td").last
            pacts.add(agreed.get_attribute("class"))
    assert pacts == {"figure"}
    assert ("−", "figure gain") in kinds
    assert kinds <= {("−", "figure gain"), ("+", "figure loss"), ("0", "figure")}


@pytest.mark.parametrize("language", ["es", "fr"])
def test_it_speaks_the_language_of_its_page_on_a_phone(opened, results, saved, compiled, language):
    speak(language)
    try:
        made = report_page(results, of_game(saved, compiled))
    finally:
        speak("en")
    page = opened(made, re.compile(r"\w"))
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#lab-bands table").first.wait_for()
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "{" not in page.inner_text("#laboratory")


def test_two_games_are_told_apart_as_the_language_writes_it(opened, comparison, compiled):
    speak("fr")
    try:
        made = answer_page(comparison, of_answer(comparison, compiled))
    finally:
        speak("en")
    page = opened(made, re.compile(r"\w"))
    page.locator("#lab-bands table").first.wait_for()
    page.click("#lab-again")
    told = page.inner_text("#laboratory")
    assert not re.findall(r"\w[^\n]*[^\u00a0]: ", told)
    assert page.inner_text("#lab-agreed").count("\n") == 1


@pytest.mark.parametrize(
    ("lacks", "sentence"), [("no WebAssembly", "no WebAssembly"), ("no SIMD", READY)]
)
def test_an_old_browser_has_floats_or_one_sentence(opened, pages, lacks, sentence):
    opened.page.add_init_script(WITHOUT[lacks])
    page = opened(pages["report"], sentence)
    assert page.is_visible("#lab-desk") == (sentence == READY)
    if sentence == READY:
        page.click("#lab-again")
        assert page.inner_text("#lab-agreed") == SAME


def test_all_else_is_read_without_a_script(browser, pages, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(pages["report"], encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator("main").inner_text()
    assert "needs JavaScript" in shown
    assert "Play again and compare" not in shown
    assert "points ahead of" in shown
    context.close()
