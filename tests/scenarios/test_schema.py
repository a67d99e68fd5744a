"""The schema as others see it."""

import json
from typing import Any

from scenarios.json_schema import json_schema
from scenarios.limits import limits, numbers
from scenarios.load import names
from scenarios.schema import Scenario


def nodes(schema: Any) -> list[dict[str, Any]]:
    """Every table inside."""
    found = []
    if isinstance(schema, dict):
        found.append(schema)
        for part in schema.values():
            found += nodes(part)
    elif isinstance(schema, list):
        for part in schema:
            found += nodes(part)
    return found


def test_it_is_json() -> None:
    assert json.loads(json.dumps(json_schema())) == json_schema()


def test_every_reference_leads_somewhere() -> None:
    schema = json_schema()
    for node in nodes(schema):
        if "$ref" in node:
            target: Any = schema
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            assert isinstance(target, dict)


def test_unknown_keys_are_refused() -> None:
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]
    for part in parts:
        if "properties" in part:
            assert part["additionalProperties"] is False


def test_figures_tell_unit_and_range() -> None:
    nation = json_schema()["$defs"]["Nation"]["properties"]
    assert nation["gdp"]["x-unit"] == "$bn/yr"
    assert nation["compute"]["x-maximum"] == 10_000.0
    assert nation["gdp"]["description"].startswith("Gross domestic product")


def test_every_field_is_described() -> None:
    schema = json_schema()
    for part in [schema, *schema["$defs"].values()]:
        for name, field in part.get("properties", {}).items():
            plain = {"value", "low", "high", "values", "default", "of"}
            plain |= {"citation", "licence", "url"}
            assert "description" in field or name in plain, name


def test_required_parts() -> None:
    required = set(json_schema()["required"])
    assert {"name", "title", "question", "roster", "nations", "pairs", "sources"} <= required
    assert "extends" not in required
    assert set(Scenario.model_fields) >= required
    assert names()


def test_editors_are_told_both_ranges_of_every_parameter() -> None:
    rules = json_schema()["properties"]["parameters"]["properties"]
    for section, name, part in numbers():
        said = rules[section]["properties"][name]
        said = said["x-parts"][part] if part else said
        evidence, bearable = limits(section, name, part)
        assert (said["x-minimum"], said["x-maximum"]) == (evidence.low, evidence.high)
        assert (said["x-least"], said["x-most"]) == (bearable.low, bearable.high)
        assert said["x-unit"] == evidence.unit
