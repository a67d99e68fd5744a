"""The block of par is replaced, and nothing that is no par goes with it."""

import pytest

from scenarios.par_text import HEADING, own_tables, with_block
from scenarios.parse import tables_of

HEAD = 'extends = "quick"\nname = "mine"\ntitle = "Mine"\n'
PAR = "[nations.USA.par]\nvalues = {sovereignty = 0.5}\n"
SOURCE = '[sources.our-games]\ncitation = "ours"\n'
CHANGE = "[parameters.shocks]\ncut_off_chance = {value = 0.01}\n"


@pytest.mark.parametrize("block", ["", f"{HEADING}\n{PAR}", f"{HEADING}\n{SOURCE}{PAR}"])
def test_a_block_of_par_alone_is_replaced(block: str) -> None:
    assert own_tables(HEAD + CHANGE + block, "mine.toml") == tables_of(HEAD + CHANGE, "mine.toml")
    made = with_block(HEAD + CHANGE + block, f"{HEADING}\n{PAR}")
    assert made.count(HEADING) == 1
    assert tables_of(made, "mine.toml")["parameters"]


@pytest.mark.parametrize(
    "behind",
    [
        PAR + CHANGE,
        CHANGE,
        "[nations.USA]\ngdp = {value = 1.0}\n",
        '[sources.other]\ncitation = "theirs"\n',
        "[nations]\nUSA = 5\n",
    ],
)
def test_what_else_stands_behind_the_heading_is_not_taken_for_par(behind: str) -> None:
    assert own_tables(f"{HEAD}{HEADING}\n{behind}", "mine.toml") is None


def test_a_heading_within_a_text_is_no_heading() -> None:
    credits = f'credits = """\n{HEADING}\n"""\n'
    assert own_tables(HEAD + credits, "mine.toml") is None
