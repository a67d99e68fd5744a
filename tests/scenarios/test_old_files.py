"""Files from before a lever was there: moves and status quo have its default."""

import hashlib
import json
from pathlib import Path

import pytest

from agents.diary import Diary, replay
from agents.race import Race
from scenarios.diary_file import DiaryFile, OtherRules, dump, parse, read
from scenarios.earlier_game import read_earlier
from scenarios.load import load
from scenarios.pack import digest, pack
from scenarios.parameters import build
from sim.levers import DEFAULTS, LEVERS


@pytest.fixture(scope="module")
def older():
    """A diary of a game whose version knew no lever called procurement: nobody pulled it."""
    scenario = load("quick")
    quo = scenario.status_quo.model_copy(update={"procurement": None})
    scenario = scenario.model_copy(update={"status_quo": quo})
    race = Race(pack(scenario), seed=3, turns=1)
    diary = Diary(3, 0, race.policies, 1)
    race.decide()
    for nation, move in enumerate(race.board.moves()):
        race.board.order(nation, move.with_levers(procurement=DEFAULTS.procurement))
    diary.record_moves(race.board)
    for _ in range(scenario.ticks_per_turn):
        race.board.play_tick()
        diary.record_tick(race.board)
    plain = json.loads(dump(DiaryFile.of(diary, scenario)))
    for move in plain["moves"][0]:
        del move["procurement"]
    return scenario, diary, plain


def test_an_older_diary_reads_with_defaults_and_replays(older):
    _, diary, plain = older
    assert "procurement" not in plain["scenario"]["status_quo"]
    saved = parse(json.dumps(plain).encode(), "older.json")
    assert saved.diary() == diary
    _, parting = replay(pack(saved.scenario), saved.diary())
    assert parting is None


def test_a_diary_that_was_written_before_levers_were_declared_is_read_as_far_as_it_tells():
    """Kept as that version wrote it; its rules are others than those of today."""
    file = Path(__file__).parent / "old" / "diary.json"
    with pytest.raises(OtherRules):
        read(file)
    written = json.loads(file.read_bytes())["moves"]
    for row, moves in zip(written, read_earlier(file).moves, strict=True):
        for plain, move in zip(row, moves, strict=True):
            assert move.levers == {name: plain[name] for name in LEVERS if name in plain}
            assert (move.budget, move.split) == (plain["budget"], plain["split"])


@pytest.mark.parametrize("lever", LEVERS)
def test_a_move_without_a_lever_has_its_default(older, lever):
    _, _, plain = older
    for move in plain["moves"][0]:
        move.pop(lever, None)
    saved = parse(json.dumps(plain).encode(), "older.json")
    found = {getattr(move.levers, lever) for move in saved.diary().moves[0]}
    assert found == {getattr(DEFAULTS, lever)}


def test_a_scenario_of_an_older_version_keeps_the_hash_that_it_had_there(older):
    scenario, _, plain = older
    plain = scenario.model_dump(mode="json", exclude={"beyond_evidence"})
    del plain["uncertainties"], plain["status_quo"]["procurement"]
    text = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    values = build(scenario.parameters).memory.tobytes()
    assert digest(scenario) == hashlib.sha256(text + b"\0" + values).hexdigest()
