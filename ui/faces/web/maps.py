"""Maps that a page may fetch: each has an address by what is on it, and is drawn once."""

from collections import OrderedDict
from hashlib import sha256

from ui.desk.scene.shapes import WorldMapShape
from ui.faces.paper.map_svg import map_svg

KEPT = 24


class Maps:
    """The last few maps."""

    def __init__(self) -> None:
        self._shapes: OrderedDict[str, WorldMapShape] = OrderedDict()
        self._drawn: dict[str, bytes] = {}

    def address(self, shape: WorldMapShape) -> str:
        """Where this map is found."""
        name = sha256(repr(shape.key()).encode()).hexdigest()[:24]
        self._shapes[name] = shape
        self._shapes.move_to_end(name)
        if len(self._shapes) > KEPT:
            oldest, _ = self._shapes.popitem(last=False)
            self._drawn.pop(oldest, None)
        return f"/map/{name}.svg"

    def drawn(self, name: str) -> bytes | None:
        """The map of this name; None when there is none, or none any more."""
        shape = self._shapes.get(name)
        if shape is None:
            return None
        if name not in self._drawn:
            self._drawn[name] = map_svg(shape).encode()
        return self._drawn[name]
