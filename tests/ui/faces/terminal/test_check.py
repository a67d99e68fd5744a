"""`scenarios check` refuses what `run` refuses, in the same sentence."""

import pytest

from tests.scenarios.test_derived import HELD
from ui.faces.terminal.cli import start

HEAD = 'extends = "quick"\nname = "mine"\n'
REFUSED = {
    "derived": HELD,
    "policy": HEAD + '[nations.USA]\npolicy = "balancr"\n',
    "rents": HEAD
    + "beyond_evidence = true\n[parameters.makers]\nrent = "
    + '{value = 0.75, unit = "share", source = "what-if", confidence = "estimate"}\n'
    + '[pairs.choke]\nunit = "share"\nsource = "what-if"\nconfidence = "estimate"\n'
    + "default = 0.9\n",
    "schema": HEAD + "turns = 0\n",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_played_is_not_approved(text, tmp_path, capsys) -> None:
    file = tmp_path / "told.toml"
    file.write_text(text)
    said = []
    for command in (["scenarios", "check"], ["run"], ["batch", "--out", str(tmp_path / "out")]):
        assert start([*command, str(file)]) == 2
        said.append(capsys.readouterr())
        assert said[-1].out == ""
    assert len({one.err for one in said}) == 1
    assert said[0].err.startswith(f"sixpillars: {file}: ")
    assert said[0].err.count("\n") == 1


def test_what_can_be_played_is(tmp_path, capsys) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(HEAD)
    assert start(["scenarios", "check", str(file)]) == 0
    assert "mine can be played: 8 nations" in capsys.readouterr().out
