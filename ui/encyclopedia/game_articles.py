"""Articles on the game: how to play, score and endings, pillars, levers, pacts and words."""

import unicodedata
from collections.abc import Iterator, Mapping

from sim.move import LEVERS as LEVER_NAMES
from sim.outcome import Ending
from sim.pillars import PROGRAMMES_OF, Pact, Pillar, Programme
from ui.encyclopedia.acts import LEVERS, PACTS, PROGRAMMES, TERMS
from ui.encyclopedia.article import Article
from ui.encyclopedia.pages import read_page
from ui.session.facts import COMPONENTS
from ui.words import DEFAULT, capital, name_of, say, words

TERM = "encyclopedia.term."


def how_to_play() -> Iterator[Article]:
    """The whole game in four paragraphs."""
    body = tuple(say(f"encyclopedia.how.{part}") for part in ("aim", "turn", "why", "dilemma"))
    links = ("score", "pillar.infrastructure", "rule.openness", "rule.suppliers", "term.dilemma")
    yield Article("how", "how", say("encyclopedia.how.title"), body, links=links)


def outcomes() -> Iterator[Article]:
    """How a game is counted, and how worlds end."""
    page = read_page("outcome")
    yield Article(
        "score",
        "outcome",
        say("encyclopedia.outcome.score"),
        (say("encyclopedia.outcome.score_body"),),
        page.equations[:4],
        links=(*(f"figure.{name}" for name in COMPONENTS), "endings", "rule.outcome"),
    )
    body = tuple(
        f"{capital(say(f'ending.{name}.name'))}. {say(f'ending.{name}.meaning')} "
        f"{say(f'ending.{name}.rule')}"
        for name in (ending.name.lower() for ending in Ending)
    )
    yield Article(
        "endings",
        "outcome",
        say("encyclopedia.outcome.endings"),
        body,
        page.equations[5:],
        links=("figure.survival", "figure.compute_concentration", "figure.pact", "score"),
    )


def pillars() -> Iterator[Article]:
    """Each pillar, and below it its programmes."""
    for pillar in Pillar:
        name = pillar.name.lower()
        programmes = [Programme(q).name.lower() for q in PROGRAMMES_OF[pillar]]
        yield Article(
            f"pillar.{name}",
            "pillar",
            capital(name_of("pillar", name)),
            (say(f"encyclopedia.pillar.{name}"),),
            links=(*(f"programme.{one}" for one in programmes), "rule.pillars", "figure.pillars"),
        )
        for one in programmes:
            part_of = say("encyclopedia.note.programme_of", pillar=name_of("pillar", name))
            yield Article(
                f"programme.{one}",
                "pillar",
                capital(name_of("session.programme", one)),
                (say(f"encyclopedia.programme.{one}"), part_of),
                links=(f"pillar.{name}", *_rules(PROGRAMMES[one])),
                within=True,
            )


def levers() -> Iterator[Article]:
    """The six levers."""
    for name in LEVER_NAMES:
        yield Article(
            f"lever.{name}",
            "lever",
            capital(name_of("advice.lever", name)),
            (say(f"encyclopedia.lever.{name}"),),
            links=_rules(LEVERS[name]),
        )


def pacts() -> Iterator[Article]:
    """The six kinds of pact."""
    for pact in Pact:
        name = pact.name.lower()
        yield Article(
            f"pact.{name}",
            "pact",
            capital(name_of("pact", name)),
            (say(f"encyclopedia.pact.{name}"),),
            links=(*_rules(PACTS[name]), "figure.pact"),
        )


def terms() -> Iterator[Article]:
    """The glossary, by the alphabet of the language."""
    keys = [
        key.removeprefix(TERM).removesuffix(".name")
        for key in words(DEFAULT)
        if key.startswith(TERM) and key.endswith(".name")
    ]
    for key in sorted(keys, key=lambda one: _folded(say(f"{TERM}{one}.name"))):
        text = (say(f"{TERM}{key}.text"),)
        name = say(f"{TERM}{key}.name")
        yield Article(f"term.{key}", "term", name, text, links=TERMS.get(key, ()))


def acting_on(rule: str) -> tuple[str, ...]:
    """Programmes, levers and pacts that act in a rule."""
    kinds: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (
        ("programme", PROGRAMMES),
        ("lever", LEVERS),
        ("pact", PACTS),
    )
    return tuple(
        f"{kind}.{name}" for kind, acts in kinds for name, rules in acts.items() if rule in rules
    )


def _rules(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"rule.{name}" for name in names)


def _folded(text: str) -> str:
    """For the alphabet: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
