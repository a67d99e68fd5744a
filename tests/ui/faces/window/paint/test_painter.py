"""From shapes to pixels."""

import itertools

import pygame
import pytest

from ui.desk.look.look import look_for
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import SIGNS, WorldMapShape
from ui.faces.window.fonts import window_font
from ui.faces.window.paint.painter import Painter, dashes

ROOM = Box(0, 0, 200, 120)


@pytest.fixture
def look():
    return look_for("dark", 1.0, (1280, 720), True, window_font)


def painted(look, write):
    pen = Pen(ROOM, look)
    write(pen)
    surface = pygame.Surface((ROOM.w, ROOM.h))
    Painter(look).paint(surface, pen.scene)
    return surface


def test_a_rectangle_is_where_it_belongs(look):
    surface = painted(look, lambda pen: pen.rect(Box(20, 20, 50, 30), (255, 0, 0), radius=6))
    assert surface.get_at((45, 35))[:3] == (255, 0, 0)
    assert surface.get_at((19, 35))[:3] == look.palette.ground
    assert surface.get_at((20, 20))[:3] != (255, 0, 0)  # a round corner


def test_nothing_is_painted_outside_of_a_region(look):
    def write(pen):
        with pen.scroll("list", Box(0, 0, 100, 50)) as flow:
            for _ in range(10):
                pen.rect(flow.take(40), (0, 255, 0))

    surface = painted(look, write)
    assert surface.get_at((10, 10))[:3] == (0, 255, 0)
    assert all(surface.get_at((10, y))[:3] == look.palette.ground for y in range(50, 120))


def test_every_sign_has_a_shape_of_its_own(look):
    pictures = set()
    for sign in SIGNS:
        surface = painted(
            look, lambda pen, sign=sign: pen.mark((100, 60), sign, (255, 255, 255), 40)
        )
        pictures.add(pygame.image.tobytes(surface, "RGB"))
    assert len(pictures) == len(SIGNS)


def test_text_stays_in_its_box_and_says_when_it_does_not_fit(look):
    pen = Pen(ROOM, look)
    pen.text(Box(0, 0, 200, 40), "Short")
    pen.text(Box(0, 40, 60, 10), "Much too long for a box of this size")
    pen.text(Box(0, 60, 20, 30), "Unbreakable")
    assert [shape.cut for shape in pen.scene.shapes] == [False, True, True]


@pytest.mark.parametrize("style", list(Style))
def test_lines_are_no_wider_than_their_room(look, style):
    words = "A sentence of several words that is broken into lines where it must be"
    for room in (120, 200, 400):
        for line in look.type.lines(words, style, room):
            assert look.type.width(line, style) <= room or " " not in line
        assert " ".join(look.type.lines(words, style, room)) == words


def test_dashes_leave_gaps_and_keep_the_length():
    pieces = dashes(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0)), (4, 2))
    length = sum(
        abs(b[0] - a[0]) + abs(b[1] - a[1])
        for piece in pieces
        for a, b in itertools.pairwise(piece)
    )
    assert length == pytest.approx(4 + 4 + 4 + 2)
    assert pieces[0] == ((0.0, 0.0), (4.0, 0.0))


@pytest.mark.parametrize("style", ["map", "tiles"])
def test_the_map_shows_fills_and_frames_and_is_kept(look, style):
    colours = ((0, 0, 40), (60, 60, 60), (0, 0, 0), (255, 255, 0), (255, 255, 255))
    shape = WorldMapShape(
        Box(0, 0, 200, 120), style, ("USA", "CHN"), {"USA": (200, 0, 0)}, "CHN", "USA", colours
    )
    surface = pygame.Surface((200, 120))
    painter = Painter(look)
    painter.maps.paint(surface, shape)
    seen = {tuple(surface.get_at((x, y))[:3]) for x in range(200) for y in range(120)}
    assert (200, 0, 0) in seen
    first = painter.maps._kept[shape.key()]
    painter.maps.paint(surface, shape)
    assert painter.maps._kept[shape.key()] is first
