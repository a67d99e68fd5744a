"""The map of the world as SVG, in pixels of its box."""

from collections.abc import Iterator, Sequence

from ui.desk.scene.box import Box
from ui.desk.scene.map_places import DOT, MapPlaces, framed
from ui.desk.scene.shapes import Point, WorldMapShape
from ui.faces.paper.scene_svg import hexadecimal


def map_svg(shape: WorldMapShape) -> str:
    """A drawing that stands alone: nations in their colours, with frames."""
    width, height = shape.box.w, shape.box.h
    places = MapPlaces(shape.style, shape.nations, Box(0, 0, width, height))
    parts = _tiles(places, shape) if shape.style == "tiles" else _countries(places, shape)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" stroke-linejoin="round">'
        f'<path d="M0 0H{width}V{height}H0Z" fill="{hexadecimal(shape.colours[0])}"/>'
        f"{''.join(parts)}</svg>"
    )


def _countries(places: MapPlaces, shape: WorldMapShape) -> Iterator[str]:
    _, land, border, _, _ = (hexadecimal(colour) for colour in shape.colours)
    width = max(places.width / 1400, 0.5)
    lines = "".join(_path(places, line, "") for line in places.map.graticule)
    yield f'<path d="{lines}" fill="none" stroke="{land}" stroke-width="{max(width, 0.8):.2f}"/>'
    yield f'<g stroke="{border}" stroke-width="{width:.2f}" fill-rule="evenodd">'
    for country in places.map.drawn(shape.nations):
        fill = hexadecimal(shape.fills.get(country.code, shape.colours[1]))
        rings = [ring for polygon in country.polygons for ring in polygon]
        if rings:
            outline = "".join(_path(places, ring) for ring in rings)
            yield f'<path d="{outline}" fill="{fill}"/>'
        if country.dot and country.code in shape.nations:
            x, y = places.pixel(country.anchor)
            radius = DOT * places.width + width / 2
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'
    yield "</g>"
    for code, ink in framed(shape):
        country = places.map.shapes[code]
        outline = "".join(_path(places, polygon[0]) for polygon in country.polygons)
        frame = f'fill="none" stroke="{hexadecimal(ink)}" stroke-width="{width + 1:.2f}"'
        yield f'<path d="{outline}" {frame}/>'
        if country.dot:
            x, y = places.pixel(country.anchor)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 * DOT * places.width:.1f}" {frame}/>'


def _tiles(places: MapPlaces, shape: WorldMapShape) -> Iterator[str]:
    assert places.tiles is not None
    land, border = shape.colours[1], hexadecimal(shape.colours[2])
    width = max(places.width / 600, 1)
    yield f'<g stroke="{border}" stroke-width="{width:.2f}">'
    for code, tile in places.tiles.tiles.items():
        fill = hexadecimal(shape.fills.get(code, land))
        yield f'<path d="{_path(places, tile.corners)}" fill="{fill}"/>'
    yield "</g>"
    for code, ink in framed(shape):
        outline = _path(places, places.tiles.tiles[code].corners)
        stroke = f'stroke="{hexadecimal(ink)}" stroke-width="{width + 1:.2f}"'
        yield f'<path d="{outline}" fill="none" {stroke}/>'


def _path(places: MapPlaces, ring: Sequence[Point], end: str = "Z") -> str:
    """A line through points in tenths of pixels, each from the one before; points that fall
    together are one."""
    written, at = [], (0, 0)
    for k, point in enumerate(ring):
        x, y = places.pixel(point)
        to = round(x * 10), round(y * 10)
        if k == 0:
            written.append(f"M{to[0] / 10:g} {to[1] / 10:g}l")
        elif to != at:
            dx, dy = (to[0] - at[0]) / 10, (to[1] - at[1]) / 10
            written.append(f"{dx:g} {dy:g} ")
        at = to
    return "".join(written).rstrip(" ") + end
