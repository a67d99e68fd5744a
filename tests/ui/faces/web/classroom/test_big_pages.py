"""The teacher's pages in a real browser: the wall, the console and the debrief."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.ui.faces.web.classroom import big_views
from tests.ui.faces.web.classroom.big_stage import PASSWORD, Stage

pytestmark = pytest.mark.compiled

SIZES = ((360, 740), (768, 1024), (1280, 720), (1920, 1080))
LANGUAGES = ("en", "es", "fr")
SLIDES = 6
STEP, PATIENCE = 50, 400  # milliseconds, and how often


@pytest.fixture(scope="module")
def stage():
    with Stage() as made:
        yield made


@pytest.fixture(autouse=True)
def clean(stage):
    stage.signed_in, stage.refusal, stage.asked = True, "", []
    stage.views = {"projector": big_views.projector("plan"), "console": big_views.console("plan")}
    stage.debrief = big_views.debrief()


@pytest.fixture
def opened(browser, stage):
    """Opens pages, which may not complain of anything."""
    contexts, errors = [], []

    def open_page(name, *, width=1280, height=720, theme="light", language="en"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, locale=language
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.goto(stage.address(name))
        return page

    yield open_page
    for context in contexts:
        context.close()
    wanted = [
        one for one in errors if " 401 " not in one and " 403 " not in one and "409" not in one
    ]
    assert wanted == []


def until(page, true):
    """Wait until this is so.  (Playwright's own wait needs `eval`, which our pages forbid.)"""
    for _ in range(PATIENCE):
        if page.evaluate(true):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(true)


def shown(page):
    until(page, "document.querySelector('#main h1')")
    until(page, "[...document.images].every((one) => one.complete)")


def told(page, stage, kind, view):
    """Tell an open page this view, and wait until it shows it."""
    stage.push(kind, view)
    worlds = len(view["worlds"]) if kind == "projector" else 0
    until(
        page,
        f"""document.body.dataset.phase === "{view["class"]["phase"]}"
            && [0, {worlds}].includes(document.querySelectorAll("section.world").length)""",
    )
    shown(page)


def complaints(page, theme):
    """What axe finds; only colours differ in the dark."""
    only = {"runOnly": ["color-contrast"]} if theme == "dark" else {}
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]][:3])
        for one in Axe().run(page, options=only).response["violations"]
    ]


def goes_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def states(page, stage, language):
    """Every state of every page, one after another."""
    shown(page)
    for phase in big_views.PHASES:
        view = big_views.in_language(big_views.projector(phase), language)
        told(page, stage, "projector", view)
        yield f"projector {phase}"
    page.goto(stage.address("console"))
    shown(page)
    for phase, seats in (("lobby", 0), ("plan", 24), ("predict", 24), ("closed", 24)):
        view = big_views.in_language(big_views.console(phase, seats), language)
        told(page, stage, "console", view)
        yield f"console {phase}"
    for name in ("move", "rename"):
        page.locator(f"[data-do=ask_{name}]").first.click()
        yield f"console {name}"
        page.keyboard.press("Escape")
    stage.signed_in = False
    page.goto(stage.address("console"))
    shown(page)
    yield "console login"
    stage.signed_in = True
    stage.debrief = big_views.in_language(big_views.debrief(2), language)
    page.goto(stage.address("debrief"))
    shown(page)
    for slide in range(1, SLIDES + 1):
        yield f"debrief {slide}"
        if slide == 3:
            page.locator(".graft button[type=submit]").click()
            page.wait_for_selector(".grafted")
            yield "debrief grafted"
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(opened, stage, theme):
    page, found = opened("projector", theme=theme), {}
    for name in states(page, stage, "en"):
        if wrong := complaints(page, theme):
            found[name] = wrong
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_goes_sideways_at_any_size_in_any_language(opened, stage, language):
    page, found = opened("projector", language=language), []
    for name in states(page, stage, language):
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if goes_sideways(page):
                found.append((name, width))
        assert page.evaluate("document.documentElement.lang") == language
    assert not found


def test_the_wall_is_read_from_the_last_row_and_cuts_nothing_off(opened, stage):
    page = opened("projector", width=1920, height=1080)
    shown(page)
    for phase in big_views.PHASES:
        for worlds in (1, 3, 5, 8):
            told(page, stage, "projector", big_views.projector(phase, worlds))
            small, cut = page.evaluate(
                """() => {
                  const seen = (one) => one.getClientRects().length
                    && !one.closest(".unseen, .switches, [hidden]");
                  const words = (one) => [...one.childNodes]
                    .some((node) => node.nodeType === 3 && node.data.trim());
                  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
                  const texts = [...document.querySelectorAll("body *")]
                    .filter((one) => seen(one) && words(one));
                  const small = texts.filter((one) => size(one) < 28);
                  const boxes = [...document.querySelectorAll("#main, [data-fits]")];
                  const cut = boxes.filter((one) => one.scrollHeight > one.clientHeight + 1);
                  return [small, cut].map((all) => all.map((one) => one.outerHTML.slice(0, 120)));
                }"""
            )
            assert not small, (phase, worlds, small)
            assert not cut, (phase, worlds, cut)


def test_the_wall_follows_the_class_and_names_nobody(opened, stage):
    page = opened("projector")
    shown(page)
    assert page.locator("#foot .missing").inner_text() == "5 still plan"
    stage.push("projector", big_views.projector("reveal"))
    page.wait_for_selector(".guesses")
    assert "Otter" not in page.inner_text("body")
    assert page.locator("section.world").count() == 3


def test_the_lobby_shows_address_and_code(opened, stage):
    stage.views["projector"] = big_views.projector("lobby")
    page = opened("projector")
    shown(page)
    told = page.inner_text("main")
    assert "192.168.178.34:8000" in told
    assert "KITEQZ" in told
    assert page.evaluate("document.querySelector('.qr img').naturalWidth") > 0


def test_markup_in_a_label_is_shown_as_text(opened):
    page = opened("console")
    shown(page)
    assert page.locator("th.label", has_text=big_views.MARKUP).count() == 1
    assert page.locator("th.label b, th.label img").count() == 0


def test_the_password_lets_in_and_a_wrong_one_is_answered_in_a_sentence(opened, stage):
    stage.signed_in = False
    page = opened("console")
    page.wait_for_selector("#password")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('refused').textContent.includes('four')")
    assert page.evaluate("document.activeElement.id") == "password"
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("table.seats")


PRESSED = (
    ("button[data-what=pause]", {"do": "pause"}),
    ("button[data-what=extend]", {"do": "extend"}),
    ("button[data-what=advance]", {"do": "advance"}),
    ("[data-do=stand_in][data-seat='1']", {"do": "stand_in", "seat": 1}),
    ("[data-do=give_back][data-seat='9']", {"do": "give_back", "seat": 9}),
    ("[data-do=void][data-seat='4']", {"do": "void", "seat": 4}),
    ("[data-do=admit]", {"do": "admit", "request": 4}),
    ("[data-do=refuse]", {"do": "refuse", "request": 4}),
)


@pytest.mark.parametrize(("button", "asked"), PRESSED)
def test_one_key_does_what_a_button_says(opened, stage, button, asked):
    page = opened("console")
    shown(page)
    page.focus(button)
    page.keyboard.press("Enter")
    until(page, "document.getElementById('said').textContent")
    (got,) = stage.asked
    assert {key: got[key] for key in asked} == asked
    assert page.evaluate(f"document.activeElement === document.querySelector(`{button}`)")


def test_a_seat_moves_and_is_renamed_by_keyboard(opened, stage):
    page = opened("console")
    shown(page)
    page.focus("[data-do=ask_move][data-seat='1']")
    page.keyboard.press("Enter")
    page.focus("[data-do=move][data-world='1'][data-nation='BRA']")
    page.keyboard.press("Enter")
    page.focus("[data-do=ask_rename][data-seat='1']")
    page.keyboard.press("Enter")
    page.keyboard.type("Lynx")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('said').textContent.includes('name')")
    moved, renamed = stage.asked
    assert (moved["do"], moved["seat"], moved["world"], moved["nation"]) == ("move", 1, 1, "BRA")
    assert (renamed["do"], renamed["label"]) == ("rename", "Lynx")


def test_a_refusal_is_told_and_nothing_lost(opened, stage):
    stage.refusal = "The class has not begun."
    page = opened("console")
    shown(page)
    page.click("button[data-what=pause]")
    until(page, "document.getElementById('said').className === 'bad'")
    assert page.inner_text("#said") == stage.refusal
    assert page.locator("table.seats tbody tr").count() > 24


def test_arrows_turn_the_slides_and_escape_leaves(opened):
    page = opened("debrief")
    shown(page)
    titles = [page.inner_text("h1")]
    for _ in range(SLIDES - 1):
        page.keyboard.press("ArrowRight")
        titles.append(page.inner_text("h1"))
        assert "undefined" not in page.inner_text("main")
    assert len(set(titles)) == SLIDES
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("h1") == titles[-2]
    page.keyboard.press("Escape")
    page.wait_for_url("**/console")


def test_a_transplant_is_played_before_everybody(opened, stage):
    page = opened("debrief#3")
    shown(page)
    page.focus(".graft input:checked")
    page.keyboard.press("Enter")
    page.wait_for_selector(".grafted")
    assert stage.asked == [{"turn": 2, "nation": "CHN", "source": 0, "target": 1}]
    assert "+3.1" in page.inner_text(".verdict")
    assert page.locator(".grafted table tr").count() == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_scrolls_where_worlds_part_in_many_ways(opened, stage, language):
    told = big_views.in_language(big_views.debrief(), language)
    (part,) = told["parting"]
    many = [one | {"sentences": 3 * one["sentences"]} for one in part["orders"]]
    told["parting"] = [part | {"turn": turn, "orders": many} for turn in range(3)]
    stage.debrief = told
    page = opened("debrief#3", width=1920, height=1080, language=language)
    shown(page)
    over = "(one) => one.scrollHeight - one.clientHeight"
    assert page.evaluate(f"({over})(document.querySelector('#main'))") <= 1
    assert page.locator("[data-key=part-0] li:visible").count() >= 2


def test_a_debrief_that_is_asked_for_too_early_says_so_and_comes(opened, stage):
    stage.debrief = {"ready": False}
    page = opened("debrief")
    page.wait_for_selector("[data-key=early]")
    stage.debrief = big_views.debrief()
    page.wait_for_selector("#slide-title")
