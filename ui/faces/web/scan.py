"""The code that phones scan to join: on the wall, and on the terminal."""

import io

import segno

QUIET = 2
"""Modules of white around it."""


def drawn(text: str) -> bytes:
    """As SVG, black on white in either theme."""
    sink = io.BytesIO()
    _on_a_wall(text).save(
        sink, kind="svg", border=QUIET, xmldecl=False, light="#fff", omitsize=True
    )
    return sink.getvalue()


def dark_squares(text: str) -> list[str]:
    """As rows of "1" for dark and "0" for light, for a page that draws it; no white around it."""
    return ["".join("1" if dark else "0" for dark in row) for row in _on_a_wall(text).matrix]


def printed(text: str, blocks: bool) -> str:
    """As lines for a terminal, dark on light whatever its colours; without `blocks` in ASCII."""
    rows = [list(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=QUIET)]
    if not blocks:
        return "\n".join("".join("  " if dark else "##" for dark in row) for row in rows)
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join(
        "".join(" ▄▀█"[2 * (not above) + (not below)] for above, below in zip(*pair, strict=True))
        for pair in pairs
    )


def _on_a_wall(text: str) -> segno.QRCode:
    """Scanned from the other end of a room, so that some of it may be missed."""
    return segno.make(text, error="m", micro=False)
