"""What is asked of a class, done: each of a page's wishes is one call of the class."""

from ui.faces.web.classroom.seat_asks import (
    AskedAnswers,
    AskedCommand,
    AskedExplanation,
    AskedLanguage,
    AskedPrediction,
    AskedVote,
    SeatAsks,
)
from ui.faces.web.classroom.teacher_asks import (
    AskedAboutSeat,
    AskedAdmission,
    AskedFlow,
    AskedMove,
    AskedRename,
    TeacherAsks,
)
from ui.play.classroom.classroom import Classroom
from ui.play.words import speak

EXTENSION = 60.0
"""Seconds of "one more minute"."""


def do_for_seat(room: Classroom, seat: int, asked: SeatAsks, now: float) -> None:
    """Do what a seat asks.  Raises Refusal."""
    turn = room.turn if asked.turn is None else asked.turn
    match asked:
        case AskedPrediction(rise=rise, sure=sure, low=low, high=high):
            room.predict(seat, turn, rise, sure, low, high, now)
        case AskedAnswers(test=test, answers=answers):
            room.answer(seat, test, answers, now)
        case AskedExplanation(text=text, rule=rule):
            room.explain(seat, text, rule, now)
        case AskedVote(choice=choice):
            room.vote(seat, choice, now)
        case AskedLanguage(language=language):
            room.speak(seat, language, now)
            speak(language)
        case AskedCommand():
            room.command(seat, turn, asked.command(), now)


def do_for_teacher(room: Classroom, asked: TeacherAsks, now: float) -> None:
    """Do what the teacher asks of the lesson or of a seat.  Raises Refusal."""
    match asked:
        case AskedFlow(do="extend"):
            room.extend(now, EXTENSION)
        case AskedFlow(do=do):
            getattr(room, do)(now)
        case AskedAboutSeat(do=do, seat=seat):
            getattr(room, do)(seat, now)
        case AskedAdmission(do=do, request=request):
            room.admit(request, now, admitted=do == "admit")
        case AskedMove(seat=seat, world=world, nation=nation):
            room.move(seat, world, nation, now)
        case AskedRename(seat=seat, label=label):
            room.rename(seat, label, now)
