"""Ctrl+C ends a command, whatever a library makes of it.

Python raises KeyboardInterrupt wherever it happens to be.  In the middle of an import, libraries
turn it into an error of their own; in a call back from compiled code it is swallowed, and at best
told to the hook for errors that cannot be raised.  In the import system's own code it would leave a
lock behind, for which another thread that imports waits for ever; so there it waits until that is
over.
"""

import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN = 0.05
"""Seconds until an interruption is repeated: by then the call back is over."""
IMPORTING = "<frozen importlib._bootstrap"
"""How the files begin in which imports take and leave their locks."""
_asked = threading.Event()


def watch() -> None:
    """Notice interruptions from now on, unless the shell had them ignored (`nohup`, `&`)."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
        sys.unraisablehook = repeat


def interrupt(_signal: int, frame: FrameType | None) -> None:
    """Note that the person wants to end.  Raises KeyboardInterrupt, where no lock can be lost."""
    _asked.set()
    if frame is not None and frame.f_code.co_filename.startswith(IMPORTING):
        once_more()
    else:
        raise KeyboardInterrupt


def asked() -> bool:
    """Whether an error may come from an interruption."""
    return _asked.is_set()


def heed() -> None:
    """End where a library has swallowed an interruption without a word; called at each step.

    Raises KeyboardInterrupt.
    """
    if asked():
        raise KeyboardInterrupt


def repeat(swallowed: "UnraisableHookArgs") -> None:
    """Interrupt once more where the first time led nowhere; tell of other errors as Python does."""
    if not issubclass(swallowed.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(swallowed)
    else:
        once_more()


def once_more() -> None:
    """Interrupt again in a moment."""
    later = threading.Timer(AGAIN, signal.raise_signal, [signal.SIGINT])
    later.daemon = True
    later.start()


def over() -> None:
    """Ignore what comes once the answer is given: there is nothing left to end."""
    if signal.getsignal(signal.SIGINT) is interrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
