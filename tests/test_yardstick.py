"""The quarter in C++ comes to the bits of ours: of every flow and of every stock."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.transcribe import Untranscribed, transcribed
from benchmarks.yardstick import Quarter, built, quarter_of
from sim.flows import Flows
from sim.jit import COMPILES, kernel
from sim.sheet import Sheet
from sim.stocks import Stocks
from sim.tick import advance
from tests.docked import drawn_world
from tests.drawn import order

COMPILER = shutil.which("g++") or shutil.which("c++") or shutil.which("clang++")
WIDTHS = (0, 8) if COMPILES else (0,)
QUARTERS = 6
pytestmark = pytest.mark.skipif(COMPILER is None, reason="there is no C++ compiler here")


@pytest.fixture(scope="module", params=WIDTHS)
def other(request: Any, tmp_path_factory: Any) -> tuple[int, Quarter]:
    """Lanes, and the quarter of the yardstick for them."""
    folder: Path = tmp_path_factory.mktemp("yardstick")
    return request.param, quarter_of(built(folder, request.param, str(COMPILER)))


def differing(ours: Sheet, theirs: Sheet) -> list[str]:
    return [
        name
        for name in ours.fields
        if getattr(ours, name).tobytes() != getattr(theirs, name).tobytes()
    ]


@pytest.mark.parametrize("kind", ["random", "lucky", "alone", "unions", "odd"])
def test_the_quarter_in_c_has_the_bits_of_ours(kind: str, other: tuple[int, Quarter]) -> None:
    width, theirs = other
    w = drawn_world(kind, 5, 0.5)
    rng = np.random.default_rng(1)
    n = w.now.nations

    def wide(sheet: Any) -> Any:
        return sheet.spread(width) if width else sheet

    now = wide(w.now)
    for tick in range(QUARTERS):
        given = (now, wide(w.orders), wide(w.nations), wide(w.params), w.calendar, 7, 3, tick)
        ours, found = (Flows(n, width), Stocks(n, width)), (Flows(n, width), Stocks(n, width))
        advance(*given, *ours)
        theirs(*given, *found)
        assert differing(ours[0], found[0]) + differing(ours[1], found[1]) == [], tick
        now = ours[1]
        order(w.orders, rng)


@kernel
def powered(x: float) -> float:
    return x**3


def test_what_the_transcriber_has_no_words_for_is_refused() -> None:
    with pytest.raises(Untranscribed):
        transcribed(powered, "")
