"""The JSON Schema of a scenario, for editors: every field, and every parameter with its ranges."""

from typing import Any

from scenarios.limits import limits, parts
from scenarios.parameters import fields
from scenarios.schema import Scenario
from sim.sheet import Field


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario.

    `x-minimum` and `x-maximum` are the ends of what a number may be.  Of a parameter they are those
    of its evidence; `x-least` and `x-most` are what its equation bears, with `beyond_evidence`.
    """
    schema: dict[str, Any] = Scenario.model_json_schema()
    rules: dict[str, Any] = {}
    for section, name, field in fields():
        rules.setdefault(section, {})[name] = _parameter(section, name, field)
    schema["properties"]["parameters"] |= {
        "properties": {
            section: {
                "type": "object",
                "properties": parameters,
                "additionalProperties": False,
            }
            for section, parameters in rules.items()
        },
        "additionalProperties": False,
    }
    return schema


def _parameter(section: str, name: str, field: Field) -> dict[str, Any]:
    kind = "FigureTable" if field.axes else "Figure"
    said: dict[str, Any] = {"allOf": [{"$ref": f"#/$defs/{kind}"}], "description": field.meaning}
    ranges = {part: _ranges(section, name, part) for part in parts(field)}
    return said | ({"x-parts": ranges} if field.axes else ranges[""])


def _ranges(section: str, name: str, part: str) -> dict[str, Any]:
    evidence, bearable = limits(section, name, part)
    return {
        "x-unit": evidence.unit,
        "x-minimum": evidence.low,
        "x-maximum": evidence.high,
        "x-least": bearable.low,
        "x-most": bearable.high,
    }
