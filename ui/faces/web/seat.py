"""One person at a page: what the page says goes to the desk, what the desk shows to the page."""

from ui.desk.desk import Desk
from ui.desk.input.events import Typed
from ui.desk.input.hand import Hand
from ui.desk.look.look import SMALLEST, Look
from ui.desk.look.type import Style
from ui.desk.scene.box import Box
from ui.desk.scene.control import Kind
from ui.desk.scene.scene import Scene
from ui.desk.scene.widgets import KNOB
from ui.desk.shortcuts import shortcut
from ui.faces.paper.scene_svg import Links, SvgPainter, hexadecimal
from ui.faces.web.changes import altered, replaced
from ui.faces.web.controls import Told, sides, told
from ui.faces.web.spoken import Spoken
from ui.faces.web.wire import Said, SaidAsk, SaidSeen, SaidSize
from ui.play.words import say

LEAST, MOST = (896, 504), (8192, 8192)
"""A page that is smaller scrolls over a desk of the least size."""
COLOURS = (
    "ground", "panel", "raised", "edge", "text", "dim", "accent", "link", "focus",
)  # fmt: skip
Sent = dict[str, object]


class Seat:
    """One page at a desk.  Nothing here knows a network."""

    def __init__(self, desk: Desk, links: Links) -> None:
        self.desk, self.hand, self.links = desk, Hand(), links
        self.size = SMALLEST
        self.look: Look = desk.look(self.size)
        self.scene = Scene(Box(0, 0, *self.size))
        self.heard = 0  # the number of what the page said last
        self.outdated = True  # the screen has to be described anew
        self.anew()

    def anew(self) -> None:
        """Another page sits down: it knows nothing yet."""
        self._pieces: list[str] = []
        self._controls: dict[str, Told] = {}
        self._known: Sent = {}  # by key, what the page has been told
        self._focus = ""  # where the page has it
        self.heard = 0
        self.outdated = True

    # what the page says

    def feed(self, said: Said) -> Sent | None:
        """Let the page's words do what they mean; the answer, where one is due at once."""
        self.heard = said.n
        match said:
            case SaidSeen():
                return None
            case SaidAsk(name=name, at=at):
                return self._tip(name, at)
            case SaidSize(size=(width, height)):
                self.size = (
                    min(max(width, LEAST[0]), MOST[0]),
                    min(max(height, LEAST[1]), MOST[1]),
                )
                self.outdated = True
                return None
        self._do(said)
        return None

    def _do(self, said: Said) -> None:
        event = said.event()
        self.outdated = True
        if self.desk.busy or event is None:
            return
        if self.desk.moved:
            self.refresh()  # what was meant for the screen before finds nothing
        everywhere = shortcut(event, self.desk) if isinstance(event, Typed) else None
        actions = [everywhere] if everywhere else self.hand.feel(event, self.scene, self.look.scale)
        if said.kind == "hold":
            self._focus = self.hand.focus
        for action in actions:
            self.desk.do(action)

    def _tip(self, name: str, at: tuple[int, int]) -> Sent:
        control = self.scene.control(name)
        known = control is not None and control.tells is not None and not self.desk.busy
        words = control.tells(at) if known and control is not None and control.tells else ""
        return {"kind": "tip", "name": name, "at": list(at), "words": words, "heard": self.heard}

    # what the page is shown

    def refresh(self) -> None:
        """Describe the screen anew."""
        desk = self.desk
        if desk.moved:
            self.hand.forget()
        self.look = desk.look(self.size)
        if desk.counsel is not None:
            held = self.scene.control(self.hand.held)
            desk.counsel.dragging = held is not None and held.kind is Kind.SLIDER
        if not desk.busy:
            self.scene = desk.scene(self.size, self.hand.offsets)
            before = dict(self.hand.offsets)
            self.hand.settle(self.scene)
            if before != self.hand.offsets:
                self.scene = desk.scene(self.size, self.hand.offsets)

    def message(self) -> Sent:
        """What the page has to be told to show what is to be seen now."""
        moved = self.desk.moved
        self.refresh()
        self.outdated = False
        sent: Sent = {"kind": "scene", "heard": self.heard} | self._news()
        if not self.desk.busy:
            self.desk.moved = False
            sent |= self._shown(moved)
        return sent

    def _shown(self, moved: bool) -> Sent:
        spoken = Spoken(self.scene)
        pieces = SvgPainter(self.look, self.links).pieces(self.scene, spoken.unread)
        controls = {one.name: told(one, spoken) for one in self.scene.usable}
        sent: Sent = {
            "pieces": replaced(self._pieces, pieces),
            "controls": altered(self._controls, controls),
            "moved": moved,
        }
        self._pieces, self._controls = pieces, controls
        if self.hand.focus != self._focus or moved:
            sent["focus"] = self._focus = self.hand.focus
        sent |= self._unless_known("heading", spoken.heading() or say("desk.caption"))
        sent |= self._unless_known("above", spoken.layer > 0)
        if moved:
            sent["say"] = spoken.opening()
        return sent

    def _news(self) -> Sent:
        """What is seldom another: size, colours, language, what is being waited for."""
        desk, look = self.desk, self.look
        question = desk.question.words if desk.question is not None else ""
        found: Sent = {
            "busy": desk.busy,
            "notice": desk.notice or question,
            "size": sides(self.scene.box)[2:],
            "look": {name: hexadecimal(getattr(look.palette, name)) for name in COLOURS}
            | {
                "scale": look.scale,
                "knob": look.px(KNOB),
                "small": look.type.pixels(Style.SMALL),
                "body": look.type.pixels(Style.BODY),
            },
            "still": desk.settings.still,
            "full": desk.settings.full_screen,
            "language": desk.settings.language,
            "title": say("desk.caption"),
        }
        return {key: value for key, value in found.items() if self._unless_known(key, value)}

    def _unless_known(self, key: str, value: object) -> Sent:
        if key in self._known and self._known[key] == value:
            return {}
        self._known[key] = value
        return {key: value}
