"""The page in a browser: from a disk, without a network, with the bits of the command line."""

import json
import re
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe

from agents.board import Board
from agents.host import lineup_of
from policies.menu import number_of
from ui.faces.paper.document import is_page
from ui.faces.paper.rules_page.page import make_page
from ui.play.words import speak
from wasm.module import WIDTHS, module

pytestmark = pytest.mark.compiled
READY = "The rules are ready"


@pytest.fixture
def opened(browser, errors, tmp_path):
    made = browser.new_page(viewport={"width": 1280, "height": 720})
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda said: said.type in ("error", "warning") and errors.append(said.text))
    made.context.set_offline(True)

    def show(page, ready=READY):
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        made.goto(file.as_uri())
        made.locator("#state", has_text=ready).wait_for()
        return made

    yield show
    made.close()


def test_it_is_one_page_of_ours_that_may_load_nothing(written):
    assert is_page(written[:500].encode())
    assert "//" not in written.split("<script")[0].split("</style>")[1]
    policy = unescape(re.search(r'Policy" content="([^"]*)"', written)[1])
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy


def test_it_is_the_same_page_again(saved, world, written):
    assert make_page(saved, world, {width: module(width) for width in WIDTHS}) == written


def test_every_quarter_is_replayed_to_the_bit(opened, written, saved):
    page = opened(written)
    page.click("#again")
    quarters = len(saved.hashes) - 1
    assert page.inner_text("#agreed") == f"All {quarters} quarters are the same, to the last bit."


def test_a_page_whose_game_was_changed_says_from_where(opened, written, saved):
    wrong = written.replace(saved.hashes[5], "0" * 64)
    page = opened(wrong)
    page.click("#again")
    assert "from quarter 5 on" in page.inner_text("#agreed")


def test_another_policy_comes_to_what_the_command_line_says(opened, written, saved, world):
    page = opened(written)
    page.select_option("#nation", "1")
    page.select_option("#policy", label="hegemon")
    board = Board(world, saved.seed)
    lineup = lineup_of(tuple(saved.policies))[:, 0]
    lineup[1] = number_of("hegemon")
    for _ in range(saved.turns):
        board.decide({i: int(k) for i, k in enumerate(lineup)})
        board.play_turn()
    cells = page.locator("#scores tr td:nth-of-type(2)").all_inner_texts()
    assert cells == [f"{score:.1f}" for score in board.outcome().score]
    page.locator("#futures", has_text="half of the differences").wait_for()


def test_orders_can_be_set_and_undone(opened, written):
    page = opened(written)
    before = page.inner_text("#scores")
    page.focus("#lever-visa")
    page.keyboard.press("Home")
    assert page.inner_text("#lever-visa-at") == "0.00"
    assert page.inner_text("#scores") != before
    page.click("#undo")
    assert page.inner_text("#scores") == before
    assert page.is_disabled("#undo")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda page: page.replace("AGFzbQEAAAAB", "AGFzbQEAAAAA"), "damaged"),
        (lambda page: re.sub(r'"source": "\w{8}', '"source": "00000000', page), "do not belong"),
        (lambda page: page.replace('"additions": {}', '"additions": {"mine": "1"}'), "additions"),
    ],
    ids=["damaged rules", "other rules", "other additions"],
)  # fmt: skip
def test_what_does_not_fit_is_one_sentence(opened, written, spoil, sentence):
    spoiled = spoil(written)
    assert spoiled != written
    page = opened(spoiled, sentence)
    assert page.is_disabled("#again")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_axe_finds_nothing(opened, saved, world, language):
    speak(language)
    try:
        made = make_page(saved, world, {width: module(width) for width in WIDTHS})
    finally:
        speak("en")
    page = opened(made, re.compile(r"\w"))
    page.locator("#again:enabled").wait_for()
    assert page.evaluate("document.documentElement.lang") == language
    results = Axe().run(page).response["violations"]
    assert json.dumps([one["id"] for one in results]) == "[]"
