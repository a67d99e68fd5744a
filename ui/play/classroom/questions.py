"""The test before and the test after a class: questions with a right answer and its rule.

A teacher's own file has the form of `questions.toml` beside this.  A question asks in at least one
language; who reads another is asked in the first of LANGUAGES that it has.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, StrictInt, ValidationError, model_validator

from scenarios.errors import ScenarioError, Wrong, nearest
from scenarios.explain import first_sentence
from scenarios.guard import path_of
from scenarios.parse import parse
from scenarios.quantity import Line, Name, Strict
from ui.play.encyclopedia.pages import pages
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES, say

FILE = Path(__file__).resolve().with_name("questions.toml")
TestName = Literal["before", "after"]
TESTS: tuple[TestName, ...] = get_args(TestName)
FEWEST_ANSWERS, MOST_ANSWERS = 2, 6
MOST_QUESTIONS = 12
Answers = Annotated[list[Line], Field(min_length=FEWEST_ANSWERS, max_length=MOST_ANSWERS)]


class QuestionWords(Strict):
    """A question as people of one language read it."""

    ask: Line
    answers: Answers


class ClassQuestion(Strict):
    """A question, the number of its right answer counted from 1, and the rule that says why."""

    name: Name
    rule: Line
    right: Annotated[StrictInt, Field(ge=1, le=MOST_ANSWERS)]
    en: QuestionWords | None = None
    es: QuestionWords | None = None
    fr: QuestionWords | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse a question that cannot be asked or marked."""
        if self.rule not in pages():
            raise Wrong(("rule",), self.rule, nearest(self.rule, pages()))
        asked = [getattr(self, one) for one in LANGUAGES if getattr(self, one)]
        if not asked:
            raise Wrong(("ask",), "missing", f"ask in one of {', '.join(LANGUAGES)}")
        for one in asked:
            if len(one.answers) != len(asked[0].answers):
                remedy = f"every language must have {len(asked[0].answers)}, as the first has"
                raise Wrong(("answers",), f"{len(one.answers)} answers", remedy)
        if self.right > self.choices:
            raise Wrong(("right",), self.right, f"it must be at most {self.choices}")
        return self

    @property
    def choices(self) -> int:
        """How many answers there are to choose from."""
        return len(self.asked(LANGUAGES[0]).answers)

    def asked(self, language: str) -> QuestionWords:
        """The question in a language, or else in the first that it has."""
        for one in (language, *LANGUAGES):
            if (found := getattr(self, one, None)) is not None:
                return found  # type: ignore[no-any-return]
        raise KeyError(language)


Test = Annotated[list[ClassQuestion], Field(min_length=1, max_length=MOST_QUESTIONS)]


class Questions(Strict):
    """Both tests."""

    before: Test
    after: Test

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        for test in TESTS:
            names = [one.name for one in self.of(test)]
            for k, name in enumerate(names):
                if name in names[:k]:
                    raise Wrong((test, str(k), "name"), name, "give each question another name")
        return self

    def of(self, test: TestName) -> list[ClassQuestion]:
        """The questions of a test."""
        found: list[ClassQuestion] = getattr(self, test)
        return found

    def shown(self, test: TestName, language: str) -> list[dict[str, Any]]:
        """What a page needs to ask: name, question, answers.  Never which answer is right."""
        return [
            {"name": one.name, **one.asked(language).model_dump()} for one in self.of(test)
        ]  # fmt: skip

    def check(self, test: TestName, given: Mapping[str, object]) -> None:
        """Raise Refusal for answers that do not fit: numbers from 1 by the names of questions."""
        asked = {one.name: one for one in self.of(test)}
        for name, choice in given.items():
            if name not in asked:
                known = ", ".join(asked)
                raise Refusal(say("classroom.learn.question", name=name[:40], known=known))
            most = asked[name].choices
            if isinstance(choice, bool) or not isinstance(choice, int) or not 1 <= choice <= most:
                said = str(choice)[:40]
                raise Refusal(say("classroom.learn.answer", name=name, choice=said, most=most))

    def marked(self, test: TestName, given: Mapping[str, object]) -> dict[str, bool | None]:
        """For each question whether the answer is right; None where none was given."""
        return {
            one.name: None if one.name not in given else given[one.name] == one.right
            for one in self.of(test)
        }


@cache
def standard_questions() -> Questions:
    """The tests that come with the program."""
    return _read(FILE, FILE.name)


def read_questions(written: str) -> Questions:
    """A teacher's own tests.  Raises Refusal with one sentence: file, field, value, remedy."""
    try:
        return _read(path_of(written), written)
    except ScenarioError as error:
        raise Refusal(error.sentence) from None


def _read(path: Path, file: str) -> Questions:
    try:
        return Questions.model_validate(parse(path, file))
    except ValidationError as error:
        raise ScenarioError(first_sentence(error, file)) from None
