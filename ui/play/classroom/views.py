"""What pages may show of a class, as plain tables for JSON: whitelists, put together key by key.

No view has a seed, luck that is not played, another seat's draft or a token.  The projector has no
labels and nobody's score.  Texts are in the language of the seat; the projector's and the console's
in the one that is spoken (ui.play.words.speak).
"""

from typing import Any

from ui.play.classroom.classroom import Classroom

View = dict[str, Any]


def seat_view(room: Classroom, seat: int, now: float) -> View:
    """What a seat's page shows.

    {class: {code, preset, phase, turn, turns, run, seconds_left|null, paused, date},
     seat: {number, label, world, nation, name, language, present, stood_in},
     view: {nation, name, turn, turns, date, over, players[codes], own: {draft, opening, budget,
       can_undo, can_redo}|null, standing, result|null, ranks, survival, hazard, pillars,
       figures[{name, unit, level, change}], relations[...]} as ui.play.views.seat has them,
     ended, waiting (how many seats are waited for), predicted: null|{rise, sure, low, high},
     prediction_asked, test: null|"before"|"after", answered: [names of tests],
     vote: null|{choices: [{name, title, question}], chosen: null|name},
     happened: [sentences, own first], causes: [{figure, name, unit, level, change,
       parts: [[name, amount], ...]}], explained: null|{text, rule}, score: null|{...} }
    """
    raise NotImplementedError


def menu_view(room: Classroom, seat: int) -> View:
    """Names and limits, which do not change in a run; for the first load of a seat's page.

    {pillars: [{key, name, programmes: [{key, name}]}], budget: {low, high},
     levers: [{key, name, low, high, default, unit, sentence}], pacts: [{key, name}],
     nations: [{code, name}], components: [{key, name}], figures: {key: name}}
    """
    raise NotImplementedError


def projector_view(room: Classroom, now: float) -> View:
    """What everybody in the room sees.

    {class: {code, preset, phase, turn, turns, run, seconds_left, paused, date}, joined, capacity,
     waiting: how many are missing, languages, worlds: [{number, seats, survival, history: [a
     survival a turn], ending, news: [sentences]}], predictions: {rise: [21 counts, of the chance
     given to a rise, 0 to 1 in steps of .05], survival: [10 counts, of the middle of the interval,
     in steps of 10], low, high: medians, count}, vote: null|{choices: [{name, title, votes}]}}
    """
    raise NotImplementedError


def console_view(room: Classroom, now: float) -> View:
    """What the teacher sees.

    {class: {... as above, next: phase|null, notice, turns}, seats: [{number, label, world, nation,
     name, language, status, since (seconds), present, ended, predicted, stood_in, answered,
     explained, devices}], free: [{world, nation, name}], requests: [{number, seat, label}],
     ask: [{world, nation, seat, sentence}] three tables to ask, predictions, worlds, vote}
    """
    raise NotImplementedError
