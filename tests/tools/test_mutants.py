"""The mutants themselves: they parse, they differ, they say what they change, draws keep still."""

import ast

import pytest

from tools.mutants.__main__ import HOUSE, draw
from tools.mutants.edits import edits
from tools.mutants.ledger import Ledger, equivalents, row, table
from tools.mutants.rooms import ROOMS
from tools.mutants.trial import Verdict

SOURCE = b'''"""Words: a < b."""

LIMIT: float = 0.5


def f(a, b, found):
    """Words, 1 + 1."""
    if a < b and not found:
        raise ValueError(f"{a} + 1")
    found[a, b] = where(a > b, max(a, b), clip(a - b, 0.0, LIMIT))
    return found
'''


def changes(text: str) -> set[str]:
    return {edit.after for edit in edits("f.py", SOURCE) if edit.before == text}


def test_every_kind_of_slip_is_made() -> None:
    assert changes("if a < b and not found:") == {
        "if a <= b and not found:",
        "if a > b and not found:",
        "if a < b or not found:",
        "if a < b and found:",
        "if not (a < b and not found):",
    }
    assert changes("LIMIT: float = 0.5") == {"LIMIT: float = 0.75"}
    assert changes('raise ValueError(f"{a} + 1")') == {"pass"}
    written = "found[a, b] = where(a > b, max(a, b), clip(a - b, 0.0, LIMIT))"
    assert changes(written) == {
        "found[b, a] = where(a > b, max(a, b), clip(a - b, 0.0, LIMIT))",
        "found[a, b] = where(a >= b, max(a, b), clip(a - b, 0.0, LIMIT))",
        "found[a, b] = where(a < b, max(a, b), clip(a - b, 0.0, LIMIT))",
        "found[a, b] = where(a > b, clip(a - b, 0.0, LIMIT), max(a, b))",
        "found[a, b] = where(a > b, min(a, b), clip(a - b, 0.0, LIMIT))",
        "found[a, b] = where(a > b, max(b, a), clip(a - b, 0.0, LIMIT))",
        "found[a, b] = where(a > b, max(a, b), (a - b))",
        "found[a, b] = where(a > b, max(a, b), clip(a + b, 0.0, LIMIT))",
        "found[a, b] = where(a > b, max(a, b), clip(a - b, 1.0, LIMIT))",
        "pass",
    }


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_a_draw_is_of_different_programs_and_does_not_depend_on_its_length(room) -> None:
    drawn = draw(room, 8, 20)
    assert len({edit.name for edit in drawn}) == 20
    assert drawn[:10] == draw(room, 8, 10) != draw(room, 9, 10)
    for edit in drawn:
        source = (HOUSE / edit.file).read_bytes()
        assert ast.dump(ast.parse(edit.applied(source))) != ast.dump(ast.parse(source))
        for stage in room.stages(edit.file, HOUSE):
            assert stage.tests
            assert all((HOUSE / test).exists() for test in stage.tests)


def test_the_ledger_remembers_first_and_last_verdicts(tmp_path) -> None:
    survivor, equal, killed, hung = edits("f.py", SOURCE)[:4]
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.note(survivor, Verdict(False))
    ledger.note(killed, Verdict(True, "own tests", "tests/test_f.py::test_f", 2.0))
    ledger.note(hung, Verdict(False))
    ledger.note(hung, Verdict(True, "room", "timeout", 9.0))
    again = Ledger(tmp_path / "ledger.jsonl")
    assert again.last == ledger.last
    told = row("f", [survivor, equal, killed, hung], again, {equal.name: "the same"})
    assert (told.drawn, told.equivalent, told.decided, told.killed) == (4, 1, 3, 2)
    assert (told.own, told.timeouts, told.at_first) == (1, 1, 1)
    assert "| f | 4 | 1 | 3 | 2 | 67 | 1 | 1 | 1 |" in table([told])


def test_every_equivalent_is_still_a_mutant_and_has_a_reason() -> None:
    files = [path for room in ROOMS for path in room.files(HOUSE)]
    names = {
        edit.name
        for path in files
        for edit in edits(path.relative_to(HOUSE).as_posix(), path.read_bytes())
    }
    for name, reason in equivalents().items():
        assert name in names, "the source has changed: strike the entry off, or mend it"
        assert len(reason) > 20
