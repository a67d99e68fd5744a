"""The workshop in a browser, from the disk, without a network."""

import json

import pytest

from tests.ui.faces.paper.workshop.visit import Visit

pytestmark = pytest.mark.compiled
FIGURE = "params.incidents.rate"


@pytest.fixture
def visit(browser, workshop):
    with Visit(browser, workshop) as made:
        yield made
        assert made.errors == []
        assert [url for url in made.asked if not url.startswith(("file:", "blob:"))] == []


def fix(visit, path, value):
    """Hold an assumption still."""
    visit.page.fill("#search", path.removeprefix("params."))
    visit.page.check(f"[id='fix-{path}-set']")
    visit.turn(f"[id='fix-{path}']", value)


def predict(visit, chance, low, high, who=""):
    visit.page.fill("#prediction-who", who)
    visit.page.fill("#prediction-chance", str(chance))
    visit.page.fill("#prediction-low", str(low))
    visit.page.fill("#prediction-high", str(high))
    visit.page.click("#prediction-add")


def test_it_answers_from_the_disk_without_a_network(visit):
    visit.settle()
    assert "futures" in visit.page.inner_text(".verdict")
    assert visit.page.locator("#gains tbody tr").count() == 8
    assert visit.page.locator("#regret tbody tr").count() == 8
    assert "would gain" in visit.page.inner_text("#leave") or "Would walk" in visit.page.inner_text(
        "#leave"
    )
    assert visit.said == ""


def test_no_result_is_seen_before_the_room_has_predicted(visit):
    visit.page.wait_for_selector("body[data-busy=false]")
    parts = ("result", "gains", "leave", "regret")
    for part in parts:
        assert "before the room has predicted" in visit.page.inner_text(f"#{part}")
        assert visit.page.locator(f"#{part} table, #{part} svg").count() == 0
    visit.page.click("#prior-add")
    assert "Best of all" not in visit.page.inner_text("#people")
    visit.page.click("#ask")
    assert visit.page.locator("#show-result").count() == 0, "who was asked has to answer first"
    predict(visit, 60, -3, 4)
    visit.page.click("#reveal")
    for part in parts:
        visit.page.wait_for_selector(f"#{part} table")


def test_whoever_leads_the_room_shows_results_at_any_time(visit):
    visit.page.wait_for_selector("body[data-busy=false]")
    visit.page.click("#show-gains")
    visit.page.wait_for_selector("#result .ten")
    assert visit.state["shown"]
    visit.page.reload()
    visit.page.wait_for_selector("#result .ten")
    visit.page.click("#reset")
    assert visit.page.locator("#result .ten").count() == 0


def test_a_slider_moves_the_pair_and_can_be_undone(visit):
    visit.settle()
    before = visit.page.inner_text("#result")
    fix(visit, "params.economy.gain", "0.05")
    visit.settle()
    after = visit.page.inner_text("#result")
    assert after != before
    assert list(visit.state["fixed"]) == ["params.economy.gain"]
    visit.page.click("#undo")
    visit.page.click("#undo")
    visit.settle()
    assert visit.page.inner_text("#result") == before
    visit.page.click("#redo")
    visit.page.click("#redo")
    visit.settle()
    assert visit.page.inner_text("#result") == after


def test_a_regime_is_built_kept_and_taken_again(visit):
    visit.answered()
    for name in ("a-who", "a-what", "a-proposal"):
        visit.unfold(name)
    visit.page.select_option("#a-seat-USA", "-1")
    visit.page.check("#a-pact-safety_standards")
    visit.page.check("#a-lever-safety-set")
    visit.turn("#a-lever-safety", "0.8")
    visit.page.fill("#a-name", "<b>Ours</b>")
    visit.page.fill("#a-by", "Table 3")
    visit.page.click("#a-keep")
    (kept,) = visit.state["proposals"]
    assert kept["name"] == "<b>Ours</b>"
    assert "USA" not in kept["clubs"][0]
    assert kept["levers"]["safety"] == 0.8
    assert visit.page.inner_text("#a-heading").endswith("<b>Ours</b>")
    visit.page.select_option("#b-take", kept["key"])
    visit.settle()
    assert "same in every future" in visit.page.inner_text(".verdict")


def test_a_round_hides_the_result_until_all_have_said(visit):
    visit.settle()
    visit.page.click("#ask")
    assert "Hidden" in visit.page.inner_text("#result")
    assert "Hidden" in visit.page.inner_text("#gains")
    for k in range(3):
        predict(visit, 60 + 10 * k, -3 - k, 4)
    assert "3" in visit.page.inner_text("#prediction-count")
    assert visit.page.input_value("#prediction-chance") == "50"
    visit.page.click("#reveal")
    visit.settle()
    told = visit.page.inner_text("#people").replace("\u00a0", " ")
    assert "Brier" in told
    assert "70 %" in told
    assert len(visit.state["rounds"][0]["predictions"]) == 3


def test_forty_predictions_are_collected_and_shown_without_names(visit):
    visit.settle()
    visit.page.click("#ask")
    for k in range(40):
        predict(visit, 2 * k, -5, 5, who=f"Person {k}")
    visit.page.click("#reveal")
    visit.page.wait_for_selector("#people .drawing")
    assert len(visit.state["rounds"][0]["predictions"]) == 40
    assert "Person" not in visit.page.inner_text("#root")


def test_what_is_saved_is_opened_again(visit, tmp_path):
    visit.answered()
    fix(visit, FIGURE, "0.15")
    visit.page.click("#ask")
    predict(visit, 80, -1, 6, who="<script>alert(1)</script>")
    before = visit.state
    file = visit.downloaded("#save", tmp_path)
    visit.page.click("#reset")
    assert visit.state["fixed"] == {}
    visit.open(file)
    visit.wait_for("taken up")
    assert visit.state == before


def test_a_report_is_made_again_from_its_own_file(visit, tmp_path):
    visit.answered()
    visit.unfold("a-proposal")
    visit.page.fill("#a-why", "because </script> & co.")
    visit.page.click("#a-keep")
    fix(visit, FIGURE, "0.15")
    visit.page.fill("#prior-who", "<i>nobody</i>")
    visit.page.click("#prior-add")
    visit.page.click("#ask")
    predict(visit, 80, -1, 6)
    visit.page.click("#reveal")
    file = visit.downloaded("#report", tmp_path)
    page = file.read_text("utf-8")
    for word in ("0.1.0", "quick", "incidents", "because &lt;/script&gt; &amp; co.", "Round 1"):
        assert word in page, word
    visit.page.click("#reset")
    visit.open(file)
    visit.wait_for("byte for byte")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(page.replace("Six Pillars · workshop", "Six Pillars · workshoq"), "utf-8")
    visit.open(spoilt)
    visit.wait_for("not the same")


def test_a_report_says_everything_without_a_script(visit, browser, tmp_path):
    visit.answered()
    file = visit.downloaded("#report", tmp_path)
    with Visit(browser, file, java_script_enabled=False) as reader:
        told = reader.page.inner_text("main")
        assert "futures" in told
        assert reader.page.locator("svg.drawing").count() >= 2
        assert reader.errors == []


def test_a_page_that_is_opened_again_goes_on(visit):
    visit.answered()
    visit.page.click("#swap")
    before = visit.state
    visit.page.reload()
    visit.answered()
    assert visit.state == before
    assert visit.page.inner_text("#a-heading").endswith("As things are")


BAD = {
    "a number outside its range": (lambda s: s["a"].update(within=7), "must be from"),
    "another version": (lambda s: s["made"].update(rules="0" * 64), "other rules or another world"),
    "another form": (lambda s: s.update(form=9), "another version"),
    "no workshop": (lambda s: s.update(kind="diary"), "no workshop"),
    "nonsense": (lambda s: s.update(rounds=5), "damaged"),
    "a nation that there is not": (lambda s: s.update(nation="<b>"), "does not have"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(visit, tmp_path, name):
    visit.answered()
    visit.page.click("#swap")
    before, (spoil, said) = visit.state, BAD[name]
    spoilt = json.loads(json.dumps(before))
    spoil(spoilt)
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(spoilt))
    visit.open(file)
    visit.wait_for(said)
    assert visit.state == before


def test_a_file_of_100_megabytes_is_not_read(visit, tmp_path):
    visit.answered()
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.truncate(100_000_000)
    visit.open(file)
    visit.wait_for("1 MB")


def test_a_file_that_is_dropped_is_opened(visit):
    visit.answered()
    visit.page.evaluate(
        """() => { const data = new DataTransfer();
        data.items.add(new File(['{}'], 'x.json'));
        document.dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true})); }"""
    )
    visit.wait_for("no workshop")


def test_without_webassembly_the_page_says_so_and_saves(browser, workshop, tmp_path):
    script = "delete window.WebAssembly; window.Worker = class { constructor() { throw 1; } };"
    with Visit(browser, workshop, script) as visit:
        visit.wait_for("no WebAssembly")
        visit.page.click("#swap")
        saved = json.loads(visit.downloaded("#save", tmp_path).read_text("utf-8"))
        assert saved["a"]["key"] == "today"


def test_where_workers_are_refused_the_page_plays_itself(browser, workshop):
    script = "window.Worker = class { constructor() { throw new Error('refused'); } };"
    with Visit(browser, workshop, script) as visit:
        visit.answered()
        assert "futures" in visit.page.inner_text(".verdict")


def test_without_simd_the_same_is_answered(browser, workshop, tmp_path):
    """The first module is spoilt, as a browser sees it that cannot run it."""
    page = workshop.read_text("utf-8")
    start = page.index('"modules":["') + len('"modules":["')
    floats = page[start:].split('","', 1)[1].split('"', 1)[0]
    with Visit(browser, workshop) as visit:
        visit.settle()  # the first answer is of fewer futures
        right = visit.page.inner_text("#gains")
        slow = with_modules(workshop, tmp_path, [floats])
    with Visit(browser, slow) as visit:
        visit.settle()
        assert visit.page.inner_text("#gains") == right


def with_modules(workshop, folder, modules):
    """The page with other modules, and the digest that goes with it."""
    import hashlib  # noqa: PLC0415
    import re  # noqa: PLC0415

    page = workshop.read_text("utf-8")
    found = re.search(r'(data-sha256=")[0-9a-f]+(">)(.*?)(</script>)', page, re.DOTALL)
    data = json.loads(found[3]) | {"modules": modules}
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = page[: found.start()] + found[1] + digest + found[2] + text + page[found.end() - 9 :]
    file = folder / "other.html"
    file.write_text(made, "utf-8")
    return file


def test_rules_that_are_damaged_are_one_sentence(browser, workshop, tmp_path):
    with Visit(browser, with_modules(workshop, tmp_path, ["AGFzbQ=="])) as visit:
        visit.wait_for("damaged")


def test_a_damaged_page_keeps_its_sentence(browser, workshop, tmp_path):
    page = workshop.read_text("utf-8")
    file = tmp_path / "damaged.html"
    file.write_text(page.replace('"seed":1', '"seed":2', 1), "utf-8")
    with Visit(browser, file) as visit:
        visit.page.wait_for_timeout(500)
        assert "the file is damaged" in visit.page.inner_text("#still")
    file.write_text(page[: len(page) // 2], "utf-8")
    with Visit(browser, file) as visit:
        assert "the file is damaged" in visit.page.inner_text("#still")


def test_where_nothing_is_remembered_the_page_says_so_and_works(browser, workshop):
    script = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    with Visit(browser, workshop, script) as visit:
        visit.wait_for("refuses to remember")
        visit.answered()
        visit.page.click("#swap")
        assert visit.page.inner_text("#a-heading").endswith("As things are")
        assert visit.errors == []
