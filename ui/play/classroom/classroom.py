"""A class in play: what a seat, a teacher and the clock may want of it.

Whatever changes a class is checked, written into the store and only then done.  Nothing here is
thought twice: after a restart turns come from the log.  One thread at a time; `now` is the server's
clock in seconds, and may stand elsewhere after a restart.
"""

from collections.abc import Mapping

from pydantic import ValidationError

from scenarios.schema import Scenario
from ui.play.classroom.admitting import AdmittingClass, check_language
from ui.play.classroom.entries import (
    Answered,
    Away,
    Entry,
    Explained,
    GivenBack,
    LanguageChosen,
    Opened,
    Predicted,
    Present,
    Submitted,
    ThoughtAgain,
    Voted,
)
from ui.play.classroom.explanation import check_explanation
from ui.play.classroom.labels import new_code
from ui.play.classroom.limits import MOST_WORLDS
from ui.play.classroom.presets import LessonPhase, LessonPreset, PhaseKind, lesson
from ui.play.classroom.questions import TESTS, Questions, standard_questions
from ui.play.classroom.seats import ClassSeat
from ui.play.classroom.store import Store
from ui.play.classroom.tables import ClassTables, check_level
from ui.play.classroom.variants import variants_of
from ui.play.loading import load_scenario
from ui.play.names import nation_name
from ui.play.refusal import Refusal
from ui.play.session.commands import Change, Command, EndTurn, Redo, ThinkAgain, Undo
from ui.play.session.in_play import draft_file
from ui.play.session.opening import check_numbers
from ui.play.session.session import Session
from ui.play.words import say

DRAFTING = (PhaseKind.PLAN, PhaseKind.REVEAL, PhaseKind.TALK)
"""Phases in which the coming turn may be drafted."""
EXPLAINING = (PhaseKind.FATE, PhaseKind.DEBRIEF, PhaseKind.AFTER)


def check_plan(
    scenario: Scenario | str, worlds: int, seed: int, preset: str, level: str | None
) -> tuple[Scenario, LessonPreset]:
    """The scenario and the lesson of a class that can be opened.  Raises Refusal."""
    scenario = load_scenario(scenario) if isinstance(scenario, str) else scenario
    if not 1 <= worlds <= MOST_WORLDS:
        raise Refusal(say("classroom.core.worlds", worlds=str(worlds)[:20], most=MOST_WORLDS))
    planned = lesson(preset, scenario.turns)
    check_numbers(seed, 0, planned.turns)
    check_level(level)
    return scenario, planned


class Classroom(AdmittingClass):
    """One class; make one with `open` or `restored`.

    Every method raises Refusal with one sentence, and then nothing has changed.
    """

    @classmethod
    def open(
        cls,
        store: Store,
        scenario: Scenario | str,
        worlds: int,
        seed: int,
        preset: str,
        level: str | None,
        now: float,
        *,
        code: str | None = None,
        questions: Questions | None = None,
    ) -> "Classroom":
        """A new class in an empty store."""
        scenario, planned = check_plan(scenario, worlds, seed, preset, level)
        tables = ClassTables(scenario, worlds, seed, planned.turns, level)
        opened = Opened(
            code=code or new_code(),
            scenario=scenario,
            worlds=worlds,
            seed=seed,
            preset=preset,
            level=level,
            variants=list(variants_of(scenario, planned.variants)),
            questions=questions or standard_questions(),
            start=tables.start,
        )
        made = cls._begun(store, opened, tables, now)
        assert isinstance(made, Classroom)
        return made

    @classmethod
    def restored(cls, store: Store, now: float) -> "Classroom":
        """The class in a store, as it was; the clock goes on where it stood."""
        made = cls._read(store, now)
        assert isinstance(made, Classroom)
        return made

    # what a screen asks

    @property
    def code(self) -> str:
        """The six letters of the class."""
        return self.record.opened.code

    @property
    def phase(self) -> LessonPhase:
        """The phase now."""
        return self.record.timer.phase

    @property
    def turn(self) -> int:
        """Turns played in this run."""
        return self.record.turn

    @property
    def turns(self) -> int:
        """Turns of this run."""
        return self.record.turns

    @property
    def run(self) -> int:
        """1, or 2 in the second game."""
        return self.record.run

    @property
    def worlds(self) -> tuple[Session, ...]:
        """The games of this run, one a world."""
        return self.games.sessions

    @property
    def deadline(self) -> float | None:
        """When the phase ends by itself; None for never, or while paused."""
        return self.record.timer.deadline

    @property
    def paused(self) -> bool:
        """Whether the teacher has stopped the clock."""
        return self.record.timer.paused

    def seconds_left(self, now: float) -> float | None:
        """Of this phase; None where it has no end of its own.  While paused, it stands still."""
        return self.record.timer.left(now)

    # what a seat wants

    def command(self, seat: int, turn: int, command: Command, now: float) -> None:
        """Change, Undo, Redo, EndTurn or ThinkAgain, in turn number `turn` counted from 0."""
        found = self._acting(seat, turn, now)
        ended = seat in self.record.submitted
        match command:
            case EndTurn():
                self._end_turn(found, turn, now)
            case ThinkAgain():
                self._refuse_phase(PhaseKind.PLAN)
                if ended:
                    self.write(now, ThoughtAgain(seat=seat, run=self.run, turn=turn))
            case Change() | Undo() | Redo():
                self._refuse_phase(*DRAFTING)
                self._refuse_ended(found)
                self.session(found).apply(found.nation, command, turn)
                self.drafted(found)
            case _:
                raise Refusal(say("classroom.core.not_for_seats"))

    def _end_turn(self, seat: ClassSeat, turn: int, now: float) -> None:
        self._refuse_phase(PhaseKind.PLAN)
        self._refuse_ended(seat)
        draft = draft_file(self.session(seat).draft(seat.nation))
        self.write(now, Submitted(seat=seat.number, run=self.run, turn=turn, draft=draft))
        self._settle(now)

    def predict(
        self, seat: int, turn: int, rise: bool, sure: float, low: float, high: float, now: float
    ) -> None:
        """Its prediction of this turn; `sure` .5 to 1, `low` and `high` chances in 100."""
        self._acting(seat, turn, now)
        early = self.phase.kind is PhaseKind.PLAN and seat in self.record.submitted
        if not early:
            self._refuse_phase(PhaseKind.PREDICT)
        if seat in self.record.predictions:
            raise Refusal(say("classroom.core.predicted"))
        if not low <= high:
            raise Refusal(say("classroom.core.interval"))
        try:
            said = Predicted(
                seat=seat, run=self.run, turn=turn, rise=rise, sure=sure, low=low, high=high
            )  # fmt: skip
        except ValidationError as error:
            raise Refusal(say("classroom.core.prediction")) from error
        self.write(now, said)
        self._settle(now)

    def answer(self, seat: int, test: str, answers: Mapping[str, int], now: float) -> None:
        """Answers to the test "before" or "after": their numbers, from 1, by question."""
        self.seat(seat)
        if test not in TESTS or not self._test_open(test):
            raise Refusal(say("classroom.core.no_test"))
        self.record.opened.questions.check(test, answers)
        self.write(now, Answered(seat=seat, test=test, answers=dict(answers)))

    def _test_open(self, test: str) -> bool:
        """The first until a turn has been played, for who comes late; the second in its phase."""
        if test == PhaseKind.BEFORE:
            return self.turn == 0 and self.run == 1
        return self.phase.kind is PhaseKind.AFTER

    def explain(self, seat: int, text: str, rule: str, now: float) -> None:
        """A reflection, and the name of the rule that it is about."""
        self.seat(seat)
        self._refuse_phase(*EXPLAINING)
        check_explanation(text, rule)
        self.write(now, Explained(seat=seat, text=text.strip(), rule=rule))

    def vote(self, seat: int, choice: str, now: float) -> None:
        """Vote for a variant, by its name."""
        self.seat(seat)
        self._refuse_phase(PhaseKind.VOTE)
        if choice not in self.record.opened.variants:
            raise Refusal(say("classroom.core.no_choice"))
        self.write(now, Voted(seat=seat, choice=choice))

    def speak(self, seat: int, language: str, now: float) -> None:
        """Read another language."""
        if self.seat(seat).language != check_language(language):
            spoken: Entry = LanguageChosen(seat=seat, language=language)  # type: ignore[arg-type]
            self.write(now, spoken)

    def present(self, seat: int, now: float) -> None:
        """A page of this seat is there; what a stand-in took by itself is given back."""
        found = self.seat(seat)
        entries: list[Entry] = [] if found.present else [Present(seat=seat)]
        if found.stood_in == "automatic":
            entries.append(GivenBack(seat=seat))
        if entries:
            self.write(now, *entries)

    def away(self, seat: int, now: float) -> None:
        """The last page of this seat is gone."""
        if self.seat(seat).present:
            self.write(now, Away(seat=seat))

    # what is refused

    def _acting(self, seat: int, turn: int, now: float) -> ClassSeat:
        """The seat that acts in a turn.  Raises Refusal for an old page, and while stood in for."""
        found = self.seat(seat)
        if turn != self.turn:
            raise Refusal(say("session.stale", turn=turn + 1, now=self.turn + 1))
        if found.stood_in == "teacher":
            raise Refusal(say("classroom.core.stood_in"))
        if found.stood_in:
            self.write(now, GivenBack(seat=seat))
        return found

    def _refuse_phase(self, *allowed: PhaseKind) -> None:
        if self.phase.kind not in allowed:
            raise Refusal(say(f"classroom.core.not_now.{self.phase.kind}"))

    def _refuse_ended(self, seat: ClassSeat) -> None:
        if seat.number in self.record.submitted:
            world = self.games.world
            name = nation_name(seat.nation, world.names[world.codes.index(seat.nation)])
            raise Refusal(say("session.ended", nation=name))


__all__ = ["Classroom", "new_code"]
