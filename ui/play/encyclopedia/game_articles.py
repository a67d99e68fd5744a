"""Articles on the game: how to play, score and endings, pillars, levers, pacts and words."""

import math
import unicodedata
from collections.abc import Iterator, Mapping

from scenarios.parameters import build
from scenarios.schema import Scenario
from sim.endings import Ending
from sim.levers import DECLARED
from sim.params_supply import DoorParams
from sim.pillars import PROGRAMMES_OF, Pact, Pillar, Programme
from sim.rules.pacts import trust_asked, trust_needed
from ui.play.encyclopedia.acts import PACTS, PROGRAMMES, TERMS
from ui.play.encyclopedia.article import Article
from ui.play.encyclopedia.pages import Equation, read_page
from ui.play.mandates import Mandate, read_card
from ui.play.names import nation_name
from ui.play.numbers import percent
from ui.play.session.facts import COMPONENTS
from ui.play.words import DEFAULT, capital, name_of, say, spoken, words

TERM = "encyclopedia.term."
SCORED = ("V1", "V2", "V9", "V3", "V4", "V8", "V5")
"""The equations from components to points."""
SHARED = ("survival", "collective_welfare")
"""The figures of the world's own result."""


def how_to_play() -> Iterator[Article]:
    """The whole game in four paragraphs."""
    body = tuple(say(f"encyclopedia.how.{part}") for part in ("aim", "turn", "why", "dilemma"))
    links = ("score", "pillar.infrastructure", "rule.doors", "rule.sovereignty", "term.dilemma")
    yield Article("how", "how", say("encyclopedia.how.title"), body, links=links)


def outcomes(scenario: Scenario) -> Iterator[Article]:
    """How a game is counted, what nations are judged by, and how worlds end."""
    cards = tuple(f"mandate.{key}" for key in scenario.mandates)
    yield Article(
        "score",
        "outcome",
        say("encyclopedia.outcome.score"),
        tuple(say(f"encyclopedia.outcome.{one}_body") for one in ("score", "par", "world")),
        _outcome_equations(*SCORED),
        links=(
            *cards,
            *(f"figure.{name}" for name in (*COMPONENTS, "attainment", *SHARED)),
            "endings",
            "rule.outcome",
        ),
    )
    yield from _mandates(scenario)
    body = tuple(
        f"{capital(say(f'ending.{name}.name'))}. {say(f'ending.{name}.meaning')} "
        f"{say(f'ending.{name}.rule')}"
        for name in (ending.name.lower() for ending in Ending)
    )
    yield Article(
        "endings",
        "outcome",
        say("encyclopedia.outcome.endings"),
        (*body, _thresholds(scenario)),
        _outcome_equations("V7", "V6"),
        links=(*(f"figure.{name}" for name in (*SHARED, "compute_concentration", "pact")), "score"),
    )


def _outcome_equations(*tags: str) -> tuple[Equation, ...]:
    found = (equation for equation in read_page("outcome").equations if equation.tag in tags)
    return tuple(spoken_equation(equation) for equation in found)


def spoken_equation(equation: Equation) -> Equation:
    """The pages are in English; their remarks are for those who read it."""
    if spoken() == DEFAULT:
        return equation
    return Equation(equation.tag, equation.formula, "")


def _mandates(scenario: Scenario) -> Iterator[Article]:
    """The mandate cards: what each asks, how it weighs, and whose it is."""
    for key, card in scenario.mandates.items():
        mandate = read_card(key, card)
        holders = [code for code in scenario.roster if scenario.nations[code].card == key]
        weights = say("encyclopedia.outcome.weights", weights=weights_line(mandate))
        given = [nation_name(code, scenario.nations[code].name) for code in holders]
        whose = "held" if given else "not_held"
        yield Article(
            f"mandate.{key}",
            "outcome",
            mandate.name,
            (
                mandate.sentence,
                weights,
                say(f"encyclopedia.outcome.{whose}", nations=", ".join(given)),
            ),
            links=("score", *(f"nation.{code}" for code in holders)),
            within=True,
        )


def weights_line(mandate: Mandate) -> str:
    """The weights of a mandate, the largest first: "prosperity 45 %, sovereignty 15 %"."""
    largest_first = sorted(mandate.weights.items(), key=lambda pair: -pair[1])
    return ", ".join(
        f"{name_of('component', name)} {percent(0)(share)}" for name, share in largest_first
    )


def _thresholds(scenario: Scenario) -> str:
    """What decides between the endings in this scenario; a scenario may set it."""
    p = build(scenario.parameters).outcome
    return say(
        "encyclopedia.outcome.thresholds",
        survival=_bound(p.brink_survival),
        compute=_bound(p.hegemony_share),
        concert=_bound(p.concert_pacts),
        blocs=_bound(p.bloc_pacts),
    )


def _bound(share: float) -> str:
    """In per cent, with a decimal only where it needs one."""
    whole = math.isclose(100.0 * share, round(100.0 * share))
    return percent(0 if whole else 1)(share)


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
            links=(
                *(f"programme.{one}" for one in programmes),
                "rule.programmes",
                "figure.pillars",
            ),
        )
        for one in programmes:
            part_of = say("encyclopedia.note.programme_of", pillar=name_of("pillar", name))
            yield Article(
                f"programme.{one}",
                "pillar",
                capital(name_of("programme", one)),
                (say(f"encyclopedia.programme.{one}"), part_of),
                links=(f"pillar.{name}", *_rules(PROGRAMMES[one])),
                within=True,
            )


def levers() -> Iterator[Article]:
    """The levers."""
    for name, lever in DECLARED.items():
        yield Article(
            f"lever.{name}",
            "lever",
            capital(name_of("lever", name)),
            (say(f"encyclopedia.lever.{name}"),),
            links=_rules(lever.rules),
        )


def pacts(scenario: Scenario) -> Iterator[Article]:
    """The six kinds of pact, and the trust that each asks of both sides."""
    p = build(scenario.parameters).doors
    for pact in Pact:
        name = pact.name.lower()
        yield Article(
            f"pact.{name}",
            "pact",
            capital(name_of("pact", name)),
            (say(f"encyclopedia.pact.{name}"), _asked(pact, p)),
            links=(*_pact_rules(name), "figure.pact", "figure.trust"),
        )


def _asked(pact: Pact, p: DoorParams) -> str:
    asked = trust_asked(int(pact), p)
    made, kept = (float(trust_needed(asked, held, p)) for held in (0.0, 1.0))
    if made <= 0.0:
        return say("encyclopedia.note.asks_nothing")
    lasts = max(kept, 0.0)
    return say("encyclopedia.note.asks", trust=percent(0)(made), lasts=percent(0)(lasts))


def _pact_rules(name: str) -> tuple[str, ...]:
    """Where a pact acts; what it asks is in the rule of pacts."""
    return tuple(dict.fromkeys((*_rules(PACTS[name]), "rule.pacts")))


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
        ("lever", {name: lever.rules for name, lever in DECLARED.items()}),
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
