"""The book: everything has an article, every link leads somewhere, and what is shown exists."""

import pytest
from fontTools.ttLib import TTFont

from policies.menu import NAMES as POLICIES
from scenarios.load import names as scenario_names
from scenarios.parameters import library
from sim.levers import DECLARED, LEVERS
from sim.pillars import Pact, Pillar, Programme
from tests.ui.play.session.conftest import SCENARIO
from ui.desk.assets import font_path
from ui.play.amounts import money
from ui.play.encyclopedia import acts
from ui.play.encyclopedia.article import GROUPS
from ui.play.encyclopedia.book import Book
from ui.play.encyclopedia.figures import ALSO, FIGURES
from ui.play.encyclopedia.pages import equations, pages, read_page
from ui.play.words import DEFAULT, LANGUAGES, speak, words


@pytest.fixture(autouse=True)
def english():
    """Tests that change the language leave it as it was."""
    yield
    speak(DEFAULT)


@pytest.fixture(scope="module")
def book():
    speak(DEFAULT)
    return Book(SCENARIO)


def test_everything_has_an_article(book):
    wanted = {"how", "score", "endings"}
    wanted |= {f"mandate.{one}" for one in SCENARIO.mandates}
    wanted |= {f"pillar.{one.name.lower()}" for one in Pillar}
    wanted |= {f"programme.{one.name.lower()}" for one in Programme}
    wanted |= {f"lever.{one}" for one in LEVERS}
    wanted |= {f"pact.{one.name.lower()}" for one in Pact}
    wanted |= {f"rule.{one}" for one in pages()}
    wanted |= {f"figure.{one}" for one in FIGURES}
    wanted |= {f"nation.{one}" for one in SCENARIO.roster}
    wanted |= {f"scenario.{one}" for one in scenario_names()}
    wanted |= {f"policy.{one}" for one in POLICIES}
    assert wanted <= set(book.articles)
    rest = set(book.articles) - wanted
    assert all(one.startswith("term.") for one in rest)
    assert len(rest) >= 40


def test_every_link_leads_somewhere_and_nowhere_twice(book):
    for article in book.articles.values():
        assert all(book.find(link) for link in article.links), article.id
        assert len(set(article.links)) == len(article.links), article.id
        assert article.id not in article.links
    assert all(book.find(f"figure.{other}") for other in ALSO)
    assert book.find("figure.nonsense") is None
    assert set(acts.TERMS) <= {one.partition(".")[2] for one in book.articles}


def test_every_article_says_something(book):
    for article in book.articles.values():
        assert article.group in GROUPS
        assert article.title
        assert all(paragraph.strip() for paragraph in article.body)
        assert article.body


def test_the_equations_shown_are_the_model_s(book):
    known = {one.formula for _, one in equations().values()}
    for name in pages():
        page = read_page(name)
        assert page.equations
        assert book.articles[f"rule.{name}"].equations == page.equations
    for article in book.articles.values():
        assert all(one.formula in known for one in article.equations if one.tag)


LEVER_RULES = {name: lever.rules for name, lever in DECLARED.items()}


def test_where_things_act_is_what_the_pages_say():
    texts = {name: path.read_text(encoding="utf-8") for name, path in pages().items()}
    for kinds in (acts.PROGRAMMES, LEVER_RULES, acts.PACTS):
        assert all(rule in texts for rules in kinds.values() for rule in rules)
    for lever, rules in LEVER_RULES.items():
        for rule in rules:
            acting = texts[rule].split("## What acts here")[1].split("## ")[0]
            assert lever in acting, (lever, rule)


def test_parameters_have_value_unit_range_and_source(book):
    for name in pages():
        rows = book.articles[f"rule.{name}"].figures
        assert len(rows) == len(read_page(name).parameters) or name == "outcome"
        assert all(value and source for _, value, source in rows)


def test_a_nation_shows_its_real_figures_with_their_sources(book):
    article = book.articles["nation.IND"]
    shown = {name: (value, source) for name, value, source in article.figures}
    given = SCENARIO.nations["IND"].gdp
    value, source = shown["Output"]
    assert value == f"{money(given.value)} a year"
    assert value.startswith("$")
    assert shown["Lag behind the leader"][0].endswith("months behind the leader")
    assert shown["AI budget"][0] == f"0.02 % of output, {money(0.0002 * given.value)} a year"
    assert SCENARIO.sources[given.source].citation in source
    assert len(article.figures) >= 15


def test_search_finds_titles_first_and_all_words(book):
    found = book.search("talent")
    assert found
    assert all(article.holds("talent") for article in found)
    assert "talent" in found[0].title.lower()
    assert book.search("TALENT") == found
    assert len(book.search("talent visas")) < len(found)
    assert book.search("qwertz") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_can_be_made_and_read_in_every_language(language):
    speak(language)
    glyphs = set(TTFont(font_path("regular")).getBestCmap())
    for article in Book(SCENARIO).articles.values():
        written = [article.title, *article.body, *article.sources]
        written += [cell for row in article.figures for cell in row]
        written += [part for one in article.equations for part in (one.formula, one.remark)]
        missing = {letter for text in written for letter in text if ord(letter) not in glyphs}
        assert not missing, (article.id, missing)


def test_the_texts_stay_few_enough_to_translate():
    assert sum(key.startswith("encyclopedia.") for key in words(DEFAULT)) <= 300


def test_the_score_has_the_equations_of_points_and_the_endings_theirs(book):
    tags = [one.tag for one in book.articles["score"].equations]
    assert tags == ["V1", "V2", "V9", "V3", "V4", "V8", "V5"]
    assert [one.tag for one in book.articles["endings"].equations] == ["V6", "V7"]
    assert any(one.remark for one in book.articles["score"].equations)
    speak("fr")  # the remarks are in English
    french = Book(SCENARIO).articles.values()
    assert not any(one.remark for article in french for one in article.equations)


def test_each_mandate_card_says_what_it_asks_how_it_weighs_and_whose_it_is(book):
    held = set()
    for key, card in SCENARIO.mandates.items():
        article = book.articles[f"mandate.{key}"]
        assert article.title == card.name
        assert article.body[0] == card.sentence
        for share in card.weights.values.values():
            assert f"{100 * share:.0f} %" in article.body[1]
        holders = {link for link in article.links if link.startswith("nation.")}
        held |= holders
        assert all(f"mandate.{key}" in book.articles[nation].links for nation in holders)
    assert held == {f"nation.{code}" for code in SCENARIO.roster if SCENARIO.nations[code].card}


def test_pacts_and_endings_tell_the_figures_of_the_scenario(book):
    changes = {
        "doors": {"compute_sharing_trust": 0.42, "joint_research_trust": 0.0},
        "outcome": {"brink_survival": 0.83},
    }
    given = {
        section: {
            name: library()[section][name].model_copy(update={"value": value})
            for name, value in values.items()
        }
        for section, values in changes.items()
    }
    other = Book(SCENARIO.model_copy(update={"parameters": given}))
    assert "42 %" in other.articles["pact.compute_sharing"].body[1]
    assert "42 %" not in book.articles["pact.compute_sharing"].body[1]
    assert other.articles["pact.joint_research"].body[1].endswith("is enough.")
    assert "83 %" in other.articles["endings"].body[-1]
    assert "85 %" in book.articles["endings"].body[-1]
