"""The fan: inside its box, nothing cut or overlapping, the band where the values are."""

from itertools import combinations

import pytest

from ui.desk.drawings.fan_chart import fan_chart
from ui.desk.look.look import look_for
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import Line, Polygon, Text
from ui.faces.window.fonts import window_font

YEARS = [2025.0, 2026.0, 2027.0, 2028.0, 2029.0, 2030.0]
LOW = [0.5, 0.48, 0.47, 0.46, 0.47, 0.45]
MIDDLE = [0.5, 0.52, 0.53, 0.55, 0.57, 0.6]
HIGH = [0.5, 0.55, 0.58, 0.62, 0.66, 0.72]
OTHER = (LOW, [at - 0.01 for at in MIDDLE], [at - 0.02 for at in HIGH])


def pen_at(scale=1.0):
    return Pen(Box(0, 0, 1280, 720), look_for("dark", scale, (1280, 720), False, window_font))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(300, 180), (420, 260), (800, 500)])
def test_nothing_is_cut_or_overlaps(scale, size):
    pen, box = pen_at(scale), Box(40, 40, *size)
    past = ([2023.0, 2024.0, 2025.0], [0.4, 0.45, 0.5])
    fan_chart(
        pen,
        box,
        YEARS,
        LOW,
        MIDDLE,
        HIGH,
        compare=OTHER,
        past=past,
        unit="share of AI services",
        label="with your draft",
        compare_label="before your changes",
    )
    texts = [shape for shape in pen.scene.shapes if isinstance(shape, Text)]
    assert texts
    assert not any(text.cut for text in texts)
    assert all(text.box.within(box.inset(-2, -2)) for text in texts)
    assert not any(a.box.meets(b.box) for a, b in combinations(texts, 2))


def test_the_band_runs_along_its_edges():
    pen = pen_at()
    fan_chart(pen, Box(0, 0, 400, 300), YEARS, LOW, MIDDLE, HIGH)
    band = next(shape for shape in pen.scene.shapes if isinstance(shape, Polygon))
    high, low = band.points[: len(YEARS)], band.points[len(YEARS) :][::-1]
    middle = [s for s in pen.scene.shapes if isinstance(s, Line) and len(s.points) == len(YEARS)][
        -1
    ]
    for top, between, bottom in zip(high[1:], middle.points[1:], low[1:], strict=True):
        assert top[0] == between[0] == bottom[0]
        assert top[1] < between[1] < bottom[1]


def test_a_flat_fan_of_one_year_can_be_drawn():
    pen = pen_at()
    fan_chart(pen, Box(0, 0, 200, 120), [2025.0], [0.0], [0.0], [0.0])
    assert any(isinstance(shape, Text) for shape in pen.scene.shapes)
