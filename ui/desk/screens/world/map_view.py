"""The map: nations coloured by a figure, its legend, and the nation that is looked at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.desk.actions import Action
from ui.desk.key_table import key_of
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.desk.scene.map_places import MapPlaces
from ui.desk.scene.pen import Pen
from ui.desk.scene.shapes import WorldMapShape
from ui.desk.scene.widgets import Button, button, button_size, hint
from ui.desk.screens.world.kept import Kept
from ui.desk.screens.world.map_figures import (
    MAP_FIGURES,
    MapFigure,
    figure_name,
    figure_tip,
    map_figure,
)
from ui.desk.screens.world.map_labels import Label, draw_labels, place_labels
from ui.desk.screens.world.nation_words import nation_lines, nation_title
from ui.desk.screens.world.orders import turn_key
from ui.desk.sitting import Sitting
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

GAP = 6
SWATCH = 14
FRAME = 2


@dataclass(frozen=True)
class Pick(Action):
    """Look at a nation."""

    nation: str


@dataclass(frozen=True)
class ChooseFigure(Action):
    """Show the figures that the map can show."""


@dataclass(frozen=True)
class ColourBy(Action):
    """Colour the nations by a figure."""

    figure: str


class MapView:
    """The map with what belongs to it."""

    def __init__(self, desk: "Desk", sitting: Sitting) -> None:
        self.desk, self.sitting = desk, sitting
        self.key = "lag"
        self.chosen = ""
        self.choosing = False
        self._figure: Kept[MapFigure] = Kept()
        self._places: Kept[MapPlaces] = Kept()
        self._labels: Kept[tuple[Label, ...]] = Kept()
        self._tips: Kept[dict[str, str]] = Kept()

    @property
    def codes(self) -> tuple[str, ...]:
        """The nations that play."""
        return tuple(self.sitting.facts.world.codes)

    @property
    def looked_at(self) -> str:
        """The chosen nation, or the own one."""
        return self.chosen or self.sitting.facts.code

    @property
    def figure(self) -> MapFigure:
        """What the map shows."""
        key = (turn_key(self.sitting), self.key)
        return self._figure.get(key, lambda: map_figure(self.sitting, self.key))

    def on(self, action: object) -> bool:
        """Another nation or another figure."""
        match action:
            case Pick(nation=code):
                self.chosen = "" if code == self.sitting.facts.code else code
            case ChooseFigure():
                self.choosing = not self.choosing
            case ColourBy(figure=key):
                self.key, self.choosing = key, False
            case _:
                return False
        return True

    def neighbour(self, step: int) -> str:
        """The next nation of the roster, or the one before."""
        codes = self.codes
        return codes[(codes.index(self.looked_at) + step) % len(codes)]

    # drawing

    def draw(self, pen: Pen, box: Box) -> None:
        """Figure, map, legend and the note on boundaries, from top to bottom."""
        figure = self.figure
        heading = Button(
            "map.choose",
            say("desk.world.map.shows", figure=_with_unit(figure)),
            ChooseFigure(),
            "map",
            f"{figure_tip(self.key)}\n{say('desk.world.map.choose_tip')}",
            key_of("figure"),
        )
        width, height = button_size(pen, heading)
        head, rest = box.top(height, pen.px(GAP))
        button(pen, head.left(min(width, head.w))[0], heading)
        if self.desk.settings.map == "map":
            note = say("desk.world.map.note")  # as the map has it
            foot, rest = rest.foot(pen.tall(note, Style.SMALL, rest.w), pen.px(2))
            pen.text(foot, note, Style.SMALL, pen.palette.dim)
        items = self._legend(pen)
        lines = _lines(pen, rest.w, items)
        line = pen.look.type.height(Style.SMALL)
        foot, rest = rest.foot(len(lines) * line, pen.px(GAP))
        self._map(pen, rest, figure)
        self._draw_legend(pen, foot, lines)

    def _map(self, pen: Pen, box: Box, figure: MapFigure) -> None:
        palette, style, codes = pen.palette, self.desk.settings.map, self.codes
        fills = {code: _fill(pen, figure, code) for code in codes}
        colours = (palette.sea, palette.land, palette.border, palette.accent, palette.focus)
        own = self.sitting.facts.code
        pen.add(WorldMapShape(box, style, codes, fills, own, self.chosen, colours))
        places = self._places.get((style, codes, box), lambda: MapPlaces(style, codes, box))
        key = (turn_key(self.sitting), self.key, style, box, pen.look.scale)
        words = {code: _label_words(figure, code) for code in sorted(codes, key=(own).__ne__)}
        draw_labels(pen, self._labels.get(key, lambda: place_labels(pen, box, places, words)))

        def picks(at: tuple[int, int]) -> object:
            code = places.nation_at(at)
            return Pick(code) if code else None

        def tells(at: tuple[int, int]) -> str:
            code = places.nation_at(at)
            return self._tip(code) if code else ""

        pen.control(
            Control(
                "map",
                Kind.MAP,
                box,
                say("desk.world.map.map"),
                sends=Pick(self.neighbour(1)),
                picks=picks,
                tells=tells,
            )
        )

    def _tip(self, code: str) -> str:
        tips = self._tips.get((turn_key(self.sitting), self.key), dict)
        if code not in tips:
            lines = [
                nation_title(self.sitting, code),
                *nation_lines(self.sitting, self.figure, code),
            ]
            tips[code] = "\n".join(lines)
        return tips[code]

    # the legend

    def _legend(self, pen: Pen) -> list[tuple[Colour, bool, str]]:
        """Colour, whether it is a frame, and words."""
        figure, ramp = self.figure, pen.palette.ramp
        items: list[tuple[Colour, bool, str]] = [
            (ramp[figure.colour_place(step)], False, words)
            for step, words in enumerate(figure.ranges())
        ]
        if any(code not in figure.values for code in self.codes):
            items.append((pen.palette.unknown, False, say("desk.world.map.none")))
        items.append((pen.palette.accent, True, say("desk.world.map.own")))
        if self.chosen:
            items.append((pen.palette.focus, True, say("desk.world.map.chosen")))
        return items

    def _draw_legend(self, pen: Pen, box: Box, lines: list[list[tuple[Colour, bool, str]]]) -> None:
        line, side = pen.look.type.height(Style.SMALL), pen.px(SWATCH)
        for k, items in enumerate(lines):
            x, y = box.x, box.y + k * line
            for colour, frame, words in items:
                square = Box(x, y + (line - side) // 2, side, side)
                edge = colour if frame else pen.palette.edge
                pen.rect(square, None if frame else colour, edge, 2, FRAME if frame else 1)
                wide = pen.wide(words, Style.SMALL)
                at = Box(square.right + pen.px(4), y, wide, line)
                pen.text(at, words, Style.SMALL, pen.palette.dim, wrap=False)
                x = at.right + pen.px(14)
        hint(pen, box, "map.legend", say("desk.world.map.legend_tip"))

    # the choice of a figure

    def draw_choice(self, pen: Pen) -> None:
        """All figures as buttons, above everything else."""
        with pen.above():
            rows = [
                Button(
                    f"map.by.{key}",
                    figure_name(key),
                    ColourBy(key),
                    tip=figure_tip(key),
                    on=key == self.key,
                    kind=Kind.TAB,
                )
                for key in MAP_FIGURES
            ]
            close = Button(
                "map.close",
                say("desk.world.map.close"),
                ChooseFigure(),
                "x",
                key=key_of("figure"),
            )
            width = max(button_size(pen, one)[0] for one in rows) + pen.px(60)
            box = pen.box.centred(
                min(width, pen.box.w - pen.px(40)), min(pen.px(664), pen.box.h - pen.px(40))
            )
            inner = pen.panel(box, say("desk.world.map.choose"))
            foot, rest = inner.foot(button_size(pen, close)[1], pen.px(8))
            with pen.scroll("map.choice", rest, gap=4) as flow:
                for one in rows:
                    button(pen, flow.take(button_size(pen, one)[1]), one)
            button(pen, foot.end(min(button_size(pen, close)[0], foot.w))[0], close)
        pen.scene.first = f"map.by.{self.key}"


def _with_unit(figure: MapFigure) -> str:
    return f"{figure.name} ({figure.unit})" if figure.unit else figure.name


def _fill(pen: Pen, figure: MapFigure, code: str) -> Colour:
    step = figure.step(code)
    return pen.palette.unknown if step is None else pen.palette.ramp[figure.colour_place(step)]


def _label_words(figure: MapFigure, code: str) -> tuple[str, ...]:
    value = figure.values.get(code)
    return (code,) if value is None else (f"{code} {figure.written(value)}", code)


def _lines(
    pen: Pen, room: int, items: list[tuple[Colour, bool, str]]
) -> list[list[tuple[Colour, bool, str]]]:
    """The items of a legend in lines of this width."""
    lines: list[list[tuple[Colour, bool, str]]] = [[]]
    used = 0
    for item in items:
        width = pen.px(SWATCH) + pen.px(4) + pen.wide(item[2], Style.SMALL) + pen.px(14)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0
        lines[-1].append(item)
        used += width
    return lines
