"""An explanation names a rule that there is, and says something."""

import pytest

from ui.play.classroom.explanation import check_explanation, offered_rules, rules
from ui.play.classroom.limits import LONGEST_EXPLANATION
from ui.play.encyclopedia.pages import pages
from ui.play.refusal import Refusal
from ui.play.words import DEFAULT, LANGUAGES, speak

SAID = "We closed our door, and trust fell faster than it had grown."


def test_every_rule_of_the_world_can_be_named():
    assert set(pages()) - set(rules()) == {"opening"}
    check_explanation(SAID, "relations")


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_offered_by_their_names_in_every_language(language):
    speak(language)
    try:
        offered = offered_rules()
    finally:
        speak(DEFAULT)
    assert {one["key"] for one in offered} == set(rules())
    assert all(one["name"] and one["says"] for one in offered)


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        (SAID, "relation", "'relations'"),
        ("Luck.", "relations", "5 characters"),
        ("  " * 20, "relations", "0 characters"),
        ("x" * (LONGEST_EXPLANATION + 1), "relations", "1001 characters"),
        (SAID + "\u202e", "relations", r"U\+202E"),
    ],
)
def test_what_explains_nothing_is_refused_in_one_sentence(text, rule, said):
    with pytest.raises(Refusal, match=said):
        check_explanation(text, rule)
