"""Whatever an addition declares amiss is refused in one sentence, with exit 2."""

import pytest

from sim.declared import Lever, ShockKind
from sim.stated import wrong_in
from tests.extending.conftest import EXAMPLE, commands

HEAD = "from sim.declared import Lever, ShockKind\n"
RULES = "from sim.jit import kernel\n"
POLICY = (EXAMPLE / "policies" / "levier.py").read_text(encoding="utf-8")
TAKEN = (
    *("model_config", "model_dump", "json", "schema", "copy", "construct", "turn", "seed"),
    *("offers", "programmes", "count", "index", "memory", "width"),
    *("replicate", "nation", "incidents", "ending", "share", "lambda"),
    *("spend_workforce", "pillar_workforce"),
)
BAD = {
    **{f"lever_{n}": ("declares.py", f"LEVERS = {{{n!r}: Lever('x')}}", "which is") for n in TAKEN},
    "shock_turn": ("declares.py", "SHOCKS = {'turn': ShockKind('x')}", "'turn', which is taken"),
    "shock_rank": ("declares.py", "SHOCKS = {'rank': ShockKind('x')}", "'rank', which is taken"),
    "meaning": ("declares.py", "LEVERS = {'a': Lever(5)}", "meaning is 5; it must be a text"),
    "void": ("declares.py", "LEVERS = {'a': Lever('')}", "means ''; say what it is"),
    "tried": ("declares.py", "LEVERS = {'a': Lever('x', tried='x')}", "a whole number from 0 on"),
    "nope": ("declares.py", "LEVERS = {'a': Lever('x', rules=('nope',))}", "the rule 'nope'"),
    "bare": ("declares.py", "LEVERS = {'a': Lever('x', rules='ideas')}", "names in brackets"),
    "high": ("declares.py", "LEVERS = {'a': Lever('x', high=True)}", "high is True; it must be a"),
    "nan": ("declares.py", "SHOCKS = {'a': ShockKind('x', grave=float('nan'))}", "grave is nan"),
    "grave": ("declares.py", "SHOCKS = {'a': ShockKind('x', grave='x')}", "grave is 'x'"),
    "below": ("declares.py", "SHOCKS = {'a': ShockKind('x', grave=-1)}", "it must be 0 or more"),
    "kind": ("declares.py", "SHOCKS = {'a': ShockKind('x', kind='y')}", "one of shock, politics"),
    "number": ("declares.py", "SHOCKS = {'a': ShockKind('x', 7)}", "leave both to the game"),
    "leaves": ("declares.py", "import sys\nsys.exit(0)", "line 3: SystemExit: 0"),
    "breaks": ("declares.py", "raise KeyboardInterrupt", "line 2: KeyboardInterrupt"),
    "thing": ("rules.py", "RULES = {'end': (5,)}", "5 is no rule"),
    "few": (
        "rules.py",
        "@kernel\ndef mine(now):\n    pass\n\nRULES = {'end': (mine,)}",
        "mine is no rule; it must be a function under @kernel that takes now, orders, nations",
    ),
    "asks": ("policies/p.py", POLICY.replace("stance(me: Self, ", "stance("), "has no stance(me"),
    "card": ("policies/p.py", POLICY.replace('"none"', '"all"'), "one of none, last stance, worst"),
    "name": ("policies/p.py", POLICY.replace('"levier"', '"Le vier"'), "of small letters"),
    "flat": ("policies", "", "policies must be a folder"),
    "told": ("text", "", "text must be a folder"),
    "file": ("scenarios", "", "scenarios must be a folder"),
    "five": ("text/en.toml", "a = 5", "a is 5; it must be a text"),
    "hole": ("text/en.toml", "[happened]\nelection = '{whom} falls'", "has a place {whom}"),
    "form": ("text/es.toml", "[happened]\nopened = '{was:s}'", "has a place {was:s}; its"),
    "half": ("text/fr.toml", "[happened]\nelection = '{who falls'", "happened.election: "),
}  # fmt: skip


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """What comes of each folder: its exit code, and what is said."""
    folder = tmp_path_factory.mktemp("declared")
    for name, (file, text, _) in BAD.items():
        path = folder / name / file
        path.parent.mkdir(parents=True)
        head = {"declares.py": HEAD, "rules.py": RULES}.get(file, "")
        path.write_text(head + text, encoding="utf-8")
    asked = [("policies", "--with", folder / name) for name in BAD]
    return dict(zip(BAD, commands(asked, compiled=True), strict=True))


@pytest.mark.parametrize("name", BAD)
def test_what_is_declared_amiss_is_said_in_one_sentence(tried, name):
    code, shown, said = tried[name]
    assert (code, shown) == (2, ""), said
    assert said.count("\n") == 1
    assert BAD[name][2] in said
    assert f"/{name}" in said


def test_a_sound_declaration_has_nothing_wrong():
    assert wrong_in(Lever("x", rules=("ideas",), low=0, high=1)) == ""
    assert wrong_in(ShockKind("x", kind="politics")) == ""
