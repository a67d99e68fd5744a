"""What a class leaves behind: tables that read back the same, safe cells, games that replay."""

import csv
from io import StringIO

import pytest

from scenarios.diary_file import read
from tests.ui.play.classroom.finished import LABELS, SAID, START
from ui.play.classroom.cells import FORMULA, read_table, safe, table, unsafe
from ui.play.classroom.course import AS_BEFORE, SELF, ClassCourse
from ui.play.classroom.exports import KNOWN, exports, write_exports
from ui.play.classroom.fates import survival_of
from ui.play.classroom.foresight import standings
from ui.play.classroom.gradebook import COLUMNS
from ui.play.classroom.otree import PAGE_COLUMNS, SESSION_COLUMNS
from ui.play.classroom.scoring import brier, interval_score
from ui.play.refusal import Refusal
from ui.play.session.session import Session


@pytest.fixture(scope="module")
def room(finished):
    return finished


@pytest.fixture(scope="module")
def files(finished):
    return exports(finished)


# cells


@pytest.mark.parametrize("sign", [*FORMULA, "'"])
def test_no_cell_begins_like_a_formula(sign):
    text = f"{sign}HYPERLINK(1)"
    assert safe(text)[0] == "'"
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "a=b", "''", "'", "=", "a\nb", 'x"y', "ü,é;ñ"])
def test_texts_come_back_as_they_were(text):
    (row,) = read_table(table(["a", "b"], [{"a": text, "b": 1}]))
    assert row == {"a": text, "b": "1"}


@pytest.mark.parametrize("number", [0.1, -0.5, 1e-300, 1 / 3, 12345678.9])
def test_numbers_come_back_to_the_bit(number):
    (row,) = read_table(table(["a"], [{"a": number}]))
    assert float(row["a"]) == number


def test_nothing_true_and_false_have_a_form_each():
    data = table(["a", "b", "c"], [{"b": True, "c": False}])
    assert data == b"a,b,c\r\n,1,0\r\n"


def test_spreadsheets_are_told_of_utf8_and_nobody_reads_the_mark():
    data = table(["ä"], [{"ä": "é"}], for_spreadsheets=True)
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_table(data) == [{"ä": "é"}]


# the tables


def test_every_text_of_a_table_is_safe_and_labels_come_back(files):
    for name in ("gradebook.csv", "session.csv", "page-times.csv"):
        text = files[name].decode("utf-8-sig")
        for row in csv.reader(StringIO(text, newline="")):
            numbers = [cell for cell in row if cell.lstrip("-").replace(".", "").isdigit()]
            assert not [cell for cell in row if cell[:1] in tuple(FORMULA) and cell not in numbers]
    assert tuple(row["label"] for row in read_table(files["gradebook.csv"])) == LABELS


def test_the_gradebook_has_what_was_done_and_no_points(files):
    first, second, third = read_table(files["gradebook.csv"])
    assert not [one for one in first if "score" in one and one != "interval_score"]
    assert not [one for one in first if "rank" in one or "point" in one or "result" in one]
    assert tuple(first)[: len(COLUMNS)] == COLUMNS
    assert [float(row["participation"]) for row in (first, second, third)] == [1.0, 0.0, 1.0]
    assert [float(row["prediction"]) for row in (first, second, third)] == [1.0, 1.0, 0.0]
    assert first["explanation"] == SAID
    assert first["explanation_rule"] == "relations"
    assert (first["before_answered"], first["before_right"]) == ("2", "2")
    assert (first["after_answered"], first["after_right"]) == ("2", "0")
    assert (first["before_doors"], first["before_sovereignty"], first["after_doors"]) == (
        "1",
        "",
        "0",
    )
    assert float(first["reflection"]) == pytest.approx((0.5 + 0.5 + 1.0) / 3, abs=1e-3)
    assert float(second["reflection"]) == 0.0


def test_the_session_has_otrees_columns_and_the_predictions_with_their_scores(room, files):
    rows = read_table(files["session.csv"])
    assert tuple(rows[0]) == SESSION_COLUMNS
    assert len(rows) == 3 * room.turns
    for row in rows:
        game = room.worlds[int(row["group.id_in_subsession"]) - 1]
        turn = int(row["subsession.turn"]) - 1
        results, survival = standings(game, row["player.role"]), survival_of(game)
        assert float(row["player.result_before"]) == results[turn]
        assert float(row["player.result_after"]) == results[turn + 1]
        assert float(row["group.survival_at_end"]) == survival[-1]
        rose = results[turn + 1] > results[turn]
        assert row["player.rose"] == str(int(rose))
        if row["player.rise"]:
            sure = float(row["player.sure"])
            chance = sure if row["player.rise"] == "1" else 1.0 - sure
            assert float(row["player.brier"]) == brier(chance, float(rose))
            low, high = float(row["player.low"]), float(row["player.high"])
            score = interval_score(low, high, [survival[-1]])
            assert float(row["player.interval_score"]) == score
    assert {row["player.ordered"] for row in rows} == {SELF, AS_BEFORE}
    assert {row["session.code"] for row in rows} == {"BCDFGH"}
    assert rows[0]["participant.time_started_utc"] == "2023-11-14 22:13:20.250000"


def test_no_token_is_in_any_file(room, files):
    for token in room.record.seats.tokens:
        assert not [name for name, data in files.items() if token.encode() in data]


def test_page_times_are_in_order_and_have_an_end_for_every_phase(room, files):
    rows = read_table(files["page-times.csv"])
    assert tuple(rows[0]) == PAGE_COLUMNS
    left = len(room.record.preset.phases) - 1  # the last phase is never left
    assert len(rows) == 3 * left
    mine = [row for row in rows if row["participant_id_in_session"] == "1"]
    assert [int(row["page_index"]) for row in mine] == list(range(1, left + 1))
    times = [float(row["epoch_time_completed"]) for row in mine]
    assert times == sorted(times)
    assert times[0] >= START
    late = [row for row in rows if row["timeout_happened"] == "1"]
    assert {row["page_name"] for row in late} == {"Plan", "Predict", "Before", "After"}
    assert {row["participant_id_in_session"] for row in late} == {"2", "3"}


def test_a_log_folds_to_the_same_course_twice(room):
    log = [(at, entry) for _, at, entry in room.store.entries()]
    one, again = ClassCourse.of(log), ClassCourse.of(log)
    assert one.turns == again.turns
    assert one.pages == again.pages


# files


def test_games_are_diaries_that_go_on_and_replay(room, tmp_path):
    names = write_exports(room, tmp_path / "out")
    assert names == sorted(
        ["gradebook.csv", "page-times.csv", "session.csv", "world-1.json", "world-2.json"]
    )
    for world, session in enumerate(room.worlds):
        saved = read(tmp_path / "out" / f"world-{world + 1}.json")
        assert saved.hashes == list(session.diary.hashes)
        again = Session.resume(saved, turn=3)
        assert again.turn == 3
        assert again.state_hash == session.diary.hashes[3 * session.game.world.ticks_per_turn]


def test_a_folder_of_exports_is_written_anew_and_another_is_left_alone(room, files, tmp_path):
    out = tmp_path / "out"
    write_exports(room, out)
    write_exports(room, out)
    assert {one.name for one in out.iterdir()} == set(files) | {"manifest.json"}
    assert set(files) <= set(KNOWN)
    for name, data in files.items():
        assert (out / name).read_bytes() == data
    (out / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match=r"mine\.txt"):
        write_exports(room, out)
