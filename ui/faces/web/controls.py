"""Controls of a scene as the page needs them to make real ones."""

from ui.desk.scene.box import Box
from ui.desk.scene.control import Control, Kind
from ui.faces.web.spoken import Spoken

Told = dict[str, object]


def told(control: Control, spoken: Spoken) -> Told:
    """One control; what it has in common with most is left out."""
    found: Told = {
        "kind": control.kind.name.lower(),
        "box": sides(control.box),
        "name": spoken.name(control),
        "about": spoken.about(control),
        "tip": control.tip,
        "key": control.key,
        "on": control.on,
        "off": not control.enabled,
    }
    if control.clip is not None and not control.box.within(control.clip):
        found["seen"] = sides(control.seen)
    match control.kind:
        case Kind.SLIDER:
            found |= {
                "value": round(control.value, 9),
                "low": control.low,
                "high": control.high,
                "told": control.told,
            }
        case Kind.FIELD:
            found |= {"text": control.text, "longest": control.longest}
        case Kind.MAP:
            found["asks"] = control.tells is not None
    return {key: value for key, value in found.items() if value not in ("", False)}


def sides(box: Box) -> list[int]:
    """Left, top, width, height."""
    return [box.x, box.y, box.w, box.h]
