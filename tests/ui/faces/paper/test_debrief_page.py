"""The page of a debrief: sound, alone in the world, and escaping what is not ours."""

from dataclasses import replace

import pytest

from tests.ui.faces.paper.pages import blocked
from tests.ui.faces.paper.test_report import Page
from ui.faces.paper.debrief.page import PARTS, make_page
from ui.faces.paper.html import text
from ui.faces.paper.page_file import PageFile
from ui.faces.terminal.cli import start
from ui.play.debrief.make import steps
from ui.play.debrief.sentences import (
    asked,
    card_said,
    mandate_said,
    typicality_said,
)
from ui.play.debrief.titles import choice_title
from ui.play.refusal import Refusal
from ui.play.words import speak


@pytest.fixture(scope="module")
def page(made):
    return make_page(made)


def test_it_is_sound_html(page):
    parsed = Page(page)
    assert parsed.open == []
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {link.removeprefix("#") for link in parsed.links if link.startswith("#")} <= set(
        parsed.ids
    )
    assert set(parsed.labels) <= {*parsed.ids, ""}
    assert {name for name, _ in PARTS} <= set(parsed.ids)


def test_it_loads_nothing_and_runs_nothing(page):
    assert blocked(page) == []
    assert "https://" not in page


def test_it_has_both_themes_and_tells_the_language(page):
    assert "prefers-color-scheme: dark" in page
    assert '<html lang="en">' in page


def test_it_says_all_that_was_found(page, made):
    plain = page.replace("&amp;", "&")
    for choice in made.choices.decisive:
        assert choice_title(choice) in plain
    for question in made.questions:
        assert asked(question) in plain
    for sentence in (*mandate_said(made), *card_said(made), *typicality_said(made)):
        assert text(sentence) in page
    assert made.source.state_hash in page
    assert "sixpillars replay" in page
    assert page.count('role="img"') == 6


def test_names_are_escaped(made):
    evil = replace(
        made,
        name="<script>alert(1)</script>",
        source=replace(made.source, title="<b>&\"'"),
        world=replace(
            made.world,
            places=tuple(replace(place, name="<i>") for place in made.world.places),
        ),
    )
    page = make_page(evil)
    assert "<script" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;" in page
    assert Page(page).open == []


def test_every_step_of_the_making_has_a_page(played):
    found = list(steps(played, "IND", worlds=20))
    for step in (found[0], found[len(found) // 2], found[-2]):
        assert Page(make_page(step.debrief)).open == []


def test_a_language_without_words_of_its_own_falls_back_to_english(made):
    speak("fr")
    try:
        assert Page(make_page(made)).open == []
    finally:
        speak("en")


def test_it_is_written_whole_or_not_at_all(made, tmp_path):
    place = tmp_path / "debrief.html"
    for _ in range(2):
        PageFile(place, []).write(make_page(made))
        assert place.read_text() == make_page(made)
    assert [path.name for path in tmp_path.iterdir()] == ["debrief.html"]
    with pytest.raises(Refusal, match="is a folder"):
        PageFile(tmp_path, [])
    with pytest.raises(Refusal, match="cannot be written"):
        PageFile(tmp_path / "nowhere" / "debrief.html", [])


def test_the_command_writes_the_page_of_a_run(written, tmp_path, capsys):
    out = tmp_path / "debrief.html"
    diary = str(written / "diary.json")
    assert start(["debrief", diary, "--nation", "ind", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "India came in place" in said
    assert str(out) in said
    assert Page(out.read_text()).open == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{diary}", "--out", "{tmp}/x.html"], "Nobody played"),
        (["{diary}", "--nation", "ATL", "--out", "{tmp}/x.html"], "No nation is called 'ATL'"),
        (["{tmp}/none.json", "--nation", "IND", "--out", "{tmp}/x.html"], "is not there"),
        (["{diary}", "--nation", "IND", "--out", "{tmp}"], "is a folder"),
        (["{diary}", "--nation", "IND", "--out", "{tmp}/no/x.html"], "cannot be written"),
    ],
)
def test_the_command_refuses_in_one_sentence(written, tmp_path, capsys, arguments, words):
    places = {"diary": written / "diary.json", "tmp": tmp_path}
    assert start(["debrief", *(a.format(**places) for a in arguments)]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
