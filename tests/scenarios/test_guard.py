"""What a stranger's file may be: each limit holds at it, and not one beyond it."""

from pathlib import Path

import pytest

from scenarios.errors import ScenarioError
from scenarios.guard import (
    DEEPEST_KEY,
    DEEPEST_NESTING,
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_HEADINGS,
    MOST_LINES,
    MOST_MARKS,
    read_text,
)


def refusal(tmp_path: Path, text: str | bytes) -> str:
    """What is said of a text; nothing where it may pass as it is."""
    path = tmp_path / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        assert read_text(path, "mine.toml") == path.read_bytes().decode()
    except ScenarioError as error:
        return str(error).removeprefix("mine.toml: ")
    return ""


def key(parts: int) -> str:
    return ".".join(["a"] * parts) + " = 1\n"


def nested(depth: int) -> str:
    return "x = " + "[" * depth + "]" * depth + "\n"


LIMITS = {
    "lines": (MOST_LINES - 1, lambda n: "\n" * n, "it has 50001 lines"),
    "a line": (LONGEST_LINE, lambda n: "\n#" + "x" * (n - 1), "line 2 has 4001 characters"),
    "a key": (DEEPEST_KEY, lambda n: "\n" + key(n), "line 2 has the key"),
    "headings": (MOST_HEADINGS, lambda n: "[a]\n" * n, "5001 of its lines begin with a bracket"),
    "nesting": (DEEPEST_NESTING, lambda n: "\n\n" + nested(n), "line 3 nests brackets 9 deep"),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_holds_at_it_and_not_beyond(tmp_path, limit) -> None:
    most, text, said = LIMITS[limit]
    assert refusal(tmp_path, text(most)) == ""
    assert refusal(tmp_path, text(most + 1)).startswith(said)


def test_marks_are_counted_of_every_kind(tmp_path) -> None:
    """In lines that are not too long and not too many."""

    def text(marks: int) -> str:
        line = "a=b,c.d{}" + "," * 3000 + "\n"
        each = 3000 + 5
        return line * (marks // each) + "," * (marks % each)

    assert refusal(tmp_path, text(MOST_MARKS)) == ""
    assert f"it has {MOST_MARKS + 1} marks" in refusal(tmp_path, text(MOST_MARKS + 1))
    assert "marks" in refusal(tmp_path, ("\\" * 3000 + "\n") * 170)


def test_a_file_is_of_bounded_size(tmp_path) -> None:
    text = b"#" + b"\n" * 10
    assert refusal(tmp_path, text) == ""
    large = (b"#" * 3000 + b"\n") * (LARGEST_FILE // 3001 + 1)
    assert "must be a TOML file" in refusal(tmp_path, large)


def test_brackets_that_close_make_room(tmp_path) -> None:
    assert refusal(tmp_path, nested(DEEPEST_NESTING) * 50) == ""
    assert refusal(tmp_path, "]" * 30 + "\n" + nested(DEEPEST_NESTING)) == ""
    assert "line 2 nests" in refusal(tmp_path, "]" * 30 + "\n" + nested(DEEPEST_NESTING + 1))
    assert "deep" in refusal(tmp_path, "x = " + "{a = [" * 5 + "\n")


@pytest.mark.parametrize("quote", ["'", '"', "'''", '"""', "# "])
def test_what_is_quoted_or_remarked_has_no_shape(tmp_path, quote) -> None:
    end = "" if quote == "# " else quote
    for inside in ("[" * 20, "a.a.a.a.a.a.a.a.a"):
        assert refusal(tmp_path, f"x = {quote}{inside}{end}\n") == ""
    if len(quote) == 3:
        many = f"x = {quote}\n" + "[\n" * (MOST_HEADINGS + 5) + f"{quote}\n"
        assert refusal(tmp_path, many) == ""
        assert "line 5 has the key" in refusal(
            tmp_path, f"x = {quote}\n\n\n{quote}\n" + key(DEEPEST_KEY + 1)
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xef\xbb\xbfx = 1\n", "its first bytes are a byte order mark"),
        (b"x = 1\n# \xff\n", "line 2 has the byte 0xff; the text must be UTF-8"),
        (b"x = 1\n\n# \x07\n", "line 3 has the character U+0007"),
        ("x = 1\n# \u202e\n".encode(), "line 2 has the character U+202E"),
        (b"x\t= 1\n\t# fine\n", ""),
    ],
)
def test_a_text_is_plain(tmp_path, text, said) -> None:
    found = refusal(tmp_path, text)
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_line_ends_of_windows_are_line_ends(tmp_path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"x = 1\r\ny = 2\r\n")
    assert read_text(path, "mine.toml") == "x = 1\ny = 2\n"
