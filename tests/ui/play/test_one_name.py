"""One thing has one name, in every language: what is read once must be known again."""

import re
import tomllib
from collections import defaultdict

import pytest

import lab.words
from sim.components import COMPONENT_NAMES
from sim.levers import Levers
from sim.pillars import Pact, Pillar, Programme
from sim.stocks import Stocks
from ui.play.words import FOLDER, LANGUAGES

NAMES = (
    *Levers._fields,
    *(kind.name.lower() for of in (Pillar, Programme, Pact) for kind in of),
    *COMPONENT_NAMES,
    *Stocks.fields,
    *("budget", "score", "rank", "equipment", "attainment"),
    *("survival", "collective_welfare", "compute_concentration", "leader_share", "incidents"),
)
GROUPS = (
    "lever",
    "pillar",
    "programme",
    "pact",
    "component",
    "figure",
    "given",
    "sector",
    "encyclopedia.name",
    "measure",
    "outcome",  # the lab's
)
"""Texts that are names."""
OTHER = (
    ("encyclopedia.rule_name", "the page of a rule, about more than one figure"),
    ("encyclopedia.group", "a chapter"),
    ("column.gdp", "a heading with its unit"),
    ("column.compute", "a heading with its unit"),
    ("column.talent", "a heading with its unit"),
    ("column.rank", "a sign"),
    ("lab.column", "what the lab reckons of a figure"),
    ("cause", "a cause, which may be about something of the same key"),
    ("event_kind", "kinds of events"),
    ("desk.world.map", "a relation of the own nation with another"),
    ("desk.charts", "a relation of the own nation with others"),
    ("encyclopedia.term.sovereignty", "the word, of which the figure is one measure"),
    ("encyclopedia.head", "a chapter"),
    ("encyclopedia.outcome", "an article"),
    ("encyclopedia.unit", "a unit"),
    ("classroom.big.people", "who is in a class; the stock of this key is a population"),
    ("workshop.people", "a part of a page, about the room"),
    ("lab.pays", "a difference"),
    ("lab.compare", "a difference"),
    ("column.pact", "one pact; the figure counts them"),
    ("given.governance", "how well a state works; the pillar of this key is about rules"),
    ("programme.energy", "a programme; the figure of this key is what it builds"),
)
"""Texts whose key ends like that of a figure and which name something else."""


def texts(language):
    """Every text of the game and of the lab."""
    for place in (FOLDER, lab.words.FOLDER):
        for file in sorted(place.rglob(f"{language}.toml")):
            yield from flat(tomllib.loads(file.read_text(encoding="utf-8")), "")


def flat(table, prefix):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def named(key):
    """What a text is the name of: its key's end, or the part before `.name`."""
    return key.removesuffix(".name").rsplit(".", 1)[-1]


def is_name(key, text):
    """Whether it names something: no sentence, nothing filled in, and not a word for another."""
    if any(key == other or key.startswith(f"{other}.") for other, _ in OTHER):
        return False
    return bool(text) and not re.search(r"[.{?]", text) and len(text) < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_has_two_names(language):
    found = defaultdict(lambda: defaultdict(list))
    for key, text in texts(language):
        if named(key) in NAMES and is_name(key, text):
            found[named(key)][text.casefold()].append(key)
    assert len(found) > 60
    two = {name: dict(of) for name, of in found.items() if len(of) > 1}
    assert not two


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_have_one_name(language):
    """Within a group; a figure and a pillar may share a word."""
    found = defaultdict(list)
    for key, text in texts(language):
        group = key.removesuffix(".name").rsplit(".", 1)[0]
        if group in GROUPS and is_name(key, text):
            found[group, text.casefold()].append(key)
    assert not {name: keys for name, keys in found.items() if len(keys) > 1}
