"""The par of every nation: what leaders drawn at random make of it.

A scenario file ends with a block of par and usual steps that `tools/measure_par.py` writes.
"""

HEADING = "# Par, written by tools/measure_par.py: what leaders drawn at random reach."


def kept(text: str) -> str:
    """The block of par at the end of a scenario's text, with the empty line before it."""
    place = text.find(HEADING)
    return "\n" + text[place:] if place >= 0 else ""


def without(text: str) -> str:
    """A scenario's text without its block of par."""
    place = text.find(HEADING)
    return (text[:place] if place >= 0 else text).rstrip("\n") + "\n"
