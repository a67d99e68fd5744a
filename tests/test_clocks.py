"""Nothing that decides anything reads a clock, or the time stamp of a file.

A clock may be wrong, go back, or be another machine's; a stamp is changed by copying, by `touch`,
by a backup brought back, and two writings may have one.  What has an order carries a number.
"""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PACKAGES = ("sim", "policies", "agents", "scenarios", "lab", "ui", "files")
CLOCKS = {
    "time": {
        "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns",
        "process_time", "process_time_ns", "thread_time", "clock_gettime", "localtime", "gmtime",
        "ctime", "asctime", "strftime",
    },
    "datetime": {"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"},
    "date": {"today", "fromtimestamp"},
}  # fmt: skip
STAMPS = {
    f"{prefix}{which}time{suffix}"
    for which in "mcab"
    for prefix, suffix in (("st_", ""), ("st_", "_ns"), ("get", ""))
} | {"st_birthtime", "get_ticks"}
ALLOWED = {
    ("ui/play/session/slots.py", "st_mtime"): "the day on a file, to be shown in the list of saves",
    ("ui/play/session/slots.py", "localtime"): "the same",
    ("ui/play/session/slots.py", "strftime"): "the same",
    ("ui/faces/window/window.py", "get_ticks"): "frames, tips, and when a draft has come to rest",
    ("ui/play/compiling.py", "monotonic"): "how long the compiler has been at work, to be shown",
    ("ui/faces/web/driver.py", "monotonic_ns"): "when a draft has come to rest",
    ("ui/faces/web/classroom/clock.py", "time"): "the hours that a class keeps, for page times",
    ("ui/faces/web/classroom/clock.py", "monotonic"): "how long a class has for a phase",
    ("files/half.py", "time"): "what another machine, or an earlier version, left half-written and "
    "nobody holds a lock on is nobody's after a day; here the lock alone decides",
    ("files/half.py", "st_mtime"): "the same",
    ("files/sealed.py", "st_ctime_ns"): "whether a folder is still the one that was looked at; "
    "it is held against itself alone",
}
"""Where a clock is read all the same, and what for; nothing of it orders anything."""


def read_in(source):
    """Names of clocks and stamps that are read in a source."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in CLOCKS:
            found |= {alias.name for alias in node.names} & CLOCKS[node.module]
        elif isinstance(node, ast.Attribute):
            if node.attr in STAMPS:
                found.add(node.attr)
            holder = ast.unparse(node.value).rsplit(".", 1)[-1]
            if node.attr in CLOCKS.get(holder, set()):
                found.add(node.attr)
    return found


def sources():
    for package in PACKAGES:
        yield from sorted((HOUSE / package).rglob("*.py"))


def test_no_clock_decides_anything():
    found = {
        (path.relative_to(HOUSE).as_posix(), name)
        for path in sources()
        for name in read_in(path.read_text(encoding="utf-8"))
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import time\ntime.time()", "time"),
        ("from time import monotonic", "monotonic"),
        ("import datetime\ndatetime.datetime.now()", "now"),
        ("from datetime import date\ndate.today()", "today"),
        ("sorted(paths, key=lambda p: p.stat().st_mtime_ns)", "st_mtime_ns"),
        ("import os\nos.path.getmtime(path)", "getmtime"),
        ("found.st_ctime", "st_ctime"),
        ("import pygame\npygame.time.get_ticks()", "get_ticks"),
    ],
)
def test_a_clock_is_found(source, name):
    assert name in read_in(source)


def test_what_is_no_clock_is_none():
    source = "import pygame\npygame.time.wait(3)\nworld.date\nfacts.time\ntime_of(3)\nx.now()"
    assert not read_in(source)
