"""The linker of one WebAssembly object into a module that needs nothing and imports nothing.

An object that LLVM emits has all functions, and numbers of its own for them that stay; what it asks
of a linker is a memory, a stack, and places for its constants.  Decision 0027 says why there is one
of our own.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wasm.compiler.encoding import HEADER, Reader, named, padded, section, signed, unsigned

FIRST_ADDRESS = 1024
"""Where constants begin; nothing lies at 0, so that a null pointer meets no figure."""
STACK = 1 << 18
"""Bytes of the stack, which grows down towards the constants."""
PAGE = 1 << 16
MOST_PAGES = 1 << 15
"""2 GiB; a host asks for more memory as it needs it."""
CUSTOM, TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA, COUNT = (
    range(13)
)
I32, MUTABLE, CONST, END = 0x7F, 1, 0x41, 0x0B
FUNCTION_KIND, MEMORY_KIND, GLOBAL_KIND = 0, 2, 3
FUNCTION_INDEX, ADDRESS, SIGNED_ADDRESS, ADDRESS_WORD, TYPE_INDEX, GLOBAL_INDEX = 0, 3, 4, 5, 6, 7
WITH_ADDEND = (ADDRESS, SIGNED_ADDRESS, ADDRESS_WORD)
KEPT = (FUNCTION_INDEX, TYPE_INDEX, GLOBAL_INDEX)
SYMBOLS, UNDEFINED, EXPLICIT_NAME = 8, 0x10, 0x40
SYMBOL_FUNCTION, SYMBOL_DATA, SYMBOL_SECTION = 0, 1, 3


class LinkError(ValueError):
    """An object that cannot be linked, in one sentence."""


class _Object(NamedTuple):
    sections: Mapping[int, bytes]
    custom: Mapping[str, bytes]


def linked(data: bytes, exports: Mapping[str, str], stamp: bytes) -> bytes:
    """A module that exports its memory and `exports` (name: symbol), with a custom section `stamp`.

    Raises LinkError for an object that imports a function, or that needs what is not here.
    """
    made = _read(data)
    _refuse_imports(made)
    code = _moved(made, CODE, "reloc.CODE")
    data_moved = _moved(made, DATA, "reloc.DATA")
    segments, end = _placed(data_moved)
    heap = (end + STACK + 63) & ~63
    numbers = _functions(made.custom.get("linking", b""))
    missing = [symbol for symbol in exports.values() if symbol not in numbers]
    if missing:
        raise LinkError(f"the object has no function {missing[0]}")
    listed = [named("memory") + bytes([MEMORY_KIND, 0])]
    listed += [
        named(name) + bytes([FUNCTION_KIND]) + unsigned(numbers[symbol])
        for name, symbol in exports.items()
    ]
    listed.append(named("heap") + bytes([GLOBAL_KIND]) + unsigned(1))
    least = -(-heap // PAGE)
    stack_pointer = bytes([I32, MUTABLE, CONST]) + signed(heap) + bytes([END])
    heap_start = bytes([I32, 0, CONST]) + signed(heap) + bytes([END])
    parts = [
        HEADER,
        section(TYPE, made.sections[TYPE]),
        section(FUNCTION, made.sections[FUNCTION]),
        section(MEMORY, b"\1\1" + unsigned(least) + unsigned(MOST_PAGES)),
        section(GLOBAL, unsigned(2) + stack_pointer + heap_start),
        section(EXPORT, unsigned(len(listed)) + b"".join(listed)),
        section(COUNT, made.sections[COUNT]) if COUNT in made.sections else b"",
        section(CODE, code),
        section(DATA, segments),
        section(CUSTOM, named("sixpillars") + stamp),
    ]
    return b"".join(parts)


def _read(data: bytes) -> _Object:
    if not data.startswith(HEADER):
        raise LinkError("this is no WebAssembly object")
    reader = Reader(data, len(HEADER))
    sections: dict[int, bytes] = {}
    custom: dict[str, bytes] = {}
    while not reader.at_end:
        number = reader.byte()
        body = reader.bytes(reader.unsigned())
        if number == CUSTOM:
            inside = Reader(body)
            name = inside.name()
            custom[name] = body[inside.at :]
        else:
            sections[number] = body
    return _Object(sections, custom)


def _refuse_imports(made: _Object) -> None:
    """Raise LinkError unless a memory and the stack pointer are all that is wanted from outside."""
    reader = Reader(made.sections.get(IMPORT, b"\0"))
    for _ in range(reader.unsigned()):
        _, name, kind = reader.name(), reader.name(), reader.byte()
        if kind == FUNCTION_KIND:
            raise LinkError(f"the object leaves the function {name} undefined")
        if name == "__linear_memory":
            limits = reader.byte()
            reader.unsigned()
            if limits & 1:
                reader.unsigned()
        elif name == "__stack_pointer":
            reader.bytes(2)
        else:
            raise LinkError(f"the object asks for {name}, which is not provided for")


def _moved(made: _Object, number: int, name: str) -> bytes:
    """A section with every address in it moved up by FIRST_ADDRESS."""
    body = bytearray(made.sections.get(number, b"\0"))
    for kind, offset in _relocations(made.custom.get(name, b"\0\0")):
        if kind in (ADDRESS, SIGNED_ADDRESS):
            address = Reader(bytes(body[offset : offset + 5])).unsigned()
            body[offset : offset + 5] = padded(address + FIRST_ADDRESS)
        elif kind == ADDRESS_WORD:
            address = int.from_bytes(body[offset : offset + 4], "little")
            body[offset : offset + 4] = (address + FIRST_ADDRESS).to_bytes(4, "little")
        elif kind not in KEPT:
            raise LinkError(
                f"the object has a relocation of kind {kind}, which is not provided for"
            )
    return bytes(body)


def _relocations(data: bytes) -> Iterator[tuple[int, int]]:
    """Kind and offset of every place that names something."""
    reader = Reader(data)
    reader.unsigned()  # of the section
    for _ in range(reader.unsigned()):
        kind = reader.byte()
        offset = reader.unsigned()
        reader.unsigned()  # the symbol: places are moved all alike
        if kind in WITH_ADDEND:
            reader.skip_number()
        yield kind, offset


def _placed(data: bytes) -> tuple[bytes, int]:
    """The constants at their addresses, and where they end."""
    reader = Reader(data)
    count = reader.unsigned()
    made, end = [], FIRST_ADDRESS
    for _ in range(count):
        if reader.bytes(2) != bytes([0, CONST]):
            raise LinkError("the object has constants at no fixed place")
        address = reader.unsigned() + FIRST_ADDRESS
        reader.byte()
        held = reader.bytes(reader.unsigned())
        made.append(bytes([0, CONST]) + signed(address) + bytes([END]) + unsigned(len(held)) + held)
        end = max(end, address + len(held))
    return unsigned(count) + b"".join(made), end


def _functions(linking: bytes) -> dict[str, int]:
    """The numbers of the functions that are defined, by their symbols."""
    reader = Reader(linking or b"\2")
    reader.unsigned()  # version
    found: dict[str, int] = {}
    while not reader.at_end:
        kind = reader.byte()
        table = Reader(reader.bytes(reader.unsigned()))
        if kind == SYMBOLS:
            for _ in range(table.unsigned()):
                found.update(_symbol(table))
    return found


def _symbol(table: Reader) -> dict[str, int]:
    kind, flags = table.byte(), table.unsigned()
    defined = not flags & UNDEFINED
    if kind == SYMBOL_DATA:
        table.name()
        if defined:
            for _ in range(3):
                table.unsigned()
        return {}
    number = table.unsigned()
    if kind == SYMBOL_SECTION or not (defined or flags & EXPLICIT_NAME):
        return {}
    name = table.name()
    return {name: number} if kind == SYMBOL_FUNCTION and defined else {}
