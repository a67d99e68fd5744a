"""Diaries as files: exact round trips, and one sentence for everything that is wrong."""

import json

import pytest

from agents.diary import Diary, replay
from agents.race import Race
from scenarios.diary_file import LARGEST_FILE, DiaryError, DiaryFile, dump, parse, read
from scenarios.load import load
from scenarios.pack import pack


@pytest.fixture(scope="module")
def game():
    scenario = load("quick")
    world = pack(scenario)
    race = Race(world, seed=3, turns=2)
    diary = Diary(3, 0, race.policies, 2)
    while race.running:
        race.decide()
        diary.record_moves(race.board)
        for _ in range(world.ticks_per_turn):
            race.board.play_tick()
            diary.record_tick(race.board)
        race.running = race.board.turn < 2
    return scenario, diary


@pytest.fixture(scope="module")
def data(game):
    scenario, diary = game
    return dump(DiaryFile.of(diary, scenario))


def test_round_trip_is_exact(game, data, tmp_path):
    scenario, diary = game
    (tmp_path / "diary.json").write_bytes(data)
    saved = read(tmp_path / "diary.json")
    assert saved.scenario == scenario
    assert saved.diary() == diary
    assert dump(saved) == data


def test_a_game_in_play_can_be_saved(game):
    scenario, diary = game
    early = Diary(3, 0, diary.policies, 2, moves=diary.moves[:1], hashes=diary.hashes[:5])
    saved = parse(dump(DiaryFile.of(early, scenario)), "early.json")
    _, parting = replay(pack(saved.scenario), saved.diary())
    assert parting is None


def test_replay_of_the_file_agrees(data):
    saved = parse(data, "diary.json")
    _, parting = replay(pack(saved.scenario), saved.diary())
    assert parting is None


def spoil(data, change):
    diary = json.loads(data)
    change(diary)
    return json.dumps(diary).encode()


def put(value, *path):
    def change(diary):
        *above, last = path
        for step in above:
            diary = diary[step]
        diary[last] = value

    return change


CASES = [
    (put(2, "format"), "format"),
    (put("1", "format"), "format"),
    (put(-1, "seed"), "seed"),
    (put(2**32, "seed"), "seed"),
    (put(1.5, "seed"), "seed"),
    (put(True, "replicate"), "replicate"),
    (put(0, "turns"), "turns"),
    (put(1, "turns"), "moves"),
    (put("abc", "source_digest"), "source_digest"),
    (put(1, "extra"), "extra"),
    (put(["hegemon"], "policies"), "policies"),
    (put([], "hashes"), "hashes"),
    (put("0", "hashes", 2), "hashes.2"),
    (put([], "moves", 0), "moves.0"),
    (put(0.06, "moves", 0, 1, "budget"), "budget is 0.06"),
    (put("much", "moves", 0, 1, "budget"), "moves.0.1.budget"),
    (put(-0.1, "moves", 1, 0, "visa"), "visa"),
    (put([0.5] * 6, "moves", 0, 0, "split"), "split"),
    (put([], "moves", 0, 0, "split"), "split"),
    (put([1.0], "moves", 0, 0, "stance"), "stance"),
    (put(64, "moves", 0, 0, "offers", 1), "offers.1"),
    (put(1, "moves", 0, 0, "offers", 0), "itself"),
    (put(0, "moves", 0, 0, "tax"), "tax"),
    (put(-1, "scenario", "nations", "USA", "gdp", "value"), "scenario.nations.USA.gdp"),
    (put("x", "scenario", "roster"), "scenario.roster"),
    (put(["USA", "USA"], "scenario", "roster"), "roster"),
]


@pytest.mark.parametrize(("change", "field"), CASES)
def test_what_is_wrong_is_said_in_one_sentence(change, field, data):
    with pytest.raises(DiaryError) as caught:
        parse(spoil(data, change), "game.json")
    said = str(caught.value)
    assert said.startswith("game.json")
    assert field in said
    assert "\n" not in said
    assert len(said) < 400


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b'{"kind": "sixpillars diary", "kind": 1}', "twice"),
        (b'{"kind": "sixpillars diary", "seed": NaN}', "finite"),
        (b'{"kind": "sixpillars diary", "seed": ' + b"1" * 5000 + b"}", "too long"),
        (b"[" * 200_000, "nested"),
        (b'{"kind"', "line 1"),
        (b"\x80", "UTF-8"),
        (b"3", "not a diary"),
    ],
)
def test_not_even_json(text, word):
    with pytest.raises(DiaryError, match=word):
        parse(text, "game.json")


def test_infinite_numbers(data):
    text = data.replace(b'"budget":', b'"budget":1e999,"unused":', 1)
    with pytest.raises(DiaryError):
        parse(text, "game.json")


def test_too_large(tmp_path):
    (tmp_path / "diary.json").write_bytes(b" " * (LARGEST_FILE + 1))
    with pytest.raises(DiaryError, match="64 MiB"):
        read(tmp_path / "diary.json")


def test_unreadable(tmp_path):
    with pytest.raises(DiaryError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(DiaryError, match="is not there"):
        read(tmp_path / "nothing.json")


def fields_of(table, path=()):
    """Every field of the file's tables, the first of each list alone."""
    items = table.items() if isinstance(table, dict) else list(enumerate(table))[:1]
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from fields_of(value, (*path, key))


def test_a_field_that_is_missing_is_named_itself(data):
    """Not what it is missing from, nor what stands there."""
    known = json.loads(data)
    missed = 0
    for path in fields_of({"moves": known["moves"]} | known):
        if (
            isinstance(path[-1], int)
            or path[-1] in {"kind", "format", "rules"}
            or "scenario" in path[:-1]
        ):
            continue
        diary = json.loads(data)
        table = diary
        for key in path[:-1]:
            table = table[key]
        del table[path[-1]]
        said = sentence_of(diary)
        if said:
            missed += 1
            named = ".".join(map(str, path))
            assert said.startswith(f"diary.json: {named} is missing; it must be given")
    assert missed > 10


def sentence_of(diary):
    """What is wrong with it; "" where nothing is, as where a field may be left out."""
    try:
        parse(json.dumps(diary).encode(), "diary.json")
    except DiaryError as error:
        return str(error)
    return ""


def test_half_a_letter_is_damage(data):
    spoilt = data.replace(b'"note":"', b'"note":"\\ud800', 1)
    spoilt = spoilt if spoilt != data else data.replace(b'"title":"', b'"title":"\\ud800', 1)
    with pytest.raises(DiaryError, match=r"^diary\.json is damaged: .*; use an unchanged copy$"):
        parse(spoilt, "diary.json")
