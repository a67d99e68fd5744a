"""Policies in files: what they say, what is refused, and what they come to."""

import json

import numpy as np
import pytest

from agents.board import Board
from agents.host import Host, lineup_of, opening_of
from agents.opponents.reasons import why
from agents.race import Race
from scenarios.diary_file import DiaryFile
from scenarios.errors import ScenarioError
from scenarios.load import load
from scenarios.pack import pack
from scenarios.policy_file import PolicyFile, plain_of, read_policy
from scenarios.policy_rows import followed, minds_of, table_of
from scenarios.policy_text import pinned, text_of, written
from sim.move import read_move
from sim.pillars import Pact, Pillar
from ui.desk.sitting import Sitting
from ui.play.recording import Recorder
from ui.play.session.commands import EndTurn
from ui.play.session.opponents import reasons
from ui.play.session.session import Session

WORLD = pack(load("quick"))
HAWK = """
sentence = "Spends what it can, and does to others what they do."
budget = "max"
visa = "min"

[strictness]
base = 0.2
high = 0.7
me.public_trust = -0.3

[split]
research = 0.4
governance = { base = 0.1, me.unemployment = 1.0 }

[stance]
base = 0.05
first = 1.0
rival.stance = 1.0

[pacts]
data_flows = true
talent_mobility = { base = -0.4, rival.trust = 1.0 }
"""


@pytest.fixture
def write(tmp_path):
    def written(text, name="hawk.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return str(path)

    return written


def seated(files):
    return tuple([*files, *WORLD.policies][: len(WORLD.codes)])


def test_what_is_not_named_stays_as_usual(write):
    found = followed({"USA": write("")})
    policies = ("hawk.toml", *WORLD.policies[1:])
    board = Board(WORLD)
    usual = read_move(WORLD.status_quo, 0)
    move = minds_of(found.files, policies, WORLD)["hawk.toml"](board, 0)
    assert move.budget == usual.budget
    assert move.levers == usual.levers
    assert move.split == pytest.approx(np.array(usual.split) / sum(usual.split))
    assert move.programmes == pytest.approx(usual.programmes)
    assert move.stance == usual.stance
    assert not any(any(row) for row in move.offers)


def test_compiled_games_are_those_of_the_board(write):
    """One file for two nations, and one for another, beside policies of the menu."""
    files = followed({"USA": write(HAWK), "CHN": write('budget = "min"', "dove.toml")}).files
    policies = ("hawk.toml", "dove.toml", "hawk.toml", *WORLD.policies[3:])
    board = Board(WORLD, 3, 5, 12)
    race = Race.on(board, policies, minds_of(files, policies, WORLD))
    table = table_of(files, WORLD)
    host = Host(WORLD, 0, opening=opening_of(WORLD, rows=table.rows))
    played = host.play(3, 5, 1, lineup_of(policies, table), 12)
    assert played.outcomes[0].tobytes() == race.play().memory.tobytes()


def test_it_says_why(write):
    files = followed({"USA": write(HAWK)}).files
    mind = minds_of(files, seated(files), WORLD)["hawk.toml"]
    reasons = why(mind, mind.view(Board(WORLD)), 0)
    assert len(reasons) == 3
    assert reasons[0].weight > 0.0
    pinned = followed({"USA": write('budget = "max"\nstance = 0.5')}).files
    mind = minds_of(pinned, seated(pinned), WORLD)["hawk.toml"]
    (creed,) = why(mind, mind.view(Board(WORLD)), 0)
    assert (creed.key, creed.figures) == ("creed", {"policy": "hawk.toml"})


def test_its_hash_is_of_what_it_says(write):
    first = read_policy(write('budget = "max"\nvisa = 0.5'))
    second = read_policy(write('# a comment\nvisa = 0.5\n[budget]\nbase = "max"', "b.toml"))
    assert first.sha256 == second.sha256
    assert read_policy(write('budget = "min"\nvisa = 0.5', "c.toml")).sha256 != first.sha256
    assert plain_of(first.file)["sha256"] == first.sha256


def test_two_files_of_one_name_are_the_same_or_refused(write):
    same = {"USA": write("visa = 0.5"), "CHN": write("visa = 0.5", "other/hawk.toml")}
    assert followed(same).chosen == {"USA": "hawk.toml", "CHN": "hawk.toml"}
    with pytest.raises(ScenarioError, match="rename one"):
        followed({"USA": write("visa = 0.5"), "CHN": write("visa = 0.6", "other/hawk.toml")})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("budget = 0.2", ["budget is 0.2", "from 0 to 0.003"]),
        ("bugdet = 0.1", ["bugdet", '"budget"']),
        ("[stance]\nrival.trsut = 1", ["stance.rival.trsut", '"trust"']),
        ("[stance]\nme.trust = 1", ["stance.me.trust", "rival.trust there is"]),
        ("[budget]\nrival.trust = 1", ["budget.rival", "towards a rival"]),
        ("[visa]\nfirst = 1", ["visa.first", "towards a rival"]),
        ("[visa]\nfrist = 1", ["visa.frist", "no such field"]),
        ("[visa]\nme.lag = 1e9", ["visa.me.lag", "1000"]),
        ('visa = "maxx"', ["visa", '"maxx"', '"max"']),
        ("[budget]\nbase = nan", ["budget.base is nan", "finite"]),
        ("[budget]\nbase = 1e9", ["budget.base", "-1000 to 1000"]),
        ("[budget]\nbase = true", ["budget.base is true", "a number"]),
        ("[stance]\nlow = 0.8\nhigh = 0.2", ["stance.low is 0.8", "0.2"]),
        ("[stance]\nhigh = 1.2", ["stance.high is 1.2", "from 0 to 1"]),
        ("visa = 1e308", [": visa is 1e+308", "-1000 to 1000"]),
        ("pacts.data_flows = 1e308", [": pacts.data_flows is 1e+308", "-1000 to 1000"]),
        ('"vi\\u001bsa" = 0.5', [": vi\\u001bsa is 0.5", "plain characters"]),
        ('visa.me."l\\u0007g" = 0.5', [": visa.me.l\\u0007g is 0.5", "plain characters"]),
        ("split = 3", ["split is 3", "a table"]),
        ("split.research = true", ["split.research is true", "a number"]),
        ("split.reserach = 1.0", ["split.reserach", '"research"']),
        ("pacts.data_flows = 2", ["pacts.data_flows is 2", "from -1 to 1"]),
        ("sentence = 1", ["sentence is 1", "a text"]),
        ("budget = ", ["line 1"]),
        ("visa = 0.5\nvisa = 0.6", ["twice"]),
        ('"split.research" = 0.5\n[split]\nresearch = 0.6', ["split.research", "without quotes"]),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_sentence(write, text, words):
    with pytest.raises(ScenarioError) as refused:
        read_policy(write(text))
    said = str(refused.value)
    assert "\n" not in said
    for word in ["hawk.toml: ", *words]:
        assert word in said


def test_a_file_is_called_so(write):
    with pytest.raises(ScenarioError, match="must be at most"):
        read_policy(write("", "x" * 70 + ".toml"))
    with pytest.raises(ScenarioError, match="end in"):
        read_policy(write("", "hawk.txt"))


def test_a_new_file_says_its_pins(write):
    pins = ["budget=max", "split.research=0.5", "pacts.data_flows=true", "visa=usual"]
    orders = read_policy(write(text_of("new.toml", pins))).file.orders
    assert {name: order.base for name, order in orders.items()} == {
        "budget": "max",
        "split.research": 0.5,
        "pacts.data_flows": 1.0,
        "visa": "usual",
    }
    for wrong in ("budget", "bugdet=max", "budget=1", "visa=x", "visa=nan", "visa=true"):
        with pytest.raises(ScenarioError, match=r"--pin"):
            text_of("new.toml", [wrong])
    with pytest.raises(ScenarioError, match="twice"):
        text_of("new.toml", ["visa=1", "visa=1"])


def test_a_group_is_pinned_by_its_name(write):
    orders = read_policy(write(text_of("new.toml", ["pacts=true", "split=usual"]))).file.orders
    assert {name.partition(".")[0] for name in orders} == {"pacts", "split"}
    assert {order.base for order in orders.values()} == {1.0, "usual"}
    assert len(orders) == len(Pact) + len(Pillar)
    assert pinned(["pacts=true", "split=usual"]) == orders
    with pytest.raises(ScenarioError, match="twice"):
        text_of("new.toml", ["pacts=true", "pacts.data_flows=false"])


def test_what_is_written_says_the_same(write):
    said = read_policy(write(HAWK)).file
    text = written(said, ["found somewhere"])
    assert text.startswith("# found somewhere\nsentence = ")
    assert read_policy(write(text)).file == said
    assert read_policy(write(written(PolicyFile(orders={})), "none.toml")).file.orders == {}


def test_a_diary_keeps_what_it_says(write):
    files = followed({"USA": write(HAWK)}).files
    policies = ("hawk.toml", *WORLD.policies[1:])
    recorder = Recorder(Board(WORLD), policies, WORLD.turns, files)
    saved = DiaryFile.of(recorder.diary, load("quick"))
    again = DiaryFile.model_validate_json(saved.model_dump_json(exclude_none=True))
    assert again.policy_files == files
    assert again.diary().policy_files == files
    broken = json.loads(saved.model_dump_json(exclude_none=True))
    broken["policy_files"]["hawk.toml"]["orders"]["visa"]["base"] = 7.0
    with pytest.raises(ValueError, match="from 0 to 1"):
        DiaryFile.model_validate(broken)


def test_a_saved_game_goes_on_by_what_it_keeps_and_says_why(write):
    scenario, files = load("quick"), followed({"USA": write(HAWK)}).files
    policies = ("hawk.toml", *WORLD.policies[1:])
    session = Session.new(
        scenario,
        turns=3,
        policies={"USA": "hawk.toml"},
        minds=minds_of(files, policies, WORLD),
        world=WORLD,
    )
    session.apply("", EndTurn(), 0)
    sitting = Sitting.resume(session.saved())
    for turn in (1, 2):
        for one in (session, sitting.session):
            one.apply("", EndTurn(), turn)
    assert sitting.session.state_hash == session.state_hash
    assert sitting.session.saved().policy_files == files
    assert len(reasons(sitting.session.game, "USA")) > 1
