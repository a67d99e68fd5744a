"""Articles on the world: rules, figures, nations, scenarios and policies, with their sources."""

from collections.abc import Iterator
from functools import cache

from policies.menu import CARDS
from scenarios.load import load, names
from scenarios.parameters import library, sources
from scenarios.quantity import Figure
from scenarios.schema import Scenario
from ui.play.encyclopedia.article import Article
from ui.play.encyclopedia.figures import (
    FIGURES,
    formula_of,
    meaning_of,
    name_of_figure,
    name_of_rule,
    note_of,
    rule_of,
    unit_of,
)
from ui.play.encyclopedia.game_articles import acting_on, spoken_equation, weights_line
from ui.play.encyclopedia.pages import Equation, Page, equations, pages, read_page
from ui.play.encyclopedia.quantities import parameter_said, range_said, start_said
from ui.play.mandates import read_mandate
from ui.play.names import nation_name, scenario_question, scenario_title
from ui.play.words import knows, name_of, say

RULES = (
    "opening",
    "strokes",
    "money",
    "programmes",
    "doors",
    "pacts",
    "clubs",
    "capital",
    "hosting",
    "power",
    "makers",
    "fabs",
    "compute",
    "talent",
    "research",
    "standards",
    "algorithms",
    "capability",
    "services",
    "sovereignty",
    "adoption",
    "incidents",
    "trade",
    "pressure",
    "economy",
    "society",
    "relations",
    "hazard",
    "outcome",
)
"""In the order of a quarter; those of the pages that are not here come after them."""


def rules() -> Iterator[Article]:
    """Every page of the model: in plain words, its equations, its parameters, its sources."""
    known = [name for name in RULES if name in pages()]
    for name in [*known, *(page for page in pages() if page not in known)]:
        page = read_page(name)
        figures = tuple(f"figure.{figure}" for figure in FIGURES if rule_of(figure) == name)
        yield Article(
            f"rule.{name}",
            "rule",
            name_of_rule(name),
            (say(f"encyclopedia.rule.{name}"),),
            tuple(spoken_equation(equation) for equation in page.equations),
            tuple(_parameters(page)),
            page.sources,
            (*figures, *acting_on(name)),
        )


def _parameters(page: Page) -> Iterator[tuple[str, str, str]]:
    """Name, value with unit and range, and source of each parameter that stands on a page."""
    cited = sources()
    for row in page.parameters:
        section, _, name = row.name.partition(".")
        parameter = library()[section][name]
        source = _source(cited[parameter.source]["citation"], parameter.confidence)
        if isinstance(parameter, Figure):
            written = parameter_said(parameter.value, parameter.unit)
            if parameter.low is not None and parameter.high is not None:
                written += f" ({range_said(parameter.low, parameter.high, parameter.unit)})"
        else:
            values = ", ".join(f"{value:g}" for value in parameter.values.values())
            written = f"{values} {parameter.unit}"
        yield name.replace("_", " "), written, source


def _source(citation: str, confidence: str) -> str:
    return say(
        "encyclopedia.note.source",
        citation=citation,
        confidence=name_of("confidence", confidence),
    )


def figures() -> Iterator[Article]:
    """Every figure that the window shows."""
    for name in FIGURES:
        unit = unit_of(name)
        own = [equations()[tag][1] for tag in note_of(name).equations]
        body = meaning_of(name) + (f" ({unit})" if unit else "")
        rule = rule_of(name)
        yield Article(
            f"figure.{name}",
            "figure",
            name_of_figure(name),
            (body,),
            (Equation("", formula_of(name), ""), *(spoken_equation(one) for one in own[1:])),
            sources=read_page(rule).sources,
            links=(f"rule.{rule}", *_term(name)),
        )


def _term(figure: str) -> tuple[str, ...]:
    return (f"term.{figure}",) if knows(f"encyclopedia.term.{figure}.name") else ()


def nations(scenario: Scenario) -> Iterator[Article]:
    """The nations of a scenario with all their starting figures, each with its source."""
    for code in scenario.roster:
        nation = scenario.nations[code]
        rows = []
        for name in type(nation).model_fields:
            value = getattr(nation, name)
            if isinstance(value, Figure):
                source = _source(scenario.sources[value.source].citation, value.confidence)
                said = start_said(name, value, nation.gdp.value)
                rows.append((name_of_figure(name), said, source))
        yield Article(
            f"nation.{code}",
            "nation",
            nation_name(code, nation.name),
            tuple(_mandate(scenario, code)),
            figures=tuple(rows),
            links=tuple(_links(scenario, code)),
        )


def _mandate(scenario: Scenario, code: str) -> Iterator[str]:
    mandate = read_mandate(scenario, code)
    if mandate.card:
        yield f"{mandate.name}. {mandate.sentence}"
    yield f"{say('encyclopedia.term.mandate.name')}: {weights_line(mandate)}."


def _links(scenario: Scenario, code: str) -> Iterator[str]:
    if card := scenario.nations[code].card:
        yield f"mandate.{card}"
    if scenario.name in names():
        yield f"scenario.{scenario.name}"


@cache
def _library() -> tuple[Scenario, ...]:
    return tuple(load(name) for name in names())


def scenarios() -> Iterator[Article]:
    """The scenarios of the library."""
    for one in _library():
        name = one.name
        length = say(
            "encyclopedia.note.scenario",
            nations=len(one.roster),
            turns=one.turns,
            start=one.first_quarter,
            minutes=one.minutes,
        )
        yield Article(
            f"scenario.{name}",
            "scenario",
            scenario_title(name, one.title),
            (scenario_question(name, one.question), length),
            sources=(one.credits,),
        )


def policies() -> Iterator[Article]:
    """The policies of the menu, in the words of their cards."""
    for card in CARDS:
        note = say("encyclopedia.note.policy", source=card.source)
        yield Article(
            f"policy.{card.name}",
            "policy",
            card.name.replace("-", " ").capitalize(),
            (card.sentence, note),
            links=("term.policy",),
        )
