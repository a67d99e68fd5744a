"""What pydantic found wrong, in our sentences."""

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from scenarios.errors import MISSING, Wrong, nearest
from scenarios.fields import MandateCard, Nation, Pairs, Shock, StandingOffer, StatusQuo
from scenarios.limits import known, misnamed
from scenarios.parse import MOST_ERRORS
from scenarios.quantity import Figure, FigureTable, Grid, LengthTable, Quantity, Source
from scenarios.schema import Scenario

LABELS = {"a number", "a figure", "a table"}
"""What pydantic adds to the path where a number may also be a figure."""
PARTS: dict[str, type[BaseModel]] = {
    "nations": Nation,
    "mandates": MandateCard,
    "sources": Source,
    "calendar": Shock,
    "standing_offers": StandingOffer,
}
"""Fields whose members (by name or number) are tables of their own."""
PATTERNS = (
    ("^[12][0-9]{3}", 'it must be a quarter such as "2027-Q1"'),
    ("^[A-Z][A-Z0-9]", "it must be a nation code of three to six capitals, such as USA"),
    ("^[a-z][a-z0-9_]", "it must be a name of at most 40 small letters, digits and _"),
    ("^[0-9a-f]{64}", "it must be a sha256 of 64 digits and letters from a to f"),
    ("^[a-z0-9]", "it must be a name of at most 40 small letters, digits and -"),
)
KINDS = {
    "float_type": "it must be a number",
    "int_type": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "string_type": 'it must be a text in "quotation marks"',
    "list_type": "it must be a [list]",
    "dict_type": "it must be a table",
    "model_type": "it must be a table",
    "model_attributes_type": "it must be a table",
    "finite_number": "it must be a finite number",
    "bool_type": "it must be true or false",
}


def explain(error: ValidationError, file: str) -> list[str]:
    """One sentence for each thing that is wrong, in the order of the schema."""
    details = error.errors(include_url=False)[:MOST_ERRORS]
    return [_problem(detail).sentence(file) for detail in details]


def first_sentence(error: ValidationError, file: str) -> str:
    """The first thing that is wrong with a file that is no scenario, in one sentence."""
    detail = error.errors(include_url=False)[0]
    path = tuple(str(part) for part in detail["loc"] if part != "[key]")
    context: dict[str, Any] = detail.get("ctx", {})
    problem = context.get("error")
    if isinstance(problem, Wrong):
        wrong = Wrong((*path, *problem.path), problem.value, problem.remedy)
    elif detail["type"] == "missing":
        wrong = Wrong(path, MISSING, "it must be given")
    elif detail["type"] == "extra_forbidden":
        wrong = Wrong(path, detail["input"], "there is no such field")
    elif detail["type"] == "literal_error":
        wrong = Wrong(path, detail["input"], f"it must be {context['expected']}")
    elif detail["type"] in KINDS:
        wrong = Wrong(path, detail["input"], KINDS[detail["type"]])
    else:
        wrong = Wrong(path, detail["input"], _remedy(detail["type"], context, detail["msg"], path))
    return wrong.sentence(file)


def _problem(detail: ErrorDetails) -> Wrong:
    path = tuple(str(part) for part in detail["loc"] if part not in LABELS)
    if path and path[-1] == "[key]":
        path = path[:-1]
    kind, value = detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    problem = context.get("error")
    if isinstance(problem, Wrong):
        return Wrong((*path, *problem.path), problem.value, problem.remedy)
    if path[:1] == ("parameters",) and len(path) > len(("parameters", "rule")):
        remedy = misnamed(path[1], path[2])
        if remedy:
            return Wrong(path, value, remedy)
    if kind == "missing":
        return Wrong(path, MISSING, _wanted(path))
    if kind == "extra_forbidden":
        known = _model(path[:-1]).model_fields
        return Wrong(path, value, f"there is no such field, {nearest(path[-1], known)}")
    if kind == "literal_error":
        word = value if isinstance(value, str) else str(value)
        return Wrong(path, value, nearest(word, _choices(str(context.get("expected", "")))))
    return Wrong(path, value, _remedy(kind, context, detail["msg"], path))


def _choices(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]


def _remedy(kind: str, context: dict[str, Any], said: str, path: tuple[str, ...]) -> str:
    if kind in {"model_type", "model_attributes_type"}:
        return _wanted(path)
    if kind in KINDS:
        return KINDS[kind]
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        return next((r for start, r in PATTERNS if pattern.startswith(start)), said)
    limits = {
        "greater_than_equal": ("at least", "ge", ""),
        "less_than_equal": ("at most", "le", ""),
        "string_too_long": ("at most", "max_length", " characters long"),
        "string_too_short": ("at least", "min_length", " characters long"),
        "too_long": ("at most", "max_length", " long"),
        "too_short": ("at least", "min_length", " long"),
    }
    if kind in limits:
        words, key, unit = limits[kind]
        return f"it must be {words} {context.get(key)}{unit}"
    return f"it is not right: {said}"


def _model(path: tuple[str, ...]) -> type[BaseModel]:
    """The table that stands at a place of a scenario."""
    if not path:
        return Scenario
    first, rest = path[0], path[1:]
    if first in PARTS and rest:
        part = PARTS[first]
        return part if len(rest) == 1 else _kind(part, rest[1])
    if first == "pairs":
        return _grid_part(rest) if rest else Pairs
    if first == "status_quo":
        if not rest:
            return StatusQuo
        return _grid_part(rest) if rest[0] == "stance" else _kind(StatusQuo, rest[0])
    return FigureTable if first in {"score", "mandate"} else Figure


def _grid_part(rest: tuple[str, ...]) -> type[BaseModel]:
    return Grid if len(rest) == 1 else Figure


def _kind(model: type[BaseModel], field: str) -> type[BaseModel]:
    known = model.model_fields.get(field)
    return _kind_of(known) if known else Figure


def _field(path: tuple[str, ...]) -> tuple[FieldInfo | None, Quantity | None]:
    """The declared field at a place, and what it must hold."""
    field = _model(path[:-1]).model_fields.get(path[-1]) if path else None
    marks = field.metadata if field is not None else []
    return field, next((mark for mark in marks if isinstance(mark, Quantity)), None)


def _wanted(path: tuple[str, ...]) -> str:
    """What should stand at a place: a figure of which unit, or a field's meaning."""
    if not path:
        return "it must hold a scenario"
    if path[-1] == "unit":
        above = _quantity(path[:-1])
        return f'it must be "{above[0]}"' if above else "it must be given"
    if path[-1] == "confidence" and (field := _field(path)[0]):
        return f"it must be one of {', '.join(get_args(field.annotation))}"
    quantity = _quantity(path)
    if quantity is not None:
        return _shape(*quantity)
    field = _field(path)[0]
    meaning = (field.description if field else None) or ""
    meaning = meaning.split("\n")[0].rstrip(".")
    return f"it must be given: {meaning[0].lower()}{meaning[1:]}" if meaning else "it must be given"


def _quantity(path: tuple[str, ...]) -> tuple[str, type[BaseModel]] | None:
    """The unit of the figure at a place, and its sort."""
    if path[:1] == ("parameters",):
        if len(path) != len(("parameters", "rule", "name")):
            return None
        parameter = known()[path[1]][path[2]]
        return parameter.unit, FigureTable if parameter.axes else Figure
    field, quantity = _field(path)
    return (quantity.unit, _kind_of(field)) if field and quantity else None


def _shape(unit: str, sort: type[BaseModel]) -> str:
    """How a figure of this unit and sort is written."""
    rest = {Grid: "default, of", FigureTable: "values", LengthTable: "values"}.get(sort, "")
    kind = {Grid: "grid", FigureTable: "table", LengthTable: "table"}.get(sort, "figure")
    shape = f'unit = "{unit}", source, confidence'
    parts = f"{shape}, {rest}" if rest else f"value, {shape}"
    return f"it must be a {kind} {{{parts}}}"


def _kind_of(field: FieldInfo) -> type[BaseModel]:
    """Which sort of figure a field holds, perhaps or None."""
    choices = (field.annotation, *get_args(field.annotation))
    return next((kind for kind in (FigureTable, LengthTable, Grid) if kind in choices), Figure)
