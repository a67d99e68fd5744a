"""Files are whole or not there, whatever their names, and nothing else is written over."""

import errno
import os
import pickle
import socket
from pathlib import Path

import pytest

from files.checking import check_file, check_folder
from files.place import typed
from files.reading import read_bytes
from files.trouble import Trouble, TroubleKind
from files.writing import copy_file, make_folder, write_file, write_new

HERE = Path()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def trouble(doing, *arguments):
    with pytest.raises(Trouble) as caught:
        doing(*arguments)
    assert "\n" not in str(caught.value)
    return caught.value.kind


def test_a_file_is_there_and_nothing_beside(tmp_path):
    write_file(tmp_path / "a.json", b"one")
    write_file(tmp_path / "a.json", b"two")
    assert (tmp_path / "a.json").read_bytes() == b"two"
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("letters", [240, 255])
def test_a_name_as_long_as_the_disk_allows(tmp_path, letters):
    path = tmp_path / ("x" * letters)
    check_file(path)
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    check_folder(tmp_path / ("y" * letters))


@pytest.mark.parametrize("check", [check_file, check_folder])
def test_a_longer_name_is_refused_beforehand(tmp_path, check):
    assert trouble(check, tmp_path / ("x" * 256)) is TroubleKind.LONG
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "address",
    ["s3://bucket/x", "file:///tmp/x", "https://a.b/c.json", "gs://x", "c3://x", "git+ssh://h/x"],
)
def test_an_address_is_no_path(tmp_path, monkeypatch, address):
    monkeypatch.chdir(tmp_path)
    path = type(tmp_path)(address)
    for doing in (check_file, check_folder, make_folder):
        assert trouble(doing, path) is TroubleKind.ADDRESS
    assert trouble(write_file, path, b"") is TroubleKind.ADDRESS
    assert trouble(write_new, path, "a", ".json", b"") is TroubleKind.ADDRESS
    assert trouble(read_bytes, path, 1) is TroubleKind.ADDRESS
    with pytest.raises(Trouble) as caught:
        check_file(path)
    assert str(caught.value).startswith(address)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "word", ["s3://bucket/x", "file:x", "http:x", "HTTPS:x", r"gs:\x", "s3:/x"]
)
def test_what_is_written_with_a_dot_or_from_the_root_is_a_path(tmp_path, monkeypatch, word):
    monkeypatch.chdir(tmp_path)
    assert trouble(typed, word) is TroubleKind.ADDRESS
    for path in (f"./{word}", f"{tmp_path}/{word}"):
        check_folder(typed(path))
        assert typed(path).absolute() == tmp_path / word
    assert typed(tmp_path / word) == tmp_path / word


@pytest.mark.parametrize(
    "word", ["x", "./x", "../x", "a/b", "C:\\x", "a:b", "12:30", " ", "files:x"]
)
def test_what_is_written_is_the_path(word):
    assert typed(word) == type(HERE)(word)


def test_an_empty_path_is_none():
    assert trouble(typed, "") is TroubleKind.EMPTY


@pytest.mark.parametrize("name", ["C:", "a:b", "C:\\x", "12:30", "x:y:z"])
def test_drives_and_colons_are_no_addresses(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    write_file(type(tmp_path)(name), b"x")
    assert names(tmp_path) == [name]


def identity(path):
    """What tells whether it is still the same thing; looking at it changes when it was read."""
    found = os.lstat(path)
    return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_what_is_no_file_is_never_written_over(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket"))
        wanted = {
            "pipe": TroubleKind.PIPE,
            "folder": TroubleKind.FOLDER,
            "loop": TroubleKind.LOOP,
            "null": TroubleKind.DEVICE,
            "socket": TroubleKind.SOCKET,
        }
        before = {name: identity(tmp_path / name) for name in wanted}
        for name, kind in wanted.items():
            assert trouble(check_file, tmp_path / name) is kind
            assert trouble(write_file, tmp_path / name, b"x") is kind
        assert {name: identity(tmp_path / name) for name in wanted} == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert trouble(check_file, tmp_path / "no" / "a.html") is TroubleKind.NO_PARENT
    assert trouble(write_file, tmp_path / "no" / "a.html", b"") is TroubleKind.UNWRITABLE


def test_trying_out_leaves_nothing(tmp_path):
    check_folder(tmp_path / "a" / "b")
    check_file(tmp_path / "page.html")
    assert names(tmp_path) == []
    (tmp_path / "file").write_text("x")
    assert trouble(check_folder, tmp_path / "file" / "below") is TroubleKind.NOT_FOLDER
    assert trouble(check_folder, tmp_path / "file") is TroubleKind.NOT_FOLDER


def test_trouble_survives_the_way_back_from_a_worker(tmp_path):
    trouble = Trouble(TroubleKind.LARGE, tmp_path / "a", "16 MiB")
    back = pickle.loads(pickle.dumps(trouble))  # noqa: S301
    assert (back.kind, back.path, back.detail) == (trouble.kind, trouble.path, trouble.detail)
    assert str(back) == str(trouble) == f"{tmp_path / 'a'} is larger than 16 MiB"


def test_a_zero_byte_is_a_sentence(tmp_path):
    for doing in (check_file, check_folder):
        assert trouble(doing, tmp_path / "a\0b") is TroubleKind.NAME
    assert trouble(read_bytes, tmp_path / "a\0b", 1) is TroubleKind.NAME


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_anothers_place(tmp_path, monkeypatch, links):
    if not links:

        def none(*_):
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", none)
    for data in (b"one", b"two", b"three"):
        assert write_new(tmp_path, "game", ".json", data).read_bytes() == data
    assert names(tmp_path) == ["game-2.json", "game-3.json", "game.json"]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("links", [True, False])
def test_a_copy_is_the_same_bytes(tmp_path, monkeypatch, there, links):
    if not links:

        def none(*_):
            raise OSError(errno.EXDEV, "Invalid cross-device link")

        monkeypatch.setattr(os, "link", none)
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"x" * 3_000_000)
    if there:
        target.write_bytes(b"old")
    copy_file(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert names(tmp_path) == ["source", "target"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(tmp_path, monkeypatch, code, call):
    path = tmp_path / "a.json"
    write_file(path, b"old")
    real = getattr(os, call)

    def fails(*arguments, **more):
        if call != "open" or ".partial" in str(arguments[0]):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **more)

    monkeypatch.setattr(os, call, fails)
    kind = trouble(write_file, path, b"new")
    assert kind is (TroubleKind.UNWRITABLE if code == errno.EIO else TroubleKind.NO_ROOM)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]
