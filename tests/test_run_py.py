"""run.py: what it says when it cannot start, and when it starts at once.  Nothing is fetched."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PROJECT = """
[project]
optional-dependencies = {lab = [], rl = [], serve = []}
"""


@pytest.fixture
def starter(tmp_path):
    """run.py as it would be in another folder."""
    spec = importlib.util.spec_from_file_location("starter", HOUSE / "run.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["starter"] = module
    spec.loader.exec_module(module)
    module.HOUSE = tmp_path
    module.ENVIRONMENT = tmp_path / ".venv"
    module.BOOTSTRAP = tmp_path / ".venv-uv"
    module.STAMP = module.ENVIRONMENT / "sixpillars-stamp"
    (tmp_path / "uv.lock").write_text("lock")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    yield module
    del sys.modules["starter"]


def fake(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def fake_uv(starter, tmp_path, monkeypatch):
    """A uv on PATH that notes what it is asked for and makes an environment of one program."""
    folder = tmp_path / "bin"
    made = starter.program(starter.ENVIRONMENT, "sixpillars")
    fake(
        folder / "uv",
        f'[ "$1" = --version ] && echo "uv 0.13.9" && exit\n'
        f'echo "$@" >> {tmp_path}/asked\n'
        f"mkdir -p {made.parent} && echo made > {made}",
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "asked"


def become(starter, monkeypatch):
    """Note what run.py would turn into."""
    became = []
    monkeypatch.setattr(starter, "become", lambda command: became.append(command) or 0)
    monkeypatch.setattr(starter.os, "chdir", lambda _folder: None)
    return became


def test_only_the_standard_library_is_imported():
    source = (HOUSE / "run.py").read_text()
    imported = {
        line.split()[1].split(".")[0]
        for line in source.splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 16)])
def test_wrong_python(version, starter, monkeypatch, capsys):
    monkeypatch.setattr(starter.sys, "version_info", (*version, 0))
    assert starter.main(["demo"]) == 2
    said = capsys.readouterr().err
    assert f"{version[0]}.{version[1]}" in said
    assert "3.11" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("version", [(3, minor) for minor in range(11, 16)])
def test_right_python(version, starter, fake_uv, monkeypatch):
    became = become(starter, monkeypatch)
    monkeypatch.setattr(starter.sys, "version_info", (*version, 0))
    assert starter.main(["demo"]) == 0
    assert became


def test_every_python_of_the_project_may_start_it(starter):
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    (low, high) = starter.OLDEST_PYTHON, starter.NEWEST_PYTHON
    assert project["requires-python"] == f">={low[0]}.{low[1]},<{high[0]}.{high[1] + 1}"
    named = {f"Programming Language :: Python :: 3.{minor}" for minor in range(low[1], high[1] + 1)}
    assert named <= set(project["classifiers"])


def test_every_python_has_wheels_or_plain_python_in_the_lock():
    """Compiled packages that the base install needs are there for each Python, on Linux."""
    lock = tomllib.loads((HOUSE / "uv.lock").read_text())["package"]
    wheels: dict[str, list[str]] = {}
    for package in lock:
        names = [wheel["url"].rsplit("/", 1)[1] for wheel in package.get("wheels", [])]
        wheels.setdefault(package["name"], []).extend(names)
    for name in ("numba", "llvmlite", "numpy", "scipy", "polars-runtime-32", "pydantic-core"):
        for minor in range(11, 16):
            tags = (f"cp3{minor}-cp3{minor}-", "abi3", "py3-none-")
            fit = [w for w in wheels[name] if any(tag in w for tag in tags) and "x86_64" in w]
            assert any("manylinux" in wheel for wheel in fit), (name, minor)


def test_uv_is_installed_by_its_hashes(starter, monkeypatch):
    """One version, by sha256, and built by nobody on the way."""
    asked = []
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(starter, "stream", lambda command: asked.append(command) or (0, ""))
    starter.BOOTSTRAP.mkdir()
    monkeypatch.setattr(starter.shutil, "rmtree", lambda *_args, **_kept: None)
    starter.find_uv()
    words = asked[-1]
    assert "--require-hashes" in words
    pinned = Path(words[words.index("--requirement") + 1]).read_text()
    wanted = [line for line in pinned.splitlines() if not line.startswith(("#", "    --hash="))]
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+ \\", "\n".join(wanted))
    assert tuple(map(int, re.findall(r"\d+", wanted[0]))) >= starter.OLDEST_UV
    hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", pinned)
    assert len(set(hashes)) >= 15  # a wheel for each system


def test_missing_venv_package(starter, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(starter.importlib.util, "find_spec", lambda _name: None)
    assert starter.main(["demo"]) == 2
    said = capsys.readouterr().err
    assert "sudo apt install python3-venv" in said


def test_no_network(starter, monkeypatch, capsys, tmp_path):
    folder = tmp_path / "bin"
    fake(
        folder / "uv",
        '[ "$1" = --version ] && echo "uv 0.13.9" && exit\n'
        'echo "error: Failed to fetch: dns error" >&2; exit 2',
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert starter.main(["demo"]) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert "could not be reached" in last
    assert not re.search(r"\w\.(org|com|io|net)\b", last)  # an index of the user's own may be set
    assert not starter.STAMP.exists()


def test_other_trouble_points_at_the_lines_above(starter):
    assert "lines above" in str(starter.refuse("error: no space left", "installing"))


def test_serving_installs_what_it_needs(starter, fake_uv, monkeypatch):
    became = become(starter, monkeypatch)
    assert starter.main(["--with", "run", "--with=batch", "serve", "--solo"]) == 0
    assert fake_uv.read_text() == "sync --locked --no-dev --inexact --extra serve\n"
    assert starter.main(["serve", "--solo"]) == 0
    assert became[-1][1:] == ["serve", "--solo"]
    assert starter.main(["serve", "--solo"]) == 0
    assert starter.main(["demo"]) == 0
    assert len(fake_uv.read_text().splitlines()) == 1


def test_every_extra_that_a_command_needs_is_there(starter):
    starter.HOUSE = HOUSE
    wanted = {extra for extras in starter.NEEDS.values() for extra in extras}
    assert wanted <= set(starter.known_extras())


def test_an_old_uv_is_not_used(starter, monkeypatch, tmp_path):
    fake(tmp_path / "uv", 'echo "uv 0.4.1"')
    assert starter.uv_version(str(tmp_path / "uv")) == (0, 4, 1)
    assert starter.uv_version(str(tmp_path / "missing")) == ()


def test_demo_needs_no_tools_and_is_fast_the_second_time(starter, fake_uv, monkeypatch, capsys):
    became = become(starter, monkeypatch)
    assert starter.main(["demo", "--seed", "3"]) == 0
    assert fake_uv.read_text() == "sync --locked --no-dev --inexact\n"
    assert became[-1][1:] == ["demo", "--seed", "3"]
    assert "installing" in capsys.readouterr().err
    assert starter.main(["demo"]) == 0
    assert fake_uv.read_text().count("\n") == 1
    assert capsys.readouterr().err == ""


def test_tests_need_tools_and_pass_arguments_on(starter, fake_uv, monkeypatch):
    became = become(starter, monkeypatch)
    assert starter.main(["demo"]) == 0
    assert starter.main(["test", "-k", "talent"]) == 0
    assert fake_uv.read_text().splitlines()[1] == "sync --locked"
    assert became[-1][1:] == ["-m", "pytest", "-k", "talent"]
    # the tools may stay when they are not needed
    assert starter.main(["demo"]) == 0
    assert fake_uv.read_text().count("\n") == 2


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_is_noticed(name, starter, fake_uv, monkeypatch, tmp_path):
    become(starter, monkeypatch)
    starter.main(["demo"])
    (tmp_path / name).write_text(PROJECT + "# changed")
    starter.main(["demo"])
    assert fake_uv.read_text().count("\n") == 2


def test_an_extra_is_added_once_and_stays(starter, fake_uv, monkeypatch, capsys, tmp_path):
    become(starter, monkeypatch)
    assert starter.main(["install", "lab"]) == 0
    python = os.path.relpath(starter.program(starter.ENVIRONMENT, "python"))
    assert capsys.readouterr().err.endswith(f"{python} is the Python that has lab.\n")
    for words in (["install", "lab"], ["demo"], ["install", "rl"], ["test"], ["demo"]):
        assert starter.main(words) == 0
    (tmp_path / "uv.lock").write_text("changed")
    assert starter.main(["demo"]) == 0
    assert fake_uv.read_text().splitlines() == [
        "sync --locked --no-dev --inexact --extra lab",
        "sync --locked --no-dev --inexact --extra lab --extra rl",
        "sync --locked --extra lab --extra rl",
        "sync --locked --no-dev --inexact --extra lab --extra rl",
    ]


def test_an_extra_that_is_no_more_is_forgotten(starter, fake_uv, monkeypatch, tmp_path):
    become(starter, monkeypatch)
    assert starter.main(["install", "lab", "rl"]) == 0
    (tmp_path / "pyproject.toml").write_text(PROJECT.replace("rl", "ml"))
    assert starter.main(["demo"]) == 0
    assert fake_uv.read_text().splitlines()[-1] == "sync --locked --no-dev --inexact --extra lab"


@pytest.mark.parametrize("words", [[], ["labs"], ["lab", "--upgrade"], [""]])
def test_what_is_no_extra_is_refused(words, starter, fake_uv, capsys):
    assert starter.main(["install", *words]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("is no extra; it must be one of lab, rl, serve.\n")
    assert not fake_uv.exists()


def test_the_lock_names_the_public_index_only():
    text = (HOUSE / "uv.lock").read_text()
    addresses = [part for part in text.split('"') if re.match("[a-z+]+://", part)]
    hosts = {address.split("/")[2] for address in addresses}
    assert {address.split("/")[0] for address in addresses} == {"https:"}
    assert len(hosts) == 2  # the index, and where it keeps its files
    for host in hosts:
        assert re.fullmatch(r"[a-z]+(\.[a-z]+)+", host)  # no address of a machine, no port, no user


@pytest.fixture
def house(starter, tmp_path):
    """A folder with run.py and an environment whose `sixpillars` does what its words say."""
    shutil.copy(HOUSE / "run.py", tmp_path)
    fake(starter.program(starter.ENVIRONMENT, "sixpillars"), 'eval "$1"')
    starter.STAMP.write_text(starter.wanted_stamp() + "\n")
    return tmp_path


def started(house, *words, ends=""):
    line = ["sh", "-c", f'exec "$@" {ends}', "sh", sys.executable, str(house / "run.py"), *words]
    return subprocess.run(line, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", [0, 1, 2, 130, 141, 143])
def test_exit_codes_are_passed_on(code, house):
    assert started(house, f"exit {code}").returncode == code


@pytest.mark.parametrize("ends", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_passed_on(ends, house):
    assert started(house, "exit 7", ends=ends).returncode == 7


@pytest.mark.parametrize("ends", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_what_is_wrong_needs_no_stream(ends, house):
    (house / "uv.lock").unlink()
    done = started(house, "exit 7", ends=ends)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_reader_of_the_errors_that_is_gone_is_141(house):
    (house / "uv.lock").unlink()
    reader, writer = os.pipe()
    os.close(reader)
    line = [sys.executable, str(house / "run.py")]
    done = subprocess.run(line, stderr=writer, stdout=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stdout) == (141, b"")
