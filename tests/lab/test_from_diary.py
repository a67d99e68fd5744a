"""Batches that go on with a game: the game itself is one of them, and nothing else decides bits."""

import json
from dataclasses import replace

import polars as pl
import pytest

from agents.lineup import LineupError
from lab.batch import compute, threads
from lab.cluster import processes
from lab.from_diary import plan_from
from lab.games import play_games
from lab.plan import BatchError
from lab.slices import merge
from scenarios.diary_file import dump
from scenarios.load import load
from scenarios.pack import pack
from sim.pillars import Pact, Pillar
from tests.playing import act
from ui.faces.terminal.cli import start
from ui.play.session.commands import EndTurn, OfferPact, SetSplit, SetStance
from ui.play.session.session import Session

pytestmark = pytest.mark.compiled
SCENARIO = load("quick")
WORLD = pack(SCENARIO)
TURNS, PLAYED, OWN = 5, 2, 3
GAMES = 24


@pytest.fixture(scope="module")
def session():
    """A game that a person has played for two turns, in a way that no policy would."""
    game = Session.new(
        SCENARIO, ["IND"], seed=5, replicate=OWN, turns=TURNS, world=WORLD,
        policies={"CHN": "grudger"},
    )  # fmt: skip
    act(game, SetSplit(Pillar.RESEARCH, 0.5))
    act(game, SetStance("USA", 0.35))
    act(game, EndTurn())
    act(game, OfferPact("GBR", Pact.DATA_FLOWS))
    act(game, EndTurn())
    return game


@pytest.fixture(scope="module")
def saved(session):
    return session.saved()


def outcomes(folder, replicate):
    return pl.read_parquet(folder / "outcomes" / "*.parquet").filter(replicate=replicate)


def same_as(folder, game):
    """Whether the batch's replicate of the game's own number is the game, to the bit."""
    found = outcomes(folder, OWN)
    outcome, now = game.game.board.outcome(), game.game.board.now
    last = pl.read_parquet(folder / "trajectories" / "*.parquet").filter(
        replicate=OWN, tick=TURNS * WORLD.ticks_per_turn
    )
    return (
        found["score"].to_list() == list(outcome.score)
        and found["stability"].to_list() == list(outcome.stability)
        and last["gdp"].to_list() == list(now.gdp)
        and last["approval"].to_list() == list(now.approval)
    )


def ended(game):
    while not game.over:
        act(game, EndTurn())
    return game


def test_the_game_of_its_own_number_is_its_continuation(saved, tmp_path):
    plan = plan_from(saved, turn=PLAYED, replicates=GAMES, trajectories="turns")
    compute(plan, tmp_path / "out", threads(2))
    alone = ended(Session.resume(saved, humans=[], world=WORLD))
    assert alone.diary.policies[WORLD.codes.index("CHN")] == "grudger"
    assert same_as(tmp_path / "out", alone)
    scores = pl.read_parquet(tmp_path / "out" / "outcomes" / "*.parquet")
    assert scores.filter(nation="IND")["score"].n_unique() == GAMES


def test_a_held_seat_keeps_its_last_orders(saved, tmp_path):
    plan = plan_from(saved, replicates=GAMES, chosen={"IND": "human"}, trajectories="turns")
    compute(plan, tmp_path / "out", threads(1))
    assert same_as(tmp_path / "out", ended(Session.resume(saved, world=WORLD)))
    assert set(outcomes(tmp_path / "out", OWN).filter(nation="IND")["policy"]) == {"human"}


def test_after_an_earlier_turn_and_from_the_start(saved, tmp_path):
    for turn in (0, 1):
        plan = plan_from(saved, turn=turn, replicates=8, trajectories="every")
        compute(plan, tmp_path / str(turn), threads(1))
        alone = ended(Session.resume(saved, humans=[], turn=turn, world=WORLD))
        assert same_as(tmp_path / str(turn), alone)
        ticks = pl.read_parquet(tmp_path / str(turn) / "trajectories" / "*.parquet")["tick"]
        assert ticks.min() == turn * WORLD.ticks_per_turn + 1


def test_a_game_of_policies_from_turn_0_is_a_plain_batch(tmp_path):
    game = ended(Session.new(SCENARIO, seed=5, replicate=OWN, world=WORLD))
    begun = plan_from(game.saved(), turn=0, replicates=8)
    compute(begun, tmp_path / "out", threads(1))
    plain = play_games(WORLD, seed=5, replicates=8).frame()
    found = pl.read_parquet(tmp_path / "out" / "outcomes" / "*.parquet")
    assert found["score"].to_list() == plain["score"].to_list()


def test_the_same_bytes_however_it_is_cut(saved, tmp_path, monkeypatch):
    monkeypatch.setattr("lab.layout.ROWS", 8 * len(WORLD.codes) * (TURNS - PLAYED))
    plan = plan_from(saved, replicates=GAMES, trajectories="turns")
    assert len(plan.shards) == 3
    compute(plan, tmp_path / "whole", threads(2))
    for k in range(2):
        compute(plan, tmp_path / f"slice-{k}", threads(1), (k, 2))
    merge([tmp_path / "slice-0", tmp_path / "slice-1"], tmp_path / "merged")
    damaged = tmp_path / "slice-0" / "outcomes" / "part-000000.parquet"
    cut = damaged.read_bytes()[:-9]
    damaged.unlink()  # the merged folder may hold the same file
    damaged.write_bytes(cut)
    compute(plan, tmp_path / "slice-0", threads(1))
    for shard in plan.shards:
        name = plan.shard(shard).name
        for table in ("outcomes", "worlds", "trajectories"):
            whole = (tmp_path / "whole" / table / f"{name}.parquet").read_bytes()
            assert whole == (tmp_path / "merged" / table / f"{name}.parquet").read_bytes()
            assert whole == (tmp_path / "slice-0" / table / f"{name}.parquet").read_bytes()


def test_worker_processes_are_given_the_game(saved, tmp_path):
    plan = plan_from(saved, replicates=8, chosen={"IND": "human"})
    compute(plan, tmp_path / "threads", threads(1))
    compute(plan, tmp_path / "processes", processes(1))
    for name in ("outcomes/part-000000.parquet", "manifest.json"):
        assert (tmp_path / "threads" / name).read_bytes() == (
            tmp_path / "processes" / name
        ).read_bytes()


def test_whatever_decides_a_number_is_in_the_hash(session, saved):
    plain = plan_from(saved)
    elsewhere = Session.resume(saved, turn=1, world=WORLD)
    while elsewhere.turn < session.turn:  # orders as in the first turn
        act(elsewhere, EndTurn())
    others = [
        plan_from(saved, turn=1),
        plan_from(saved, seed=6),
        plan_from(saved, chosen={"IND": "human"}),
        plan_from(saved, everyone="grudger"),
        plan_from(saved, mix="random"),
        plan_from(elsewhere.saved()),
        plan_from(saved.model_copy(update={"turns": 6})),
    ]
    assert len({plan.hash for plan in [plain, *others]}) == len(others) + 1
    assert plan_from(saved, replicates=5).hash == plain.hash
    # what is ordered, and what has counted so far, goes on as well as the state
    start = plain.beginning.start
    start = replace(start, orders=start.orders.copy(), tally=start.tally.copy())
    start.orders.budget[0] += 1e-9
    ordered = replace(plain, beginning=replace(plain.beginning, start=start))
    assert ordered.hash != plain.hash


def test_drawn_lineups_leave_held_seats_alone(saved, tmp_path):
    plan = plan_from(saved, replicates=16, mix="random", chosen={"IND": "human"})
    compute(plan, tmp_path / "out", threads(2))
    found = pl.read_parquet(tmp_path / "out" / "outcomes" / "*.parquet")
    assert set(found.filter(nation="IND")["policy"]) == {"human"}
    assert found.filter(nation="USA")["policy"].n_unique() > 3


def test_refusals(saved):
    with pytest.raises(BatchError, match="after 0 to 2"):
        plan_from(saved, turn=3)
    with pytest.raises(BatchError, match="in Python"):
        plan_from(saved, chosen={"IND": "module:function"})
    with pytest.raises(LineupError, match="hegemon"):
        plan_from(saved, chosen={"IND": "hegemonn"})
    hashes = list(saved.hashes)
    hashes[1] = "0" * 64
    with pytest.raises(BatchError, match="from quarter 1 on"):
        plan_from(saved.model_copy(update={"hashes": hashes}))
    with pytest.raises(ValueError, match="has begun"):
        play_games(
            WORLD, replicates=8, varied={"nations.USA.gdp": [1.0] * 8},
            start=plan_from(saved).beginning.start,
        )  # fmt: skip


def test_a_game_that_is_over(session, tmp_path):
    over = ended(Session.resume(session.saved(), world=WORLD)).saved()
    with pytest.raises(BatchError, match="after 0 to 4"):
        plan_from(over)
    assert plan_from(over, turn=4).first_tick == 4 * WORLD.ticks_per_turn


def test_the_command(saved, tmp_path, capsys):
    file = tmp_path / "diary.json"
    file.write_bytes(dump(saved))
    command = ["batch", "--from-diary", str(file), "--replicates", "8"]
    assert start([*command, "--turn", "1", "--out", str(tmp_path / "out")]) == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["seed"] == saved.seed
    assert manifest["beginning"]["turn"] == 1
    assert manifest["beginning"]["replicate"] == OWN
    assert start([*command, "--turn", "2", "--out", str(tmp_path / "out")]) == 2
    assert "they differ in the beginning" in capsys.readouterr().err
    for more in (["quick"], ["--turns", "4"], ["--vary", "uncertain-core"]):
        assert start([*command, *more, "--out", str(tmp_path / "no")]) == 2
        assert "does not go with --from-diary" in capsys.readouterr().err
    assert start(["batch", "--turn", "1", "--out", str(tmp_path / "no")]) == 2
    assert "--from-diary" in capsys.readouterr().err
    assert not (tmp_path / "no").exists()
