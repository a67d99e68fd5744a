"""What a manifest of a whole batch says against a folder is heard, told, and never written over."""

import hashlib
import json
import shutil

import polars as pl
import pytest

from lab.batch import compute, make_plan, threads
from lab.formats import as_bytes
from lab.layout import digest
from lab.plan import BatchError
from lab.slices import merge
from tests.lab.test_batch import contents

pytestmark = pytest.mark.compiled
GAMES = 20  # in shards of 8: three, the last one short


@pytest.fixture(scope="module", autouse=True)
def small_shards():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lab.layout.ROWS", 64)
        yield


@pytest.fixture(scope="module")
def plan():
    return make_plan("quick", replicates=GAMES, turns=1)


@pytest.fixture(scope="module")
def whole(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "out"
    assert compute(plan, folder, threads(1)).complete
    return folder


@pytest.fixture
def out(whole, tmp_path):
    shutil.copytree(whole, tmp_path / "out")
    return tmp_path / "out"


def forge(folder, index=0):
    """Edit a table together with its receipt, so that the two agree."""
    name = f"outcomes/part-{index:06d}.parquet"
    edited = pl.read_parquet(folder / name).with_columns(score=pl.lit(99.0))
    data = as_bytes(edited, "parquet")
    place = folder / f"receipts/part-{index:06d}.json"
    receipt = json.loads(place.read_text())
    receipt["files"][name] = hashlib.sha256(data).hexdigest()
    (folder / name).write_bytes(data)
    place.write_text(json.dumps(receipt, indent=2, sort_keys=True) + "\n")


def lose(folder, index=0):
    (folder / f"receipts/part-{index:06d}.json").unlink()


SPOILERS = [forge, lose]


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("index", [0, 2])
def test_a_batch_that_goes_on(spoiler, index, plan, whole, out):
    spoiler(out, index)
    said = []
    done = compute(plan, out, threads(1), tell=said.append)
    assert done.complete
    assert done.computed == plan.shard(index).count
    assert contents(out) == contents(whole)
    assert len(said) == 1
    assert f"receipt of part-{index:06d}" in said[0]


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_batch_that_grows(spoiler, out):
    more = make_plan("quick", replicates=GAMES + 8, turns=1)
    spoiler(out)
    said = []
    assert compute(more, out, threads(1), tell=said.append).computed == 8 + 4 + 8
    assert [s for s in said if "receipt of part-000000" in s]
    assert pl.read_parquet(out / "outcomes" / "*.parquet")["score"].max() < 99.0


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_another_slice_does_not_hide_it(spoiler, plan, whole, out):
    """The witness is written anew, incomplete; what it spoke against is gone by then."""
    spoiler(out)
    assert not compute(plan, out, threads(1), (1, 3)).complete
    assert not json.loads((out / "manifest.json").read_text())["complete"]
    assert compute(plan, out, threads(1)).complete
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("target", ["another", "itself"])
def test_merging_refuses_it(spoiler, target, plan, whole, out, tmp_path):
    spoiler(out)
    merged = out if target == "itself" else tmp_path / "merged"
    for _ in range(2):
        with pytest.raises(BatchError, match=r"1 of 3 shards .*part-000000") as refused:
            merge([out], merged)
        assert target == "itself" or "receipt of part-000000" in str(refused.value)
    said = []
    merge([out, whole], merged, said.append)
    assert contents(merged) == contents(whole)
    assert target == "itself" or "receipt of part-000000" in said[0]


@pytest.mark.parametrize("first", ["forged", "honest"])
def test_two_accounts_of_one_shard(first, plan, out, tmp_path):
    """Without a witness: both slices are whole, and one is another."""
    slices = {name: tmp_path / name for name in ("forged", "honest")}
    for folder in slices.values():
        compute(plan, folder, threads(1), (0, 3))
    forge(slices["forged"])
    folders = sorted(slices.values(), key=lambda folder: folder.name != first)
    with pytest.raises(BatchError, match="different files of part-000000"):
        merge(folders, tmp_path / "merged")
    assert not (tmp_path / "merged").exists()
    with pytest.raises(BatchError, match="different files of part-000000"):
        merge([slices["forged"], out], tmp_path / "merged")


def test_sums_that_are_other_than_they_were_are_told(plan, out):
    """The witness itself was edited, with its seal: what is computed differs from it."""
    place = out / "manifest.json"
    plain = json.loads(place.read_text())
    plain["shards"][0]["files"]["outcomes/part-000000.parquet"] = "0" * 64
    del plain["seal"]
    place.write_text(json.dumps(plain | {"seal": digest(plain)}))
    said = []
    assert compute(plan, out, threads(1), tell=said.append).complete
    assert "is not the one" in said[0]
    assert "other sums" in said[1]


FOREIGN = ["outcomes/part-000000.parquet", "receipts/part-000000.json", "letter.txt", "worlds/mine"]


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("act", ["batch", "merge"])
def test_both_doors_refuse_a_folder_of_somebody_else(act, name, plan, out, tmp_path):
    home = tmp_path / "home"
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text("mine")
    (home / ".hidden").write_text("mine")
    before = contents(home)
    doors = {"batch": lambda: compute(plan, home, threads(1)), "merge": lambda: merge([out], home)}
    with pytest.raises(BatchError, match="no manifest of a batch") as refused:
        doors[act]()
    assert "\n" not in str(refused.value)
    assert contents(home) == before


@pytest.mark.parametrize("name", ["outcomes/part-000003.parquet", "receipts/notes.json"])
def test_both_doors_refuse_a_part_too_many(name, plan, whole, out, tmp_path):
    """Before anything is put there."""
    target = tmp_path / "target"
    compute(plan, target, threads(1), (0, 3))
    (target / name).write_text("mine")
    before = contents(target)
    for act in (lambda: merge([whole], target), lambda: compute(plan, target, threads(1))):
        with pytest.raises(BatchError, match=name):
            act()
        assert contents(target) == before


def broken(after=0):
    """A backend that plays so many shards and fails."""

    def play(plan, shards):
        for k, played in enumerate(threads(1)(plan, shards)):
            if k == after:
                raise BatchError("broken")
            yield played

    return play


@pytest.mark.parametrize("there", [False, True])
def test_a_batch_that_failed_at_once_claims_nothing(there, plan, whole, tmp_path):
    folder = tmp_path / "new" / "out"
    if there:
        folder.mkdir(parents=True)
    with pytest.raises(BatchError, match="broken"):
        compute(plan, folder, broken())
    assert list(tmp_path.rglob("*")) == ([tmp_path / "new", folder] if there else [])
    other = make_plan("quick", replicates=8, turns=1, seed=2)
    assert compute(other, folder, threads(1)).complete


def test_a_batch_that_failed_later_keeps_its_folder(plan, whole, tmp_path):
    folder = tmp_path / "out"
    with pytest.raises(BatchError, match="broken"):
        compute(plan, folder, broken(2))
    with pytest.raises(BatchError, match="they differ in the seed"):
        compute(make_plan("quick", replicates=8, turns=1, seed=2), folder, threads(1))
    assert compute(plan, folder, threads(1)).complete
    assert contents(folder) == contents(whole)


def test_a_slice_that_fails_does_not_take_the_claim_of_another(plan, whole, tmp_path):
    folder = tmp_path / "out"

    def meanwhile(plan, shards):
        for played in threads(1)(plan, shards):
            with pytest.raises(BatchError, match="broken"):
                compute(plan, folder, broken(), (1, 3))
            yield played

    compute(plan, folder, meanwhile, (0, 3))
    assert compute(plan, folder, threads(1)).complete
    assert contents(folder) == contents(whole)


def test_a_complete_batch_that_fails_keeps_its_witness(plan, out):
    for place in ("outcomes", "worlds", "receipts"):
        shutil.rmtree(out / place)
    before = (out / "manifest.json").read_bytes()
    with pytest.raises(BatchError, match="broken"):
        compute(plan, out, broken())
    assert (out / "manifest.json").read_bytes() == before
