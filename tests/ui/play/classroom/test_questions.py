"""The tests before and after: three languages, one right answer each, and a rule that says why."""

import re

import pytest

from ui.play.classroom.questions import FILE, TESTS, Questions, read_questions, standard_questions
from ui.play.encyclopedia.pages import pages
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES

NARROW, WIDE = "\u202f", "\u00a0"
ONE = """
[[before]]
name = "luck"
rule = "strokes"
right = 2
es = {ask = "¿Qué es?", answers = ["a", "b"]}

[[after]]
name = "luck"
rule = "strokes"
right = 1
es = {ask = "¿Qué fue?", answers = ["a", "b"]}
"""


def lines(question):
    for language in LANGUAGES:
        asked = getattr(question, language)
        yield language, [asked.ask, *asked.answers]


def test_there_are_four_questions_each_and_both_tests_ask_for_the_same_rules():
    sheet = standard_questions()
    assert [len(sheet.of(test)) for test in TESTS] == [4, 4]
    before, after = ([(one.name, one.rule) for one in sheet.of(test)] for test in TESTS)
    assert before == after
    assert {rule for _, rule in before} <= set(pages())


def test_both_tests_ask_in_other_words_in_every_language():
    sheet = standard_questions()
    for first, second in zip(sheet.before, sheet.after, strict=True):
        for language in LANGUAGES:
            assert getattr(first, language).ask != getattr(second, language).ask


def test_the_right_answer_is_not_always_the_same_one_nor_the_longest():
    sheet = standard_questions()
    every = [one for test in TESTS for one in sheet.of(test)]
    assert {one.right for one in every} == {1, 2, 3}
    longest = [
        max(range(3), key=lambda k, one=one: len(one.en.answers[k])) + 1 == one.right
        for one in every
    ]
    assert longest.count(True) <= 6


def test_french_and_spanish_are_written_as_they_are():
    sheet = standard_questions()
    for question in (*sheet.before, *sheet.after):
        for language, texts in lines(question):
            for text in texts:
                if language == "fr":
                    assert not re.search(rf"[^{NARROW}{WIDE}][;!?]|\w'\w", text), text
                    assert not re.search(rf"[^{NARROW}{WIDE}]:(?=\s|$)", text), text
                if language == "es":
                    assert text.count("?") == text.count("¿")


def test_a_page_is_never_told_which_answer_is_right():
    for language in LANGUAGES:
        for test in TESTS:
            shown = standard_questions().shown(test, language)
            assert all(one.keys() == {"name", "ask", "answers"} for one in shown)
    assert standard_questions().shown("before", "fr")[0]["ask"].startswith("La nation A")


def test_answers_are_marked_and_none_is_no_mistake():
    given = {"doors": 3, "sovereignty": 1, "standards": 2}
    assert standard_questions().marked("before", given) == {
        "doors": True,
        "sovereignty": False,
        "trust": None,
        "standards": True,
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"door": 1}, "doors, sovereignty"),
        ({"doors": 4}, "from 1 to 3"),
        ({"doors": 0}, "from 1 to 3"),
        ({"doors": True}, "from 1 to 3"),
        ({"doors": "3"}, "from 1 to 3"),
    ],
)
def test_answers_that_do_not_fit_are_one_sentence(given, said):
    with pytest.raises(Refusal, match=said):
        standard_questions().check("before", given)
    standard_questions().check("before", {"doors": 3, "trust": 1})
    standard_questions().check("before", {})


def test_a_teachers_own_file_may_have_one_language(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(ONE, encoding="utf-8")
    sheet = read_questions(str(file))
    assert sheet.shown("before", "fr") == sheet.shown("before", "es")
    assert sheet.marked("after", {"luck": 1}) == {"luck": True}


def test_a_sheet_goes_through_a_log_and_comes_back_the_same():
    sheet = standard_questions()
    assert Questions.model_validate_json(sheet.model_dump_json()) == sheet


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('rule = "strokes"', 'rule = "stroke"', 'is "stroke"; did you mean "strokes"'),
        ("right = 2", "right = 3", "before.0.right is 3; it must be at most 2"),
        ("right = 2", "right = 0", "before.0.right is 0; it must be at least 1"),
        ('name = "luck"', 'name = "Luck"', "before.0.name"),
        ('answers = ["a", "b"]', 'answers = ["a"]', "before.0.es.answers"),
        ("es = {ask", "de = {ask", "before.0.de"),
        ("[[after]]", "[[later]]", "after is missing"),
        ("¿Qué es?", "¿Qué\u202e es?", "U\\+202E|plain|Unicode|character"),
        ('"luck"\nrule', '"luck"\nright = 1\nrule', "twice"),
    ],
)
def test_a_file_that_is_wrong_is_one_sentence(tmp_path, was, now, said):
    file = tmp_path / "mine.toml"
    file.write_text(ONE.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(Refusal, match=said) as caught:
        read_questions(str(file))
    told = str(caught.value)
    assert "\n" not in told
    assert told.startswith(str(file))


def test_two_questions_are_not_called_alike(tmp_path):
    file = tmp_path / "mine.toml"
    first = ONE.partition("[[after]]")[0]
    file.write_text(first + ONE, encoding="utf-8")
    with pytest.raises(Refusal, match="another name"):
        read_questions(str(file))


@pytest.mark.parametrize("name", ["", "https://example.org/a.toml", "nowhere.toml"])
def test_a_file_that_is_not_there_is_one_sentence(name):
    with pytest.raises(Refusal):
        read_questions(name)


def test_the_file_says_how_to_write_ones_own():
    assert "sixpillars class --questions FILE" in FILE.read_text(encoding="utf-8")
