"""The teacher's pack: minutes as lessons have them, words as the pages, figures as the world."""

import re

import pytest

from scenarios.load import load
from tests.tools.test_kit import brief, rows, text_of
from tools.kit.kits import CLASS
from ui.play.classroom.presets import LessonPreset, PhaseKind, lesson
from ui.play.encyclopedia.pages import pages
from ui.play.words import LANGUAGES, words

SCRIPTS = {"script-45": "short", "script-90": "long"}
ITSELF = {"bold", "negrita", "gras"}
"""Words that are bold to show what bold is."""
TALK = 12 * 60, 23 * 60
"""Seconds of the debrief, which has no time of its own: in 45 minutes and in 90."""
ENTER = 60
"""Seconds of joining."""
SLACK = 1.5
"""Minutes by which a part of a script may be rounded."""


def spans(language: str, page: str) -> list[tuple[int, int]]:
    found = re.findall(r"^## (\d+)–(\d+) · ", text_of(language, page, CLASS), re.MULTILINE)
    return [(int(start), int(end)) for start, end in found]


def minutes_of(chosen: LessonPreset) -> float:
    """How long a lesson is, with the talk that it leaves to the teacher."""
    talk = TALK[0] if chosen.minutes == 45 else TALK[1]
    own = {PhaseKind.LOBBY: ENTER, PhaseKind.DEBRIEF: talk}
    seconds = [phase.seconds or own.get(phase.kind, 0) for phase in chosen.phases]
    return sum(seconds) / 60


@pytest.mark.parametrize("page", SCRIPTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_of_a_script_are_those_of_its_lesson(language, page):
    chosen = lesson(SCRIPTS[page], 10)
    found = spans(language, page)
    assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == chosen.minutes
    assert abs(minutes_of(chosen) - chosen.minutes) <= SLACK


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_is_as_long_as_the_table_of_the_script_says(language):
    found = [
        re.fullmatch(r"(\d):(\d\d)–(\d):(\d\d)", row[0])
        for row in rows(language, "script-45", CLASS)
    ]
    ends = [60 * int(one[3]) + int(one[4]) for one in found if one]
    phases = [one for one in lesson("short", 10).phases if one.turn == 1]
    seconds = [one.seconds for one in phases]
    assert [end - start for start, end in zip([0, *ends], ends, strict=False)] == seconds


@pytest.mark.parametrize("page", CLASS.pages)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_stands_on_the_classes_pages(language, page):
    said = {text for key, text in words(language).items() if key.startswith("classroom.")}
    there = said | {re.split(r"\s?: \{", text)[0] for text in said}
    bold = set(re.findall(r"\*\*(.+?)\*\*", text_of(language, page, CLASS)))
    assert bold - there - ITSELF == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_card_for_every_nation_with_the_worlds_figures(language):
    scenario = load("default")
    text = text_of(language, "roles", CLASS)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == [words(language)[f"nation.{code}"] for code in scenario.roster]
    found = [row for row in rows(language, "roles", CLASS) if row[0].endswith("%")]
    assert found == [brief(language, code) for code in scenario.roster]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_asks_what_the_nations_mandate_asks(language):
    text = text_of(language, "roles", CLASS).replace("’", "'").lower()
    scenario = load("default")
    cards = {scenario.nations[code].card for code in scenario.roster}
    for card in cards:
        asked = words(language)[f"mandate_card.{card}.sentence"].replace("’", "'").lower()
        assert asked in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_presets_that_a_page_names_there_are(language):
    named = set()
    for page in CLASS.pages:
        named |= set(re.findall(r"--preset ([a-z]+)", text_of(language, page, CLASS)))
    assert named
    for name in named:
        assert lesson(name, 10).name == name


def test_rules_can_be_explained():
    assert {"relations", "sovereignty", "doors", "standards"} <= set(pages())
