"""Asking beforehand whether a file or folder could be written, by trying it out."""

import os
from pathlib import Path

from files.half import begin
from files.place import refuse_address, refuse_target
from files.trouble import Trouble, TroubleKind, unwritable
from files.writing import make_folder, unmake


def check_file(path: Path) -> None:
    """Raise Trouble now if a file could not be written there later.

    Its folder must be there.  A half-written file is begun in it and removed again, because what a
    disk's permissions say is not what it does.
    """
    try:
        refuse_address(path)
        if not os.path.isdir(path.parent):
            raise Trouble(TroubleKind.NO_PARENT, path)
        refuse_target(path)
        with begin(path.parent):
            pass
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error


def check_folder(path: Path) -> None:
    """Raise Trouble now if files could not be put into this folder later.

    A folder that is not there is made, tried out, and removed again with those above it.
    """
    made = make_folder(path)
    try:
        with begin(path):
            pass
    except (OSError, ValueError) as error:
        raise unwritable(error, path) from error
    finally:
        unmake(made)
