"""What the page does with what it is told, in a real browser."""

import statistics

import pytest

from tests.ui.faces.web.bot import WebBot
from tools.browser import find_browser
from ui.desk.actions import ChangeSetting, Go
from ui.desk.question import Question
from ui.desk.scene.control import Kind
from ui.desk.screens.encyclopedia.encyclopedia import Read

pytestmark = pytest.mark.compiled
FIRST_PAGE = 300_000  # bytes


def test_the_first_page_is_light_and_all_of_it_is_ours(browser, game):
    page = browser.new_page()
    taken, addresses = [], []

    def fetched(answer):
        addresses.append(answer.url)
        taken.append(len(answer.body()))

    page.on("response", fetched)
    page.on("websocket", lambda s: s.on("framereceived", lambda told: taken.append(len(told))))
    page.goto(game.address)
    game.shown(page)
    page.wait_for_load_state("networkidle")
    page.close()
    assert all(address.startswith(game.address) for address in addresses)
    assert any("/map/" in address for address in addresses)
    assert 50_000 < sum(taken) <= FIRST_PAGE


def test_every_control_is_a_real_one_where_it_is_drawn(game, page, bot):
    bot.wait_until(lambda: game.desk.ready, "the rules")
    for name in ("settings", "setup", "encyclopedia"):
        game.call(lambda name=name: game.desk.do(Go(name)))
        game.settle(page)
        scene = bot.look()
        shown = page.evaluate(
            """[...document.querySelectorAll("#controls > *")].map((e) => {
                const {x, y, width, height} = e.getBoundingClientRect();
                return [e.dataset.name, [x, y, width, height], e.tabIndex];
            })"""
        )
        boxes = {one: box for one, box, _ in shown}
        assert [one for one, _, _ in shown] == [control.name for control in scene.usable]
        for control in scene.usable:
            box = control.box
            assert boxes[control.name] == [box.x, box.y, box.w, box.h], control.name
        reached = [one for one, _, tab in shown if tab >= 0]
        assert reached == [control.name for control in scene.usable if control.takes_focus]


def test_text_is_as_wide_as_it_was_measured(game, page, bot):
    bot.wait_until(lambda: game.desk.ready, "the rules")
    game.call(lambda: game.desk.do(Go("encyclopedia", "rule.talent")))
    game.settle(page)
    page.evaluate("document.fonts.ready")
    widths = page.evaluate(
        """[...document.querySelectorAll("#picture tspan")].map((e) => [
            e.textContent, e.getComputedTextLength(),
            Number(e.parentNode.getAttribute("font-size")),
            e.parentNode.getAttribute("font-weight"),
        ])"""
    )
    weights = {"400": "regular", "500": "medium", "600": "semibold"}
    fonts = game.desk.face.fonts
    assert len(widths) > 20
    off = [shown - fonts(size, weights[weight]).width(text) for text, shown, size, weight in widths]
    assert max(off) <= 0.5
    assert statistics.median(off) >= -1.0


def test_a_dialog_is_one_and_escape_leaves_it(game, page, bot):
    game.settle(page)
    asked = []
    game.call(lambda: game.desk.ask(Question("Remove it?", "Remove", lambda: asked.append(1))))
    bot.look()
    board = page.locator("#board")
    assert board.get_attribute("role") == "dialog"
    assert "Remove it?" in board.get_attribute("aria-label")
    assert bot.held == "question.no"  # the harmless answer
    assert "Remove it?" in page.locator("#said").text_content()
    bot.key("Escape")
    assert game.desk.question is None
    assert board.get_attribute("role") is None
    assert asked == []


def test_language_theme_and_size_of_text_are_followed(game, page, bot):
    game.settle(page)
    for setting, value in (("language", "fr"), ("theme", "light"), ("text_scale", 1.5)):
        game.call(lambda s=setting, v=value: game.desk.do(ChangeSetting(s, v)))
        bot.look()
    assert page.evaluate("document.documentElement.lang") == "fr"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    bot.key("Control+-")
    assert game.desk.settings.text_scale == 1.25


def test_a_page_of_another_size_has_another_desk(page, bot):
    page.set_viewport_size({"width": 1920, "height": 1080})
    bot.wait_until(lambda: bot.seat.size == (1920, 1080), "the size")
    assert page.locator("#picture").get_attribute("width") == "1920"
    page.set_viewport_size({"width": 640, "height": 360})
    bot.wait_until(lambda: bot.seat.size == (896, 504), "the least size")


def test_a_scroll_bar_that_goes_takes_no_room(browser, game):
    barred = browser.browser_type.launch(
        executable_path=find_browser(),
        args=["--no-sandbox"],
        ignore_default_args=["--hide-scrollbars"],
    )
    page = barred.new_page(viewport={"width": 390, "height": 844})
    page.goto(game.address)
    bot = WebBot(game, page)
    bot.wait_until(lambda: bot.seat.size[0] == 896, "the least width")
    page.set_viewport_size({"width": 1280, "height": 720})
    bot.wait_until(lambda: bot.seat.size == (1280, 720), "the whole width")
    page.set_viewport_size({"width": 1280, "height": 400})
    bot.wait_until(lambda: bot.seat.size[1] == 504, "the least height")
    wide = page.evaluate("document.documentElement.clientWidth")
    assert bot.seat.size[0] == wide < 1280  # beside the bar that stays
    barred.close()


def test_writing_keeps_caret_and_is_heard(game, page, bot):
    bot.wait_until(lambda: game.desk.ready, "the rules")
    game.call(lambda: game.desk.do(Go("encyclopedia")))
    game.settle(page)
    field = next(c for c in bot.look().usable if c.kind is Kind.FIELD)
    bot.press(field.name)
    page.keyboard.type("talent")
    bot.look()
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("n")
    bot.look()
    assert bot.control(field.name).text == "talennt"
    assert bot.held == field.name
    assert page.evaluate("document.activeElement.selectionStart") == 6


def test_a_tip_comes_by_key_and_under_the_pointer(page, bot):
    bot.look()
    bot.key("Tab")
    tip = page.locator("#tip")
    held = bot.control(bot.held)
    page.keyboard.press("F2")
    assert tip.text_content() == held.tip
    page.keyboard.press("F2")
    assert tip.is_hidden()
    page.mouse.move(*bot.control("title.keys").box.centre)
    tip.wait_for(state="visible")
    assert tip.text_content() == bot.control("title.keys").tip


def test_escape_closes_a_tip_and_then_goes_back(game, page, bot):
    game.call(lambda: game.desk.do(Go("settings")))
    game.settle(page)
    bot.tab_to(next(one.name for one in bot.look().usable if one.tip and one.takes_focus))
    page.keyboard.press("F2")
    tip = page.locator("#tip")
    assert tip.is_visible()
    bot.key("Escape")
    assert tip.is_hidden()
    assert game.desk.screen.name == "settings"
    bot.key("Escape")
    assert game.desk.screen.name == "title"


def test_the_key_of_a_control_brings_the_browser_s_focus_to_it(game, page, bot):
    bot.wait_until(lambda: game.desk.ready, "the rules")
    game.call(lambda: game.desk.do(Go("encyclopedia")))
    game.settle(page)
    game.call(lambda: game.desk.do(Read("score")))
    bot.look()
    bot.key("p")
    assert bot.held == "encyclopedia.previous"


def test_a_second_page_has_the_desk_and_the_first_takes_it_back(game, page, bot):
    bot.look()
    second = page.context.browser.new_page()
    second.goto(game.address)
    again = page.locator("#again")
    again.wait_for(state="visible")
    game.shown(second)
    again.click()
    game.shown(page)
    assert page.locator("#veil").is_hidden()
    second.close()


def test_a_finger_scrolls_and_presses_nothing(browser, game):
    context = browser.new_context(has_touch=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(game.address)
    bot = WebBot(game, page)
    bot.wait_until(lambda: game.desk.ready, "the rules")
    game.call(lambda: game.desk.do(Go("setup")))
    game.settle(page)
    region = max(bot.look().regions, key=lambda one: one.furthest)
    x, y = region.box.centre
    chosen = game.desk.screen.choices
    finger = context.new_cdp_session(page)

    def touch(kind, *points):
        places = [{"x": x, "y": at} for at in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        game.shown(page)

    touch("touchStart", y)
    for by in (20, 40, 60):
        touch("touchMove", y - by)
    touch("touchEnd")
    bot.wait_until(lambda: bot.seat.hand.offsets.get(region.name, 0) > 0, "scrolling")
    assert game.desk.screen.choices == chosen
    page.close()
    context.close()
