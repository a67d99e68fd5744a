"""What a seat takes home: its game, its predictions and what came, and its own what-if."""

from typing import Any

from sim.move import read_move
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.counterfactual import PersonalPage, personal_page
from ui.play.classroom.entries import Predicted
from ui.play.classroom.fates import ClassFates, games_of, survival_of
from ui.play.classroom.foresight import standings
from ui.play.classroom.parting import differences
from ui.play.classroom.questions import TESTS
from ui.play.classroom.seats import ClassSeat
from ui.play.debrief.measuring import date_of
from ui.play.encyclopedia.figures import name_of_rule
from ui.play.names import nation_name, scenario_title
from ui.play.session.session import Session

View = dict[str, Any]


class TakeAways:
    """The take-away pages of a class; each what-if is played once."""

    def __init__(self, room: Classroom) -> None:
        self.room = room
        self._pages: dict[tuple[int, int, int, str], PersonalPage] = {}

    def page_of(self, number: int) -> PersonalPage:
        """The what-if of a seat's game as it stands.  Raises Refusal before the first turn."""
        seat = self.room.seat(number)
        session = self.room.session(seat)
        key = self.room.run, session.turn, *seat.place
        if key not in self._pages:
            self._pages[key] = personal_page(session, seat.nation)
        return self._pages[key]

    def of(self, number: int) -> View:
        """Everything, in the language in use.  Raises Refusal before the first turn.

        {class: {code, title, worlds}, seat: {label, world, nation, name}, other: see
         PersonalPage.plain, runs: [{run, results, survival, decisions: [{turn, date, said:
         [sentences]}], predictions: [{turn, rise, sure, rose, low, high, survival, brier,
         interval}]}], tests: {before|after: {asked, given, right}}, explanation: null|{rule, name,
         text}}; survival in chances of 100.  Decisions are what was ordered most differently from
         the turn before.
        """
        seat, opened = self.room.seat(number), self.room.record.opened
        scenario = opened.scenario
        given = scenario.nations[seat.nation].name
        return {
            "class": {
                "code": opened.code,
                "title": scenario_title(scenario.name, scenario.title),
                "worlds": opened.worlds,
            },
            "seat": {
                "label": seat.shown,
                "world": seat.world,
                "nation": seat.nation,
                "name": nation_name(seat.nation, given),
            },
            "other": self.page_of(number).plain(),
            "runs": [_run(self.room, run, seat) for run in self.room.tables],
            "tests": {test: _test(self.room, seat, test) for test in TESTS},
            "explanation": _explanation(seat),
        }


def _run(room: Classroom, run: int, seat: ClassSeat) -> View:
    session = room.tables[run].sessions[seat.world]
    fates = ClassFates(games_of(room.tables))
    said = [
        turns[seat.number]
        for (of_run, turn), turns in sorted(room.record.predicted.items())
        if of_run == run and turn < session.turn and seat.number in turns
    ]
    return {
        "run": run,
        "results": standings(session, seat.nation),
        "survival": survival_of(session),
        "decisions": _decisions(session, seat.nation),
        "predictions": [_prediction(fates, seat, one) for one in said],
    }


def _decisions(session: Session, nation: str) -> list[View]:
    """What a nation ordered otherwise than before, a row for each turn in which it did."""
    world = session.game.world
    i = world.codes.index(nation)
    before, rows = read_move(world.status_quo, i), list[View]()
    for turn, moves in enumerate(session.diary.moves):
        if said := differences(moves[i], before, session):
            rows.append({"turn": turn, "date": date_of(world, turn), "said": said})
        before = moves[i]
    return rows


def _prediction(fates: ClassFates, seat: ClassSeat, said: Predicted) -> View:
    came = fates.came_out(said, seat.world, seat.nation)
    return {
        "turn": said.turn,
        "rise": said.rise,
        "sure": said.sure,
        "rose": came.rose,
        "low": said.low,
        "high": said.high,
        "survival": came.survival,
        "brier": came.brier,
        "interval": came.interval,
    }


def _test(room: Classroom, seat: ClassSeat, test: Any) -> View:
    questions, answers = room.record.opened.questions, seat.answers.get(test, {})
    marks = questions.marked(test, answers).values()
    return {
        "asked": len(questions.of(test)),
        "given": len(answers),
        "right": sum(mark is True for mark in marks),
    }


def _explanation(seat: ClassSeat) -> View | None:
    said = seat.explained
    if said is None:
        return None
    return {"rule": said.rule, "name": name_of_rule(said.rule), "text": said.text}
