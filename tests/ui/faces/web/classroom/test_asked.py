"""What pages may send: anything else is refused in a sentence, whatever it is."""

import json

import pytest

from sim.pillars import Pact, Pillar
from ui.faces.web.classroom.asked import read_join
from ui.faces.web.classroom.seat_asks import read_seat
from ui.faces.web.classroom.teacher_asks import read_login, read_teacher
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, OfferPact, SetSplit, WithdrawPact


def read(**fields):
    return read_seat(json.dumps({"id": 1, "page": "a"} | fields).encode())


def test_a_command_is_what_the_session_takes():
    assert read(do="set_split", pillar="research", share=0.25, stroke=3).command() == SetSplit(
        Pillar.RESEARCH, 0.25, stroke=3
    )
    assert read(do="end_turn", turn=2).command() == EndTurn()
    pact = {"nation": "IND", "pact": "data_flows"}
    assert read(do="offer_pact", **pact).command() == OfferPact("IND", Pact.DATA_FLOWS)
    assert read(do="withdraw_pact", **pact).command() == WithdrawPact("IND", Pact.DATA_FLOWS)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "win"},
        {"do": "set_budget"},
        {"do": "set_budget", "share": "0.1"},
        {"do": "set_budget", "share": 0.1, "seat": 3},  # who asks is in the cookie alone
        {"do": "set_budget", "share": 1e300},
        {"do": "end_turn", "turn": -1},
        {"do": "end_turn", "turn": 1.5},
        {"do": "end_turn", "id": -1},
        {"do": "end_turn", "page": "A" * 100},
        {"do": "explain", "text": "x" * 20_001, "rule": "talent"},
        {"do": "speak", "language": "de"},
        {"do": "answer", "test": "before", "answers": {str(k): 1 for k in range(41)}},
    ],
)
def test_what_no_page_sends_is_refused(fields):
    with pytest.raises(Refusal, match="does not understand"):
        read(**fields)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"id":NaN,"do":"undo"}', b"[" * 9000, b'"\\ud800"'],
)
@pytest.mark.parametrize("reads", [read_seat, read_teacher, read_join, read_login])
def test_what_is_no_json_of_ours_is_refused(body, reads):
    with pytest.raises(Refusal, match="does not understand"):
        reads(body)


def test_a_pillar_that_there_is_not_is_refused():
    with pytest.raises(Refusal):
        read(do="set_split", pillar="nothing", share=0.1).command()
