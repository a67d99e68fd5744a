"""A sheet: one block of memory whose fields are named, shaped figures.

Kernels read `now.talent[i]`, `now.trust[i, j]` or `params.talent.mobility`.  The same class holds
one world (floats) or a block of replicates (`width` lanes).  Compiled, a sheet is a pointer and a
number of nations (`sim/sheet_type.py`), so that a whole state is copied, hashed or handed to a
kernel at once.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, cast

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
NATIONS = "nations"
LINE = 64  # bytes of a cache line, and of the widest vector


class Field(NamedTuple):
    """What a field of a sheet is: its axes, its unit, its meaning, and its bounds.

    Without bounds of its own, a figure has those of its unit (`sim/validity.py`).
    """

    axes: tuple[str | int, ...]
    unit: str
    meaning: str
    bounds: tuple[float, float] | None = None

    def shape(self, nations: int) -> tuple[int, ...]:
        """Its numpy shape in a world of so many nations."""
        return tuple(nations if axis == NATIONS else int(axis) for axis in self.axes)

    def size(self, nations: int) -> int:
        """How many numbers it holds."""
        return math.prod(self.shape(nations))


class Section(NamedTuple):
    """A field that is itself a sheet."""

    kind: "type[Sheet]"

    def size(self, nations: int) -> int:
        """How many numbers it holds."""
        return self.kind.size(nations)


NONE: Mapping[str, Field] = MappingProxyType({})


class _Scalar:
    """Reads and writes a single number where it lies in the sheet's memory."""

    def __init__(self, start: int) -> None:
        self.start = start

    def __get__(self, sheet: "Sheet", owner: type) -> Any:
        if sheet.width:
            return sheet.memory[self.start * sheet.width : (self.start + 1) * sheet.width]
        return float(sheet.memory[self.start])

    def __set__(self, sheet: "Sheet", value: Any) -> None:
        lanes = max(sheet.width, 1)
        sheet.memory[self.start * lanes : (self.start + 1) * lanes] = value


def each(
    unit: str, meaning: str, *more: str | int, bounds: tuple[float, float] | None = None
) -> Array:
    """Declare a figure of each nation (and of each further axis)."""
    return cast(Array, Field((NATIONS, *more), unit, meaning, bounds))


def pair(unit: str, meaning: str, *more: str | int) -> Array:
    """Declare a figure of each ordered pair of nations (and of each further axis)."""
    return each(unit, meaning, NATIONS, *more)


def world(unit: str, meaning: str, size: int = 1) -> Array:
    """Declare a row of figures of the world."""
    return cast(Array, Field((size,), unit, meaning))


def number(unit: str, meaning: str) -> float:
    """Declare a single number."""
    return cast(float, Field((), unit, meaning))


Kind = TypeVar("Kind", bound="Sheet")


def section(kind: type[Kind]) -> Kind:
    """Declare a part that is a sheet of its own."""
    return cast(Kind, Section(kind))


def _aligned(count: int) -> Array:
    raw = np.zeros(count + LINE // 8)
    start = (-raw.ctypes.data % LINE) // 8
    return raw[start : start + count]


class _Place(NamedTuple):
    """Where a field lies in the memory of a sheet without lanes."""

    name: str
    field: Field | Section
    start: int
    end: int


class Sheet:
    """Base of every sheet; a subclass declares its fields with the functions above."""

    fields: ClassVar[dict[str, Field | Section]] = {}
    _layouts: ClassVar[dict[int, tuple[_Place, ...]]] = {}

    def __init_subclass__(
        cls, first: Mapping[str, Field] = NONE, last: Mapping[str, Field] = NONE
    ) -> None:
        """Collect the declared fields in their order; `first` and `last` are declared elsewhere."""
        own = {n: f for n, f in vars(cls).items() if isinstance(f, Field | Section)}
        cls.fields = {**first, **own, **last}
        cls._layouts = {}
        if len(cls.fields) < len(first) + len(own) + len(last):
            twice = next(name for name in (*first, *last) if name in own)
            raise ValueError(
                f"{cls.__name__} already has a figure called {twice}; rename the other"
            )
        start = 0
        for name, field in cls.fields.items():
            if isinstance(field, Field) and not field.axes:
                setattr(cls, name, _Scalar(start))
            start += field.size(0)

    def __init__(self, nations: int = 0, width: int = 0, memory: Array | None = None) -> None:
        """All zeros, or a view of `memory`; `width` lanes of replicates, or 0 for one world."""
        self.nations = nations
        self.width = width
        lanes = max(width, 1)
        count = self.size(nations) * lanes
        self.memory = _aligned(count) if memory is None else memory
        self.address = int(self.memory.ctypes.data)
        for name, field, start, end in self._layout(nations):
            self._place(name, field, self.memory[start * lanes : end * lanes])

    @classmethod
    def _layout(cls, nations: int) -> tuple[_Place, ...]:
        """Where the fields lie, in their order; reckoned once for each number of nations."""
        if nations not in cls._layouts:
            places, start = [], 0
            for name, field in cls.fields.items():
                end = start + field.size(nations)
                places.append(_Place(name, field, start, end))
                start = end
            cls._layouts[nations] = tuple(places)
        return cls._layouts[nations]

    @classmethod
    def size(cls, nations: int) -> int:
        """How many numbers a sheet without lanes holds."""
        places = cls._layout(nations)
        return places[-1].end if places else 0

    def _place(self, name: str, field: Field | Section, memory: Array) -> None:
        if isinstance(field, Section):
            setattr(self, name, field.kind(self.nations, self.width, memory))
        elif field.axes:
            lanes = (self.width,) if self.width else ()
            setattr(self, name, memory.reshape(field.shape(self.nations) + lanes))

    @property
    def numbers(self) -> Array:
        """Every number in its order, [size] or [size, lanes]; compiled, an array of lanes."""
        return self.memory.reshape(-1, self.width) if self.width else self.memory

    def copy_into(self, other: Self) -> None:
        """Overwrite `other`, of the same shape, with this sheet."""
        other.memory[:] = self.memory

    def copy(self) -> Self:
        """A new sheet with the same numbers."""
        twin = type(self)(self.nations, self.width)
        self.copy_into(twin)
        return twin

    def spread(self, width: int) -> Self:
        """A sheet of `width` lanes, each holding this world."""
        wide = type(self)(self.nations, width)
        wide.memory.reshape(-1, width)[:] = self.memory[:, None]
        return wide

    def lane(self, k: int) -> Self:
        """The world in lane k, as a sheet of plain floats."""
        one = type(self)(self.nations)
        one.memory[:] = self.memory.reshape(-1, self.width)[:, k]
        return one

    def __reduce__(self) -> Any:
        """Pickle as shape and bytes, for worker processes."""
        return _rebuilt, (type(self), self.nations, self.width, self.memory.tobytes())


def _rebuilt(kind: type[Sheet], nations: int, width: int, data: bytes) -> Sheet:
    sheet, numbers = kind(nations, width), np.frombuffer(data)
    if len(numbers) != len(sheet.memory):
        raise ValueError(
            f"a sheet of {kind.__name__} has {len(numbers)} numbers, here {len(sheet.memory)}; "
            "both processes must have the same version and the same additions (--with)"
        )
    sheet.memory[:] = numbers
    return sheet
