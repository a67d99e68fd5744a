"""The encyclopedia on the screen: lists, search, links, the way back, and nothing cut."""

import pytest

from tests.ui.desk.audit import everywhere, faults
from ui.desk.actions import Back, Go
from ui.desk.input.hand import Hand
from ui.desk.screens.encyclopedia.encyclopedia import Close, Read, SearchFor, UnfoldGroup

SIZE = (1280, 720)


@pytest.fixture
def opened(desk_with):
    """Opens an article at a desk with or without a game."""

    def make(about="", game=True):
        desk = desk_with()
        if not game:
            desk.sitting = None
        desk.go("encyclopedia", about)
        fetch(desk)
        return desk

    return make


def fetch(desk):
    """Wait for the book."""
    desk.scene(SIZE)
    desk.crew.wait()
    desk.crew.collect()


def test_while_the_book_is_made_it_says_so(desk_with):
    desk = desk_with()
    desk.go("encyclopedia")
    desk.screen.book = None
    assert faults(desk.scene(SIZE), desk.look(SIZE)) == []


@pytest.mark.parametrize("about", ["rule.chips", "nation.USA", "programme.energy"])
def test_nothing_is_cut_or_overlaps_at_any_size(opened, about):
    desk = opened(about)
    for where, found in everywhere(desk, lambda: fetch(desk)):
        assert not found, where


def test_every_article_can_be_drawn(opened):
    desk = opened()
    look = desk.look(SIZE)
    for article in desk.screen.book.articles:
        desk.do(Read(article))
        scene = desk.scene(SIZE)
        assert faults(scene, look) == [], article
        assert scene.control(f"encyclopedia.{article}").on


def test_every_article_can_be_reached_from_the_list(opened):
    desk = opened(game=False)
    reached = set()
    for group in {article.group for article in desk.screen.book.articles.values()}:
        if desk.screen.group != group:
            desk.do(desk.scene(SIZE).control(f"encyclopedia.group.{group}").sends)
        names = [c.name for c in desk.scene(SIZE).usable if isinstance(c.sends, Read)]
        reached |= {n.removeprefix("encyclopedia.") for n in names if not n.startswith("link.")}
    assert reached == set(desk.screen.book.articles)


def test_links_lead_on_and_back_leads_back(opened):
    desk = opened("lever.visa")
    link = desk.scene(SIZE).control("link.rule.talent")
    desk.do(link.sends)
    assert desk.screen.at == "rule.talent"
    assert desk.screen.group == "rule"
    assert desk.scene(SIZE).control("encyclopedia.previous").enabled
    desk.do(Back())
    assert (desk.screen.name, desk.screen.at) == ("encyclopedia", "lever.visa")
    desk.do(Back())
    assert desk.screen.name == "title"


def test_closing_leaves_at_once(opened):
    desk = opened()
    for article in ("rule.talent", "score", "term.log"):
        desk.do(Read(article))
    desk.do(Close())
    assert desk.screen.name == "title"


def test_search_shows_what_fits(opened):
    desk = opened()
    search = desk.scene(SIZE).control("encyclopedia.search")
    desk.do(search.writes("visa"))
    scene = desk.scene(SIZE)
    assert scene.control("encyclopedia.lever.visa") is not None
    assert scene.control("encyclopedia.group.rule") is None
    assert scene.control("encyclopedia.search").text == "visa"
    desk.do(SearchFor("qwertz"))
    assert faults(desk.scene(SIZE), desk.look(SIZE)) == []
    desk.do(SearchFor(""))
    assert desk.scene(SIZE).control("encyclopedia.group.rule") is not None


def test_a_group_can_be_folded(opened):
    desk = opened("how")
    desk.do(UnfoldGroup("term"))
    assert desk.scene(SIZE).control("encyclopedia.term.log") is not None
    desk.do(UnfoldGroup("term"))
    assert desk.scene(SIZE).control("encyclopedia.term.log") is None


def test_what_is_not_there_opens_the_first_article(opened):
    desk = opened("figure.nonsense")
    screen = desk.screen
    assert screen.article(screen.book).id == "how"


def test_other_names_of_figures_lead_to_them(opened):
    desk = opened()
    desk.do(Go("encyclopedia", "figure.welfare"))
    fetch(desk)
    assert desk.screen.article(desk.screen.book).id == "figure.collective_welfare"


def test_a_figure_leads_to_its_chart_where_a_game_is_in_play(opened):
    desk = opened("figure.lag")
    assert desk.scene(SIZE).control("encyclopedia.chart").sends == Go("charts", "lag")
    assert desk.screen.article(desk.screen.book).equations  # its formula, one click from a tip
    assert opened("figure.loss").scene(SIZE).control("encyclopedia.chart") is None
    assert opened("figure.lag", game=False).scene(SIZE).control("encyclopedia.chart") is None


def test_the_nations_are_those_of_the_game(opened):
    assert len([a for a in opened().screen.book.articles if a.startswith("nation.")]) == 8
    without = opened(game=False).screen.book
    assert len([a for a in without.articles if a.startswith("nation.")]) == 12


def test_the_book_follows_the_language(opened):
    desk = opened("rule.talent")
    english = desk.screen.article(desk.screen.book).body
    desk.change("language", "fr")
    fetch(desk)
    assert desk.screen.article(desk.screen.book).body != english


def in_sight(desk, name, hand):
    """Whether a control is in sight in a window that scrolls as it is told to."""
    hand.settle(desk.scene(SIZE, hand.offsets))
    control = desk.scene(SIZE, hand.offsets).control(name)
    return control is not None and control.seen.h == control.box.h


def test_the_article_that_is_opened_is_in_sight_in_the_list(opened):
    desk, hand = opened("nation.KEN"), Hand()
    assert in_sight(desk, "encyclopedia.nation.KEN", hand)
    desk.do(Read("figure.survival"))
    assert in_sight(desk, "encyclopedia.figure.survival", hand)
    desk.do(Back())
    assert in_sight(desk, "encyclopedia.nation.KEN", hand)


def test_what_is_chosen_in_the_list_stays_where_it_is(opened):
    desk, hand = opened("figure.score"), Hand()
    assert in_sight(desk, "encyclopedia.figure.attainment", hand)
    before = dict(hand.offsets)
    desk.do(desk.scene(SIZE, hand.offsets).control("encyclopedia.figure.attainment").sends)
    assert in_sight(desk, "encyclopedia.figure.attainment", hand)
    assert hand.offsets["encyclopedia.list"] == before["encyclopedia.list"]
