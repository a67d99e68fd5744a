"""The module itself: its bytes, its size, what it says of itself, and what it refuses."""

import json

import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.jit import HOUSE, SOURCE_DIGEST
from wasm import module as modules_of
from wasm.compiler.encoding import HEADER, Reader
from wasm.module import WIDTHS, ModuleError, compiled, digest, module
from wasm.table import table

LARGEST = 150_000  # bytes of the module with two lanes
LARGEST_IN_PAGES = 225_000
CUSTOM, IMPORT = 0, 2


def sections(data):
    reader, found = Reader(data, len(HEADER)), {}
    while not reader.at_end:
        number = reader.byte()
        body = reader.bytes(reader.unsigned())
        if number == CUSTOM:
            inside = Reader(body)
            number = inside.name()
            body = body[inside.at :]
        found[number] = body
    return found


@pytest.mark.compiled
@pytest.mark.parametrize("width", [0, 2, 4])
def test_what_is_built_twice_is_the_same_bytes(width):
    assert compiled(width) == module(width)


@pytest.mark.compiled
def test_a_module_is_small_imports_nothing_and_names_no_path():
    made = module(2)
    assert len(made) <= LARGEST
    assert all(len(module(width)) <= LARGEST_IN_PAGES for width in WIDTHS)
    assert IMPORT not in sections(made)
    assert str(HOUSE).encode() not in made


@pytest.mark.compiled
@pytest.mark.parametrize("width", [0, 2, 4])
def test_a_module_is_stamped(width):
    stamp = json.loads(sections(module(width))["sixpillars"])
    assert stamp["source"] == SOURCE_DIGEST
    assert stamp["width"] == width
    assert {"numba", "llvmlite", "llvm", "python", "additions"} <= stamp.keys()
    assert set(stamp["calls"]) == {"play", "explain", "judge", "score_states", "check_orders"}


@pytest.mark.compiled
def test_another_world_a_damaged_module_and_no_module_are_refused_by_name(modules, told):
    made = table(pack(load("quick")))
    answer = told("refusals.mjs", {"module": str(modules[2]), "table": made})
    assert answer == {
        "other_rules": "other_rules",
        "other_additions": "other_additions",
        "damaged": "damaged",
        "not_stamped": "damaged",
        "falls_back": 0,
        "right": None,
    }


def test_the_digest_is_of_the_width_and_of_the_compiler(monkeypatch):
    assert digest(0) != digest(2)
    before = digest(2)
    monkeypatch.setattr(modules_of.numba, "__version__", "0.0")
    assert digest(2) != before


def test_what_goes_wrong_is_one_sentence(monkeypatch):
    monkeypatch.setattr(modules_of.sys, "executable", "/bin/false")
    with pytest.raises(ModuleError, match="could not be compiled for browsers: it said nothing"):
        compiled(2)
