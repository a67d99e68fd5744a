"""From shapes to SVG: every shape, what is cut off, and words that are words."""

import xml.etree.ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from ui.desk.assets import font_path
from ui.desk.look.look import look_for
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import SIGNS, Shape, Sign, WorldMapShape
from ui.faces.paper.map_svg import map_svg
from ui.faces.paper.scene_svg import ASCENT, DESCENT, Links, SvgPainter
from ui.faces.web.fonts import web_font

ROOM = Box(0, 0, 200, 120)
RED = (255, 0, 0)
SVG = "{http://www.w3.org/2000/svg}"
LINKS = Links(
    lambda code, width: f"/flags/{width}/{code}",
    lambda name, side: f"/icons/{side}/{name}",
    lambda shape: f"/map/{shape.style}",
)
COLOURS = ((0, 0, 40), (60, 60, 60), (0, 0, 0), (255, 255, 0), (255, 255, 255))


@pytest.fixture
def pen():
    return Pen(ROOM, look_for("dark", 1.0, (1280, 720), True, web_font))


def painted(pen, **chosen):
    return ET.fromstring(SvgPainter(pen.look, LINKS, **chosen).drawing(pen.scene))


def only(pen, name):
    found = painted(pen).findall(f".//{SVG}{name}")
    assert len(found) == 1, name
    return found[0].attrib


def test_an_edge_lies_within_its_rectangle(pen):
    pen.rect(Box(20, 30, 50, 40), RED, (0, 0, 255), radius=6, width=2)
    assert only(pen, "rect") == {
        "x": "21", "y": "31", "width": "48", "height": "38", "rx": "5",
        "fill": "#ff0000", "stroke": "#0000ff", "stroke-width": "2",
    }  # fmt: skip


def test_a_veil_lets_through_what_lies_below(pen):
    pen.rect(ROOM, RED, alpha=51)
    assert only(pen, "rect")["fill-opacity"] == "0.200"


def test_a_line_goes_through_the_middles_of_pixels(pen):
    pen.line(((1, 2), (30, 2)), RED, 1, (6, 4))
    line = only(pen, "polyline")
    assert line["points"] == "1.5,2.5 30.5,2.5"
    assert line["stroke-dasharray"] == "6 4"


def test_areas_signs_and_pictures(pen):
    pen.polygon(((0, 0), (10, 0), (5, 8)), RED, 128)
    assert only(pen, "path")["d"] == "M0.0,0.0L10.0,0.0L5.0,8.0Z"
    pen.flag("KEN", Box(10, 10, 36, 24))
    assert only(pen, "image")["href"] == "/flags/36/KEN"


def test_an_icon_is_tinted_through_one_mask(pen):
    for x in (0, 40):
        pen.icon("play", Box(x, 0, 18, 18), RED)
    picture = painted(pen)
    assert [mask.get("id") for mask in picture.iter(f"{SVG}mask")] == ["i-play"]
    tinted = [rect for rect in picture.iter(f"{SVG}rect") if rect.get("mask")]
    assert {rect.get("fill") for rect in tinted} == {"#ff0000"}
    assert len(tinted) == 2


def test_every_sign_has_a_shape_of_its_own_and_its_rim(pen):
    drawn = set()
    for sign in SIGNS:
        one = Pen(ROOM, pen.look)
        one.mark((100, 60), sign, RED, 40, (0, 0, 0))
        rim, inside = painted(one).findall(f".//{SVG}path")
        assert (rim.get("fill"), inside.get("fill")) == ("#000000", "#ff0000")
        drawn.add(inside.get("d"))
    assert len(drawn) == len(SIGNS)


def test_a_ring_has_a_hole(pen):
    pen.mark((100, 60), Sign.RING, RED, 40)
    assert only(pen, "path")["d"].count("M") == 2


@pytest.mark.parametrize(
    ("align", "x", "anchor"),
    [("left", "10", None), ("centre", "60", "middle"), ("right", "110", "end")],
)
def test_lines_of_text_stand_where_they_belong(pen, align, x, anchor):
    pen.text(Box(10, 20, 100, 60), "First\nSecond", Style.BODY, RED, align)
    text = painted(pen).find(f".//{SVG}text")
    lines = list(text)
    assert [line.text for line in lines] == ["First", "Second"]
    assert {line.get("x") for line in lines} == {x}
    step = pen.look.type.height(Style.BODY)
    assert float(lines[1].get("y")) - float(lines[0].get("y")) == pytest.approx(step)
    assert 20 < float(lines[0].get("y")) < 20 + step
    assert text.get("text-anchor") == anchor


def test_a_line_of_text_is_as_high_as_the_font_says():
    with TTFont(font_path()) as font:
        head = font["hhea"]
    assert (head.ascent / 2048, -head.descent / 2048) == (ASCENT, DESCENT)
    assert head.lineGap == 0


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", '"><image href="x" onerror="y">', "&amp; ]]>", "a\u202eb"],
)
def test_foreign_words_are_words(pen, words):
    pen.text(ROOM, words, wrap=False)
    pen.flag(words, Box(0, 0, 36, 24))
    markup = SvgPainter(pen.look, LINKS).drawing(pen.scene)
    picture = ET.fromstring(markup)
    assert {node.tag for node in picture.iter()} <= {
        f"{SVG}{n}" for n in ("svg", "defs", "text", "tspan", "image")
    }
    assert picture.find(f".//{SVG}tspan").text == words.replace("\u202e", "\\u202e")
    assert set(picture.find(f".//{SVG}image").attrib) <= {
        "href", "x", "y", "width", "height", "preserveAspectRatio",
    }  # fmt: skip


def test_what_a_region_hides_is_left_out_but_its_words_are_read(pen):
    with pen.scroll("list", Box(0, 0, 100, 50), gap=0) as flow:
        for k in range(10):
            box = flow.take(40)
            pen.rect(box, RED)
            pen.text(box, f"Row {k}")
    picture = painted(pen)
    assert len(list(picture.iter(f"{SVG}text"))) == 10
    rows = [r for r in picture.iter(f"{SVG}rect") if r.get("fill") == "#ff0000"]
    assert len(rows) == 2
    assert rows[0].get("clip-path") is None  # lies wholly within
    assert rows[1].get("clip-path") == "url(#c0_0_100_50)"
    assert [c.get("id") for c in picture.iter(f"{SVG}clipPath")] == ["c0_0_100_50"]


def test_higher_layers_come_later(pen):
    with pen.above():
        pen.rect(Box(0, 0, 5, 5), RED)
    pen.rect(Box(0, 0, 5, 5), (0, 255, 0))
    fills = [rect.get("fill") for rect in painted(pen).iter(f"{SVG}rect")]
    assert fills == ["#00ff00", "#0b1220", "#ff0000"]


def test_headings_are_headings_and_what_is_unread_is_hidden(pen):
    pen.text(ROOM, "Heading", Style.TITLE)
    pen.text(ROOM, "Body")
    head, body = (piece for piece in SvgPainter(pen.look, LINKS).pieces(pen.scene)[1:])
    assert 'role="heading" aria-level="1"' in head
    assert "aria-hidden" not in body
    unread = SvgPainter(pen.look, LINKS).pieces(pen.scene, lambda _: True)[1:]
    assert all('aria-hidden="true"' in piece and "role" not in piece for piece in unread)


def test_colours_and_ids_are_written_as_the_page_wants(pen):
    pen.icon("play", Box(0, 0, 18, 18), RED)
    picture = painted(pen, written=lambda colour: f"var(--c{colour[0]})", prefix="a-")
    assert picture.find(f".//{SVG}mask").get("id") == "a-i-play"
    assert picture.findall(f".//{SVG}rect")[0].get("fill") == "var(--c255)"


def test_a_shape_that_nobody_knows_is_an_error(pen):
    pen.scene.shapes.append(Shape())
    with pytest.raises(TypeError, match="Shape"):
        painted(pen)


@pytest.mark.parametrize("style", ["map", "tiles"])
def test_the_map_shows_fills_and_frames(pen, style):
    shape = WorldMapShape(ROOM, style, ("USA", "CHN"), {"USA": RED}, "CHN", "USA", COLOURS)
    picture = ET.fromstring(map_svg(shape))
    assert picture.get("viewBox") == "0 0 200 120"
    paths = list(picture.iter(f"{SVG}path"))
    assert sum(path.get("fill") == "#ff0000" for path in paths) == 1
    framed = [path.get("stroke") for path in paths if path.get("fill") == "none"]
    assert framed[-2:] == ["#ffff00", "#ffffff"]  # the chosen one on top
    pen.add(shape)
    assert only(pen, "image")["href"] == f"/map/{style}"
