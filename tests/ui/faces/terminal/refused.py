"""A command that is refused: code 2, one sentence, nothing on standard output, no traceback."""

from ui.faces.terminal.cli import start


def refused(arguments, capsys):
    """The one sentence that is said."""
    capsys.readouterr()
    code = start([str(word) for word in arguments])
    said = capsys.readouterr()
    assert code == 2, said
    assert said.out == ""
    assert "Traceback" not in said.err
    lines = said.err.strip().splitlines()
    assert len(lines) == 1, said.err
    assert lines[0].startswith("sixpillars: ")
    return lines[0]
