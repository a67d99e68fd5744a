"""Start Six Pillars on a fresh machine with Python 3.11 to 3.15 and nothing else.

`python3 run.py demo` plays a game and writes a report, `python3 run.py test` runs all tests,
`python3 run.py install lab` adds an extra, and `python3 run.py ANYTHING` is `sixpillars ANYTHING`;
what a command needs beyond the base is installed when it is first given.
The first start makes an environment in .venv with uv.  uv comes from PATH or is installed by pip
into its own small environment in .venv-uv, because many systems refuse pip outside of one; which
uv that is, `tools/uv.txt` says by its hashes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
ENVIRONMENT = HOUSE / ".venv"
BOOTSTRAP = HOUSE / ".venv-uv"
STAMP = ENVIRONMENT / "sixpillars-stamp"
PINNED_UV = HOUSE / "tools" / "uv.txt"
OLDEST_UV = (0, 8, 0)  # reads this lock file
NEEDS = {"serve": ["serve"], "class": ["serve"]}
"""The extras that commands need; they are installed when the command is first given."""
OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 15)
INTERRUPTED, READER_GONE = 130, 141  # exit codes, as the command's own
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
NETWORK = re.compile(
    r"dns|network|resolve host|name resolution|unreachable|timed? ?out|connect|certificate|"
    r"failed to fetch|no matching distribution|proxy|offline|tls",
    re.IGNORECASE,
)


class Obstacle(Exception):
    """What stands in the way, in one sentence."""


def say(line: str) -> None:
    """Tell what is being done; standard output belongs to the command."""
    show(f"run.py: {line}\n")


def show(words: str) -> None:
    """Write on standard error, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(words)
        sys.stderr.flush()


def check_python() -> None:
    """Refuse a Python that the packages do not run on."""
    here = sys.version_info[:2]
    if not OLDEST_PYTHON <= here <= NEWEST_PYTHON:
        raise Obstacle(
            f"this is Python {here[0]}.{here[1]}, but Six Pillars needs Python 3.11 to 3.15: "
            "install one of them and start this file with it, for example `python3.13 run.py demo`"
        )


def write(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text)
    os.replace(beside, path)


def program(environment: Path, name: str) -> Path:
    """Where an environment keeps a program."""
    return environment / SCRIPTS / (name + (".exe" if os.name == "nt" else ""))


def stream(command: list[str], environ: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a command, show its lines on standard error, and return its exit code and output."""
    with subprocess.Popen(
        command,
        cwd=HOUSE,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            show("  " + line)
            lines.append(line)
    return process.returncode, "".join(lines)


def refuse(output: str, doing: str) -> Obstacle:
    """The sentence for a command that failed."""
    if NETWORK.search(output):
        return Obstacle(
            f"{doing} failed because the package index could not be reached: check the internet "
            "connection or the proxy settings, then run this again"
        )
    return Obstacle(f"{doing} failed; the lines above say why")


def uv_version(uv: str) -> tuple[int, ...]:
    """The version of a uv, or () when it does not run."""
    try:
        answer = subprocess.run(
            [uv, "--version"], capture_output=True, text=True, check=True, timeout=60
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", answer)
    return tuple(map(int, found.groups())) if found else ()


def find_uv() -> str:
    """A uv that is new enough: from PATH, or our own."""
    on_path, own = shutil.which("uv"), program(BOOTSTRAP, "uv")
    for uv in (on_path, str(own)):
        if uv and uv_version(uv) >= OLDEST_UV:
            return uv
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Obstacle(
            "this Python cannot make environments because its venv package is missing: on Debian "
            "or Ubuntu run `sudo apt install python3-venv`, then run this again"
        )
    say("getting uv, which installs the packages")
    shutil.rmtree(BOOTSTRAP, ignore_errors=True)
    code, output = stream([sys.executable, "-m", "venv", str(BOOTSTRAP)])
    if code:
        raise refuse(output, "making the environment .venv-uv")
    write(BOOTSTRAP / ".gitignore", "*\n")
    pip = [str(program(BOOTSTRAP, "python")), "-m", "pip", "--disable-pip-version-check"]
    exactly = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(PINNED_UV)]
    code, output = stream([*pip, "install", "--quiet", *exactly])
    if code:
        raise refuse(output, "installing uv")
    return str(own)


def wanted_stamp() -> str:
    """What an up-to-date environment was made from; a moved folder needs a new one."""
    digest = hashlib.sha256(f"{HOUSE}\0{sys.version}\0".encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((HOUSE / name).read_bytes())
    return digest.hexdigest()


def noted() -> list[str]:
    """What .venv was made from, then what it has beyond the packages: "tools" and extras."""
    try:
        return STAMP.read_text().split()
    except OSError:
        return []


def prepare(*wanted: str) -> None:
    """Make .venv what uv.lock says, with the `wanted` extras; "tools" are what the tests need."""
    stamp, (made_from, *has) = wanted_stamp(), noted() or [""]
    whole = program(ENVIRONMENT, "sixpillars").exists()
    if whole and made_from == stamp and set(wanted) <= set(has):
        return
    check_python()
    uv = find_uv()
    say("installing the packages into .venv; the first time this fetches about 200 MB")
    environ = dict(os.environ)
    environ.pop("VIRTUAL_ENV", None)
    environ["UV_PROJECT_ENVIRONMENT"] = str(ENVIRONMENT)
    # the Python that was asked for, not another that uv may know or fetch
    environ["UV_PYTHON"] = getattr(sys, "_base_executable", "") or sys.executable
    environ["UV_PYTHON_DOWNLOADS"] = "never"
    environ["UV_NO_PROGRESS"] = "1"
    tools = "tools" in wanted or (made_from == stamp and "tools" in has)
    # the tools of an earlier test run may stay
    extent = [] if tools else ["--no-dev", "--inexact"]
    extras = sorted({*wanted, *has} & set(known_extras()))  # those of before must fit the lock too
    for extra in extras:
        extent += ["--extra", extra]
    code, output = stream([uv, "sync", "--locked", *extent], environ)
    if code:
        raise refuse(output, "installing the packages")
    write(STAMP, " ".join([stamp, *(["tools"] if tools else []), *extras]) + "\n")
    say("ready")


def known_extras() -> list[str]:
    """The extras of the project."""
    import tomllib  # noqa: PLC0415  (older Pythons, which have none, must come to their refusal)

    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(project["optional-dependencies"])


def install(extras: list[str]) -> None:
    """Add extras of the project to .venv."""
    known = known_extras()
    for extra in extras or [""]:
        if extra not in known:
            raise Obstacle(f"install: {extra!r} is no extra; it must be one of {', '.join(known)}")
    prepare(*extras)
    python = os.path.relpath(program(ENVIRONMENT, "python"))
    say(f"{python} is the Python that has {' and '.join(extras)}.")


def command_of(arguments: list[str]) -> str:
    """The command among the arguments; additions may be named before it."""
    left = iter(arguments)
    for argument in left:
        if argument == "--with":
            next(left, None)
        elif not argument.startswith("--with="):
            return argument
    return ""


def become(command: list[str]) -> int:
    """Hand over to a command of the environment."""
    if os.name == "nt":
        try:
            return subprocess.call(command)
        except KeyboardInterrupt:
            return INTERRUPTED
    return os.execv(command[0], command)


def main(arguments: list[str]) -> int:
    """Prepare the environment and hand over to what was asked for."""
    testing = arguments[:1] == ["test"]
    try:
        check_python()
        if arguments[:1] == ["install"]:
            install(arguments[1:])
            return 0
        prepare(*(["tools"] if testing else NEEDS.get(command_of(arguments), [])))
    except Obstacle as trouble:
        say(f"{trouble}.")
        return 2
    except OSError as error:
        say(f"{error.filename or HOUSE}: {error.strerror}; the folder of run.py must be writable.")
        return 2
    except KeyboardInterrupt:
        say("stopped.")
        return INTERRUPTED
    if testing:
        os.chdir(HOUSE)
        return become([str(program(ENVIRONMENT, "python")), "-m", "pytest", *arguments[1:]])
    return become([str(program(ENVIRONMENT, "sixpillars")), *arguments])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # nobody reads standard error
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.exit(READER_GONE)
