"""How a batch is cut and named, and what its folder refuses."""

import json
from dataclasses import replace

import numpy as np
import pytest

from agents.block import LANES
from agents.par import ParByLength
from lab.batch import make_plan
from lab.manifest import read_manifest
from lab.plan import BatchError, Plan
from scenarios.load import load
from scenarios.pack import pack


@pytest.fixture(scope="module")
def quick():
    return pack(load("quick"))


def test_shards_cover_every_replicate_once(quick):
    for replicates in (1, 8, 15_001, 100_000):
        plan = make_plan(quick, replicates=replicates)
        covered = [r for i in plan.shards for r in (plan.shard(i).first, plan.shard(i).count)]
        ends = [first + count for first, count in zip(covered[::2], covered[1::2], strict=True)]
        assert covered[::2] == [0, *ends[:-1]]
        assert ends[-1] == replicates
        assert plan.shard_size % LANES == 0


def test_slices_cover_every_shard_once(quick):
    plan = make_plan(quick, replicates=1_000_000)
    slices = [one.index for k in range(7) for one in plan.slice(k, 7)]
    assert sorted(slices) == list(plan.shards)


def test_whatever_decides_a_number_is_in_the_hash(quick):
    plain = make_plan(quick)
    others = [
        make_plan(quick, seed=2),
        make_plan(quick, turns=3),
        make_plan(quick, everyone="grudger"),
        make_plan(quick, mix="random"),
        make_plan(quick, vary="uncertain-core"),
        make_plan(quick, trajectories="turns"),
        replace(plain, source_digest="0" * 64),
        replace(plain, world=replace(quick, sha256="0" * 64)),
    ]
    assert len({plan.hash for plan in [plain, *others]}) == len(others) + 1
    assert make_plan(quick, replicates=5).hash == plain.hash
    stocks = quick.stocks.copy()
    stocks.gdp[0] *= 1.0 + 1e-15
    assert replace(plain, world=replace(quick, stocks=stocks)).hash != plain.hash


def test_par_of_other_lengths_is_in_the_hash(quick):
    par, step = quick.nations.par[None], quick.nations.usual_step[None]
    judged = ParByLength(np.array([float(quick.turns)]), par, step)
    other = replace(judged, par=judged.par + 0.01)
    found = [make_plan(replace(quick, par_by_length=one)).hash for one in (judged, other, None)]
    assert len(set(found)) == 3


def test_a_key_names_the_replicates(quick):
    plan = make_plan(quick, replicates=100_000)
    assert len({plan.key(plan.shard(i)) for i in plan.shards}) == len(plan.shards)


@pytest.mark.parametrize("replicates", [0, -1, 2**32 + 1])
def test_impossible_numbers(quick, replicates):
    with pytest.raises(BatchError, match="it must be a whole number from 1 to"):
        Plan(quick, quick.policies, replicates=replicates)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"kind": "run"}', "[" * 100_000])
def test_a_manifest_that_is_none(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(BatchError, match="is not the manifest of a batch"):
        read_manifest(tmp_path)


def test_identities_are_json(quick):
    plan = make_plan(quick, vary="uncertain-world")
    assert json.loads(json.dumps(plan.identity))["seed"] == 1
