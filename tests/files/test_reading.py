"""Plain files of bounded size, and nothing that could be waited for."""

import os

import pytest

from files import reading
from files.reading import plain_files, read_bytes, read_start, sha256_of, size
from files.trouble import Trouble, TroubleKind


def trouble(doing, *arguments):
    with pytest.raises(Trouble) as caught:
        doing(*arguments)
    return caught.value


def test_a_file_is_read(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"abc" * 700_000)
    assert read_bytes(path, 2_100_000) == b"abc" * 700_000
    assert read_start(path, 5) == b"abcab"
    assert len(sha256_of(path)) == 64
    (tmp_path / "link").symlink_to(path)
    assert read_start(tmp_path / "link", 3) == b"abc"


@pytest.mark.parametrize("most", [0, 1, 9])
def test_one_byte_too_many_is_too_many(tmp_path, most):
    path = tmp_path / "a"
    path.write_bytes(b"x" * (most + 1))
    found = trouble(read_bytes, path, most)
    assert (found.kind, found.detail) == (TroubleKind.LARGE, f"{most} bytes")
    assert read_bytes(path, most + 1) == b"x" * (most + 1)


def test_a_file_that_grows_while_it_is_read_ends(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "read", lambda _handle, count: b"x" * count)
    assert trouble(read_bytes, path, 3 << 20).kind is TroubleKind.LARGE


def test_what_was_opened_is_looked_at(tmp_path, monkeypatch):
    """Between looking and opening, a pipe may have taken the file's place."""
    path, pipe = tmp_path / "a", tmp_path / "pipe"
    path.write_bytes(b"x")
    os.mkfifo(pipe)
    real = os.open
    monkeypatch.setattr(os, "open", lambda place, *more: real(pipe, *more))
    assert trouble(read_bytes, path, 10).kind is TroubleKind.PIPE


def test_a_device_is_not_even_opened(tmp_path, monkeypatch):
    """Opening a tape winds it."""

    def never(*_):
        raise AssertionError("opened")

    (tmp_path / "zero").symlink_to("/dev/zero")
    monkeypatch.setattr(os, "open", never)
    assert trouble(read_bytes, tmp_path / "zero", 10).kind is TroubleKind.DEVICE


def test_handles_are_given_back(tmp_path):
    (tmp_path / "a").write_bytes(b"xx")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        trouble(read_bytes, tmp_path / "a", 1)
        trouble(read_bytes, tmp_path, 1)
        read_bytes(tmp_path / "a", 2)
    assert len(os.listdir("/proc/self/fd")) == before


def test_every_file_of_a_table_is_plain(tmp_path):
    for name in ("b.parquet", "a.parquet", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in plain_files(tmp_path, "*.parquet")] == ["a.parquet", "b.parquet"]
    os.mkfifo(tmp_path / "c.parquet")
    assert trouble(plain_files, tmp_path, "*.parquet").kind is TroubleKind.PIPE


def test_sizes_for_people():
    assert size(9) == "9 bytes"
    assert size(256 * 1024) == "256 KiB"
    assert size(16 << 20) == "16 MiB"
    assert size(reading.LARGEST) == "1,024 GiB"
