"""The compiler's housekeeping: what the digest watches and where machine code is kept."""

import tempfile
from pathlib import Path

import pytest

from sim import jit


def house(folder: Path) -> Path:
    for part in jit.RESULT_FOLDERS:
        (folder / part / "deep").mkdir(parents=True)
        (folder / part / "one.py").write_text(f"# {part}\n")
        (folder / part / "deep" / "two.py").write_text("x = 1\n")
    return folder


def test_digest_changes_with_every_changed_byte_and_name(tmp_path: Path) -> None:
    place = house(tmp_path)
    seen = {jit.source_digest(place)}
    for part in jit.RESULT_FOLDERS:
        source = place / part / "deep" / "two.py"
        source.write_text("x = 2\n")
        seen.add(jit.source_digest(place))
        source.rename(source.with_name("three.py"))
        seen.add(jit.source_digest(place))
    assert len(seen) == 1 + 2 * len(jit.RESULT_FOLDERS)


def test_digest_comes_back_with_the_old_bytes_and_ignores_other_files(tmp_path: Path) -> None:
    place = house(tmp_path)
    before = jit.source_digest(place)
    source = place / "sim" / "one.py"
    text = source.read_bytes()
    source.write_bytes(text + b"#")
    assert jit.source_digest(place) != before
    source.write_bytes(text)
    (place / "sim" / "notes.txt").write_text("no source")
    (place / "elsewhere.py").write_text("y = 1\n")
    assert jit.source_digest(place) == before


def test_the_cache_folder_is_named_after_the_digest() -> None:
    assert jit.source_digest() == jit.SOURCE_DIGEST
    assert jit.source_digest(folders=jit.KERNEL_FOLDERS) == jit.KERNEL_DIGEST
    assert len(jit.SOURCE_DIGEST) == 64
    assert jit.CACHE_FOLDER.name == f"kernels-{jit.KERNEL_DIGEST[:16]}"


def test_the_cache_folder_follows_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIXPILLARS_CACHE", str(tmp_path / "mine"))
    assert jit._cache_folder().parent == tmp_path / "mine"
    monkeypatch.delenv("SIXPILLARS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert jit._cache_folder().parent == tmp_path / "home" / "sixpillars"


def test_an_unwritable_cache_falls_back_to_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("SIXPILLARS_CACHE", str(tmp_path / "file"))
    assert Path(tempfile.gettempdir()) in jit._cache_folder().parents


def test_a_cache_is_warm_once_it_holds_machine_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jit, "CACHE_FOLDER", tmp_path / "none")
    monkeypatch.setattr(jit, "COMPILES", False)
    assert jit.cache_is_warm(), "nothing is compiled, so nothing is to be told"
    monkeypatch.setattr(jit, "COMPILES", True)
    assert not jit.cache_is_warm()
    (tmp_path / "none" / "deep").mkdir(parents=True)
    assert not jit.cache_is_warm()
    (tmp_path / "none" / "deep" / "code.nbc").write_bytes(b"")
    assert jit.cache_is_warm()


@pytest.mark.compiled
def test_kernels_are_compiled_without_shortcuts() -> None:
    def half(x: float) -> float:
        return x / 2.0

    options = jit.kernel(half).targetoptions
    assert options["fastmath"] is False
    assert options["error_model"] == "numpy"
    assert options["nogil"] is True
