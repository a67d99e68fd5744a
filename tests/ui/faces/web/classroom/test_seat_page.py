"""A student's page in a real browser: a whole game by keyboard, for everybody's eyes and ears."""

import contextlib
import re

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe

from sim.pillars import PACTS, PILLAR_OF, Pact, Pillar, Programme
from ui.desk.look.palette import THEMES
from ui.faces.web.classroom.pages import PAGES
from ui.play.words import LANGUAGES, words

pytestmark = pytest.mark.compiled
PHONE = {"width": 360, "height": 740}
STILL = {"viewport": PHONE, "locale": "en", "reduced_motion": "reduce"}  # no colour is on its way
LONGEST = 120_000  # milliseconds, on a machine that does much else
SHOWN = "[role=tabpanel]:not([hidden]) .card"
ALLOWED = 60_000  # bytes of the page until it can be read


class Teacher:
    """The teacher of a class, over the wire."""

    def __init__(self, opened):
        self.address, self.cookies, self.number = opened.address, {}, 0
        with self._client() as client:
            said = client.post("/api/teacher/login", json={"password": opened.password})
            assert said.json()["ok"]
            self.cookies = dict(client.cookies)

    def _client(self):
        return httpx2.Client(
            base_url=self.address,
            headers={"Origin": self.address},
            cookies=self.cookies,
            timeout=120,
        )

    def does(self, what):
        self.number += 1
        with self._client() as client:
            said = client.post("/api/teacher", json={"id": self.number, "do": what}).json()
        assert said["ok"], said


@pytest.fixture(scope="module")
def open_class(tmp_path_factory):
    from tests.ui.faces.web.classroom.conftest import Serving, planned  # noqa: PLC0415

    with contextlib.ExitStack() as stack:

        def opening(**more):
            folder = tmp_path_factory.mktemp("class") / "classes"
            return stack.enter_context(Serving(planned(folder, **more)))

        yield opening


@pytest.fixture
def visit(browser):
    """A page in a context of its own: visit(address, **context); what it complains of fails."""
    made, errors = [], []

    def visiting(address, **options):
        context = browser.new_context(**(STILL | options))
        made.append(context)
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: _complains(said) and errors.append(said.text))
        page.goto(address)
        return page

    yield visiting
    for context in made:
        context.close()
    assert errors == []


def _complains(said):
    """Refused requests are told as errors, too (401 before one has joined, 409 for a refusal), and
    so are those without a line."""
    wanted = ("status of 4", "net::ERR_", "WebSocket connection to")
    return said.type in ("error", "warning") and not any(one in said.text for one in wanted)


def join(page, opened, label="Otter"):
    page.fill("#code", opened.code.lower())
    page.fill("#label", label)
    page.keyboard.press("Enter")
    page.wait_for_url("**/seat")
    page.wait_for_selector(SHOWN)


def press_to(page, selector, most=400):
    """Go on with the keyboard until this has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {selector} by keyboard")


def clean(page, state):
    """Nothing to mend for axe in either theme, and nothing beside the screen, at 200 % either."""
    found = []
    for theme in ("light", "dark"):
        page.evaluate("t => { document.documentElement.dataset.theme = t; }", theme)
        page.wait_for_timeout(200)  # colours change by and by
        only = {"runOnly": ["color-contrast"]} if theme == "dark" else {}  # what differs there
        found += [
            (state, theme, one["id"], [node["html"][:120] for node in one["nodes"][:2]])
            for one in Axe().run(page, options=only).response["violations"]
        ]
    for size in ("100%", "200%"):
        page.evaluate("s => { document.documentElement.style.fontSize = s; }", size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > page.viewport_size["width"]:
            found.append((state, size, "sideways", wide))
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def test_a_whole_game_by_keyboard_and_clean_in_every_state(open_class, visit):
    opened = open_class(scenario="quick", preset="free")
    teacher = Teacher(opened)
    page = visit(opened.address)
    page.wait_for_selector("#code")
    found = clean(page, "join")
    join(page, opened)
    found += clean(page, "lobby")
    teacher.does("start")

    found += _tested(page)
    teacher.does("advance")
    turns = opened.look(lambda room: room.turns)
    for turn in range(turns):
        page.wait_for_selector("footer.end button:not([disabled])")
        if turn == 0:
            _drafted(page, opened)
            found += clean(page, "plan")
            press_to(page, "#tab-plan")
            page.keyboard.press("ArrowRight")
            page.wait_for_selector(".nations")
            assert page.evaluate("document.activeElement.id") == "tab-others"
            found += clean(page, "others")
        press_to(page, "footer.end button")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-do=predict]")
        if turn == 0:
            found += clean(page, "predict")
        press_to(page, "[name=rise]")
        page.keyboard.press("Space")
        press_to(page, "[data-do=predict] button[type=submit]")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-key=card-reveal]")
        if turn == 0:
            page.wait_for_selector("[data-key=figures]")
            found += clean(page, "reveal")
        teacher.does("advance")
    found += _looking_back(page, opened, teacher)
    assert found == []


def _tested(page):
    page.wait_for_selector("[data-key=card-test]")
    found = clean(page, "test")
    press_to(page, "[data-key=card-test] input[type=radio]")
    page.keyboard.press("Space")
    press_to(page, "[data-key=card-test] button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-key=card-test-done]")
    return found


def _looking_back(page, opened, teacher):
    found = []
    page.wait_for_selector("[data-key=card-fate]")
    found += clean(page, "fate")
    teacher.does("advance")
    page.wait_for_selector("#explanation")
    found += clean(page, "debrief")
    page.fill("#explanation", "We kept doors open and others did not, which cost us chips.")
    page.select_option("#rule", index=1)
    press_to(page, "[data-do=explain] button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-key=card-explained]")
    page.goto(f"{opened.address}/take-away")
    page.wait_for_selector("[data-key=run-1]")
    assert "NaN" not in page.inner_text("body")
    found += clean(page, "take-away")
    with page.expect_download() as kept:
        page.click("[data-do=keep]")
    path = kept.value.path().with_suffix(".html")  # by which a browser knows what it is
    kept.value.save_as(path)
    _kept(page, path)
    return found


def _drafted(page, opened):
    """A slider by keyboard reaches the orders; undo takes it back in one step."""
    before = page.input_value("#split-research")
    press_to(page, "#split-research")
    page.keyboard.press("PageUp")
    after = page.input_value("#split-research")
    assert int(after) > int(before)
    page.wait_for_selector("[data-step=undo]:not([disabled])")
    page.wait_for_timeout(500)  # the slider has come to rest, and was sent
    drafted = opened.look(lambda room: room.session(room.seat(1)).draft(room.seat(1).nation))
    assert round(100 * drafted.move.split[Pillar.RESEARCH]) == int(after)
    assert page.input_value("#split-research") == after
    page.click("[data-step=undo]")
    page.wait_for_selector("[data-step=redo]:not([disabled])")
    assert page.input_value("#split-research") == before


def _kept(page, path):
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#)', text)
    page.goto(path.as_uri())
    assert page.locator("h1").count() == 1


def test_a_join_whose_answer_is_lost_is_the_same_seat_when_it_is_repeated(open_class, visit):
    opened = open_class(scenario="quick", preset="free")
    page = visit(opened.address)
    page.wait_for_selector("#code")
    lost = []

    def lose(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().json())
        page.context.clear_cookies()  # which came with the answer
        route.abort()

    page.route("**/api/join", lose)
    page.fill("#code", opened.code)
    page.fill("#label", "Otter")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-key=refused] .bad")
    page.reload()
    page.wait_for_selector("#code")
    join(page, opened)
    assert lost == [{"ok": True, "seat": 1}]
    assert opened.look(lambda room: [seat.label for seat in room.record.seats]) == ["Otter"]


def planning(opened, visit):
    """The page of a seat whose class has begun to plan."""
    teacher = Teacher(opened)
    page = visit(opened.address)
    page.wait_for_selector("#code")
    join(page, opened)
    teacher.does("start")
    teacher.does("advance")
    page.wait_for_selector("footer.end button:not([disabled])")
    return page


def test_a_page_that_lost_its_line_loses_nothing(open_class, visit):
    opened = open_class(scenario="quick", preset="free")
    page = planning(opened, visit)
    page.context.set_offline(True)
    page.evaluate("document.querySelector('#lever-safety').focus()")
    page.keyboard.press("End")
    page.wait_for_selector("[data-key=offline]")
    assert page.input_value("#lever-safety") == "1"
    page.context.set_offline(False)
    page.wait_for_selector("[data-key=offline]", state="detached")
    page.wait_for_timeout(300)
    drafted = opened.look(lambda room: room.session(room.seat(1)).draft(room.seat(1).nation))
    assert drafted.move.levers.safety == 1.0
    page.reload()
    page.wait_for_selector(SHOWN)
    assert page.input_value("#lever-safety") == "1"


def test_a_tab_that_is_closed_without_a_line_loses_nothing(open_class, visit):
    opened = open_class(scenario="quick", preset="free")
    first = planning(opened, visit)
    context = first.context
    context.set_offline(True)
    for lever in ("safety", "strictness"):
        first.evaluate(f"document.querySelector('#lever-{lever}').focus()")
        first.keyboard.press("End")
    first.wait_for_selector("[data-key=offline]")
    first.close()
    context.set_offline(False)
    other = context.new_page()
    other.goto(f"{opened.address}/network")
    of_another = {"whose": "another-1", "bodies": [{"do": "end_turn", "page": "x", "id": 1}]}
    other.evaluate("one => localStorage.setItem('unsent-x', JSON.stringify(one))", of_another)
    other.evaluate("localStorage.setItem('unsent-y', '{')")
    other.goto(f"{opened.address}/seat")
    other.wait_for_selector("footer.end button:not([disabled])")
    until_sent(other)
    drafted = opened.look(lambda room: room.session(room.seat(1)).draft(room.seat(1).nation))
    assert (drafted.move.levers.safety, drafted.move.levers.strictness) == (1.0, 1.0)
    assert opened.look(lambda room: room.record.submitted) == {}
    assert other.input_value("#lever-safety") == "1"
    other.click("[data-step=undo]")  # numbers of this page are its own
    other.wait_for_selector("[data-step=redo]:not([disabled])")
    assert other.input_value("#lever-strictness") != "1"


def until_sent(page):
    """Until nothing is kept on the device that the server has not heard."""
    for _ in range(200):
        if not page.evaluate("Object.keys(localStorage).some(one => one.startsWith('unsent-'))"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("it is kept for ever")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_vote_is_cast_on_a_seat_and_the_second_game_says_what_came_of_it(
    open_class, visit, language
):
    opened = open_class(scenario="default", preset="long")
    teacher, said = Teacher(opened), words(language)
    page = visit(opened.address, locale=language)
    page.wait_for_selector("#code")
    join(page, opened)
    teacher.does("start")
    teacher.does("advance")
    page.wait_for_selector("[data-key=card-planning]")
    assert said["classroom.seat.planning_line"] in page.inner_text("[data-key=card-planning]")
    while opened.look(lambda room: room.phase.kind) != "vote":
        teacher.does("advance")
    page.wait_for_selector("[data-key=card-vote]")
    choices = opened.look(lambda room: room.record.opened.variants)
    press_to(page, "[name=vote]")
    page.keyboard.press("Space")
    page.wait_for_selector("[data-key=voted]:not(:empty)")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(f"[name=vote][value={choices[1]}]:checked")
    page.wait_for_timeout(500)
    assert opened.look(lambda room: room.seat(1).vote) == choices[1]
    assert page.inner_text("[data-key=voted]") == said["classroom.seat.voted"]
    found = clean(page, "vote")
    chosen = page.inner_text(f"label.choice:has([value={choices[1]}]) strong")
    while opened.look(lambda room: (room.run, room.phase.kind)) != (2, "plan"):
        teacher.does("advance")
    page.wait_for_selector("[data-key=card-planning]")
    assert chosen in page.inner_text("[data-key=card-planning]")
    assert found + clean(page, "second game") == []


def test_seats_read_three_languages_in_one_class(open_class, visit):
    opened = open_class(scenario="quick", preset="free")
    said = {language: words(language) for language in LANGUAGES}
    for number, language in enumerate(LANGUAGES):
        page = visit(opened.address, locale=language)
        page.wait_for_selector("#code")
        join(page, opened, f"seat {number}")
        shown = page.inner_text("body")
        assert page.get_attribute("html", "lang") == language
        assert said[language]["classroom.seat.lobby_line"] in shown
        for other in LANGUAGES:
            if other != language:
                assert said[other]["classroom.seat.lobby_line"] not in shown
        assert "classroom." not in shown
        assert "desk." not in shown


# what needs no browser


def test_a_seats_page_is_light_until_it_can_be_used():
    seen, waiting = {"seat.html", "seat.css", "theme.css", "early.js"}, ["seat.mjs"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        text = (PAGES / name).read_text(encoding="utf-8")
        for found in re.findall(r'^import .*?"(\.[^"]+)";$', text, re.MULTILINE | re.DOTALL):
            waiting.append(
                (PAGES / name).parent.joinpath(found).resolve().relative_to(PAGES).as_posix()
            )
    weight = sum((PAGES / name).stat().st_size for name in seen)
    assert weight <= ALLOWED, sorted(seen)


def test_the_page_has_pillars_programmes_and_pacts_in_the_order_of_the_orders():
    text = (PAGES / "seat" / "reading.mjs").read_text(encoding="utf-8")
    table = text.partition("const PILLARS = {")[2].partition("};")[0]
    listed = re.findall(r"(\w+): \[([^\]]*)\]", table)
    assert [name for name, _ in listed] == [one.name.lower() for one in Pillar]
    programmes = [
        (place, name)
        for place, (_, row) in enumerate(listed)
        for name in re.findall(r'"(\w+)"', row)
    ]
    assert programmes == [(PILLAR_OF[one], one.name.lower()) for one in Programme]
    pacts = re.findall(r'"(\w+)"', text.partition("const PACTS = [")[2].partition("]")[0])
    assert pacts == [one.name.lower() for one in Pact]
    assert len(pacts) == PACTS


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_look_has_the_colours_of_the_palette(theme):
    text = (PAGES / "theme.css").read_text(encoding="utf-8")
    block = text.partition(':root[data-theme="dark"]' if theme == "dark" else ":root {")[
        2
    ].partition("}")[0]
    found = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))
    for name in (
        "ground",
        "panel",
        "raised",
        "text",
        "dim",
        "accent",
        "on_accent",
        "link",
        "focus",
    ):
        assert found[name.replace("_", "-")] == bytes(getattr(THEMES[theme], name)).hex()


def test_every_text_of_the_pages_stands_in_the_catalogue():
    known = words("en")
    sources = [*PAGES.glob("*.mjs"), *(PAGES / "seat").glob("*.mjs")]
    for path in sources:
        for key in re.findall(r'"((?:classroom\.seat|desk)\.[a-z_.]+)"', path.read_text("utf-8")):
            assert key in known, (path.name, key)


def test_no_page_has_script_or_style_within():
    for path in (PAGES / "seat.html", PAGES / "join.html", PAGES / "take-away.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|style=|\son\w+=|https?:", text), path
