"""The written explanation: a few sentences on what happened, and the rule that they name."""

from files.near import meant
from files.text import strange_mark
from ui.play.classroom.limits import LONGEST_EXPLANATION
from ui.play.encyclopedia.figures import name_of_rule
from ui.play.encyclopedia.pages import pages
from ui.play.refusal import Refusal
from ui.play.words import say

SHORTEST = 20
"""Characters."""
NOT_OF_THE_WORLD = ("opening",)
"""Pages of the model that explain how a game is set up, and nothing that happened in it."""


def rules() -> tuple[str, ...]:
    """The rules that an explanation may name, as their pages are called."""
    return tuple(name for name in pages() if name not in NOT_OF_THE_WORLD)


def offered_rules() -> list[dict[str, str]]:
    """For a page to choose from, in the language in use: key, name, what it says; by name."""
    found = [
        {"key": key, "name": name_of_rule(key), "says": say(f"encyclopedia.rule.{key}")}
        for key in rules()
    ]
    return sorted(found, key=lambda one: one["name"].casefold())


def check_explanation(text: str, rule: str) -> None:
    """Raise Refusal with one sentence for what is no explanation."""
    if rule not in rules():
        known = meant(rule, list(rules())) or rules()[0]
        raise Refusal(say("classroom.learn.no_rule", rule=rule[:40], known=known))
    if mark := strange_mark(text, lines=True):
        raise Refusal(say("classroom.learn.strange", mark=mark))
    length = len(text.strip())
    if not SHORTEST <= length <= LONGEST_EXPLANATION:
        raise Refusal(
            say("classroom.learn.length", length=length, least=SHORTEST, most=LONGEST_EXPLANATION)
        )  # fmt: skip
