"""The manifest of a batch is read through a schema: it fits together, or the field is named."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from lab.batch import compute, make_plan, threads
from lab.layout import digest
from lab.manifest import OPEN, facts_of, read_manifest, sealed
from lab.plan import BatchError
from lab.receipts import as_json, receipt_of
from lab.slices import merge
from lab.validity import Census
from sim.edition import FIRST_RULES, RULES
from tests.old_files import BATCH, sums
from tests.spoiling import spoiled

FREE = ("figures", "beyond_evidence")
"""What people read and nothing is computed from."""


def complete(plan):
    """The manifest of a whole batch with sums from nowhere."""
    layout = plan.layout
    shards = [layout.shard(i) for i in layout.shards]
    receipts = [receipt_of(layout, s, dict.fromkeys(layout.files(s), "0" * 64)) for s in shards]
    return json.loads(as_json(sealed(facts_of(plan), receipts, Census(plan.replicates))))


def _sealed(facts):
    """With a seal that fits, as whoever knows the sources can make one."""
    return facts | {"seal": digest(facts)}


@pytest.fixture(scope="module")
def plan():
    return make_plan("quick", replicates=20_000, turns=1)


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def refusal(out, edited):
    """The sentence with which a manifest is refused, None if it is not."""
    (out / "manifest.json").write_text(json.dumps(edited))
    said = None
    try:
        read_manifest(out)
    except BatchError as error:
        said = str(error)
    assert said is None or (said.count("\n") == 0 and str(out) in said)
    return said


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"format": "csv"},
        {"mix": "random", "chosen": {"USA": "grudger"}},
        {"vary": "uncertain-core"},
        {"vary": "uncertain-world", "beyond_evidence": True},
        {"trajectories": "every"},
        {"trajectories": "turns", "turns": 3},
        {"chosen": {"GBR": "tests.lab.scripts:quiet"}},
        {"replicates": 1},
    ],
)
def test_what_a_batch_writes_fits(asked, out):
    plan = make_plan("quick", **({"replicates": 20_000} | asked))
    for plain in (sealed(facts_of(plan), [], None), complete(plan)):
        (out / "manifest.json").write_bytes(as_json(plain))
        held = read_manifest(out)
        assert held.plain == plain
        assert held.layout == plan.layout
        assert held.facts == {k: v for k, v in plain.items() if k not in OPEN}


@pytest.mark.parametrize("there", ["all", "none"])
def test_every_edit_is_noticed(plan, out, there):
    plain = complete(plan) if there == "all" else sealed(facts_of(plan), [], None)
    assert refusal(out, plain) is None
    edits = [one for one in spoiled(plain, None) if one != plain]
    assert len(edits) > 200
    assert [one for one in edits if refusal(out, one) is None] == []


def test_every_edit_with_a_seal_to_match_names_its_field(plan, out):
    plain = complete(plan)
    edits = [one for one in spoiled(plain, None) if isinstance(one, dict) and one != plain]
    passed = 0
    for edited in edits:
        changed = [k for k in {**plain, **edited} if plain.get(k, "") != edited.get(k, "")]
        said = refusal(out, _sealed({k: v for k, v in edited.items() if k != "seal"}))
        if changed == ["seal"]:
            assert said is None
        elif said is None:
            assert changed[0] in (*FREE, "shards")
            passed += 1
        else:
            assert "its seal" not in said
            assert any(f" {name}" in said for name in (*plain, "manifest of a batch"))
    assert 0 < passed < len(edits) // 8


NONSENSE = [
    *(("shard_size", value) for value in (0, -1, 7, 16, "a", 1.5, 2**40)),
    *(("replicates", value) for value in (0, -5, 10**12, "3", None, True, 2.0)),
    *(("tables", value) for value in ([], {}, None)),
    *(("tables.format", value) for value in ("exe", None, 1)),
    *(("tables.rows", value) for value in ({}, {"outcomes": 8}, {"../../../etc": 1})),
    *(("tables.rows.outcomes", value) for value in (10**9, -1, 0, "x", 1)),
    ("tables.rows.trajectories", 8),
    *(("batch", value) for value in (5, "", "0" * 64, "../x")),
    *(("ticks", value) for value in (0, -4, 3, 10**9)),
    *(("turns", value) for value in (0, 10**6)),
    *(("policies", value) for value in ({}, {"USA": 1}, [])),
    *(("shards", value) for value in ([], [{}], None, {})),
    *(("complete", value) for value in (False, 1, "true")),
    *(("invalid", value) for value in (-1, 1, 10**6, None)),
    ("first_invalid", {"quarter": 1}),
    ("beginning", {"turn": 9}),
    ("seed", -1),
    ("product", "another"),
    ("shards.0.key", "0" * 64),
    ("shards.1.first", 0),
    ("shards.0.files", {"../../outside": "0" * 64}),
]


@pytest.mark.parametrize(("field", "value"), NONSENSE)
def test_nonsense_with_a_seal_to_match_computes_nothing(plan, out, tmp_path, field, value):
    edited = complete(plan)
    *above, last = (int(part) if part.isdecimal() else part for part in field.split("."))
    place = edited
    for part in above:
        place = place[part]
    place[last] = value
    said = refusal(out, _sealed({k: v for k, v in edited.items() if k != "seal"}))
    assert said is not None
    assert "manifest.json" in said
    for act in (
        lambda: merge([out], tmp_path / "merged"),
        lambda: merge([out], out),
        lambda: compute(plan, out, threads(1)),
    ):
        before = (out / "manifest.json").read_bytes()
        with pytest.raises(BatchError) as refused:
            act()
        assert str(refused.value) == said
        assert (out / "manifest.json").read_bytes() == before
    assert sorted(tmp_path.rglob("*")) == [out, out / "manifest.json"]


@pytest.mark.parametrize("name", [*facts_of(make_plan("quick")), "seal", "complete", "shards"])
def test_every_field_must_be_there(plan, out, name):
    edited = _sealed({k: v for k, v in complete(plan).items() if k not in (name, "seal")})
    said = refusal(out, {k: v for k, v in edited.items() if k != name})
    assert said is not None
    assert name in said or name == "kind"


@pytest.mark.parametrize("rules", [None, 1, RULES + 1, True, "2"])
def test_a_batch_of_other_rules_is_refused_in_one_sentence(plan, out, tmp_path, rules):
    edited = {k: v for k, v in complete(plan).items() if k not in ("seal", "rules")}
    said = refusal(out, _sealed(edited if rules is None else edited | {"rules": rules}))
    told = FIRST_RULES if rules is None else rules
    assert f"a batch of rules {told!r}, and this version plays rules {RULES}" in said
    refused_and_untouched(plan, out, tmp_path, said)


def test_a_batch_that_the_first_rules_have_begun_never_goes_on(plan, tmp_path):
    out = Path(shutil.copytree(BATCH, tmp_path / "batch"))
    before = sums(out)
    with pytest.raises(
        BatchError, match=f"a batch of rules 1, and this version plays rules {RULES}"
    ):
        compute(plan, out, threads(1))
    assert sums(out) == before


@pytest.mark.parametrize("of", [1, 2])
def test_a_batch_of_another_format_is_refused_in_one_sentence(plan, out, tmp_path, of):
    edited = {k: v for k, v in complete(plan).items() if k != "seal"} | {"format": of}
    said = refusal(out, _sealed(edited))
    assert f"holds a batch of format {of}, and this version has format 3" in said
    refused_and_untouched(plan, out, tmp_path, said)


def refused_and_untouched(plan, out, tmp_path, said):
    before = (out / "manifest.json").read_bytes()
    for act in (lambda: compute(plan, out, threads(1)), lambda: merge([out], tmp_path / "merged")):
        with pytest.raises(BatchError) as refused:
            act()
        assert str(refused.value) == said
    assert (out / "manifest.json").read_bytes() == before
    assert sorted(tmp_path.rglob("*")) == [out, out / "manifest.json"]


def test_a_batch_of_other_sources_never_goes_on(plan, out):
    other = replace(plan, source_digest="0" * 64)
    (out / "manifest.json").write_bytes(as_json(sealed(facts_of(other), [], None)))
    before = (out / "manifest.json").read_bytes()
    with pytest.raises(BatchError, match=r"holds another batch: .* differ in the source digest"):
        compute(plan, out, threads(1))
    assert (out / "manifest.json").read_bytes() == before
    assert sorted(out.iterdir()) == [out / "manifest.json"]


def test_the_most_replicates_are_no_work(out, tmp_path):
    """What a merge does follows from what lies there, not from how much a manifest promises."""
    plan = make_plan("quick", replicates=2**32, trajectories="every", turns=200)
    (out / "manifest.json").write_bytes(as_json(sealed(facts_of(plan), [], None)))
    with pytest.raises(BatchError, match=r"of \d{8,} shards are missing"):
        merge([out], tmp_path / "merged")
