"""A batch is whole when its plan says so: no receipt, manifest or file is believed in its place."""

import json
import shutil

import pytest

from lab.batch import compute, make_plan, threads
from lab.manifest import facts_of, sealed
from lab.plan import BatchError
from lab.receipts import as_json
from lab.slices import merge
from tests.lab.test_batch import contents
from tests.spoiling import spoil, spoiled

pytestmark = pytest.mark.compiled
GAMES = 20  # in shards of 8: three, the last one short
PLACES = ("../outside", "/outside", "outcomes/../../outside", "outcomes/part-000000", "nothing")


@pytest.fixture(scope="module", autouse=True)
def small_shards():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lab.layout.ROWS", 64)
        yield


@pytest.fixture(scope="module", params=["parquet", "csv"])
def plan(request):
    return make_plan("quick", replicates=GAMES, turns=1, format=request.param)


@pytest.fixture(scope="module")
def whole(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "out"
    assert compute(plan, folder, threads(1)).complete
    assert len(plan.shards) == 3
    return folder


@pytest.fixture
def out(whole, tmp_path):
    """A copy to spoil, beside what nobody may touch."""
    shutil.copytree(whole, tmp_path / "within" / "out")
    for place in (tmp_path, tmp_path / "within"):
        (place / "outside").write_text("mine")
        (place / "outside.parquet").write_text("mine")
    return tmp_path / "within" / "out"


def receipts(folder, index=1):
    """A receipt, one of another shard, and every edit of the first."""
    first, second = (
        json.loads((folder / f"receipts/part-{k:06d}.json").read_text()) for k in (index, 0)
    )
    yield from spoiled(first, second)
    for place in PLACES:
        for kept in ({}, first["files"]):
            for ending in ("", ".parquet"):
                yield first | {"files": kept | {place + ending: "0" * 64}}
    for name in first["files"]:
        yield first | {"files": {name: first["files"][name]}}
        yield first | {"files": first["files"] | {name: next(iter(second["files"].values()))}}


def made_whole(plan, out, whole):
    """Merge from the folder, then compute into it: the whole batch, or one sentence.

    Says whether it was computed.  Nothing outside the folders is touched.
    """
    before = beside(out)
    merged = out.parent / "merged"
    if said(lambda: merge([out], merged)) is None:
        assert contents(merged) == contents(whole)
    shutil.rmtree(merged, ignore_errors=True)
    refused = said(lambda: compute(plan, out, threads(1)))
    assert beside(out) == before
    return refused is None


def said(act):
    """The one sentence with which something was refused."""
    try:
        act()
    except BatchError as error:
        return one_sentence(str(error))
    return None


def one_sentence(text):
    assert "\n" not in text
    return text


def beside(out):
    """What lies outside the batch."""
    found = contents(out.parent.parent)
    return {name: sha256 for name, sha256 in found.items() if "/out/" not in name}


def test_every_edit_of_a_receipt(plan, whole, out):
    place = out / "receipts" / "part-000001.json"
    for edited in receipts(whole):
        place.write_text(json.dumps(edited))
        assert made_whole(plan, out, whole), edited
        assert contents(out) == contents(whole), edited


def test_every_edit_of_a_manifest(plan, whole, out):
    place = out / "manifest.json"
    right = place.read_bytes()
    plain = json.loads(right)
    for edited in spoiled(plain, None):
        place.write_text(json.dumps(edited))
        if not made_whole(plan, out, whole):
            place.write_bytes(right)  # nothing else has changed
        assert contents(out) == contents(whole), edited


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "longer", "swapped", "a link"])
@pytest.mark.parametrize("table", ["outcomes", "worlds", "receipts"])
def test_every_file(plan, whole, out, table, how):
    form = "json" if table == "receipts" else plan.format
    spoil(out / table / f"part-000001.{form}", how, out / table / f"part-000000.{form}")
    done = compute(plan, out, threads(1))
    assert done.complete
    assert done.computed == 8
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("table", ["outcomes", "worlds"])
def test_a_table_of_another_shard_with_a_receipt_to_match(plan, whole, out, table):
    """The sums are right, and the rows are those of other replicates."""
    name, other = (f"{table}/part-00000{k}.{plan.format}" for k in (1, 0))
    shutil.copy(out / other, out / name)
    place = out / "receipts" / "part-000001.json"
    receipt = json.loads(place.read_text())
    sums = json.loads((out / "receipts" / "part-000000.json").read_text())["files"]
    receipt["files"][name] = sums[other]
    place.write_text(json.dumps(receipt))
    with pytest.raises(BatchError, match="part-000001"):
        merge([out], out.parent / "merged")
    assert compute(plan, out, threads(1)).computed == 8
    assert contents(out) == contents(whole)


def test_a_manifest_that_claims_what_is_not_there(plan, whole, out):
    shutil.rmtree(out / "worlds")
    done = compute(plan, out, threads(1), (0, 3))
    assert not done.complete
    assert not json.loads((out / "manifest.json").read_text())["complete"]
    assert compute(plan, out, threads(1)).complete
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("place", ["outcomes", "worlds", "trajectories", "receipts"])
def test_parts_that_the_plan_does_not_have(plan, out, place):
    (out / place).mkdir(exist_ok=True)
    (out / place / f"part-000003.{plan.format}").write_bytes(b"more")
    for act in (
        lambda: compute(plan, out, threads(1)),
        lambda: merge([out], out),
    ):
        with pytest.raises(BatchError, match=f"{place}/part-000003"):
            act()


def test_fewer_replicates_than_there_are(plan, out):
    """With a manifest of fewer, which fits and has its seal."""
    fewer = make_plan("quick", replicates=8, turns=1, format=plan.format)
    (out / "manifest.json").write_bytes(as_json(sealed(facts_of(fewer), [], None)))
    for act in (lambda: compute(fewer, out, threads(1)), lambda: merge([out], out)):
        with pytest.raises(BatchError, match="part-000001"):
            act()


@pytest.mark.parametrize("of", [1, 2, 4, None, "3"])
def test_batches_of_other_formats(plan, out, of):
    place = out / "manifest.json"
    manifest = json.loads(place.read_text())
    place.write_text(json.dumps(manifest | {"format": of}))
    for act in (lambda: compute(plan, out, threads(1)), lambda: merge([out], out)):
        with pytest.raises(BatchError, match="format"):
            act()


def test_parquet_and_csv_do_not_mix(plan, out):
    other = {"parquet": "csv", "csv": "parquet"}[plan.format]
    mixed = make_plan("quick", replicates=GAMES, turns=1, format=other)
    with pytest.raises(BatchError, match="they differ in the tables"):
        compute(mixed, out, threads(1))
