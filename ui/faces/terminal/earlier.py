"""Pages of games that other rules have played, from what their files hold."""

import io
from pathlib import Path

import polars as pl

from files.trouble import Trouble, TroubleKind
from lab.formats import Format, TableError
from scenarios.diary_file import DiaryError
from scenarios.earlier_game import EarlierGame, parse_earlier, read_earlier
from ui.faces.paper.earlier import Frames, make_page
from ui.faces.terminal.files import read_run
from ui.play.refusal import Refusal
from ui.play.saving import DIARY, refusal
from ui.play.words import say

SHOWN = ("outcomes", "world", "trajectory")
"""Tables that the page reads."""


def page_of_run(folder: Path) -> str:
    """The page of a run's folder.  Raises Refusal."""
    _, diary, tables = read_run(folder, SHOWN, any_table)
    return _page(_told(diary, folder / DIARY), tables, "", folder)


def page_of_game(file: Path, nation: str = "") -> str:
    """The page of a diary or a save, of a nation's side: by default the only player's.

    In the folder of a run its tables are shown, too.  Raises Refusal.
    """
    try:
        game = read_earlier(file)
    except DiaryError as error:
        raise Refusal(str(error)) from error
    tables: Frames = {}
    if file.name == DIARY and (file.parent / "manifest.json").is_file():
        _, diary, tables = read_run(file.parent, SHOWN, any_table)
        game = _told(diary, file)
    return _page(game, tables, _whose(game, nation), file)


def any_table(data: bytes, form: Format) -> pl.DataFrame:
    """A table with whatever columns its version gave it.  Raises TableError for none."""
    try:
        if form == "parquet":
            return pl.read_parquet(data)
        found = pl.read_csv(io.BytesIO(data), infer_schema_length=None)
        return found.with_columns(pl.col(pl.String).str.replace("^'", ""))
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise TableError("it is damaged") from error


def _page(game: EarlierGame, tables: Frames, nation: str, place: Path) -> str:
    """Raises Refusal for tables that are not as a run has written them."""
    try:
        return make_page(game, tables, nation)
    except (LookupError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise refusal(Trouble(TroubleKind.DAMAGED, place)) from error


def _told(diary: bytes, file: Path) -> EarlierGame:
    try:
        return parse_earlier(diary, str(file))
    except DiaryError as error:
        raise Refusal(str(error)) from error


def _whose(game: EarlierGame, nation: str) -> str:
    """The nation that is meant.  Raises Refusal where it cannot be told."""
    if nation and nation not in game.codes:
        raise Refusal(say("session.nation", nation=nation, nations=", ".join(game.codes)))
    if nation or len(game.humans) == 1:
        return nation or game.humans[0]
    whose = game.humans or tuple(game.codes)
    key = "debrief.which" if game.humans else "debrief.nobody"
    raise Refusal(say(key, nations=", ".join(whose), first=whose[0]))
