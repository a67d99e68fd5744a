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

pytestmark = pytest.mark.compiled


def test_it_is_one_page_of_ours_that_may_load_nothing(written):
    assert is_page(written[:500].encode())
    assert "//" not in written.split("<script")[0].split("</style>")[1]
    policy = unescape(re.search(r'Policy" content="([^"]*)"', written)[1])
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy


def test_it_is_the_same_page_again(saved, compiled, written):
    assert make_page(saved, compiled) == written


def test_every_quarter_is_replayed_to_the_bit(opened, written, saved):
    page = opened(written)
    page.click("#lab-again")
    quarters = len(saved.hashes) - 1
    assert (
        page.inner_text("#lab-agreed") == f"All {quarters} quarters are the same, to the last bit."
    )


def test_a_page_whose_game_was_changed_says_from_where(opened, written, saved, packed_anew):
    wrong = packed_anew(
        written, "laboratory-told", lambda told: told.replace(saved.hashes[5], "0" * 64)
    )
    page = opened(wrong, "from quarter 5 on")
    page.click("#lab-again")
    assert "from quarter 5 on" in page.inner_text("#lab-agreed")


def test_another_policy_comes_to_what_the_command_line_says(opened, written, saved, world):
    page = opened(written)
    page.select_option("#lab-nation", index=1)
    page.select_option("#lab-policy", label="hegemon")
    board = Board(world, saved.seed)
    lineup = lineup_of(tuple(saved.policies))[:, 0]
    lineup[1] = number_of("hegemon")
    for _ in range(saved.turns):
        board.decide({i: int(k) for i, k in enumerate(lineup)})
        board.play_turn()
    cells = page.locator(
        "#lab-outcomes .scroll:first-child tbody td:nth-of-type(2)"
    ).all_inner_texts()
    assert cells == [f"{score:.1f}" for score in board.outcome().score]
    page.locator("#lab-futures", has_text="the middle of the differences").wait_for()


def test_orders_can_be_set_and_undone(opened, written):
    page = opened(written)
    before = page.inner_text("#lab-outcomes")
    page.focus("#lab-visa")
    page.keyboard.press("Home")
    assert page.inner_text("#lab-visa-at") == "0.00"
    assert page.inner_text("#lab-outcomes") != before
    page.click("#lab-undo")
    assert page.inner_text("#lab-outcomes") == before
    assert page.is_disabled("#lab-undo")


@pytest.mark.parametrize(
    ("element", "spoil", "sentence"),
    [
        ("module-4", None, "damaged"),
        ("told", None, "damaged"),
        ("told", lambda told: told[:-9], "damaged"),
        ("told", lambda told: re.sub(r'"source":"\w{8}', '"source":"0' + 7 * "0", told), "belong"),
        ("told", lambda told: told.replace('"additions":{}', '"additions":{"a":"1"}'), "additions"),
    ],
    ids=["damaged rules", "damaged game", "half a game", "other rules", "other additions"],
)  # fmt: skip
def test_what_does_not_fit_is_one_sentence(opened, written, packed_anew, element, spoil, sentence):
    name = f"laboratory-{element}"
    if spoil:
        spoiled = packed_anew(written, name, spoil)
    else:
        at = written.index(f'<script id="{name}"') + 5000
        spoiled = written[:at] + ("A" if written[at] != "A" else "B") + written[at + 1 :]
    page = opened(spoiled, sentence)
    assert not page.is_visible("#lab-desk")
    assert page.locator("#laboratory").inner_text().count(sentence) == 1


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_axe_finds_nothing(opened, saved, compiled, language):
    speak(language)
    try:
        made = make_page(saved, compiled)
    finally:
        speak("en")
    page = opened(made, re.compile(r"\w"))
    page.click("#lab-again")
    page.locator("#lab-bands table").first.wait_for()
    assert page.evaluate("document.documentElement.lang") == language
    results = Axe().run(page).response["violations"]
    assert json.dumps([one["id"] for one in results]) == "[]"
