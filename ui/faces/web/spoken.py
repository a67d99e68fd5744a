"""What a scene says to who listens: names of controls, what stands in them, headings.

Words that stand in a control are part of it and are not read once more beside it; what lies under a
dialog is not read at all.
"""

from ui.desk.scene.control import Control, Kind
from ui.desk.scene.scene import Scene
from ui.desk.scene.shapes import Text
from ui.desk.scene.widgets import keycap
from ui.faces.paper.scene_svg import LEVELS

NAMED_BY_WORDS = (Kind.FIGURE, Kind.HINT)
"""Whose label says what the words in them are."""
TELLING = 2
"""Texts below a heading that are told when a screen opens."""


class Spoken:
    """What one scene says."""

    def __init__(self, scene: Scene) -> None:
        self.layer = scene.layer
        self._usable = scene.usable
        texts = [shape for shape in scene.shapes if isinstance(shape, Text) and any(shape.lines)]
        self._texts = [text for text in texts if text.layer == self.layer]
        self._within: dict[str, list[Text]] = {}
        self._unread = {id(text) for text in texts if text.layer != self.layer}
        for control in self._usable:
            self._gather(control)

    def _gather(self, control: Control) -> None:
        if control.kind in (Kind.MAP, Kind.SLIDER):
            return
        box = control.box
        found = [
            text
            for text in self._texts
            if box.y <= text.box.y < box.bottom and text.box.within(box)
        ]
        self._within[control.name] = found
        if control.kind is not Kind.HINT:
            self._unread.update(map(id, found))

    def unread(self, text: Text) -> bool:
        """Whether a text is for eyes alone."""
        return id(text) in self._unread

    def name(self, control: Control) -> str:
        """What a control is called."""
        words = self._words(control)
        if control.kind in NAMED_BY_WORDS and words and control.label not in words:
            return f"{control.label}: {words}"
        return control.spoken

    def about(self, control: Control) -> str:
        """What else there is to say of it: the words in it, then its tip."""
        words = "" if control.kind in NAMED_BY_WORDS else self._words(control)
        parts = [part for part in (words, control.tip) if part and part != control.label]
        return "\n".join(parts)

    def _words(self, control: Control) -> str:
        """The words in a control, without its label and its key."""
        known = {control.label, keycap(control.key) if control.key else ""}
        written = (" ".join(text.lines).strip() for text in self._within.get(control.name, ()))
        return " ".join(words for words in written if words not in known)

    def heading(self) -> str:
        """The first heading of the screen, or of what lies above it; "" where there is none."""
        read = [text for text in self._texts if not self.unread(text)]
        heads = [text for text in read if text.style in LEVELS]
        first = heads[:1] or (read[:1] if self.layer else [])
        return " ".join(first[0].lines) if first else ""

    def opening(self) -> str:
        """What is said when the screen opens: its heading, and what stands first below."""
        heading = self.heading()
        read = [" ".join(text.lines) for text in self._texts if not self.unread(text)]
        if heading not in read:
            return heading
        at = read.index(heading)
        return "\n".join(read[at : at + 1 + TELLING])
