"""What a kernel takes, from one row of 64-bit whole numbers: how JavaScript hands over arguments.

A sheet is two words (address, nations), an array its address and lengths, a number one word; a
NamedTuple is its members.  Names are those of the arguments and members, so that a host fills a row
by name and knows no place.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.types.containers import BaseNamedTuple, Tuple
from numba.extending import intrinsic
from numba.np.arrayobj import make_array, populate_array

from sim.sheet_type import SheetType

WORD = ir.IntType(64)
BYTES = 8
SHEET, REALS, WHOLE, NUMBER = "sheet", "reals", "whole", "number"


class Leaf(NamedTuple):
    """An argument, or a member of one, that stands in the row."""

    name: str  # "block.stocks"
    kind: str  # SHEET, REALS, WHOLE or NUMBER
    word: int  # its first word in the row
    words: int
    lanes: int = 0  # of a sheet; 0: floats


def leaves(names: tuple[str, ...], kinds: tuple[Any, ...]) -> list[Leaf]:
    """The row for arguments of these names and numba types.  Raises TypeError for other types."""
    found: list[Leaf] = []
    for name, kind in _flat(names, kinds):
        word = found[-1].word + found[-1].words if found else 0
        found.append(_leaf(name, kind, word))
    return found


def _flat(names: tuple[str, ...], kinds: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for name, kind in zip(names, kinds, strict=True):
        if isinstance(kind, BaseNamedTuple):
            yield from _flat(tuple(f"{name}.{member}" for member in kind.fields), tuple(kind))
        else:
            yield name, kind


def _leaf(name: str, kind: Any, word: int) -> Leaf:
    if isinstance(kind, SheetType):
        return Leaf(name, SHEET, word, 2, kind.width)
    if isinstance(kind, types.Integer):
        return Leaf(name, NUMBER, word, 1)
    if isinstance(kind, types.Array) and kind.layout == "C" and kind.dtype in _ELEMENTS:
        return Leaf(name, _ELEMENTS[kind.dtype], word, 1 + kind.ndim)
    raise TypeError(f"{name} is {kind}; a row of words can hold sheets, arrays and whole numbers")


_ELEMENTS = {types.float64: REALS, types.int64: WHOLE}


def taken(kinds: tuple[Any, ...]) -> Callable[[int], Any]:
    """An intrinsic: the arguments of these types, read from the row at an address."""
    answer = Tuple(kinds)

    def read(typing: Any, address: Any) -> Any:
        def code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            words = _Words(context, builder, args[0])
            return context.make_tuple(builder, answer, [words.value(kind) for kind in kinds])

        return answer(types.int64), code

    made: Callable[[int], Any] = intrinsic(read)
    return made


class _Words:
    """Reads one word after another, in the order of `leaves`."""

    def __init__(self, context: Any, builder: Any, address: Any) -> None:
        self.context, self.builder = context, builder
        self.row = builder.inttoptr(address, WORD.as_pointer())
        self.next = 0

    def word(self) -> Any:
        place = self.builder.gep(self.row, [ir.Constant(WORD, self.next)])
        self.next += 1
        return self.builder.load(place)

    def value(self, kind: Any) -> Any:
        if isinstance(kind, BaseNamedTuple):
            members = [self.value(member) for member in kind]
            return self.context.make_tuple(self.builder, kind, members)
        if isinstance(kind, SheetType):
            sheet = cgutils.create_struct_proxy(kind)(self.context, self.builder)
            sheet.address, sheet.nations = self.word(), self.word()
            return sheet._getvalue()
        return self.array(kind) if isinstance(kind, types.Array) else self.word()

    def array(self, kind: Any) -> Any:
        builder = self.builder
        address = self.word()
        shape = [self.word() for _ in range(kind.ndim)]
        step = ir.Constant(WORD, BYTES)
        strides: list[Any] = []
        for length in reversed(shape):
            strides.insert(0, step)
            step = builder.mul(step, length)
        array = make_array(kind)(self.context, builder)
        populate_array(
            array,
            data=builder.inttoptr(address, self.context.get_value_type(kind.dtype).as_pointer()),
            shape=shape,
            strides=strides,
            itemsize=ir.Constant(WORD, BYTES),
            meminfo=None,
        )
        return array._getvalue()


def door(kernel: Callable[..., Any], kinds: tuple[Any, ...]) -> Callable[[int], int]:
    """A function from the address of a row to 0, which calls the kernel; numba compiles it."""
    arguments = taken(kinds)

    def call(row: int) -> int:
        kernel(*arguments(row))
        return 0

    return call
