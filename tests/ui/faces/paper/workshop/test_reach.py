"""Everybody can use the page: by keyboard, in three languages, small and large, light and dark."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.ui.faces.paper.workshop.visit import Visit

pytestmark = pytest.mark.compiled
SIZES = ((360, 740), (768, 1024), (1280, 720), (1920, 1080))
FOLDS = ("a-who", "a-what", "a-proposal", "uncertain", "certain", "rule-economy")
MARKERS = re.compile(r"\b(?:workshop|regime|figure)\.[a-z]|\b(?:undefined|NaN|null)\b|\{[a-z]+\}")


def states(visit):
    """Every state that the page can be in, one after the other."""
    visit.answered()
    yield "answered"
    for name in FOLDS:
        visit.unfold(name)
    yield "unfolded"
    visit.page.fill("#search", "talent")
    visit.page.check("[id='fix-params.talent.mobility-set']")
    yield "an assumption held still"
    visit.page.click("#prior-add")
    visit.page.click("#ask")
    visit.page.click("#prediction-add")
    yield "asking"
    visit.page.click("#reveal")
    visit.settle()
    yield "revealed"
    visit.page.click("#present")
    yield "presenting"
    for _ in range(7):
        visit.page.keyboard.press("ArrowRight")
    yield "the last part"
    visit.page.keyboard.press("Escape")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser, workshop, theme):
    found, axe = {}, Axe()
    with Visit(browser, workshop, color_scheme=theme, reduced_motion="reduce") as visit:
        # the page allows no script but its own, so axe is put in from outside
        for name in states(visit):
            violations = axe.run(visit.page).response["violations"]
            if violations:
                found[name] = [
                    (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
                    for one in violations
                ]
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_nothing_is_scrolled_sideways(browser, workshop, size, language):
    width, height = size
    with Visit(browser, workshop, viewport={"width": width, "height": height}) as visit:
        visit.page.select_option("#language", language)
        for name in states(visit):
            for letters in ("100%", "200%"):
                visit.page.evaluate(
                    "size => { document.documentElement.style.fontSize = size; }", letters
                )
                wide = visit.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, (name, letters)
            visit.page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_whole_page_is_in_one_language(browser, workshop, language):
    with Visit(browser, workshop) as visit:
        visit.page.select_option("#language", language)
        assert visit.page.get_attribute("html", "lang") == language
        for name in states(visit):
            told = visit.page.inner_text("#root")
            assert MARKERS.findall(told) == [], name
        # a language is a choice of whoever looks, and can be changed at any time
        visit.page.select_option("#language", "es" if language != "es" else "fr")
        assert visit.page.get_attribute("html", "lang") != language
        visit.settle()
        assert MARKERS.findall(visit.page.inner_text("#root")) == []


def focused(page):
    return page.evaluate(
        "document.activeElement.id || document.activeElement.getAttribute('aria-label') "
        "|| document.activeElement.textContent"
    )


def test_everything_is_reached_by_tab_and_shows_where_it_is(browser, workshop):
    with Visit(browser, workshop) as visit:
        visit.settle()
        wanted = visit.page.evaluate(
            """[...document.querySelectorAll('#root :is(a, button, select, input, summary)')]
            .filter((one) => !one.disabled && one.getClientRects().length
              && !one.closest('details:not([open]) > :not(summary)'))
            .map((one) => one.id || one.textContent)"""
        )
        met = []
        for _ in range(len(wanted) + 20):
            visit.page.keyboard.press("Tab")
            met.append(focused(visit.page))
            if met[-1] not in ("open",):  # a file input shows it on its label
                width = visit.page.evaluate(
                    "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
                )
                assert width >= 2, met[-1]
            if len(set(wanted) - set(met)) == 0:
                break
        assert set(wanted) - set(met) == set()


def test_a_slider_is_turned_by_keys_and_keeps_the_focus(browser, workshop):
    with Visit(browser, workshop) as visit:
        visit.settle()
        visit.page.fill("#search", "economy.gain")
        tick = "[id='fix-params.economy.gain-set']"
        visit.page.focus(tick)
        visit.page.keyboard.press("Space")
        assert focused(visit.page) == "fix-params.economy.gain-set"
        visit.page.keyboard.press("Tab")
        for _ in range(3):
            visit.page.keyboard.press("ArrowRight")
            visit.page.wait_for_timeout(30)
        assert focused(visit.page) == "fix-params.economy.gain"
        value = visit.state["fixed"]["params.economy.gain"]
        visit.page.keyboard.press("Control+z")
        assert visit.state["fixed"]["params.economy.gain"] < value
        visit.settle()
        assert focused(visit.page) == "fix-params.economy.gain"


def test_typing_and_going_on_by_tab_loses_no_focus(browser, workshop):
    with Visit(browser, workshop) as visit:
        visit.answered()
        visit.unfold("a-proposal")
        visit.page.focus("#a-name")
        visit.page.keyboard.press("End")
        visit.page.keyboard.type(" of ours")
        visit.page.keyboard.press("Tab")
        visit.page.wait_for_timeout(100)
        assert focused(visit.page) == "a-by"
        visit.page.keyboard.type("Table 3")
        visit.page.keyboard.press("Tab")
        visit.page.wait_for_timeout(100)
        assert focused(visit.page) == "a-why"
        visit.page.keyboard.type("because")
        visit.page.keyboard.press("Tab")
        visit.page.wait_for_timeout(100)
        assert focused(visit.page) == "a-keep"
        visit.page.keyboard.press("Enter")
        (kept,) = visit.state["proposals"]
        assert (kept["name"], kept["by"], kept["why"]) == (
            "Open to all of ours", "Table 3", "because",
        )  # fmt: skip


def test_presenting_goes_by_keys(browser, workshop):
    with Visit(browser, workshop) as visit:
        visit.settle()
        visit.page.focus("#present")
        visit.page.keyboard.press("Enter")
        assert visit.page.is_visible("#cards")
        assert not visit.page.is_visible("#result")
        visit.page.keyboard.press("ArrowRight")
        assert visit.page.is_visible("#result")
        visit.page.keyboard.press("ArrowLeft")
        assert visit.page.is_visible("#cards")
        visit.page.keyboard.press("Escape")
        assert visit.page.is_visible("#head")
        assert visit.page.is_visible("#regret")


def test_colours_follow_the_computer_and_the_choice(browser, workshop):
    with Visit(browser, workshop, color_scheme="dark") as visit:
        visit.answered()
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = visit.page.evaluate(ground)
        visit.page.select_option("#theme", "light")
        assert visit.page.evaluate(ground) != dark
        visit.page.reload()
        visit.answered()
        assert visit.page.evaluate(ground) != dark
