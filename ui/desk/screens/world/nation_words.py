"""A nation in words: what is told of it on the map and below."""

from ui.desk.screens.world.map_figures import MapFigure
from ui.desk.screens.world.words import of_hundred, stance_word
from ui.desk.sitting import Sitting
from ui.play.names import nation_name
from ui.play.numbers import percent, plain
from ui.play.words import say


def nation_title(sitting: Sitting, code: str) -> str:
    """What a nation is called."""
    world = sitting.facts.world
    return nation_name(code, world.names[world.codes.index(code)])


def nation_lines(sitting: Sitting, figure: MapFigure, code: str) -> list[str]:
    """The figure of the map, the standing of this quarter, and the relation with a nation."""
    facts = sitting.facts
    lines = []
    if code in figure.values:
        lines.append(_figure_line(figure, code))
    standing = facts.standing(code)
    score = say(
        "desk.world.map.score",
        score=plain(1)(standing.score),
        rank=standing.rank,
        count=len(facts.world.codes),
    )
    lines.append(_named(say("desk.quarter_score"), score))
    row = next((row for row in facts.relations if row.code == code), None)
    if row is not None:
        trust = say(
            "desk.diplomacy.trust_pair",
            mine=of_hundred(row.trust),
            theirs=of_hundred(row.trust_in_me),
        )
        lines += [
            trust,
            say("desk.world.map.their_stance_is", stance=stance_word(row.their_stance)),
            say("desk.world.map.pacts", count=len(row.pacts)),
            say("desk.world.map.services", share=percent(0)(row.dependence)),
        ]
    return lines


def _figure_line(figure: MapFigure, code: str) -> str:
    value = figure.written(figure.values[code], unit=True)
    place = say("desk.world.map.of_own", rank=figure.rank(code), count=len(figure.values))
    return _named(figure.name, f"{value}, {place}")


def _named(name: str, value: str) -> str:
    return say("desk.world.map.named", name=name, value=value)
