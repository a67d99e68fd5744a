"""What the workshop's page is given: nothing that it needs is missing, and nothing is invented."""

import base64
import json
import re
from pathlib import Path

import numpy as np
import pytest

from agents.block import PARAMS
from lab.varied import places
from scenarios.errors import ScenarioError
from scenarios.load import load
from scenarios.pack import pack
from scenarios.regimes import shelf
from ui.faces.paper import scripts
from ui.faces.paper.document import is_page
from ui.faces.paper.scripts import ScriptError, bundled
from ui.faces.paper.workshop.assumptions import assumptions, futures
from ui.faces.paper.workshop.packing import FUTURES, packed
from ui.faces.paper.workshop.page import HERE, LARGEST, SCRIPTS, make_page
from ui.play.words import LANGUAGES, words


@pytest.fixture(scope="module")
def world():
    return pack(load("quick"))


@pytest.fixture(scope="module")
def data(world):
    return packed(world, load("quick").question, 1)


def texts_of_the_code():
    return "".join(
        file.read_text(encoding="utf-8") for file in sorted((HERE / "page").glob("*.mjs"))
    )


def test_every_text_that_the_page_says_is_packed(data):
    said = set(re.findall(r'say\("((?:workshop|figure|scenario)\.[a-z_]+)"', texts_of_the_code()))
    assert len(said) > 80
    for language in LANGUAGES:
        assert said <= data["texts"][language].keys()


def test_every_text_of_the_workshop_is_said():
    code = texts_of_the_code() + (HERE / "page.py").read_text("utf-8")
    code += (HERE.parents[1] / "terminal" / "commands" / "workshop.py").read_text("utf-8")
    keys = [key.removeprefix("workshop.") for key in words() if key.startswith("workshop.")]
    made = ("verdict_", "often_", "unread_", "refused_", "limit_", "theme_", "sign_", "legend_")
    unsaid = [
        key for key in keys if not key.startswith(made) and not re.search(rf'[".]{key}["`]', code)
    ]
    assert unsaid == []


def test_every_text_of_the_room_is_said():
    web = HERE.parents[1] / "web" / "workshop"
    code = texts_of_the_code() + (web / "page" / "phone.mjs").read_text("utf-8")
    code += (web / "page" / "phone.html").read_text("utf-8")
    for folder in (web, HERE.parents[1] / "terminal" / "commands"):
        code += "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.py")))
    keys = [key for key in words() if key.startswith("room.")]
    assert len(keys) > 60
    made = ("sign_", "better_", "language_name")
    last = [key.rpartition(".")[2] for key in keys]
    assert [
        key for key in last if not key.startswith(made) and not re.search(rf'["\.{{$]{key}\b', code)
    ] == []


def test_every_regime_has_a_name_and_a_sentence():
    for language in LANGUAGES:
        for one in shelf():
            assert words(language)[f"regime.{one.name}.name"]
            assert words(language)[f"regime.{one.name}.sentence"]


def test_the_first_of_the_shelf_changes_nothing():
    first = shelf()[0]
    assert (first.clubs, first.pacts, first.levers) == ([], [], {})


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('clubs = [["USA"], ["USA"]]\nconduct = "kept"', "in two clubs"),
        ('conduct = "saintly"', "it must be kept, own or a policy"),
        ('conduct = "kept"\npacts = ["chess"]', "there is no pact chess"),
        ('conduct = "kept"\nlevers = {volume = 1.0}', "there is no lever volume"),
        ('conduct = "kept"\nlevers = {visa = 2.0}', "within its range"),
        ('conduct = "kept"\nwithin = 2.0', "regimes.1.within|validation error"),
    ],
)
def test_a_wrong_shelf_is_refused_in_a_sentence(tmp_path, lines, said):
    file = tmp_path / "regimes.toml"
    file.write_text(f'[[regimes]]\nname = "a"\nconduct = "own"\n[[regimes]]\nname = "b"\n{lines}\n')
    with pytest.raises(ScenarioError, match=said):
        shelf(file)


def test_draws_are_those_of_the_lab_within_their_evidence(world, data):
    drawn = futures(world, 1, FUTURES)
    numbers = np.frombuffer(base64.b64decode(data["draws"]["values"]), dtype="<f8")
    assert (numbers.reshape(-1, FUTURES) == drawn.drawn).all()
    for one in data["assumptions"]:
        if one["row"] >= 0:
            row = drawn.drawn[one["row"]]
            assert one["low"] <= row.min() < row.max() <= one["high"]


def test_every_assumption_has_a_source_a_range_and_a_place(world, data):
    found = data["assumptions"]
    known = places(world)
    assert len(found) > 200
    assert sum(one["row"] >= 0 for one in found) == len(data["draws"]["targets"])
    for one in found:
        assert one["meaning"]
        assert one["source"]
        assert one["low"] <= one["value"] <= one["high"]
        assert one["targets"] == [list(target) for target in known[one["path"]]]
        assert all(sheet == PARAMS for sheet, _ in one["targets"])
        assert world.params.memory[one["targets"][0][1]] == one["value"]


def test_what_a_scenario_changes_is_not_drawn():
    changed = load("chip-embargo").parameters or {}
    world = pack(load("chip-embargo"))
    drawn = futures(world, 1, 4)
    mine = {f"params.{section}.{name}" for section, names in changed.items() for name in names}
    assert not mine & set(drawn.paths)
    assert all(one["row"] < 0 for one in assumptions(world, drawn) if one["path"] in mine)


def test_modules_are_put_into_one_text(tmp_path):
    (tmp_path / "a.mjs").write_text(
        "export const one = 1;\nconst two = 2;\nexport const two_ = () => two;\n"
    )
    (tmp_path / "b.mjs").write_text(
        'import { one as first, two_ } from "./a.mjs";\nconst two = 5;\nexport class B {}\n'
    )
    made = bundled("b", [tmp_path], "new {start}.B();")
    assert "const { one: first, two_ } = module_a;" in made
    assert made.index("module_a") < made.index("module_b")
    assert made.endswith("new module_b.B();\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import x from "./a.mjs";\n', "cannot be put into one text"),
        ("export default 1;\n", "cannot be put into one text"),
        ('import { x } from "./none.mjs";\n', "no module is called none"),
        ('const x = "</script>";\n', "ends a script"),
    ],
)
def test_what_cannot_be_put_into_one_text_is_refused(tmp_path, text, said):
    (tmp_path / "a.mjs").write_text(text)
    with pytest.raises(ScriptError, match=said):
        bundled("a", [tmp_path])


def test_no_module_of_the_page_is_left_out():
    made = bundled("page", SCRIPTS)
    mine = {file.stem for file in (HERE / "page").glob("*.mjs")}
    assert {name for name in mine if f"module_{name} =" in made} == mine
    assert scripts.bundled("page", SCRIPTS) == made


def test_the_page_is_one_file_that_is_allowed_nothing_else(world):
    page = make_page(world, "What if </script><b>?", 1, [b"\0asm" * 100])
    assert is_page(page.encode()[:500])
    assert "default-src 'none'" in page
    assert "unsafe-inline" not in page
    assert page.count("<script") == 2 + bundled("page", SCRIPTS).count("<script")
    assert not re.search(
        r'(?:src|href)="(?!#)', re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    )
    assert len(page.encode()) < LARGEST
    text = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(text)["texts"]["en"]["scenario.question"] == "What if </script><b>?"


def test_the_page_is_the_same_every_time(world):
    assert make_page(world, "?", 1, [b"x"]) == make_page(world, "?", 1, [b"x"])


def test_no_rule_and_no_figure_of_the_model_stands_in_the_page():
    """Fields of sheets, policies and parameters are named by data; only what is shown has names."""
    code = texts_of_the_code()
    for word in ("hegemon", "USA", "trust", "gdp", "hazard", "economy"):
        assert not re.search(rf"\b{word}\b", code), word
    assert Path(SCRIPTS[1]).name == "host"
