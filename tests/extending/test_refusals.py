"""What cannot be an addition is refused in one sentence, with exit 2."""

import importlib.util
import json
import os
import shutil

import pytest
from numba import njit
from numba.core.errors import TypingError

from lab.cluster import play_shard
from lab.plan import BatchError, Plan
from scenarios.diary_file import DiaryError, parse
from scenarios.load import load
from scenarios.pack import pack
from sim.additions import ADDITIONS, LARGEST_FILE, Addition, AdditionError, _installed
from sim.blame import addition_at_fault
from sim.edition import RULES
from tests.extending.conftest import EXAMPLE, command, commands
from ui.faces.terminal.additions import taken_from

LEVER = "from sim.declared import Lever\nLEVERS = {%s}\n"
BAD = {
    "syntax": ("declares.py", "LEVERS = {", "line 1"),
    "clash": ("declares.py", LEVER % '"visa": Lever("mine")', "'visa', which is taken"),
    "span": ("declares.py", LEVER % '"mine": Lever("mine", low=0.5, high=0.2)', "from low to high"),
    "kind": ("declares.py", "LEVERS = {'mine': 1}", "must be a Lever"),
    "figure": ("declares.py", LEVER % '"talent": Lever("mine")', "'talent', which is taken"),
    "storm": (
        "declares.py",
        "from sim.declared import ShockKind\nSHOCKS = {'trust': ShockKind('mine')}",
        "already has a figure called trust",
    ),
    "place": ("rules.py", "RULES = {'nowhere': ()}", "a place must be one of"),
    "twin": ("policies/twin.py", "from policies.balancer import *", "two policies are called"),
    "half": ("policies/half.py", "x = 1", "CARD must be a Card"),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What comes of each bad folder, of one that there is not, and of none."""
    work = tmp_path_factory.mktemp("refusals")
    for name, (file, text, _) in BAD.items():
        (work / name / file).parent.mkdir(parents=True)
        (work / name / file).write_text(text, encoding="utf-8")
    asked = {name: ("policies", "--with", work / name) for name in BAD}
    asked |= {"no such": ("run", "--with", work / "none"), "no name": ("run", "--with")}
    return dict(zip(asked, commands(asked.values()), strict=True))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_is_refused(refused, name):
    done = refused[name]
    assert (done.returncode, done.stdout) == (2, "")
    assert BAD[name][2] in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_a_rule_does_wrong_is_said_with_file_and_line(tmp_path):
    folder = tmp_path / "typo"
    shutil.copytree(EXAMPLE, folder)
    rules = (folder / "rules.py").read_text(encoding="utf-8")
    wrong = rules.replace("flows.supply_gate", "flows.supply_gait")
    (folder / "rules.py").write_text(wrong, "utf-8")
    line = rules[: rules.index("flows.supply_gate")].count("\n") + 1
    done = command("run", "atlantis", "--turns", "1", f"--with={folder}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"typo/rules.py, line {line}: AttributeError: 'Flows' object has no" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.compiled
def test_what_the_compiler_says_of_a_rule_is_said_in_one_sentence(tmp_path, monkeypatch):
    file = tmp_path / "rules.py"
    file.write_text("from numba import njit\n\n\n@njit\ndef rule(x):\n    return x.eaze\n")
    place = importlib.util.spec_from_file_location("typo_rules", file)
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    with pytest.raises(TypingError) as caught:
        njit(lambda x: 2.0 * module.rule(x))(1.0)
    assert addition_at_fault(caught.value) == ""
    monkeypatch.setattr("sim.blame.ADDITIONS", (Addition("typo", tmp_path, ""),))
    told = addition_at_fault(caught.value)
    assert told == f"{file}, line 6: TypingError: Unknown attribute 'eaze' of type float64; mend it"


def test_what_is_no_ordinary_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "rules.py")
    with pytest.raises(AdditionError, match=r"rules\.py must be an ordinary file"):
        _installed(str(tmp_path.rename(tmp_path.parent / "piped")))


def test_a_file_larger_than_any_rule_is_refused(tmp_path):
    folder = tmp_path / "large"
    folder.mkdir()
    (folder / "rules.py").write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(AdditionError, match="at most 1,000,000 bytes"):
        _installed(str(folder))


def test_no_such_folder_is_refused(refused):
    done = refused["no such"]
    assert done.returncode == 2
    assert "there is no such folder" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_must_be_named(refused):
    done = refused["no name"]
    assert done.returncode == 2
    assert "--with names no folder" in done.stderr


def test_folders_are_told_apart_by_their_names(tmp_path):
    for folder in ("a/mine", "b/mine", "Not-Mine"):
        (tmp_path / folder / "text").mkdir(parents=True)
    with pytest.raises(AdditionError, match="the same name"):
        _installed(f"{tmp_path}/a/mine:{tmp_path}/b/mine")
    with pytest.raises(AdditionError, match="small letters"):
        _installed(f"{tmp_path}/Not-Mine")
    (tmp_path / "void").mkdir()
    with pytest.raises(AdditionError, match="must hold one of"):
        _installed(f"{tmp_path}/void")


def test_the_order_on_the_line_decides_nothing(tmp_path):
    (tmp_path / "zeal" / "text").mkdir(parents=True)
    names = (str(EXAMPLE), str(tmp_path / "zeal"))
    assert _installed(":".join(names)) == _installed(":".join(reversed(names)))


def test_folders_may_stand_anywhere_on_the_line():
    asked = ["--with", "a", "run", "default", "--with=b", "--seed", "3"]
    assert taken_from(asked) == (["run", "default", "--seed", "3"], ["a", "b"])
    assert taken_from(["run", "--", "--with", "x"]) == (["run", "--", "--with", "x"], [])
    assert taken_from(["run", "--with"]) == (["run"], [""])


def test_without_a_name_there_is_none():
    assert ADDITIONS == ()


def test_a_diary_with_additions_is_refused_before_it_is_read():
    head = {"format": 1, "kind": "sixpillars diary", "rules": RULES}
    text = json.dumps(head | {"additions": {"mine": "00"}, "moves": 3}).encode()
    with pytest.raises(DiaryError, match="made with the addition mine"):
        parse(text, "diary.json")


def test_a_worker_without_the_addition_plays_nothing():
    world = pack(load("quick"))
    plan = Plan(world, world.policies, replicates=1, additions={"mine": "0" * 64})
    with pytest.raises(BatchError, match="a worker cannot play this batch: it was made with"):
        play_shard(plan, plan.shard(0))
