"""What a page may say: messages of ours, and nothing else."""

import json

import pytest

from ui.desk.input.events import Held, Picked, Scrolled, Turned, Typed, Used, Wrote
from ui.faces.web.wire import LONGEST_MESSAGE, SaidSeen, SaidSize, read


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ({"kind": "use", "name": "end_turn"}, Used("end_turn")),
        ({"kind": "pick", "name": "map", "at": [3, 4]}, Picked("map", (3, 4))),
        (
            {"kind": "turn", "name": "budget", "value": 0.5, "begins": True, "ends": False},
            Turned("budget", 0.5, True, False),
        ),
        ({"kind": "write", "name": "seed", "text": "12"}, Wrote("seed", "12")),
        ({"kind": "hold", "name": "budget", "brings": False}, Held("budget", False)),
        ({"kind": "roll", "at": [3, 4], "by": -60}, Scrolled((3, 4), -60)),
        (
            {"kind": "key", "key": "z", "text": "z", "control": True},
            Typed("z", "z", control=True),
        ),
    ],
)
def test_messages_are_events(message, event):
    said = read(json.dumps({"n": 1, **message}))
    assert said is not None
    assert said.n == 1
    assert said.event() == event


def test_size_and_receipt_are_no_events():
    size = read('{"n":1,"kind":"size","size":[1280,720]}')
    assert isinstance(size, SaidSize)
    assert size.event() is None
    assert isinstance(read(b'{"n":1,"kind":"seen"}'), SaidSeen)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        '{"n":1}',
        '{"n":1,"kind":"quit"}',
        '{"n":-1,"kind":"seen"}',
        '{"n":1e99,"kind":"seen"}',
        '{"n":1,"kind":"use"}',
        '{"n":1,"kind":"use","name":7}',
        '{"n":1,"kind":"use","name":"x","more":1}',
        '{"n":1,"kind":"use","name":"' + "x" * 201 + '"}',
        '{"n":1,"kind":"pick","name":"map","at":[1]}',
        '{"n":1,"kind":"pick","name":"map","at":[1,99999]}',
        '{"n":1,"kind":"turn","name":"x","value":NaN,"begins":true,"ends":true}',
        '{"n":1,"kind":"turn","name":"x","value":1e300,"begins":true,"ends":true}',
        '{"n":1,"kind":"size","size":[0,720]}',
        '{"n":1,"kind":"size","size":[1280,99999]}',
        '{"n":1,"kind":"write","name":"x","text":"' + "x" * 2001 + '"}',
        '{"n":1,"kind":"seen"' + " " * LONGEST_MESSAGE + "}",
        '{"n":1,"kind":"seen"' + " " * 16_384 + "}",
        '{"n":1,"kind":"size","size":[16385,720]}',
        '{"n":1,"kind":"size","size":[1280,16385]}',
        "[" * 10_000,
        b"\xff\xfe",
        '{"n":1,"kind":"write","name":"x","text":"\\ud800"}',
    ],
)
def test_everything_else_is_refused(text):
    assert read(text) is None
