"""Reading a game that somebody names: a diary or a save, held against the run it is part of."""

from pathlib import Path

from files.folder import Folder
from files.trouble import Trouble, TroubleKind
from scenarios.diary_file import LARGEST_FILE, DiaryError, DiaryFile, OtherRules, read
from sim.edition import RULES
from ui.play.refusal import Refusal
from ui.play.saving import DIARY, FILES, refusal
from ui.play.words import say


class PlayedByOtherRules(Refusal):
    """A game that cannot be gone on with or replayed here; `rules` is the number of its rules."""

    def __init__(self, other: OtherRules) -> None:
        super().__init__(say("refuse.other_rules", file=other.name, rules=other.rules, own=RULES))
        self.rules = other.rules


def read_game(path: Path) -> DiaryFile:
    """The game in a file, unchanged since its run wrote it.  Raises Refusal with one sentence."""
    saved = read_moves(path)
    hold_against_manifest(path)
    return saved


def read_moves(path: Path) -> DiaryFile:
    """The game in a file, as somebody may have changed it.  Raises Refusal with one sentence."""
    try:
        return read(path)
    except DiaryError as error:
        raise refused(error) from error


def refused(error: DiaryError) -> Refusal:
    """Why a diary cannot be used, said to people."""
    return PlayedByOtherRules(error) if isinstance(error, OtherRules) else Refusal(str(error))


def hold_against_manifest(path: Path) -> None:
    """Raise Refusal for the diary of a run's folder that is not the one the manifest there names.

    States tell nothing of par, mandates and names, by which games are judged.
    """
    if path.name != DIARY:
        return
    try:
        Folder(path.parent, FILES).read([path.name], LARGEST_FILE)
    except Trouble as trouble:
        if trouble.kind is TroubleKind.DAMAGED and trouble.path.name == path.name:
            raise refusal(trouble) from trouble
