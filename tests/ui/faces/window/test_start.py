"""`sixpillars play`: mistakes are one sentence, and without a display nothing breaks."""

import os
import subprocess
import sys
import time
from threading import Event

import pytest

from scenarios.diary_file import dump
from tests.ui.play.session.conftest import make_session
from ui.desk.crew import Crew
from ui.desk.opened import open_desk
from ui.faces.terminal.cli import start
from ui.faces.window.face import window_face
from ui.faces.window.start import close, get_ready
from ui.faces.window.window import Window

COMMAND = "from ui.faces.terminal.cli import main; main()"
NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


def run(arguments, **more):
    """A process of its own: exit code, standard output and error."""
    settings = {k: v for k, v in os.environ.items() if k not in NO_DISPLAY} | more
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        capture_output=True,
        text=True,
        env=settings,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
@pytest.mark.parametrize("more", [{}, {"SDL_VIDEODRIVER": "no-such-driver"}])
def test_without_a_display_there_is_one_sentence_and_another_way(more, tmp_path):
    code, out, err = run(["play"], SIXPILLARS_SAVES=str(tmp_path / "saves"), **more)
    assert code == 2
    assert out == ""
    assert err.startswith("sixpillars: ")
    assert len(err.strip().splitlines()) == 1
    assert "sixpillars run" in err


@pytest.fixture
def no_window(monkeypatch):
    """Fails the test if a window is opened."""

    def opened(*_):
        raise AssertionError("a window was opened")

    monkeypatch.setattr("ui.faces.window.start.Window", opened)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--opponents", "cruel"], "easy, normal, hard"),
        (["nowhere"], "nowhere"),
        (["uncertain-core"], "uncertain-core"),
        (["quick", "--nation", "JPN"], "JPN"),
        (["--nation", "XXX"], "XXX"),
        (["--nation", "IND", "--nation", "QQQ"], "QQQ"),
        (["--seed", "-1"], "--seed"),
        (["--seed", "luck"], "--seed"),
        (["--load", "missing.json"], "missing.json"),
        (["quick", "--load", "game.json"], "--load"),
        (["--nation", "IND", "--load", "game.json"], "--load"),
        (["--policy", "CHN=hegemon", "--load", "game.json"], "--load"),
        (["--policy", "CHN"], "NATION=POLICY"),
        (["--policy", "CHN=hegemn"], "did you mean 'hegemon'?"),
        (["--policy", "CHM=hegemon"], "did you mean CHN?"),
        (["--policy", "CHN=missing.toml"], "missing.toml"),
        (["--policy", "IND=hegemon", "--nation", "IND"], "played by a person"),
    ],
)
def test_a_mistake_is_said_before_a_window_opens(arguments, said, capsys, no_window):
    assert start(["play", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_a_damaged_file_is_said_before_a_window_opens(tmp_path, capsys, no_window):
    file = tmp_path / "game.json"
    file.write_bytes(dump(make_session().saved())[:200])
    assert start(["play", "--load", str(file)]) == 2
    assert str(file) in capsys.readouterr().err


def played(monkeypatch, arguments):
    """The desk of a window that closes itself once its game is there."""
    found = []

    def run_window(window):
        found.append(window.desk)
        while window.desk.busy or not window.desk.ready:
            window.desk.crew.wait()
            window.desk.crew.collect()
        window.frame()

    monkeypatch.setattr(Window, "run", run_window)
    assert start(["play", *arguments]) == 0
    return found[0]


@pytest.mark.compiled
def test_the_game_that_is_named_is_opened(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path / "saves"))
    arguments = ["quick", "--nation", "ken", "--nation", "IND", "--nation", "KEN", "--seed", "9"]
    desk = played(monkeypatch, [*arguments, "--opponents", "easy"])
    session = desk.sitting.session
    assert desk.screen.name == "world"
    assert set(session.humans) == {"KEN", "IND"}
    assert session.scenario.name == "quick"
    assert session.saved().seed == 9
    assert desk.sitting.level == "easy"


@pytest.mark.compiled
def test_opponents_follow_files_and_the_home_is_one_that_nobody_leads(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path / "saves"))
    file = tmp_path / "mine.toml"
    file.write_text('budget = "max"\n')
    led = ["--policy", f"ind={file}", "--policy", "CHN=hegemon", "--opponents", "easy"]
    session = played(monkeypatch, ["quick", *led]).sitting.session
    policies = dict(zip(session.game.world.codes, session.game.policies, strict=True))
    assert policies["IND"] == "mine.toml"
    assert policies["CHN"] == "hegemon"
    assert policies["GBR"] == "easy"
    assert session.humans == ("USA",)
    assert list(session.saved().policy_files) == ["mine.toml"]


@pytest.mark.compiled
def test_a_saved_game_is_gone_on_with(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path / "saves"))
    file = tmp_path / "game.json"
    session = make_session()
    file.write_bytes(dump(session.saved()))
    desk = played(monkeypatch, ["--load", str(file)])
    assert desk.sitting.session.state_hash == session.state_hash


@pytest.mark.compiled
def test_with_nothing_named_there_is_the_title(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXPILLARS_SAVES", str(tmp_path / "saves"))
    desk = played(monkeypatch, [])
    assert desk.screen.name == "title"
    assert desk.sitting is None


def test_help_loads_no_window():
    code = "import sys; from ui.faces.terminal.cli import start; start(['play', '--help']); "
    code += (
        "sys.exit(any(name.split('.')[0] in ('pygame', 'numba', 'mesa') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
    assert b"--opponents" in done.stdout


# getting ready


class Later(Crew):
    """A crew that does nothing by itself."""

    def __init__(self):
        super().__init__()
        self.asked = {}

    def ask(self, name, work, then, failed=None, lane="quick"):
        self.asked[name] = (work, then, failed)


def test_the_title_says_that_rules_are_being_compiled(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Later())
    get_ready(desk)
    assert next(iter(desk.crew.asked)) == "compiled"
    desk.crew.asked["compiled"][1](False)
    assert desk.compiling
    shown = [line for s in desk.scene((1280, 720)).shapes for line in getattr(s, "lines", ())]
    assert any("Compiling" in line for line in shown)
    desk.crew.asked["warm"][1](None)
    assert desk.ready
    assert not desk.compiling


def test_how_far_compiling_is_can_be_seen(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Later())
    get_ready(desk)
    assert not desk.breathe(0)
    desk.crew.asked["compiled"][1](False)
    assert not desk.breathe(0)
    desk.kernels.of = 10
    desk.kernels.begin("sim.rules.talent")
    assert desk.breathe(0)
    assert not desk.breathe(0)  # nothing has come on, and nothing is drawn anew
    told = desk.kernels.said()
    assert "0 of about 10" in told
    shown = [line for s in desk.scene((1280, 720)).shapes for line in getattr(s, "lines", ())]
    assert told in " ".join(shown)
    desk.during("The world is being laid out", lambda: None, lambda _: None)
    desk.kernels.end("sim.rules.talent")
    assert desk.breathe(0)
    assert "1 of about 10" in desk.busy
    desk.crew.asked["warm"][1](None)
    assert desk.busy == "The world is being laid out"
    assert not desk.breathe(0)


def test_waiting_for_a_game_says_that_rules_are_being_compiled(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Later())
    get_ready(desk)
    desk.during("The world is being laid out", lambda: None, lambda _: None)
    desk.crew.asked["compiled"][1](False)
    assert "Compiling" in desk.busy


def test_rules_that_cannot_be_loaded_are_said_in_the_window(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Later())
    get_ready(desk)
    desk.crew.asked["warm"][2](ImportError("no numba here"))
    assert "no numba here" in desk.notice
    assert not desk.ready


def test_closing_leaves_a_compiler_at_work(tmp_path, monkeypatch):
    left = []
    monkeypatch.setattr("ui.faces.window.start.os._exit", left.append)
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    Window(desk)
    begun, end = Event(), Event()

    def compile_rules():
        begun.set()
        end.wait()

    desk.crew.ask("warm", compile_rules, lambda _: None)
    begun.wait()
    close(desk)
    end.set()
    assert left == [0]


def test_closing_finishes_what_a_game_has_begun(tmp_path):
    desk = open_desk(tmp_path / "saves", window_face(), Crew())
    Window(desk)
    desk.ready = True
    done = []
    begun = Event()

    def work():
        begun.set()
        time.sleep(0.05)
        done.append(True)

    desk.crew.ask("busy", work, lambda _: None)
    begun.wait()
    close(desk)
    assert done == [True]
