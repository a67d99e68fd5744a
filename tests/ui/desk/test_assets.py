"""Assets: every nation can be drawn, every file may be shipped, and nothing is too big."""

import json
import re
import struct
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ui.desk.assets import (
    flag_path,
    font_path,
    has_flag,
    icon_names,
    icon_path,
    load_map,
    load_tiles,
)
from ui.desk.assets.files import FLAG_SIZES, FOLDER, ICON_SIZES, WEIGHTS, read_json
from ui.desk.assets.world_map import ring_area

HOUSE = Path(__file__).resolve().parent.parent.parent.parent
TOOLS = HOUSE / "tools" / "assets"
KINDS = ("map", "tiles", "flags", "fonts", "icons")
NOTE = "Boundaries as drawn by Natural Earth; no position is taken"
UNPACKED = {"DEU", "FRA", "NLD", "AUS", "RUS"}  # nations that scenarios of one's own may have
TOO_SMALL = {"SGP", "MLT", "BHR", "HKG"}
MOST_BYTES = 4_000_000
MOST_MAP_BYTES = 280_000
EPSILON = 1e-9

LATIN_1 = {*range(0x20, 0x7F), *range(0xA0, 0x100)} - {0xAD}  # but the soft hyphen
FRENCH_AND_SPANISH = "ŒœŸ«»‹›¿¡ªº"
SIGNS = "→←↑↓≤≥≈≠±▲▼●■◆✓−×·…–—‘’“”€√∞"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
GREEK = "αβγδεθλμρσφΔΣ"

NEEDED_ICONS = (
    *("play", "pause", "undo", "redo", "save", "load", "settings", "info", "help", "globe", "map"),
    *("chart", "book", "flag", "handshake", "shield", "cpu", "users", "brain", "scale", "factory"),
    *("zap", "lock", "unlock", "eye", "search", "x", "check", "alert-triangle", "volume"),
    *(f"chevron-{side}" for side in ("up", "down", "left", "right")),
    *(f"arrow-{side}" for side in ("up", "down", "left", "right")),
    *("volume-x", "contrast", "languages", "log-out", "trophy", "newspaper", "crosshair"),
    *("link", "unlink"),
)


def library_nations():
    found = set()
    for path in (HOUSE / "scenarios" / "library").glob("*.toml"):
        found |= tomllib.loads(path.read_text(encoding="utf-8")).get("nations", {}).keys()
    return sorted(found)


NATIONS = library_nations()


def png_size(path):
    """Width and height, from the header."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def inside(point, rings):
    """Even-odd, so that holes count."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1


def edges(shape):
    """Edges of all rings, without direction."""
    return Counter(
        frozenset(edge)
        for polygon in shape.polygons
        for ring in polygon
        for edge in pairwise((*ring, ring[0]))
    )


class TestMap:
    def test_library_has_its_nations(self):
        assert len(NATIONS) >= 16

    @pytest.mark.parametrize("code", sorted({*NATIONS, *UNPACKED, *TOO_SMALL}))
    def test_nation_has_shape_or_dot(self, code):
        shape = load_map().shapes[code]
        assert shape.polygons or shape.dot

    @pytest.mark.parametrize("code", sorted(TOO_SMALL))
    def test_small_states_are_dots(self, code):
        shape = load_map().shapes[code]
        assert shape.dot
        assert not shape.polygons

    def test_everything_is_inside_the_box(self):
        world = load_map()
        assert 0.3 < world.height < 0.6
        points = [p for line in world.graticule for p in line]
        for shape in world.shapes.values():
            points.append(shape.anchor)
            points += [p for polygon in shape.polygons for ring in polygon for p in ring]
        assert all(0 <= x <= 1 and 0 <= y <= world.height for x, y in points)

    def test_rings_are_sound(self):
        for code, shape in load_map().shapes.items():
            for polygon in shape.polygons:
                for ring in polygon:
                    assert len(ring) > 3, code
                    assert ring_area(ring) > 0, code
                    assert all(a != b for a, b in pairwise((*ring, ring[0]))), code

    def test_anchor_lies_in_the_largest_polygon(self):
        for code, shape in load_map().shapes.items():
            if shape.polygons:
                sizes = [ring_area(polygon[0]) for polygon in shape.polygons]
                assert sizes == sorted(sizes, reverse=True), code
                assert inside(shape.anchor, shape.polygons[0]), code

    def test_antarctica_is_left_out(self):
        assert "ATA" not in load_map().shapes

    def test_nothing_is_torn_across_the_map(self):
        """No edge runs across the map, and Russia and Fiji are on one side of it."""
        for code, shape in load_map().shapes.items():
            for polygon in shape.polygons:
                for ring in polygon:
                    for (ax, _), (bx, _) in pairwise((*ring, ring[0])):
                        assert abs(ax - bx) < 0.05, code
        for code in ("RUS", "FJI"):
            rings = [polygon[0] for polygon in load_map().shapes[code].polygons]
            assert min(x for ring in rings for x, _ in ring) > 0.5, code

    def test_union_has_no_inner_borders(self):
        world = load_map()
        union = world.shapes["EUU"]
        assert len(union.members) == 27
        assert all(code in world.shapes for code in union.members)
        of_members = Counter()
        for code in union.members:
            of_members += edges(world.shapes[code])
        inner = {edge for edge, times in of_members.items() if times > 1}
        assert len(inner) > 100
        assert not inner & edges(union).keys()
        assert union.area == pytest.approx(
            sum(world.shapes[code].area for code in union.members), rel=1e-3
        )

    def test_switzerland_is_a_hole_of_the_union_and_comes_on_top(self):
        world = load_map()
        anchor = world.shapes["CHE"].anchor
        assert not any(inside(anchor, polygon) for polygon in world.shapes["EUU"].polygons)
        drawn = [shape.code for shape in world.drawn(NATIONS)]
        assert drawn.index("EUU") < drawn.index("CHE")

    def test_union_stands_for_its_members_when_it_plays(self):
        codes = {shape.code for shape in load_map().drawn(["USA", "EUU", "SGP"])}
        assert {"USA", "EUU", "SGP", "RUS"} <= codes
        assert not codes & {"FRA", "DEU", "MLT", "BHR"}

    def test_members_stand_for_the_union_when_it_does_not(self):
        codes = {shape.code for shape in load_map().drawn(["USA", "FRA"])}
        assert {"FRA", "DEU"} <= codes
        assert "EUU" not in codes

    def test_member_that_plays_beside_its_union_lies_on_top(self):
        drawn = [shape.code for shape in load_map().drawn(["EUU", "FRA"])]
        assert drawn.index("EUU") < drawn.index("FRA")
        assert "DEU" not in drawn

    def test_sentence_on_borders_is_stored(self):
        assert load_map().note == NOTE
        assert NOTE in (FOLDER / "map" / "LICENSE.txt").read_text(encoding="utf-8")

    def test_map_is_small(self):
        assert (FOLDER / "map" / "world.json").stat().st_size <= MOST_MAP_BYTES

    def test_map_is_read_once(self):
        assert load_map() is load_map()


class TestTiles:
    ROSTERS = (
        tuple(NATIONS),
        ("USA", "CHN", "DEU", "FRA", "NLD", "RUS", "AUS"),
        ("EUU", "FRA", "USA"),
        ("USA", "ATLANTIS", "MU"),
        tuple(f"N{i}" for i in range(40)),
        (),
    )

    @pytest.mark.parametrize("nations", ROSTERS)
    def test_every_nation_has_a_tile_of_its_own(self, nations):
        found = load_tiles(nations)
        assert set(nations) <= found.tiles.keys()
        cells = [tile.cell for tile in found.tiles.values()]
        assert len(cells) == len(set(cells))

    @pytest.mark.parametrize("nations", ROSTERS)
    def test_tiles_stay_in_the_box_and_apart(self, nations):
        found = load_tiles(nations)
        for tile in found.tiles.values():
            for x, y in tile.corners:
                assert -EPSILON <= x <= 1 + EPSILON
                assert -EPSILON <= y <= found.height + EPSILON
        centres = [tile.centre for tile in found.tiles.values()]
        apart = 3**0.5 * found.radius - EPSILON
        for i, (ax, ay) in enumerate(centres):
            assert all((ax - bx) ** 2 + (ay - by) ** 2 >= apart**2 for bx, by in centres[:i])

    def test_union_is_one_tile_or_its_members(self):
        members = set(load_map().shapes["EUU"].members)
        bloc = load_tiles(NATIONS).tiles.keys()
        assert "EUU" in bloc
        assert not members & bloc
        apart = load_tiles(["USA", "DEU"]).tiles.keys()
        assert "EUU" not in apart
        assert members <= apart

    def test_compass(self):
        """West of, and north of."""
        tiles = load_tiles(NATIONS).tiles
        for west, east in (("USA", "GBR"), ("GBR", "EUU"), ("EUU", "IND"), ("CHN", "JPN")):
            assert tiles[west].centre[0] < tiles[east].centre[0]
        for north, south in (("CAN", "USA"), ("USA", "BRA"), ("EUU", "NGA"), ("CHN", "SGP")):
            assert tiles[north].centre[1] < tiles[south].centre[1]


class TestFlags:
    @pytest.mark.parametrize("code", sorted({*NATIONS, *UNPACKED, *TOO_SMALL}))
    def test_nation_has_a_flag(self, code):
        assert has_flag(code)
        for size in FLAG_SIZES:
            assert flag_path(code, size).stem == code

    def test_every_tile_has_a_flag(self):
        for nations in (NATIONS, ["DEU"]):
            assert all(has_flag(code) for code in load_tiles(nations).tiles)

    def test_sizes(self):
        for size in FLAG_SIZES:
            paths = sorted((FOLDER / "flags" / str(size)).iterdir())
            assert len(paths) > len(NATIONS)
            assert all(png_size(path) == (size, size * 2 // 3) for path in paths)

    def test_both_sizes_have_the_same_flags(self):
        small, large = ({p.name for p in (FOLDER / "flags" / str(s)).iterdir()} for s in FLAG_SIZES)
        assert small == large

    @pytest.mark.parametrize("code", ["ATL", "_", "", "../icons/24/x", "usa"])
    def test_nations_without_a_flag_get_the_neutral_one(self, code):
        assert not has_flag(code)
        assert flag_path(code) == FOLDER / "flags" / "48" / "_.png"
        assert flag_path(code).is_file()

    def test_unknown_size_is_refused(self):
        with pytest.raises(ValueError, match="No flag size 50; there are 48, 96"):
            flag_path("USA", 50)


class TestFonts:
    @pytest.mark.parametrize("weight", WEIGHTS)
    def test_covers_what_we_write(self, weight):
        with TTFont(font_path(weight), lazy=True) as font:
            known = font.getBestCmap().keys()
        needed = LATIN_1 | set(map(ord, FRENCH_AND_SPANISH + SIGNS + SUPERSCRIPTS + GREEK))
        assert not {chr(code) for code in needed - known}

    @pytest.mark.parametrize("weight", WEIGHTS)
    def test_is_inter_in_one_weight(self, weight):
        with TTFont(font_path(weight), lazy=True) as font:
            assert font["name"].getDebugName(16) in ("Inter", None)
            assert "Inter" in font["name"].getDebugName(4)
            assert font["OS/2"].usWeightClass == {"regular": 400, "medium": 500}.get(weight, 600)
            assert "fvar" not in font

    def test_unknown_weight_is_refused(self):
        with pytest.raises(ValueError, match="No weight 'black'"):
            font_path("black")


class TestIcons:
    @pytest.mark.parametrize("name", NEEDED_ICONS)
    def test_icon_is_there(self, name):
        for size in ICON_SIZES:
            assert icon_path(name, size).is_file()

    def test_sizes(self):
        for size in ICON_SIZES:
            assert all(png_size(icon_path(name, size)) == (size, size) for name in icon_names())

    def test_names_are_those_of_the_build(self):
        asked = json.loads((TOOLS / "icons.json").read_text(encoding="utf-8"))
        assert list(icon_names()) == sorted(asked)

    def test_unknown_icon_is_refused(self):
        with pytest.raises(ValueError, match=r"No icon '\.\./flags"):
            icon_path("../flags/48/USA")
        with pytest.raises(ValueError, match="No icon size"):
            icon_path("play", 32)


class TestLicences:
    @pytest.mark.parametrize("kind", KINDS)
    def test_text_lies_beside(self, kind):
        text = (FOLDER / kind / "LICENSE.txt").read_text(encoding="utf-8")
        assert re.search(r"MIT|ISC|SIL OPEN FONT LICENSE|Permission", text)

    def test_no_kind_is_forgotten(self):
        folders = {p.name for p in FOLDER.iterdir() if p.is_dir() and p.name != "__pycache__"}
        assert folders == set(KINDS)

    def test_page_names_folder_package_and_version(self):
        page = (HOUSE / "docs" / "assets.md").read_text(encoding="utf-8")
        rows = [line for line in page.splitlines() if line.startswith("| `ui/desk/assets/")]
        assert {row.split("`")[1].rsplit("/", 1)[1] for row in rows} == set(KINDS)
        pinned = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))
        for package, version in pinned["devDependencies"].items():
            assert f"`{package}`" in page
            for row in rows:
                if f"npm `{package}`" in row:
                    assert f"| {version} |" in row
        assert NOTE in page.replace("\n", " ")

    def test_lock_is_exact_and_names_no_registry(self):
        pinned = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))
        assert all(re.fullmatch(r"[\d.]+", v) for v in pinned["devDependencies"].values())
        lock = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
        assert "resolved" not in lock
        assert "://" not in lock


class TestSize:
    def test_all_of_it_is_small(self):
        total = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
        assert total <= MOST_BYTES

    def test_overlong_file_is_refused(self, monkeypatch):
        monkeypatch.setattr("ui.desk.assets.files.MOST_BYTES", 100)
        with pytest.raises(ValueError, match="more than 100 bytes; reinstall"):
            read_json("map", "world.json")

    def test_what_is_no_object_is_refused(self, monkeypatch, tmp_path):
        (tmp_path / "map").mkdir()
        (tmp_path / "map" / "world.json").write_text("[]")
        monkeypatch.setattr("ui.desk.assets.files.FOLDER", tmp_path)
        with pytest.raises(ValueError, match="not an object"):
            read_json("map", "world.json")
