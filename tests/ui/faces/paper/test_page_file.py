"""A page that is one file replaces a page of ours or nothing, and never what it is made from."""

import os

import pytest
import typer

from tests.ui.faces.terminal.refused import refused
from ui.faces.paper.document import HEAD, document, is_page
from ui.faces.paper.page_file import PageFile
from ui.faces.terminal.cli import app
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES, speak

DOORS = {
    "debrief": ["debrief", "{read}"],
    "page": ["page", "{read}"],
    "compare": ["compare", "quick", "{read}"],
    "tournament": ["tournament", "{read}"],
    "sensitivity": ["sensitivity", "{read}"],
    "discover": ["discover", "survival above 0.9", "{read}"],
    "regret": ["regret", "quick", "{read}"],
    "best-response": ["best-response", "{read}"],
    "dilemmas": ["dilemmas", "quick", "{read}"],
    "workshop": ["workshop", "{read}"],
    "pays": ["pays", "grudger", "hegemon", "--in", "{read}"],
}
"""Every command that writes a page, and where it is told what to read."""

OTHERS = {
    "a text": b"my text",
    "a page of another": b"<!DOCTYPE html>\n<html lang='en'><head><title>Mine</title></head>",
    "one that speaks of ours": b'<p><meta name="generator" content="Six Pillars 1.0">',
    "a game": b'{"format": 1}',
    "nothing that is text": bytes(range(256)) * 40,
    "a space": b" ",
}


def ours(version="1.0"):
    return document("Title", [], "", [], "", version)


def test_the_doors_are_all_there_are():
    commands = typer.main.get_command(app).commands
    found = {
        name
        for name, command in commands.items()
        for option in command.params
        if option.name == "out" and ".html" in (option.metavar or "")
    }
    assert found == set(DOORS)


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("door", DOORS)
def test_what_is_not_ours_is_left_alone(door, other, tmp_path, capsys):
    place = tmp_path / "essay.html"
    place.write_bytes(OTHERS[other])
    words = [word.format(read="no-such") for word in DOORS[door]]
    said = refused([*words, "--out", place], capsys)
    assert "essay.html" in said
    assert "has not written it" in said
    assert place.read_bytes() == OTHERS[other]
    assert os.listdir(tmp_path) == ["essay.html"]


@pytest.mark.parametrize("how", ["itself", "another spelling", "a link", "another name"])
@pytest.mark.parametrize("held", [b"", b"what is read", ours().encode()], ids=["", "text", "page"])
@pytest.mark.parametrize("door", DOORS)
def test_what_is_read_is_never_written_over(door, held, how, tmp_path, capsys):
    read, place = tmp_path / "read.html", tmp_path / "place.html"
    read.write_bytes(held)
    if how == "itself":
        place = read
    elif how == "another spelling":
        (tmp_path / "folder").mkdir()
        place = f"{tmp_path}/folder/../read.html"
    elif how == "a link":
        place.symlink_to("read.html")
    else:
        os.link(read, place)
    words = [word.format(read=read) for word in DOORS[door]]
    assert "is what the command reads" in refused([*words, "--out", place], capsys)
    assert read.read_bytes() == held


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", ["0.1.0", "0.2.0.dev1+g12", '1" <é>', "9" * 40])
def test_every_page_is_known_again(language, version, tmp_path):
    speak(language)
    try:
        page = ours(version)
    finally:
        speak("en")
    assert is_page(page.encode()[:HEAD])
    place = tmp_path / "page.html"
    place.write_text(page, encoding="utf-8")
    PageFile(place, []).write(ours())
    assert place.read_text(encoding="utf-8") == ours()


def test_an_empty_file_and_none_at_all_are_free(tmp_path):
    (tmp_path / "empty.html").touch()
    for name in ("empty.html", "new.html"):
        PageFile(tmp_path / name, ["quick", "no/such", "a\0b"]).write("page")
        assert (tmp_path / name).read_text() == "page"


def test_what_comes_there_meanwhile_is_left_alone(tmp_path):
    page = PageFile(tmp_path / "page.html", [])
    (tmp_path / "page.html").write_text("my text")
    with pytest.raises(Refusal, match="has not written it"):
        page.write(ours())
    assert (tmp_path / "page.html").read_text() == "my text"


@pytest.mark.parametrize("there", [False, True])
def test_a_link_is_followed_and_stays(there, tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "link.html").symlink_to("far/page.html")
    if there:
        (tmp_path / "far" / "page.html").write_text(ours())
    PageFile(tmp_path / "link.html", []).write("page")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "far" / "page.html").read_text() == "page"
    (tmp_path / "far" / "page.html").write_text("my text")
    with pytest.raises(Refusal, match=r"link\.html is there"):
        PageFile(tmp_path / "link.html", [])
