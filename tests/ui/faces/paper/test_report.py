"""The report: a sound page that loads nothing, and says what happened."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from scenarios.quantity import LengthTable
from sim.causes import CAUSES
from sim.components import COMPONENT_NAMES
from sim.endings import Ending
from sim.pillars import Pact, Pillar
from tests.ui.faces.paper.pages import blocked
from ui.desk.drawings.scales import log_ticks, nice_ticks, spread
from ui.faces.paper.document import STYLE
from ui.faces.paper.html import tag, text
from ui.faces.paper.report import ending
from ui.faces.paper.report.events import KeyMoment, find_events, most_telling
from ui.faces.paper.report.facts import ReportFacts
from ui.faces.paper.report.page import make_page
from ui.faces.paper.report.verdict import lead, par_said, parts_of, reasons
from ui.play.encyclopedia.figures import unit_of_change
from ui.play.numbers import in_words, percent, plain, points, signed
from ui.play.words import knows, words

EMPTY = {"meta"}
FOOTNOTE_CONTRAST = 4.5
ROOM_FOR_CAUSE = 32  # characters beside a waterfall


class Page(HTMLParser):
    """Checks nesting and collects what matters."""

    def __init__(self, page):
        super().__init__()
        self.open, self.ids, self.links, self.tags = [], [], [], []
        self.attributes = []
        self.labels = []
        self.feed(page)
        self.close()

    def handle_starttag(self, name, attributes):
        known = dict(attributes)
        assert len(known) == len(attributes), f"double attribute in {name}"
        self.tags.append(name)
        self.attributes.append((name, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        self.labels += known.get("aria-labelledby", "").split()
        if name not in EMPTY:
            self.open.append(name)

    def handle_endtag(self, name):
        assert self.open.pop() == name


@pytest.fixture(scope="module")
def page(written):
    return (written / "report.html").read_text()


@pytest.fixture(scope="module")
def parsed(page):
    return Page(page)


def test_structure(page, parsed):
    assert page.startswith("<!DOCTYPE html>")
    assert parsed.open == []
    assert len(parsed.ids) == len(set(parsed.ids))
    assert set(parsed.labels) <= set(parsed.ids)
    assert parsed.tags.count("h1") == 1
    for part in ("main", "header", "nav", "footer", "table", "svg", "details", "caption"):
        assert part in parsed.tags


def test_nothing_is_loaded(page, parsed):
    assert blocked(page) == []
    for link in parsed.links:
        assert not link.startswith("#") or link[1:] in parsed.ids


def test_there_is_one_maker_of_whole_pages():
    files = STYLE.parents[2].rglob("*.py")
    assert [file.name for file in files if "DOCTYPE" in file.read_text()] == ["document.py"]


def test_every_chart_is_described_and_has_its_numbers(parsed):
    charts = sum(name == "svg" and "role" in found for name, found in parsed.attributes)
    assert charts >= 12
    assert parsed.tags.count("desc") == charts
    assert parsed.tags.count("figure") == charts
    # some of an outer list of tags: each figure holds a details with a table
    assert parsed.tags.count("details") >= charts


def test_starting_figures_are_in_words(page):
    shown = page[page.index('id="assumptions"') :]
    for unit in ("/yr", "1/quarter", "kFTE", "0-1", "$/kWh"):
        assert f"{unit}<" not in shown, unit


def test_tables_have_heads(parsed):
    heads = [a for name, a in parsed.attributes if name == "th"]
    assert all(a.get("scope") in {"row", "col"} for a in heads)
    assert parsed.tags.count("table") == parsed.tags.count("caption")


def test_it_says_who_won_and_why(page, results):
    facts = ReportFacts(results)
    assert facts.names[facts.codes[0]] in page
    assert "points ahead of" in page
    assert "AI capability: ×" in page
    assert "behind the leader" in page
    assert "sixpillars run quick --seed 5 --turns 3 --policy CHN=grudger" in page
    assert results.manifest["state_hash"] in page
    for source in facts.scenario.sources.values():
        assert text(source.citation) in page


def test_points_of_the_components_add_up_to_the_score(results):
    for row in ReportFacts(results).ranking:
        assert sum(part for _, part in parts_of(row)) == pytest.approx(row["score"] - 50.0)


def test_the_lead_is_told_in_points_against_par(results):
    first, second = ReportFacts(results).ranking[:2]
    gaps = [
        mine - theirs
        for (_, mine), (_, theirs) in zip(parts_of(first), parts_of(second), strict=True)
    ]
    said = " ".join(lead(ReportFacts(results)))
    assert f"{first['score'] - second['score']:.1f} points ahead" in said
    assert f"({max(gaps):+.1f} points)" in said


def test_reasons_name_what_brought_most_and_least(results):
    facts = ReportFacts(results)
    for row in facts.ranking:
        parts = dict(parts_of(row))
        said = reasons(facts, row)[0]
        assert max(parts, key=parts.get) in said
        assert signed(1)(min(parts.values())) in said


def par_of(*turns):
    """Par of a nation in games of these lengths."""
    values = {name: [0.5] * len(turns) for name in COMPONENT_NAMES}
    return LengthTable(
        turns=list(turns), values=values, unit="share", source="our-games", confidence="derived"
    )


def test_what_50_is_where_the_scenario_does_not_say_or_no_such_length_was_measured(results):
    facts = ReportFacts(results)

    def said(**pars):
        known = {code: par_of(2, 3, 10) for code in facts.codes} | pars
        nations = {
            code: nation.model_copy(update={"par": known[code]})
            for code, nation in results.saved.scenario.nations.items()
        }
        facts.scenario = results.saved.scenario.model_copy(update={"nations": nations})
        return par_said(facts)

    assert len(said()) == 1  # the game had three turns, and so had those of par
    far = dict.fromkeys(facts.codes, par_of(10, 20))
    assert "a game of 10 turns, the nearest length" in said(**far)[-1]
    assert "This one had 3" in said(**far)[-1]
    assert len(said(IND=None)) == 2
    assert "with India; 50 is there half" in said(IND=None)[-1]


def test_page_is_the_same_again(page, results):
    assert make_page(results) == page


def test_words_of_strangers_are_escaped(results, monkeypatch):
    evil = '<script>alert("x")</script>'
    scenario = results.saved.scenario.model_copy(update={"title": evil, "question": evil})
    saved = results.saved.model_copy(update={"scenario": scenario})
    monkeypatch.setattr(ending, "_in_library", lambda facts: False)
    made = make_page(type(results)(results.manifest, results.tables, saved))
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_links_are_to_the_web_only(results):
    source = next(iter(results.saved.scenario.sources.values()))
    evil = source.model_copy(update={"url": "javascript:alert(1)"})
    scenario = results.saved.scenario.model_copy(update={"sources": {"evil": evil}})
    saved = results.saved.model_copy(update={"scenario": scenario})
    assert "javascript:" not in make_page(type(results)(results.manifest, results.tables, saved))


def test_events_are_in_order_and_varied(results):
    events = find_events(ReportFacts(results))
    assert [e.tick for e in events] == sorted(e.tick for e in events)
    assert all(1 <= e.tick <= 12 for e in events)
    many = [KeyMoment(k, 5.0, "rupture", str(k)) for k in range(50)] + [
        KeyMoment(9, 2.0, "pact", "p")
    ]
    kept = most_telling(many, 10)
    assert len(kept) == 10
    assert any(event.kind == "pact" for event in kept)


# texts


def test_every_figure_cause_pact_and_ending_has_words():
    for figure, causes in CAUSES.items():
        assert knows(f"figure.{figure}")
        assert isinstance(unit_of_change(figure), str)
        for cause in causes:
            assert knows(f"cause.{figure}.{cause}"), (figure, cause)
            assert len(words()[f"cause.{figure}.{cause}"]) <= ROOM_FOR_CAUSE
    for group, kinds in (("pact", Pact), ("pillar", Pillar)):
        for kind in kinds:
            assert knows(f"{group}.{kind.name.lower()}")
    for end in Ending:
        for part in ("name", "meaning", "rule"):
            assert knows(f"ending.{end.name.lower()}.{part}")


def test_every_text_is_said_and_every_saying_has_a_text():
    ui = STYLE.parents[2]
    sources = "".join(p.read_text() for p in ui.rglob("*.py"))
    said = set(re.findall(r'say\(\s*"([a-z_.]+)"', sources))
    assert said <= set(words())
    families = {key.split(".")[0] for key in re.findall(r'f"([a-z_]+)\.', sources)}
    families |= set(re.findall(r'name_of\(\s*"([a-z_]+)"', sources))
    families |= {"pact", "pillar", "figure", "component", "given", "confidence", "event_kind"}
    pages = "".join(p.read_text() for p in ui.rglob("*.mjs"))  # of which some say by short names
    begun = tuple(re.findall(r"`([a-z_]+\.[a-z_]*)\$\{", pages))  # completed in a page
    begun += ("room.phone.",)  # by short names, for which test_packing looks
    unsaid = {
        key
        for key in words()
        if key not in said
        and f'"{key}"' not in sources + pages
        and key.split(".")[0] not in families
        and not key.startswith(begun)
    }
    assert not unsaid


# colours


def _luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _themes():
    style = STYLE.read_text()
    light, dark = re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    full = [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", part)) for part in (light, dark)]
    return [full[0], full[0] | full[1]]


@pytest.mark.parametrize("theme", _themes())
def test_contrast(theme):
    for ground in ("page", "card"):
        for ink in ("ink", "soft", "accent", "c0"):
            assert contrast(theme[ink], theme[ground]) >= FOOTNOTE_CONTRAST, (ink, ground)
        for k in range(7):
            assert contrast(theme[f"c{k}"], theme[ground]) >= 3.0, (k, ground)
        for bar in ("gain", "loss", "sum"):
            assert contrast(theme[bar], theme[ground]) >= 3.0
    for k in range(5):
        assert contrast(theme["step-ink"], theme[f"step{k}"]) >= FOOTNOTE_CONTRAST


# small parts


def test_tags_escape():
    assert tag("p", text("<b>"), title='"x" & y') == (
        '<p title="&quot;x&quot; &amp; y">&lt;b&gt;</p>'
    )


def test_numbers():
    assert plain(1)(-1234.56) == "−1,234.6"
    assert plain(0)(-0.1) == "0"
    assert signed(2)(0.5) == "+0.50"
    assert signed(1)(-0.5) == "−0.5"
    assert percent(0)(0.314) == "31 %"
    assert points(1)(0.05) == "+5.0 pp"


def test_lists_in_words():
    assert in_words(["a"], 3, "and", "{count} others") == "a"
    assert in_words(["a", "b"], 3, "and", "{count} others") == "a and b"
    assert in_words(list("abcde"), 3, "and", "{count} others") == "a, b and 3 others"


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-3.0, 8.0), (5.0, 5.0), (99.2, 187.0)])
def test_ticks_cover_the_range(low, high):
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 2 <= len(ticks) <= 9


@pytest.mark.parametrize(("low", "high"), [(0.3, 700.0), (10.0, 20.0), (1.0, 1.0), (3e-4, 9e5)])
def test_log_ticks_cover_the_range(low, high):
    ticks = log_ticks(low, high)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert len(ticks) >= 2


def test_labels_do_not_touch():
    placed = spread([10.0, 10.0, 11.0, 90.0], 15.0, 0.0, 100.0)
    ordered = sorted(placed)
    assert all(b - a >= 14.999 for a, b in itertools.pairwise(ordered))
    assert ordered[0] >= 0.0
    assert ordered[-1] <= 100.0
