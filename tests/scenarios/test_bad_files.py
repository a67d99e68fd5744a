"""Every bad file is refused with little work, in one sentence that says what would be right."""

import re
from pathlib import Path

import pytest

from scenarios import guard
from scenarios.errors import ScenarioError
from scenarios.load import load, load_file
from tests.work import calls

BAD = sorted((Path(__file__).parent / "bad").glob("*.toml"))
MARK = "# expect: "
MOST_CALLS = 400_000
"""Of functions; benchmarks.hostile_files has the seconds."""


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    load("large")


def refused(path: Path) -> str:
    """The sentence."""
    sentences = []

    def refuse() -> None:
        with pytest.raises(ScenarioError) as caught:
            load_file(path)
        sentences.append(str(caught.value))

    assert calls(refuse) < MOST_CALLS
    return sentences[0]


def expected(path: Path) -> list[str]:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith(MARK)
    return first.removeprefix(MARK).split(" ... ")


def test_there_are_many() -> None:
    assert len(BAD) >= 150


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_refused(path: Path) -> None:
    sentence = refused(path)
    assert sentence.startswith(f"{path}: ")
    assert "\n" not in sentence
    assert len(sentence) < 500
    assert not re.search(r"pydantic|Traceback|validation error|ctx|input_value", sentence)
    place = 0
    for part in expected(path):
        place = sentence.find(part, place)
        assert place >= 0, f"{part!r} is not in {sentence!r}"
        place += len(part)


HEAD = 'extends = "quick"\nname = "mine"\n'
ROOM = 256 * 1024 - len(HEAD) - 10


def filled(line: str) -> str:
    return HEAD + line * (ROOM // len(line))


def too_many(line: str) -> str:
    return HEAD + line * guard.MOST_LINES


HOSTILE = {
    "over the size": (HEAD + "#" * guard.LARGEST_FILE, "it is larger than 4 MiB"),
    "many lines": (too_many("#\n"), "lines; it must have at most 50000"),
    "many keys": (HEAD + "".join(f"k{i} = 1\n" for i in range(9_000)), "it has 9002 members"),
    "too many keys": (too_many("k = 1, 2\n"), "lines; it must have at most 50000"),
    "dense values": (HEAD + ("x = [" + "1," * 1900 + "]\n") * 270, "marks of TOML"),
    "dense brackets": (HEAD + ("[" * 3900 + "\n") * 140, "marks of TOML"),
    "dense escapes": (HEAD + 'x = """' + ("\\n" * 1900 + "\n") * 270 + '"""\n', "marks of TOML"),
    "dense dots": (filled("a . " * 900 + "\n"), "of more than 6 parts"),
    "a dotted key": (HEAD + "a" + ".a" * 20_000 + " = 1\n", "characters"),
    "a dotted key on lines": (filled("a." * 1900 + "a = 1\n"), "of more than 6 parts"),
    "dotted key in hiding": (
        HEAD + 'x = ["""a"""", {' + "a." * 1800 + 'a = 1}, "b"]\n',
        "of more than 6 parts",
    ),
    "many nations": (
        HEAD + "".join(f"[nations.A{i:03d}]\nname = 1\n" for i in range(3_000)),
        "nations is {A000, A001, A002, A003…}; it has 3000 members; it must have at most 64",
    ),
    "many shocks": (
        HEAD + "[[calendar]]\n" * 3_000,
        "it has 3000 members; it must have at most 500",
    ),
    "many sources": (
        HEAD + "".join(f'[sources.a{i}]\ncitation = "x"\n' for i in range(3_000)),
        "it has 3000 members; it must have at most 200",
    ),
    "many headings": (filled("[a.b.c.d.e]\n"), "begin with a bracket; at most 5000 may"),
    "quotation marks": (filled('"' * 3900 + "\n"), "line 3 is"),
    "long quotation marks": (too_many('"""a\n'), "lines; it must have at most 50000"),
    "a long text": (HEAD + "x = '''" + ("y" * 3900 + "\n") * 60 + "'''\n", "no such field"),
    "spaces": (filled(" " * 3900 + "\n") + "turns = 0\n", "turns is 0; it must be at least 1"),
    "a long digit": (HEAD + "turns = 1" + "0" * 3900 + "\n", "whole number"),
    "digits": (HEAD + ("x = [" + "9" * 3900 + "]\n"), "whole number"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str, tmp_path: Path) -> None:
    text, part = HOSTILE[name]
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ScenarioError) as caught:
        load_file(path)
    assert part in str(caught.value)


BYTES = {
    "byte order mark": (b"\xef\xbb\xbfname = 1\n", "a byte order mark"),
    "utf-16": ("name = 'x'\n".encode("utf-16"), "line 1 has the byte 0xff; the text must be UTF-8"),
    "latin-1": ("name = 'é'\n".encode("latin-1"), "line 1 has the byte 0xe9"),
    "cut short": ("title = 'é".encode()[:-1], "the text must be UTF-8"),
    "nul": (b"name = 'a\x00b'\n", "line 1 has the character U+0000"),
    "bell": (b"# a\x07\n", "line 1 has the character U+0007"),
    "a program": (b"\x7fELF\x02\x01\x01\x00" * 100, "it must be plain text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "the text must be UTF-8"),
    "old line ends": (b"name = 'a'\rtitle = 'b'\r", "line"),
}


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_text(name: str, tmp_path: Path) -> None:
    data, part = BYTES[name]
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    assert part in refused(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "mine.toml")
    assert "a folder, not a file" in refused(tmp_path)
    with pytest.raises(ScenarioError, match='did you mean "hostile"'):
        load("hostle")


def test_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(HEAD.replace("\n", "\r\n").encode())
    assert load_file(path).name == "mine"


def test_further_sentences(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + "turns = 0\nminutes = 0\nticks_per_turn = 0\n")
    with pytest.raises(ScenarioError) as caught:
        load_file(path)
    assert len(caught.value.further) == 2
    assert all(sentence.startswith(f"{path}: ") for sentence in caught.value.further)
