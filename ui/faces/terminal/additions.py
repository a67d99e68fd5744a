"""The additions that a command line names: `--with FOLDER`, before anything heavy is imported."""

import os
import sys

from files.text import visible
from sim.declared import VARIABLE
from ui.faces.terminal import interruption

WITH = "--with"


def taken_from(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments without every `--with FOLDER`, wherever it stands, and the folders."""
    kept: list[str] = []
    folders: list[str] = []
    rest = iter(arguments)
    for one in rest:
        if one == "--":
            kept += [one, *rest]
        elif one == WITH:
            folders.append(next(rest, ""))
        elif one.startswith(f"{WITH}="):
            folders.append(one.removeprefix(f"{WITH}="))
        else:
            kept.append(one)
    return kept, folders


def install(folders: list[str]) -> None:
    """Let this process and those that it starts have the additions of these folders, and no other.

    Exits with 2 and one sentence for an addition that cannot be used.  Comes before everything that
    is built from lists to which an addition adds: sheets, kernels, menus, schemas.
    """
    os.environ.pop(VARIABLE, None)
    if not folders:
        return
    if "" in folders:
        refuse(f"{WITH} names no folder; give the folder of an addition")
    os.environ[VARIABLE] = os.pathsep.join(map(os.path.abspath, folders))
    try:
        # every class and table with a place for each lever and shock: their names may clash
        import lab.columns  # noqa: F401, PLC0415
        import policies.menu  # noqa: F401, PLC0415
        import scenarios.diary_file  # noqa: F401, PLC0415
        import sim.tick  # noqa: F401, PLC0415
        from ui.play.words import LANGUAGES, words  # noqa: PLC0415

        for language in LANGUAGES:
            words(language)
    except ValueError as error:  # an AdditionError, or a sheet with a figure twice
        if interruption.asked():
            raise
        refuse(str(error))


def refuse(sentence: str) -> None:
    """Say why an addition cannot be used, and end."""
    sentence = " ".join(visible(sentence, lines=True).split())
    print(f"sixpillars: {sentence}.", file=sys.stderr)
    sys.exit(2)
