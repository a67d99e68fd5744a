"""The drill: a lever, a shock, a policy and a nation from a folder, the repository as it is."""

import json
import shutil

import polars as pl
import pytest

from tests.extending.conftest import EXAMPLE, command, python


def saved(folder):
    return json.loads((folder / "diary.json").read_text(encoding="utf-8"))


def test_a_run_has_the_nation_its_policy_the_lever_and_the_dated_shock(played):
    diary = saved(played)
    place = diary["scenario"]["roster"].index("ATL")
    assert diary["policies"][place] == "levier"
    levies = [move["chip_levy"] for move in diary["moves"][0]]
    assert levies[place] == 0.8
    assert {levy for i, levy in enumerate(levies) if i != place} == {0.0}
    table = pl.read_parquet(played / "trajectory.parquet").filter(pl.col("nation") == "ATL")
    assert table["solar_storm"].to_list() == [0.0, 3.0, 2.0, 1.0]
    assert table["chip_levy"].to_list() == [0.8] * 4


def test_manifest_and_diary_say_with_what(played):
    (added,) = saved(played)["additions"].items()
    manifest = json.loads((played / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["additions"] == dict([added])
    assert added[0] == "example"


def test_a_replay_with_it_agrees(drill):
    done = drill[0]["replay"]
    assert done.returncode == 0, done.stderr


def test_a_replay_without_it_is_refused_in_one_sentence(played):
    done = command("replay", played / "diary.json")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "made with the addition example; give it too" in done.stderr


def test_a_replay_with_another_version_of_it_is_refused(played, tmp_path):
    other = tmp_path / "example"
    shutil.copytree(EXAMPLE, other)
    rules = other / "rules.py"
    rules.write_text(rules.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    done = command("replay", played / "diary.json", "--with", other)
    assert done.returncode == 2
    assert "another version of the addition example" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_window_plays_it(tmp_path):
    done = python(EXAMPLE.parent / "window.py", tmp_path, SIXPILLARS_WITH=str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["sliders"][-1] == "lever.chip_levy"
    assert found["draft"] == 0.5
    assert "Atlantis" in found["map"]
    assert "Levy on foreign chips 50 of 100" in found["levers"]
    assert "A storm of the sun hits Atlantis" in found["news"]


def test_names_are_in_the_language_spoken_or_in_english():
    ask = (
        "from ui.play.words import say, speak\n"
        "from ui.play.names import nation_name\n"
        "speak('fr')\n"
        "print(say('lever.chip_levy'), '|', say('desk.levers.rule.chip_levy'), '|',\n"
        "      nation_name('ATL', 'Atlantis'), '|', say('encyclopedia.lever.chip_levy'))"
    )
    more = {"SIXPILLARS_WITH": str(EXAMPLE), "PYTHONIOENCODING": "utf-8"}
    said = python("-c", ask, **more).stdout.strip().split(" | ")
    assert said == [
        "taxe sur les puces étrangères",
        "How dear chips from abroad are made",
        "Atlantide",
        "levy on chips from abroad",
    ]


def test_a_batch_plays_it_interpreted(drill):
    done, work = drill
    assert done["batch"].returncode == 0, done["batch"].stderr
    assert pl.read_parquet(work / "batch" / "outcomes")["replicate"].unique().to_list() == [0, 1]


def test_a_batch_plays_it_in_worker_processes(drill):
    done, work = drill
    assert done["processes"].returncode == 0, done["processes"].stderr
    manifest = json.loads((work / "processes" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["additions"]) == {"example"}
    assert manifest["policies"]["ATL"] == "levier"
    threads, processes = (pl.read_parquet(work / of / "outcomes") for of in ("batch", "processes"))
    assert processes.equals(threads)


PACKS = """
import pickle, sys
from scenarios.load import load
from scenarios.pack import pack
pickle.dump(pack(load("atlantis")), open(sys.argv[1], "wb"))
"""
PLAYS = """
import json, pickle, sys
from lab.games import play_games
games = play_games(pickle.load(open(sys.argv[1], "rb")), replicates=2, turns=1)
print(json.dumps(games.frame()["score"].to_list()))
"""


@pytest.mark.compiled
def test_compiled_with_it_lanes_play_the_same_bits(drill, tmp_path):
    """The world is packed interpreted: to compile its opening, too, would take a minute more."""
    more = {"SIXPILLARS_WITH": str(EXAMPLE)}
    packed = python("-c", PACKS, tmp_path / "world", **more)
    assert packed.returncode == 0, packed.stderr
    played = python("-c", PLAYS, tmp_path / "world", compiled=True, **more)
    assert played.returncode == 0, played.stderr
    interpreted = pl.read_parquet(drill[1] / "batch" / "outcomes")
    assert json.loads(played.stdout) == interpreted["score"].to_list()
