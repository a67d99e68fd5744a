"""Every language says everything, and says it as it is written there."""

import json
import os
import re
import string
import subprocess
import sys
import tomllib

import pytest
from fontTools.ttLib import TTFont

import lab.words as lab_words
from scenarios.load import load, names
from tests.playing import act, facts_of
from tests.ui.conftest import HOUSE
from ui.faces.terminal.cli import start
from ui.play.names import (
    mandate_name,
    mandate_sentence,
    nation_name,
    scenario_question,
    scenario_title,
)
from ui.play.numbers import axis, in_words, percent, plain, signed
from ui.play.refusal import Refusal
from ui.play.session.commands import EndTurn, OfferPact
from ui.play.session.session import Session
from ui.play.words import DEFAULT, LANGUAGES, VARIABLE, capital, counted, say, speak, spoken, words

FONTS = sorted((HOUSE / "ui" / "desk" / "assets" / "fonts").glob("*.ttf"))
PLACES = {"ui": HOUSE / "ui" / "play" / "text", "lab": HOUSE / "lab" / "text"}
OTHERS = [language for language in LANGUAGES if language != DEFAULT]
SHORT = 24  # characters; what may be a label, so that a screen has room for just so much
LABEL = 1.6  # times the English
SPARE = 7  # characters that the shortest ones may have more in any case
NARROW, WIDE = "\u202f", "\u00a0"  # spaces at which a line does not break

# Words that are the same in both languages.  Whatever else is the same was left in English.
SAME = {
    "es": "+5 pp|China|India|Israel|Nigeria|Normal|Plan|Total|Veto|neutral|no|normal",
    "fr": "+5 pp|Adoption|Agent|Bloc|Budget|Canada|Cause|Causes|Code|Incidents|Kenya|"
    "Licence|Minutes|Nation|Nations|Nigeria|Place|Plan|Points|Population|Programme|"
    "Pause|Programmes|Questions|Relations|Score|Source|Sources|Stab.|Stock|Total|Version|"
    "Veto|Vote|blocs|budget|concert|finance|incidents|normal|points|place|rupture|score|"
    "{nation} ({change:+.1f} points)|{minutes} minutes|{points} points|"
    "score {points}",
}
NAMES = {"(log)", "log", "numba", "numpy", "Python", "Six Pillars", "sixpillars: {sentence}"}
NAMES |= {"Ctrl", "Esc", "Tab", "English", "Español", "Français"}
ENGLISH = re.compile(r"\b(the|and|with|which|are|was|from|by|your|you)\b")
# What is typed stays English in every language: commands in backticks, conditions in quotes.
TYPED = re.compile(r"`[^`]*`|\"[^\"]*\"|--[a-z-]+|\bbeats\b")


def flat(table, prefix=""):
    found = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


def texts(language):
    """Every text of a language by its key, with nothing taken from English."""
    found = {}
    for whose, folder in PLACES.items():
        for file in sorted(folder.rglob(f"{language}.toml")):
            own = flat(tomllib.loads(file.read_text(encoding="utf-8")))
            own = {f"{whose}:{key}": text for key, text in own.items()}
            assert not own.keys() & found.keys(), f"{file} says again what another file says"
            found |= own
    return found


def filled_places(text):
    """What is filled in, and how: name, conversion, format; each language has articles its way."""
    parts = string.Formatter().parse(text)
    return {
        (name, conversion, "" if spec in ("the", "The") else spec)
        for _, name, spec, conversion in parts
        if name is not None
    }


def prose(text):
    """A text without what is filled in or typed."""
    return TYPED.sub("", re.sub(r"\{[^{}]*\}", "0", text))


@pytest.fixture
def spanish():
    speak("es")
    yield
    speak(DEFAULT)


@pytest.fixture
def french():
    speak("fr")
    yield
    speak(DEFAULT)


# the files


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_keys_in_every_language(language):
    assert texts(language).keys() == texts(DEFAULT).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_places_are_filled_in(language):
    own, english = texts(language), texts(DEFAULT)
    wrong = {k for k in own if filled_places(own[k]) != filled_places(english[k])}
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_empty_that_is_not_empty_in_english(language):
    own, english = texts(language), texts(DEFAULT)
    assert not {k for k, text in own.items() if bool(text.strip()) != bool(english[k].strip())}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_the_fonts_have_every_character(language, font):
    known = TTFont(font).getBestCmap()
    needed = {ord(sign) for text in texts(language).values() for sign in text} - {ord("\n")}
    marks = {ord(sign) for three in lab_words.MARKS.values() for sign in three}
    assert not {chr(code) for code in needed | marks if code not in known}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language):
    own, english = texts(language), texts(DEFAULT)
    allowed = NAMES | set(SAME[language].split("|"))
    same = {text for key, text in own.items() if text == english[key]}
    assert not {text for text in same - allowed if re.search(r"[a-z]{2}", prose(text))}
    assert not {k for k, text in own.items() if ENGLISH.search(prose(text).lower())}


@pytest.mark.parametrize("language", OTHERS)
def test_labels_are_not_much_longer_than_in_english(language):
    own, english = texts(language), texts(DEFAULT)
    long = {
        k: (english[k], own[k])
        for k in own
        if len(english[k]) <= SHORT
        and len(own[k]) > max(LABEL * len(english[k]), len(english[k]) + SPARE)
    }
    assert not long


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_begins_with_a_capital_keeps_its_others(language):
    groups = ("component", "pillar", "pact", "confidence")
    shown = {k: t for k, t in texts(language).items() if k.split(".")[0].split(":")[1] in groups}
    assert shown
    assert all(text.capitalize() == capital(text) for text in shown.values())


def test_french_spaces_before_double_marks():
    wrong = {}
    for key, text in texts("fr").items():
        line = prose(text).removeprefix("sixpillars: ")
        tight = re.search(rf"[^{NARROW}{WIDE}][;!?%»]|«[^{WIDE}]", line)
        colon = re.search(rf"[^{NARROW}{WIDE}]:(?=\s|$)", line)
        if tight or colon or re.search(r"\w'\w", line):
            wrong[key] = text
    assert not wrong


def test_spanish_questions_open_as_they_close():
    wrong = {}
    for key, text in texts("es").items():
        line = prose(text)
        if line.count("?") != line.count("¿") or line.count("!") != line.count("¡"):
            wrong[key] = text
    assert not wrong


# what the code says


@pytest.mark.parametrize("whose", PLACES)
def test_every_key_that_the_code_says_there_is(whose):
    code = "".join(path.read_text(encoding="utf-8") for path in (HOUSE / whose).rglob("*.py"))
    said = set(re.findall(r'\bsay\(\s*"([a-z_.0-9]+)"', code))
    there = {key.removeprefix(f"{whose}:") for key in texts(DEFAULT) if key.startswith(whose)}
    assert said
    assert said <= there


def test_every_sentence_of_the_lab_is_said():
    code = "".join(path.read_text(encoding="utf-8") for path in (HOUSE / "lab").rglob("*.py"))
    keys = {key.removeprefix("lab:") for key in texts(DEFAULT) if key.startswith("lab:")}
    families = set(re.findall(r'say\(\s*f"([a-z_]+)\.', code))
    unsaid = {k for k in keys if f'"{k}"' not in code and k.split(".")[0] not in families}
    assert not unsaid


# what scenarios give


def test_english_repeats_the_library():
    """A text that the library no longer says would never be shown in any other language."""
    said = words(DEFAULT)
    nations, cards = {}, {}
    for name in names():
        one = load(name)
        assert said[f"scenario_text.{name}.title"] == one.title
        assert said[f"scenario_text.{name}.question"] == one.question
        nations |= {f"nation.{code}": one.nations[code].name for code in one.roster}
        for key, card in one.mandates.items():
            cards |= {f"mandate_card.{key}.name": card.name}
            cards |= {f"mandate_card.{key}.sentence": card.sentence}
    assert {k: t for k, t in said.items() if k.startswith("nation.")} == nations
    assert {k: t for k, t in said.items() if k.startswith("mandate_card.")} == cards
    titled = {k.split(".")[1] for k in said if k.startswith("scenario_text.")}
    assert titled == set(names())


def test_the_librarys_words_are_translated_and_others_are_not(spanish):
    assert nation_name("USA", "United States") == "Estados Unidos"
    assert nation_name("USA", "Cascadia") == "Cascadia"
    assert nation_name("ZZZ", "Atlantis") == "Atlantis"
    one = load("hostile")
    assert scenario_title("hostile", one.title) == "Mundo hostil"
    assert scenario_title("mine", one.title) == one.title
    assert scenario_title("hostile", "My own") == "My own"
    assert scenario_question("hostile", one.question).startswith("Si las grandes")
    assert mandate_name("bridge", "Bridge") == "Puente"
    assert mandate_sentence("bridge", "Sit still.") == "Sit still."


def test_a_game_is_told_in_the_language_that_is_spoken_when_it_is_told():
    game = Session.new("quick", ["IND"], turns=4, seed=5)
    for _ in range(3):
        act(game, EndTurn())
    english = facts_of(game)
    told_before = english.news  # a snapshot keeps the language in which it was first read
    assert english.name == "India"
    assert {r.name for r in english.relations} >= {"United States", "China"}
    speak("fr")
    try:
        french = game.facts("USA")
        assert french.name == "États-Unis"
        assert {r.name for r in french.relations} >= {"Chine", "Royaume-Uni"}
        news = facts_of(game).news
        assert len(news) == len(told_before)
        assert news
        assert all(a.sentence != b.sentence for a, b in zip(news, told_before, strict=True))
        with pytest.raises(Refusal, match="postures et pactes"):
            act(Session.new("quick", ["IND"], turns=4, seed=5), OfferPact("IND", 0))
    finally:
        speak(DEFAULT)
    assert facts_of(game).news == told_before


# numbers and lists


def test_numbers_in_french(french):
    assert plain(1)(12345.6) == f"12{NARROW}345,6"
    assert signed(2)(-0.5) == "\u22120,50"
    assert axis(1500.25) == f"1{NARROW}500,25"
    assert percent(1)(0.5) == f"50,0{NARROW}%"
    assert say("why.above", percent=1.25).split()[3] == "1,2"
    assert "1.5" not in say("why.lead", gap=1.5, second="Inde", component="piliers", points=1.5)


def test_numbers_in_spanish_and_english(spanish):
    assert plain(1)(12345.6) == f"12{NARROW}345.6"
    speak(DEFAULT)
    assert plain(1)(12345.6) == "12,345.6"
    assert percent(1)(0.5) == "50.0 %"


def test_text_that_is_filled_in_stays_as_it_is(french):
    assert "a.b,c" in say("run.written", folder="a.b,c")
    assert "1.2.3" in say("page.footer", version="1.2.3")


def test_spanish_and_before_the_sound_of_i(spanish):
    assert in_words(["China", "India"], 4, "y", "{count} más") == "China e India"
    assert in_words(["India", "China"], 4, "y", "{count} más") == "India y China"
    assert in_words(["oro", "hierro"], 4, "y", "{count} más") == "oro y hierro"
    speak("fr")
    assert in_words(["Chine", "Inde"], 4, "et", "{count} autres") == "Chine et Inde"


# the lab


def test_the_lab_speaks_with_the_window(spanish):
    assert lab_words.say("list.none") == "ninguna"
    assert lab_words.listed(["A", "B"]) == "A y B"
    speak("fr")
    assert lab_words.say("compare.each", nation="USA", change=1.5) == "USA (+1,5 points)"


def test_the_lab_falls_back_on_english():
    lab_words.speak("xx")
    try:
        assert lab_words.say("list.none") == "none"
        assert lab_words.say("error.games", games=12345, most=2).startswith("that would be 12,345")
    finally:
        lab_words.speak(DEFAULT)


# choosing


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="none of en, es, fr"):
        speak("xx")
    assert spoken() == DEFAULT


def told(language, *arguments):
    environment = os.environ | {"PYTHONPATH": str(HOUSE), VARIABLE: language, "COLUMNS": "100"}
    code = (
        f"import sys; from ui.faces.terminal.cli import start; sys.exit(start({list(arguments)!r}))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )


def test_the_environment_chooses_the_language_of_the_command_line():
    assert "Jugar una partida" in told("es", "--help").stdout
    shown = told("fr", "scenarios", "show", "quick")
    assert "Huit nations" in shown.stdout
    assert "Royaume-Uni" in shown.stdout
    assert "Play one game" in told("", "--help").stdout


def test_an_unknown_language_in_the_environment_is_one_sentence():
    answer = told("xx", "scenarios", "list")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "'xx'" in answer.stderr
    assert "en, es, fr" in answer.stderr


def test_machines_read_the_same_in_every_language(spanish, capsys):
    game = ["run", "quick", "--turns", "1", "--json"]
    assert start(game) == 0
    translated = json.loads(capsys.readouterr().out)
    speak(DEFAULT)
    assert start(game) == 0
    assert json.loads(capsys.readouterr().out) == translated


def test_one_thing_is_told_as_one():
    for language in LANGUAGES:
        speak(language)
        one = counted("desk.diplomacy.cuts_you", 1, quarters=1)
        assert one == say("desk.diplomacy.cuts_you_one")
        assert counted("desk.diplomacy.cuts_you", 2, quarters=2) != one
    speak(DEFAULT)
