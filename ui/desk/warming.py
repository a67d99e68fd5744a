"""Getting ready: the rules are loaded, and compiled where they are not, behind the title."""

import gc
from typing import TYPE_CHECKING

from sim.blame import addition_at_fault
from ui.desk.rules import are_compiled, load_rules
from ui.play.words import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def warm_up(desk: "Desk") -> None:
    """Load the rules, and compile them where they are not, in the background."""

    def found(compiled: bool) -> None:
        desk.compiling = not (compiled or desk.ready)
        if desk.compiling and desk.busy:
            desk.busy = say("desk.compiling")

    def loaded(_: None) -> None:
        gc.freeze()  # the rules stay: looking through them for garbage would hold up a frame
        desk.ready, desk.compiling = True, False
        if desk.busy:
            desk.busy = desk.doing
        desk.screen.opened()

    def failed(error: BaseException) -> None:
        desk.tell(say("desk.no_rules", reason=addition_at_fault(error) or str(error)))

    def load() -> None:
        heard = desk.kernels.follow()
        try:
            load_rules()
        finally:
            heard()

    desk.crew.ask("compiled", are_compiled, found, failed)
    desk.crew.ask("warm", load, loaded, failed)
