"""Only what a writer of ours has sealed is moved in; what has its name alone is left as it is."""

import json
import os

import pytest

from files.folder import Folder
from files.manifest import MANIFEST, as_json, sums
from files.sealed import WHOLE
from files.trouble import Trouble, TroubleKind

KNOWN = ("a.json", "b.json")
RUN = {"a.json": b"ours a", "b.json": b"ours b"}
OTHER = {"a.json": b"an evil a"}


def sealed(place, contents, listed=None):
    """What a writer that was killed has left, or somebody who imitates one."""
    (place / WHOLE).mkdir()
    for name, data in contents.items():
        (place / WHOLE / name).write_bytes(data)
    manifest = {"run": 2, "files": sums(contents if listed is None else listed)}
    (place / WHOLE / MANIFEST).write_bytes(as_json(manifest))


def a_file(place, _):
    (place / WHOLE).write_text("x")


def a_link_to_nowhere(place, _):
    (place / WHOLE).symlink_to("nowhere")


def a_link_to_a_folder(place, docs):
    (place / WHOLE).symlink_to(docs)


def a_link_to_sealed_files(place, docs):
    sealed(docs, OTHER)
    (place / WHOLE).symlink_to(docs / WHOLE)


def a_pipe(place, _):
    os.mkfifo(place / WHOLE)


def a_folder_without_a_manifest(place, _):
    (place / WHOLE).mkdir()
    (place / WHOLE / "a.json").write_bytes(b"evil")


def a_manifest_alone_that_lists_nothing(place, _):
    (place / WHOLE).mkdir()
    (place / WHOLE / MANIFEST).write_text("{}")
    (place / WHOLE / "b.json").write_bytes(b"evil")


def a_file_that_is_not_listed(place, _):
    sealed(place, OTHER | {"b.json": b"evil"}, OTHER)


def a_file_of_another_size(place, _):
    sealed(place, OTHER)
    (place / WHOLE / "a.json").write_bytes(b"longer than it was")


def a_link_among_them(place, docs):
    sealed(place, OTHER)
    (place / WHOLE / "b.json").symlink_to(docs / "thesis.txt")


def a_manifest_that_is_a_link(place, docs):
    sealed(place, OTHER)
    os.replace(place / WHOLE / MANIFEST, docs / MANIFEST)
    (place / WHOLE / MANIFEST).symlink_to(docs / MANIFEST)


def a_folder_among_them(place, _):
    sealed(place, OTHER)
    (place / WHOLE / "b.json").mkdir()


def one_that_would_take_anothers_place(place, _):
    sealed(place, OTHER | {"thesis.txt": b"evil"})
    (place / "thesis.txt").write_bytes(b"years of work")


IMITATIONS = (
    a_file,
    a_link_to_nowhere,
    a_link_to_a_folder,
    a_link_to_sealed_files,
    a_pipe,
    a_folder_without_a_manifest,
    a_manifest_alone_that_lists_nothing,
    a_file_that_is_not_listed,
    a_file_of_another_size,
    a_link_among_them,
    a_manifest_that_is_a_link,
    a_folder_among_them,
    one_that_would_take_anothers_place,
)


def tree(folder):
    """Everything in a folder, links not followed."""
    found = {}
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = path.lstat().st_mode, data
    return found


@pytest.mark.parametrize("inside", [False, True], ids=["alone", "beside a run"])
@pytest.mark.parametrize("imitation", IMITATIONS)
def test_an_imitation_is_refused_beforehand_and_nothing_is_touched(tmp_path, imitation, inside):
    docs, place = tmp_path / "docs", tmp_path / "place"
    docs.mkdir()
    (docs / "thesis.txt").write_bytes(b"years of work")
    folder = Folder(place, KNOWN)
    if inside:
        folder.write(RUN, {"run": 1})
    else:
        place.mkdir()
    imitation(place, docs)
    before = tree(tmp_path)
    for replace in (False, True):
        for doing in (folder.check, lambda replace: folder.write(RUN, {"run": 3}, replace)):
            with pytest.raises(Trouble) as caught:
                doing(replace=replace)
            assert (caught.value.kind, caught.value.detail) == (TroubleKind.FOREIGN, WHOLE)
            assert caught.value.path == place
            assert tree(tmp_path) == before
    if inside:
        found = folder.read(RUN, 100)  # it is read as if the imitation were not there
        assert {name: found[name] for name in RUN} == RUN
        assert json.loads(found[MANIFEST])["run"] == 1
        with pytest.raises(Trouble) as caught:
            folder.renew("a.json", b"new")
        assert caught.value.kind is TroubleKind.FOREIGN
    else:
        with pytest.raises(Trouble) as caught:
            folder.read(["a.json"], 100)
        assert caught.value.kind is TroubleKind.MISSING
    assert tree(tmp_path) == before


def test_a_refused_command_moves_nothing_in(tmp_path):
    """Neither beside somebody's file, nor where an earlier run may not be replaced."""
    sealed(tmp_path, OTHER)
    before = tree(tmp_path)
    for doing in (Folder(tmp_path, KNOWN).check, lambda: Folder(tmp_path, KNOWN).write(RUN, {})):
        with pytest.raises(Trouble) as caught:
            doing()
        assert caught.value.kind is TroubleKind.NOT_EMPTY
        assert tree(tmp_path) == before
    (tmp_path / "thesis.txt").write_bytes(b"years of work")
    before = tree(tmp_path)
    for doing in (
        lambda: Folder(tmp_path, KNOWN).check(replace=True),
        lambda: Folder(tmp_path, KNOWN).write(RUN, {}, replace=True),
    ):
        with pytest.raises(Trouble) as caught:
            doing()
        assert (caught.value.kind, caught.value.detail) == (TroubleKind.FOREIGN, "thesis.txt")
        assert tree(tmp_path) == before


def test_what_was_sealed_by_ours_is_moved_in(tmp_path):
    """Also by who knows other files, such as those of an answer, where no file is in their way."""
    sealed(tmp_path, OTHER | {"answer.html": b"<html>"})
    found = Folder(tmp_path, KNOWN).read(["a.json"], 100)
    assert found["a.json"] == OTHER["a.json"]
    assert set(tree(tmp_path)) == {"a.json", "answer.html", MANIFEST}


def test_a_file_that_was_left_behind_its_manifest_is_moved_in(tmp_path):
    """Two moved in at once, and one of them still had the names of an earlier writing."""
    for doing in ("read", "check", "write"):
        place = tmp_path / doing
        place.mkdir()
        sealed(place, RUN)
        for name in ("a.json", MANIFEST):
            os.replace(place / WHOLE / name, place / name)
        folder = Folder(place, KNOWN)
        if doing == "check":
            folder.check(replace=True)
        elif doing == "write":
            folder.write(OTHER, {"run": 3}, replace=True)
        found = folder.read(OTHER if doing == "write" else RUN, 100)
        assert found["a.json"] == (OTHER if doing == "write" else RUN)["a.json"]
        assert set(tree(place)) == {*(OTHER if doing == "write" else RUN), MANIFEST}


def test_an_emptied_folder_that_was_sealed_is_no_obstacle(tmp_path):
    (tmp_path / WHOLE).mkdir()
    Folder(tmp_path, KNOWN).check()
    assert not (tmp_path / WHOLE).exists()
    (tmp_path / WHOLE).mkdir()
    Folder(tmp_path, KNOWN).write(RUN, {"run": 1})
    assert set(tree(tmp_path)) == {*RUN, MANIFEST}


@pytest.mark.parametrize("call", ["open", "mkdir", "rename", "rmdir"])
def test_the_check_fails_where_the_writing_would(tmp_path, monkeypatch, call):
    folder, real = Folder(tmp_path / "out", KNOWN), getattr(os, call)
    (tmp_path / "out").mkdir()

    def fails(path, *more, **named):
        if ".sixpillars." in str(path):
            raise PermissionError(13, "Permission denied")
        return real(path, *more, **named)

    monkeypatch.setattr(os, call, fails)
    for doing in (folder.check, lambda: folder.write(RUN, {})):
        with pytest.raises(Trouble) as caught:
            doing()
        assert caught.value.kind is TroubleKind.UNWRITABLE
