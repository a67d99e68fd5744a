"""Kits: one content in three languages, printed as it is; the workshop's hour and words.

What the class's kit alone has is in test_class_kit.py.
"""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from markdown_it import MarkdownIt

from scenarios.limits import limits
from scenarios.load import load
from tools.browser import find_browser
from tools.kit.kits import KITS, ROOT, WORKSHOP
from tools.kit.pages import printable
from tools.kit.paper import digest, pdf, printer
from ui.play.words import LANGUAGES, words

NARROW, WIDE = "\u202f", "\u00a0"
BLOCKS = [5, 5, 32, 8, 5, 5]
"""Minutes of the parts of the hour."""
OF_THE_PAGE = ("workshop.", "room.page.", "regime.")
LARGEST = 300_000
EVERY = [(kit, *page) for kit in KITS.values() for page in kit.all_pages()]
IDS = ["-".join((kit.name, *page)) for kit, *page in EVERY]
"""Every kit, language and page."""
ITSELF = {"Bold", "negrita", "gras"}
"""Words that are bold to show what bold is."""
ROLES = ("USA", "CHN", "EUU", "TWN", "IND", "ARE", "KEN")
FONTS = ROOT / "ui" / "desk" / "assets" / "fonts"


def text_of(language: str, page: str, kit=WORKSHOP) -> str:
    return kit.file(language, page).read_text(encoding="utf-8")


def tokens(language: str, page: str, kit=WORKSHOP):
    return MarkdownIt("commonmark").enable("table").parse(text_of(language, page, kit))


def shape(language: str, page: str, kit=WORKSHOP) -> list[str]:
    """What a page is made of, without its words: headings, steps, rows, and marks within."""
    found = []
    for one in tokens(language, page, kit):
        found.append(f"{one.type} {one.tag}")
        marks = [inner for inner in one.children or () if inner.type in MARKS]
        found += sorted(f"{inner.type} {inner.attrGet('href') or ''}" for inner in marks)
    return found


MARKS = ("strong_open", "code_inline", "link_open", "image")


def rows(language: str, page: str, kit=WORKSHOP) -> list[list[str]]:
    """The rows of all tables of a page."""
    lines = re.findall(r"^\|(.*)\|$", text_of(language, page, kit), re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in cells if any(cell.strip("-") for cell in row)]


@pytest.mark.parametrize("kit", KITS.values(), ids=lambda kit: kit.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_pages(kit, language):
    assert sorted(one.stem for one in (kit.folder / language).glob("*.md")) == sorted(kit.pages)


@pytest.mark.parametrize(("kit", "language", "page"), EVERY, ids=IDS)
def test_pages_have_the_same_headings_and_steps_in_every_language(kit, language, page):
    assert shape(language, page, kit) == shape(LANGUAGES[0], page, kit)


@pytest.mark.parametrize(("kit", "language", "page"), EVERY, ids=IDS)
def test_no_sentence_was_left_in_english(kit, language, page):
    lines = text_of("en", page, kit).splitlines()
    english = {line for line in lines if re.search(r"\w{4} \w+ \w", line)}
    assert language == "en" or english & set(text_of(language, page, kit).splitlines()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_add_up_to_an_hour(language):
    found = re.findall(r"^## (\d+)–(\d+) · ", text_of(language, "script"), re.MULTILINE)
    spans = [(int(start), int(end)) for start, end in found]
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert [end - start for start, end in spans] == BLOCKS
    assert spans[-1][1] == sum(BLOCKS) == 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_is_a_quarter_of_the_rounds(language):
    found = [re.fullmatch(r"(\d+)–(\d+)", row[0]) for row in rows(language, "script")]
    spans = [(int(one[1]), int(one[2])) for one in found if one]
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert 4 * spans[-1][1] == BLOCKS[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slide_of_the_hour_has_the_minutes_of_the_script(language):
    assert [int(row[0]) for row in rows(language, "slides")] == BLOCKS


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_ten_to_twelve_slides_and_the_script_shows_no_other(language):
    count = len(re.findall(r"^#{1,2} ", text_of(language, "slides"), re.MULTILINE))
    assert 10 <= count <= 12
    shown = re.findall(r"(?:slide|diapositiv)\w* (\d+)(?: \w+ (\d+))?", text_of(language, "script"))
    assert max(int(number) for pair in shown for number in pair if number) == count


@pytest.mark.parametrize("page", WORKSHOP.pages)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_stands_on_the_workshops_page(language, page):
    said = {text for key, text in words(language).items() if key.startswith(OF_THE_PAGE)}
    there = said | {text.partition(" (")[0] for text in said}
    bold = set(re.findall(r"\*\*(.+?)\*\*", text_of(language, page)))
    assert bold - there - ITSELF == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slide_of_the_prior_names_every_regime_of_the_shelf(language):
    shelf = {t for k, t in words(language).items() if re.fullmatch(r"regime\.[\w-]+\.name", k)}
    assert shelf == set(re.findall(r"^- (.*)", text_of(language, "slides"), re.MULTILINE)) & shelf


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["script", "questions"])
def test_figures_to_doubt_are_parameters_with_a_range(language, page):
    named = re.findall(r"`([a-z]+)\.([a-z_]+)`", text_of(language, page))
    assert named
    for section, name in named:
        evidence = limits(section, name).evidence
        assert evidence.low < evidence.high


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_has_every_pact_and_lever_by_its_name(language):
    form = {cell.removeprefix("□ ") for row in rows(language, "proposal-form") for cell in row}
    asked = {t for k, t in words(language).items() if re.fullmatch(r"(pact|lever)\.\w+", k)}
    assert asked - form == set()


def rounded(language: str, number: float, digits: int) -> str:
    """A number as people read it in a language."""
    marks = {"en": (",", "."), "es": (NARROW, "."), "fr": (NARROW, ",")}
    thousands, decimals = marks[language]
    return f"{number:,.{digits}f}".translate({ord(","): thousands, ord("."): decimals})


def percent(language: str, share: float) -> str:
    """A share of 0 to 1 in percent, with as many digits as tell it from nothing."""
    number = 100 * share
    digits = 0 if number >= 0.9 or number == 0 else 1 if number >= 0.1 else 2
    return f"{rounded(language, number, digits)}{NARROW if language == 'fr' else WIDE}%"


def brief(language: str, code: str) -> list[str]:
    """The figures of a nation as its brief has to tell them."""
    nations = load("default").nations
    nation = nations[code]
    compute = nation.compute.value / sum(one.compute.value for one in nations.values())
    chips = nation.fab.value / sum(one.fab.value for one in nations.values())
    return [
        percent(language, compute),
        rounded(language, nation.lag.value, 0),
        rounded(language, 1000 * round(nation.talent.value), 0),
        percent(language, chips),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_briefs_are_the_worlds(language):
    found = [row for row in rows(language, "roles") if row[0].endswith("%")]
    assert found == [brief(language, code) for code in ROLES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_briefs_are_for_nations_that_both_short_and_whole_worlds_have(language):
    headings = re.findall(r"^## (.*)$", text_of(language, "roles"), re.MULTILINE)
    assert headings[:-1] == [words(language)[f"nation.{code}"] for code in ROLES]
    assert set(ROLES) <= set(load("quick").nations)


@pytest.mark.parametrize(("kit", "language", "page"), EVERY, ids=IDS)
def test_french_spaces_before_double_marks(kit, language, page):
    text = text_of(language, page, kit) if language == "fr" else ""
    for line in re.sub(r"`[^`]*`|\]\([^)]*\)", "", text).splitlines():
        assert not re.search(rf"[^{NARROW}{WIDE}][;!?%»]|«[^{WIDE}]", line.replace("![", "")), line
        assert not re.search(rf"[^{NARROW}{WIDE}]:(?=\s|$)|\w'\w", line), line


@pytest.mark.parametrize(("kit", "language", "page"), EVERY, ids=IDS)
def test_spanish_questions_open_as_they_close(kit, language, page):
    text = text_of(language, page, kit)
    assert language != "es" or text.count("?") == text.count("¿")


def test_the_fonts_have_every_character():
    have = set(TTFont(FONTS / "inter-regular.ttf").getBestCmap())
    used = {ord(sign) for kit, *page in EVERY for sign in text_of(*page, kit)} - {ord("\n")}
    assert {chr(code) for code in used - have} == set()


@pytest.mark.parametrize("kit", KITS.values(), ids=lambda kit: kit.name)
def test_the_list_of_a_kit_has_every_page_and_print(kit):
    listed = (kit.folder / "README.md").read_text(encoding="utf-8")
    wanted = [f"({one}/{page}.{kind})" for one, page in kit.all_pages() for kind in ("md", "pdf")]
    assert [link for link in wanted if link not in listed] == []


@pytest.mark.parametrize(("kit", "language", "page"), EVERY, ids=IDS)
def test_prints_are_of_the_pages_as_they_are(kit, language, page):
    """Else: `python -m tools.kit`."""
    kept = json.loads(kit.ledger.read_text(encoding="utf-8"))
    assert kept[f"{language}/{page}.pdf"] == digest(printable(kit, language, page))
    file = kit.folder / language / f"{page}.pdf"
    assert file.stat().st_size <= LARGEST
    assert not re.search(rb"file:|/home/|/tmp/", file.read_bytes())


def test_a_page_needs_no_other_file():
    for kit, language, page in EVERY:
        html = printable(kit, language, page)
        assert not re.search(r"""(?:src|href)=["'](?!data:)|url\((?!"data:)""", html)


def test_a_page_is_printed_the_same_twice():
    if find_browser() is None and not os.environ.get("SIXPILLARS_NEED_BROWSER"):
        pytest.skip("no Chromium is installed, so nothing is printed")
    sheet, slides = (printable(WORKSHOP, "fr", page) for page in ("answer-sheet", "slides"))

    def printed(*pages):
        with printer() as browser:
            return [pdf(browser, html) for html in pages]

    # in a thread: this one may have the browser that other tests share
    with ThreadPoolExecutor(1) as apart:
        first, _, again = apart.submit(printed, sheet, slides, sheet).result()
        another = apart.submit(printed, sheet).result()
    assert [first] == [again] == another
    assert first.startswith(b"%PDF")


def test_pictures_have_words() -> None:
    for kit, language, page in EVERY:
        for alt, source in re.findall(r"!\[(.*?)\]\((.*?)\)", text_of(language, page, kit)):
            assert alt
            assert (kit.folder / language / Path(source)).exists()
