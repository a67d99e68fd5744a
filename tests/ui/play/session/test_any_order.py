"""Commands in any order: whatever is done, the log only grows and nothing is lost."""

import math
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from agents.diary import replay
from scenarios.diary_file import dump, parse
from sim.levers import LEVERS
from sim.move import check
from sim.pillars import PROGRAMMES_OF, Pact, Pillar, Programme
from tests.branching import branched
from tests.playing import act, draft_of, opening_of, waiting
from tests.ui.play.session.conftest import WORLD, make_session
from ui.play.refusal import Refusal
from ui.play.session.autosave import Autosave
from ui.play.session.commands import (
    Did,
    EndTurn,
    LockPillar,
    LockProgramme,
    OfferPact,
    Redo,
    ResetTurn,
    SetBudget,
    SetLever,
    SetProgramme,
    SetSplit,
    SetStance,
    ThinkAgain,
    Undo,
    WithdrawPact,
)
from ui.play.session.session import Session
from ui.play.session.slots import Slots

TURNS = 5
HUMANS = ("IND", "KEN")
SHORT = abs(1.0 - math.fsum(WORLD.status_quo.split[0]))
"""What the scenario's own shares, which are rounded, leave of 1."""
shares = st.one_of(st.floats(0.0, 1.0), st.sampled_from([0.0, 1.0, -0.5, 1.5, math.nan]))
strokes = st.integers(0, 2)
codes = st.sampled_from(WORLD.codes)
changes = st.one_of(
    st.builds(SetBudget, st.floats(0.0, 0.0035), stroke=strokes),
    st.builds(SetSplit, st.sampled_from(Pillar), shares, stroke=strokes),
    st.builds(SetProgramme, st.sampled_from(Programme), shares, stroke=strokes),
    st.builds(LockPillar, st.sampled_from(Pillar), st.booleans()),
    st.builds(LockProgramme, st.sampled_from(Programme), st.booleans()),
    st.builds(SetLever, st.sampled_from(LEVERS), shares, stroke=strokes),
    st.builds(SetStance, codes, shares, stroke=strokes),
    st.builds(OfferPact, codes, st.sampled_from(Pact)),
    st.builds(WithdrawPact, codes, st.sampled_from(Pact)),
    st.just(ResetTurn()),
)


class AnyOrder(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.slots = Slots(Path(self.folder.name))
        self.session = self.with_autosave(make_session(HUMANS, turns=TURNS))
        self.grown(0)
        self.kept = {}

    def with_autosave(self, session):
        session.autosave = Autosave(self.slots)
        return session

    def grown(self, turn):
        """Remember the log as it is now, to see that it only grows."""
        self.turn, self.hash = turn, self.session.state_hash
        self.moves, self.hashes = list(self.session.diary.moves), list(self.session.diary.hashes)

    def teardown(self):
        session = self.session
        while not session.over:
            act(session, EndTurn())
        written = parse(dump(session.saved()), "x.json")  # to the end it can be read
        assert Session.resume(written, world=WORLD).over
        parting = replay(WORLD, session.diary)[1]
        self.folder.cleanup()
        assert parting is None

    @precondition(lambda self: not self.session.over)
    @rule(change=changes)
    def change(self, change):
        session = self.session
        before, undo, redo = (
            draft_of(session),
            session.can_undo(waiting(session)),
            session.can_redo(waiting(session)),
        )
        refused = None
        try:
            act(session, change)
        except Refusal as refusal:
            refused = str(refusal)
        if refused is not None:
            assert refused
            assert "\n" not in refused
            assert (
                draft_of(session),
                session.can_undo(waiting(session)),
                session.can_redo(waiting(session)),
            ) == (before, undo, redo)
            return
        if isinstance(change, SetSplit) and draft_of(session) != before:
            assert math.fsum(draft_of(session).move.split) == 1.0
        if isinstance(change, SetProgramme) and draft_of(session) != before:
            for members in PROGRAMMES_OF:
                if change.programme in members:
                    found = draft_of(session).move.programmes
                    assert math.fsum(found[q] for q in members) == 1.0

    @precondition(
        lambda self: not self.session.over and self.session.can_undo(waiting(self.session))
    )
    @rule()
    def undo_and_redo(self):
        before = draft_of(self.session)
        act(self.session, Undo())
        assert self.session.can_redo(waiting(self.session))
        assert draft_of(self.session) != before or self.session.can_redo(waiting(self.session))
        act(self.session, Redo())
        assert draft_of(self.session) == before

    @precondition(
        lambda self: not self.session.over and self.session.can_undo(waiting(self.session))
    )
    @rule()
    def undo(self):
        act(self.session, Undo())

    @precondition(
        lambda self: not self.session.over and self.session.can_redo(waiting(self.session))
    )
    @rule()
    def redo(self):
        act(self.session, Redo())

    @precondition(lambda self: not self.session.over)
    @rule()
    def undo_all(self):
        while self.session.can_undo(waiting(self.session)):
            act(self.session, Undo())
        # locks may have been set before; what was ordered is as the turn found it
        assert draft_of(self.session) == opening_of(self.session)

    @precondition(lambda self: not self.session.over)
    @rule(code=st.sampled_from(HUMANS))
    def think_again(self, code):
        act(self.session, ThinkAgain(), code)
        assert code in self.session.waits_for

    @precondition(lambda self: not self.session.over)
    @rule()
    def end_turn(self):
        session = self.session
        drafts = {code: session.draft(code).move for code in HUMANS}
        if act(session, EndTurn()) is Did.PLAYED:
            assert session.turn == self.turn + 1
            assert session.notice == ""
            for code, move in drafts.items():
                assert session.diary.moves[-1][WORLD.codes.index(code)] == move
            assert not session.can_undo(waiting(session))
            self.check_grown()
            self.grown(session.turn)

    @rule(name=st.sampled_from(["a", "b"]))
    def save(self, name):
        self.slots.save(name, self.session.saved(), overwrite=True)
        drafts = [self.session.draft(code) for code in HUMANS]
        ended = () if self.session.over else (waiting(self.session), self.session.ended)
        self.kept[name] = (self.session.turn, self.session.state_hash, drafts, ended)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def load(self, data):
        name = data.draw(st.sampled_from(sorted(self.kept)))
        loaded = Session.resume(self.slots.load(name), world=WORLD)
        turn, state, drafts, ended = self.kept[name]
        assert (loaded.turn, loaded.state_hash) == (turn, state)
        if not loaded.over:
            assert [loaded.draft(code) for code in HUMANS] == drafts
            assert (waiting(loaded), loaded.ended) == ended
        self.session = self.with_autosave(loaded)
        self.grown(loaded.turn)

    @precondition(lambda self: self.turn > 0)
    @rule(data=st.data())
    def branch(self, data):
        turn = data.draw(st.integers(0, self.turn - 1))
        assert branched(self.session, turn).state_hash() == self.hashes[-1]

    def check_grown(self):
        diary = self.session.diary
        assert diary.moves[: len(self.moves)] == self.moves
        assert diary.hashes[: len(self.hashes)] == self.hashes

    @invariant()
    def nothing_but_end_turn_moves_the_world(self):
        assert self.session.turn == self.turn
        assert self.session.state_hash == self.hash == self.session.diary.hashes[-1]
        assert self.session.diary.moves == self.moves

    @invariant()
    def drafts_are_orders(self):
        for code in HUMANS:
            move = self.session.draft(code).move
            assert check(move, WORLD.codes.index(code), WORLD.codes) == []
            assert abs(math.fsum(move.split) - 1.0) <= 1e-12 + SHORT


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
