"""Every text of a scenario, a diary and a file for --vary is plain, or refused in one sentence."""

import itertools
import json
import typing

import annotated_types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from files.text import strange_mark
from scenarios import quantity
from scenarios.diary_file import DiaryError, DiaryFile, MoveFile, parse
from scenarios.errors import ScenarioError
from scenarios.explain import explain
from scenarios.load import LIBRARY, load, load_file
from scenarios.parse import parse as parse_toml
from scenarios.quantity import Line, Strict, Text
from scenarios.schema import Scenario
from scenarios.vary import VaryFile, load_vary
from tests.nasties import LITERAL, STRANGE, kinds_of_place, renamed, spoiled

QUICK = load("quick").model_dump(exclude_none=True)
MARKS = itertools.cycle(STRANGE.values())
ZEROS = "0" * 64


def one_sentence(said, field=""):
    assert "\n" not in said
    assert strange_mark(said) is None
    assert field in said


def models(kind=Strict):
    for one in kind.__subclasses__():
        yield one
        yield from models(one)


def loose(annotation, marks=()):
    """Whether an annotation has a text that anything may stand in."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        return loose(inner, (*marks, *more))
    if annotation is str:
        flat = [
            m for mark in marks for m in (mark.metadata if isinstance(mark, FieldInfo) else [mark])
        ]
        checked = any(isinstance(m, AfterValidator) for m in flat)
        return not checked and not any(getattr(m, "pattern", None) for m in flat)
    if typing.get_origin(annotation) is typing.Literal or isinstance(annotation, str):
        return False
    return any(loose(part) for part in typing.get_args(annotation))


def test_every_text_of_every_model_has_a_definition():
    assert {Scenario, DiaryFile, MoveFile, VaryFile} < set(models())
    found = [
        f"{model.__name__}.{name}"
        for model in models()
        for name, field in model.model_fields.items()
        if loose(field.annotation, tuple(field.metadata))
    ]
    assert found == []
    assert loose(str)
    assert loose(dict[str, quantity.Key])
    assert loose(typing.Annotated[str, annotated_types.MaxLen(3)])


@pytest.mark.parametrize("path", kinds_of_place(QUICK), ids=lambda p: ".".join(map(str, p)))
def test_a_scenario_refuses_them_in_every_field(path):
    for text in itertools.islice(MARKS, 5):
        with pytest.raises(ValidationError) as error:
            Scenario.model_validate(spoiled(QUICK, path, text))
        one_sentence(explain(error.value, "mine.toml")[0], ".".join(map(str, path)))


@pytest.mark.parametrize(
    "path",
    [("title",), ("nations", "USA"), ("sources", next(iter(QUICK["sources"]))), ("pairs", "trust")],
)
def test_a_scenario_refuses_them_in_keys(path):
    for text in STRANGE.values():
        with pytest.raises(ValidationError) as error:
            Scenario.model_validate(renamed(QUICK, path, text))
        for sentence in explain(error.value, "mine.toml"):
            one_sentence(sentence)


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("escaped", [True, False])
def test_a_file_refuses_them_as_escapes_and_as_they_are(text, escaped, tmp_path):
    file = tmp_path / "mine.toml"
    written = "".join(f"\\U{ord(mark):08x}" for mark in text) if escaped else text
    file.write_text(f'extends = "quick"\ntitle = "{written}"\n', encoding="utf-8", newline="")
    with pytest.raises(ScenarioError) as error:
        load_file(file)
    one_sentence(str(error.value), "mine.toml")


@pytest.mark.parametrize("text", [t for t in STRANGE.values() if t != STRANGE["tab"]])
def test_a_file_refuses_them_in_comments(text, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(f'extends = "quick" # {text}\n', encoding="utf-8", newline="")
    with pytest.raises(ScenarioError) as error:
        load_file(file)
    one_sentence(str(error.value), "mine.toml")


@pytest.mark.parametrize("text", LITERAL)
def test_what_is_plain_stays_as_it_is(text, tmp_path):
    file = tmp_path / "mine.toml"
    title, question = json.dumps(text, ensure_ascii=False), json.dumps(f"{text}\n{text}")
    question = question.replace("\\ud", "\\ud")
    file.write_text(f'extends = "quick"\ntitle = {title}\nquestion = {question}\n', "utf-8")
    found = load_file(file)
    assert found.title == text
    assert found.question == f"{text}\n{text}"


LINE, TEXT = TypeAdapter(Line), TypeAdapter(Text)


@given(st.text(st.characters(), min_size=1, max_size=60))
def test_a_line_is_refused_or_stays_as_it_is(text):
    for kind, lines in ((LINE, False), (TEXT, True)):
        try:
            assert kind.validate_python(text) == text
        except ValidationError:
            assert strange_mark(text, lines)
        else:
            assert strange_mark(text, lines) is None


def diary():
    scenario = load("quick")
    made = DiaryFile(
        format=1,
        kind="sixpillars diary",
        seed=1,
        replicate=0,
        policies=["human"] * len(scenario.roster),
        turns=1,
        source_digest=ZEROS,
        scenario=scenario,
        moves=[],
        hashes=[ZEROS],
    )
    return json.loads(made.model_dump_json(exclude_none=True))


DIARY = diary()


@pytest.mark.parametrize("path", kinds_of_place(DIARY), ids=lambda p: ".".join(map(str, p)))
def test_a_diary_refuses_them_in_every_field(path):
    for text in (*itertools.islice(MARKS, 2), "\ud800"):
        with pytest.raises(DiaryError) as error:
            parse(json.dumps(spoiled(DIARY, path, text)).encode(), "mine.json")
        one_sentence(str(error.value), "mine.json")


@pytest.mark.parametrize("path", [("seed",), ("scenario", "title"), ("scenario", "nations", "USA")])
def test_a_diary_refuses_them_in_keys(path):
    for text in STRANGE.values():
        with pytest.raises(DiaryError) as error:
            parse(json.dumps(renamed(DIARY, path, text)).encode(), f"{text}.json")
        one_sentence(str(error.value))


UNCERTAIN = parse_toml(LIBRARY / "uncertain-world.toml", "uncertain-world.toml")


@pytest.mark.parametrize("path", kinds_of_place(UNCERTAIN), ids=lambda p: ".".join(map(str, p)))
def test_a_file_for_vary_refuses_them_in_every_field(path):
    for text in itertools.islice(MARKS, 5):
        with pytest.raises(ValidationError) as error:
            VaryFile.model_validate(spoiled(UNCERTAIN, path, text))
        one_sentence(explain(error.value, "mine.toml")[0])


def test_the_name_of_a_file_is_shown_harmless():
    for text in STRANGE.values():
        for read in (load, load_vary):
            with pytest.raises(ScenarioError) as error:
                read(f"{text}/mine.toml")
            assert "mine.toml" in str(error.value)
