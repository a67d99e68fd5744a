"""Phones of a room in a real browser: what a person sees, and that everybody can use it."""

import json
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.ui.faces.web.workshop.room import BotPhone
from ui.play.words import LANGUAGES, words

pytestmark = pytest.mark.compiled
WAIT = 120_000
SIZES = ((360, 740), (768, 1024), (1280, 720), (1920, 1080))


class Seen:
    """A page in a browser of its own, and what it complains of."""

    def __init__(self, browser, address, **options):
        self.context = browser.new_context(
            **({"viewport": {"width": 360, "height": 740}} | options)
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda said: said.type in ("error", "warning") and self.errors.append(said.text),
        )
        self.page.goto(address)

    def until(self, selector, words):
        """Wait until an element says something; the page's policy forbids a script that waits."""
        end = time.monotonic() + WAIT / 1000
        while words not in self.page.inner_text(selector):
            assert time.monotonic() < end, f"{words} is not in {self.page.inner_text(selector)}"
            self.page.wait_for_timeout(30)

    def fill(self, side, low, high):
        self.page.check(f"#side-{side}")
        self.page.fill("#low", low)
        self.page.fill("#high", high)
        self.page.click("#send")


@pytest.fixture
def leader(browser, room):
    seen = Seen(browser, room.lead, viewport={"width": 1280, "height": 720})
    seen.page.wait_for_selector("#ask")
    yield seen
    assert seen.errors == []
    seen.context.close()


@pytest.fixture
def phone(browser, room):
    seen = Seen(browser, room.phone)
    yield seen
    assert seen.errors == []
    seen.context.close()


def asked(leader, phone):
    leader.page.click("#ask")
    phone.page.wait_for_selector("#answer")


def test_a_phone_answers_and_the_room_sees_it(room, leader, phone):
    assert leader.page.url == f"{room.address}/"
    leader.until("#phone-seats", "1")
    phone.until("main", "No question is open yet")
    assert room.poll.code not in phone.page.url
    asked(leader, phone)
    assert "Open to all" in phone.page.inner_text("#name-a")
    phone.page.click("#send")
    phone.until("#told", "Choose A or B")
    phone.page.check("#side-a")
    phone.page.click("#send")
    phone.until("#told", "from -100 to 100")
    phone.fill("a", "6", "-2,5")
    phone.until("#told", "is kept")
    leader.until("#phone-count", "1 of 1")
    (answer,) = room.poll.told()["answers"]
    assert answer == {"chance": 0.75, "low": -2.5, "high": 6.0}
    phone.fill("b", "-6", "2")
    leader.page.wait_for_timeout(300)
    (answer,) = room.poll.told()["answers"]
    assert answer == {"chance": 0.25, "low": -6.0, "high": 2.0}
    leader.page.click("#reveal")
    leader.page.wait_for_selector("#people .drawing")
    phone.until("main", "Look at the wall")
    assert "25" in leader.page.inner_text("#people .rounds")


def test_who_reloads_has_the_same_seat_and_answer(room, leader, phone):
    asked(leader, phone)
    phone.fill("a", "-1", "4")
    phone.until("#told", "is kept")
    phone.page.reload()
    phone.page.wait_for_selector("#answer")
    assert phone.page.is_checked("#side-a")
    assert phone.page.input_value("#high") == "4"
    assert room.poll.seats == 1


def test_a_typed_answer_and_those_of_phones_count_alike(room, leader):
    leader.page.click("#ask")
    bots = [BotPhone(room) for _ in range(3)]
    while room.poll.asked is None:
        leader.page.wait_for_timeout(30)
    leader.page.fill("#prediction-chance", "9")
    for k, bot in enumerate(bots):
        bot.join()
        assert bot.answer(0.5 + k / 10, -1.0, 2.0)[0] == 200
    leader.until("#phone-count", "3 of 3")
    assert leader.page.input_value("#prediction-chance") == "9", "whoever types is not disturbed"
    leader.page.click("#prediction-add")
    leader.page.click("#reveal")
    leader.page.wait_for_selector("#people .drawing")
    state = leader.page.evaluate(
        "JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith('state'))[1])"
    )
    chances = sorted(one["chance"] for one in state["rounds"][0]["predictions"])
    assert chances == [0.09, 0.5, 0.6, 0.7]
    assert all(one["who"] == "" for one in state["rounds"][0]["predictions"])


def test_a_changed_card_is_another_question_and_a_step_back_the_former(room, leader, phone):
    asked(leader, phone)
    phone.fill("a", "-1", "4")
    leader.until("#phone-count", "1 of 1")
    leader.page.click("#swap")
    leader.until("#phone-count", "0 of 1")
    phone.until("#name-a", "As things are")
    leader.page.click("#undo")
    leader.until("#phone-count", "1 of 1")


def test_a_wrong_code_is_one_sentence(browser, room):
    seen = Seen(browser, f"{room.address}/phone")
    for code in ("WRONGX", ""):
        seen.page.fill("#code", code)
        seen.page.click("#enter")
        seen.until("#told", "no room with this code")
    seen.page.fill("#code", room.poll.code.lower())
    seen.page.click("#enter")
    seen.until("main", "No question is open yet")
    seen.context.close()


def test_a_leader_may_look_from_elsewhere_only_with_the_key(browser, room):
    seen = Seen(browser, room.address)
    assert seen.page.url.endswith("/phone")
    seen.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(browser, room, leader, scheme):
    seen = Seen(browser, f"{room.address}/phone", color_scheme=scheme)
    states = ["door", "waiting", "asked"]
    for state in states:
        if state == "waiting":
            seen.page.fill("#code", room.poll.code)
            seen.page.press("#code", "Enter")
            seen.until("main", "No question is open yet")
        elif state == "asked":
            leader.page.click("#ask")
            seen.page.wait_for_selector("#answer")
            for summary in seen.page.query_selector_all("summary"):
                summary.click()
        for language in LANGUAGES:
            seen.page.select_option("#language", language)
            title = {"door": "join_title", "waiting": "wait_title", "asked": "round"}[state]
            title = words(language)[f"room.phone.{title}"].replace("{number}", "1")
            seen.until("h1", title)
            for width, height in SIZES:
                seen.page.set_viewport_size({"width": width, "height": height})
                over = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert over <= 0, (state, language, width)
            seen.page.set_viewport_size({"width": 360, "height": 740})
            seen.page.evaluate("document.documentElement.style.fontSize = '200%'")
            over = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (state, language, "twice the text")
            seen.page.evaluate("document.documentElement.style.fontSize = ''")
            found = Axe().run(seen.page).response["violations"]
            assert found == [], json.dumps(found)[:3000]
        seen.page.select_option("#language", "en")
    small = seen.page.evaluate(
        """() => [...document.querySelectorAll("button, select, .choices label, summary")]
        .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)"""
    )
    assert small == []
    assert seen.errors == []
    seen.context.close()


def test_an_answer_is_given_by_keyboard_alone(leader, phone):
    asked(leader, phone)
    keys = phone.page.keyboard
    phone.page.focus("#language")
    keys.press("Tab")
    keys.press("Tab")  # past what the regimes ask
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.type("-1")
    keys.press("Tab")
    keys.type("4")
    keys.press("Enter")
    phone.until("#told", "is kept")
    leader.until("#phone-count", "1 of 1")


def test_the_page_of_who_leads_has_nothing_to_mend_while_it_asks(leader, phone):
    asked(leader, phone)
    for width, height in SIZES:
        leader.page.set_viewport_size({"width": width, "height": height})
        over = leader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, width
        found = Axe().run(leader.page).response["violations"]
        assert found == [], json.dumps(found)[:3000]
