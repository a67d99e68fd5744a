"""Boxes: rectangles in pixels, and how they are divided."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; x and y are its upper left corner."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to its right."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle."""
        return self.x + self.w // 2, self.y + self.h // 2

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether a point is inside."""
        return self.x <= point[0] < self.right and self.y <= point[1] < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether the two share a pixel."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether all of it is inside the other."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def common(self, other: "Box") -> "Box":
        """What the two share; of no size when nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(
            x,
            y,
            max(min(self.right, other.right) - x, 0),
            max(min(self.bottom, other.bottom) - y, 0),
        )

    def moved(self, dx: int, dy: int) -> "Box":
        """The same, elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, x: int, y: int | None = None) -> "Box":
        """Smaller by so much on each side."""
        y = x if y is None else y
        return Box(self.x + x, self.y + y, max(self.w - 2 * x, 0), max(self.h - 2 * y, 0))

    def top(self, height: int, gap: int = 0) -> tuple["Box", "Box"]:
        """A strip from the top, and the rest below it."""
        cut = min(height, self.h)
        below = min(cut + gap, self.h)
        return (
            Box(self.x, self.y, self.w, cut),
            Box(self.x, self.y + below, self.w, self.h - below),
        )

    def foot(self, height: int, gap: int = 0) -> tuple["Box", "Box"]:
        """A strip from the bottom, and the rest above it."""
        cut = min(height, self.h)
        above = max(self.h - cut - gap, 0)
        return Box(self.x, self.bottom - cut, self.w, cut), Box(self.x, self.y, self.w, above)

    def left(self, width: int, gap: int = 0) -> tuple["Box", "Box"]:
        """A strip from the left, and the rest to its right."""
        cut = min(width, self.w)
        beside = min(cut + gap, self.w)
        return (
            Box(self.x, self.y, cut, self.h),
            Box(self.x + beside, self.y, self.w - beside, self.h),
        )

    def end(self, width: int, gap: int = 0) -> tuple["Box", "Box"]:
        """A strip from the right, and the rest to its left."""
        cut = min(width, self.w)
        rest = max(self.w - cut - gap, 0)
        return Box(self.right - cut, self.y, cut, self.h), Box(self.x, self.y, rest, self.h)

    def columns(self, shares: int | Sequence[float], gap: int = 0) -> list["Box"]:
        """Side by side: so many of equal width, or of these proportions."""
        parts = [1.0] * shares if isinstance(shares, int) else list(shares)
        edges = _edges(parts, self.w - gap * (len(parts) - 1))
        return [
            Box(self.x + start + k * gap, self.y, end - start, self.h)
            for k, (start, end) in enumerate(pairwise(edges))
        ]

    def rows(self, shares: int | Sequence[float], gap: int = 0) -> list["Box"]:
        """One below the other: so many of equal height, or of these proportions."""
        parts = [1.0] * shares if isinstance(shares, int) else list(shares)
        edges = _edges(parts, self.h - gap * (len(parts) - 1))
        return [
            Box(self.x, self.y + start + k * gap, self.w, end - start)
            for k, (start, end) in enumerate(pairwise(edges))
        ]

    def centred(self, width: int, height: int) -> "Box":
        """A box of this size in the middle."""
        return Box(self.x + (self.w - width) // 2, self.y + (self.h - height) // 2, width, height)


def _edges(parts: Sequence[float], room: int) -> list[int]:
    edges, passed, total = [0], 0.0, sum(parts)
    for part in parts:
        passed += part
        edges.append(round(max(room, 0) * passed / total))
    return edges
