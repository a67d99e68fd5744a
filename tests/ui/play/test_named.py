"""Names have their article in sentences, and none in tables."""

import copy
import pickle
from contextvars import copy_context

import pytest

from lab.named import Named, joined, with_article
from ui.play.listing import listed
from ui.play.names import nation_name
from ui.play.words import LANGUAGES, say, speak, words

USA = ("USA", "United States")
GBR = ("GBR", "United Kingdom")
EUU = ("EUU", "European Union")
IND = ("IND", "India")


def spoken(language, say_it):
    """What is said in a language; others go on in theirs."""

    def read():
        speak(language)
        return say_it()

    return copy_context().run(read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_itself_wherever_it_stands_alone(language):
    name = spoken(language, lambda: nation_name(*USA))
    assert name == words(language)["nation.USA"]
    assert f"{name}" == str(name)
    assert not name.lower().startswith(("the ", "los ", "les "))


@pytest.mark.parametrize(
    ("language", "key", "nation", "said"),
    [
        ("en", "advice.reason.on_offer", USA, "The United States offers it already"),
        ("en", "happened.incident", EUU, "AI incident in the European Union"),
        ("en", "happened.incident", IND, "AI incident in India"),
        ("es", "advice.reason.on_offer", GBR, "El Reino Unido ya lo ofrece"),
        ("es", "opponent.rival_lead", GBR, "La IA del Reino Unido"),
        ("es", "advice.title.offer", GBR, "Ofrecer un pacto al Reino Unido"),
        ("es", "desk.diplomacy.more", EUU, "con la Unión Europea"),
        ("es", "opponent.rival_lead", IND, "La IA de India"),
        ("fr", "desk.ending.for_nation", USA, "Pour les États-Unis"),
        ("fr", "happened.incident", USA, "Incident d’IA\u00a0: États-Unis"),
    ],
)
def test_a_sentence_has_the_article_that_its_language_asks_for(language, key, nation, said):
    values = dict.fromkeys(("who", "nation"), None)

    def told():
        filled = dict.fromkeys(values, nation_name(*nation))
        return say(key, lead="2", pact="", **filled)

    assert said in spoken(language, told)


def test_french_contracts_before_a_name():
    def told():
        return say("happened.chip_control", who=nation_name(*USA), whom=nation_name(*GBR), left=5.0)

    assert "les États-Unis restent au Royaume-Uni" in spoken("fr", told)


def test_names_in_a_list_keep_their_articles():
    names = [nation_name(*one) for one in (USA, IND, GBR)]
    told = listed(names, 4)
    assert told == "United States, India and United Kingdom"
    assert say("refused.told", whom=told, pact="p", why="w").startswith(
        "Refused with the United States, India and the United Kingdom: "
    )
    assert with_article(listed(names, 2)) == "the United States and 2 others"


def test_names_of_ones_own_have_an_article_where_english_does():
    assert with_article(nation_name("NLD", "Netherlands")) == "the Netherlands"
    assert with_article(nation_name("CZE", "Czech Republic")) == "the Czech Republic"
    assert with_article(nation_name("FRA", "France")) == "France"
    assert with_article(nation_name("USA", "The Union of All")) == "The Union of All"


def test_a_name_can_be_copied_and_joined():
    name = nation_name(*USA)
    for again in (copy.deepcopy(name), pickle.loads(pickle.dumps(name))):  # noqa: S301
        assert (again, again.the) == (name, "the United States")
    assert not isinstance(joined(["a", "b"]), Named)
    assert with_article(joined([name, " (2)"])) == "the United States (2)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_nation_has_both_forms(language):
    own = words(language)
    codes = {key.split(".")[1] for key in own if key.startswith("nation.")}
    with_articles = {key.split(".")[1] for key in own if key.startswith("nation_with_article.")}
    assert with_articles == codes | {"other"}
    for code in codes:
        assert own[f"nation_with_article.{code}"].endswith(own[f"nation.{code}"])
