"""The compiled side of a sheet: a pointer and a number of nations, fields found by arithmetic.

A field is an array to the compiler, but for two things that every quarter is full of: its elements
are found without asking whether an index is negative, and reads and writes say which field they are
of, so that what is read of one need not be read again after another was written.
"""

import operator
from typing import Any
from zlib import crc32

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.types.containers import BaseTuple
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import (
    NativeValue,
    lower_builtin,
    models,
    register_model,
    typeof_impl,
    unbox,
)
from numba.np.arrayobj import (
    getitem_array_tuple,
    getitem_arraynd_intp,
    make_array,
    populate_array,
    setitem_array,
)

from sim.lanes import Lane
from sim.sheet import NATIONS, Section, Sheet

WORD = ir.IntType(64)
Axes = tuple[str | int, ...]


class SheetType(types.Type):
    """numba's type of a sheet: its fields' axes (or section types), and floats or lanes."""

    def __init__(self, name: str, fields: tuple[tuple[str, Any], ...], width: int) -> None:
        self.sheet_name, self.fields, self.width = name, fields, width
        self.number = Lane(width) if width else types.float64
        super().__init__(name=f"{name}[{self.number}]{crc32(repr(fields).encode()):x}")


class Figures(types.Array):
    """numba's type of a field with axes; `of` names it, as in "Stocks.trust"."""

    def __init__(self, number: Any, axes: int, of: str) -> None:
        self.of = of
        super().__init__(number, axes, "C", name=f"{of}({number}, {axes}d)")

    @property
    def key(self) -> Any:
        """What tells one type of the compiler from another."""
        return (*super().key, self.of)


register_model(Figures)(models.ArrayModel)

_TYPES: dict[tuple[type[Sheet], int], SheetType] = {}


def sheet_type(kind: type[Sheet], width: int) -> SheetType:
    """The type of a sheet class at a lane width (0: floats)."""
    key = (kind, width)
    if key not in _TYPES:
        fields = tuple(
            (name, sheet_type(f.kind, width) if isinstance(f, Section) else f.axes)
            for name, f in kind.fields.items()
        )
        _TYPES[key] = SheetType(kind.__name__, fields, width)
    return _TYPES[key]


@typeof_impl.register(Sheet)
def _typeof(sheet: Sheet, context: Any) -> SheetType:
    return sheet_type(type(sheet), sheet.width)


@register_model(SheetType)
class _SheetModel(models.StructModel):
    def __init__(self, manager: Any, sheet: Any) -> None:
        super().__init__(manager, sheet, [("address", types.intp), ("nations", types.intp)])


@unbox(SheetType)
def _unbox(sheet: Any, thing: Any, c: Any) -> NativeValue:
    native = cgutils.create_struct_proxy(sheet)(c.context, c.builder)
    for name in ("address", "nations"):
        attribute = c.pyapi.object_getattr_string(thing, name)
        setattr(native, name, c.pyapi.long_as_longlong(attribute))
        c.pyapi.decref(attribute)
    return NativeValue(native._getvalue())


@infer_getattr
class _FieldTypes(AttributeTemplate):
    key = SheetType

    def generic_resolve(self, sheet: Any, name: str) -> Any:
        if name == "nations":
            return types.intp
        if name == "numbers":
            return types.Array(sheet.number, 1, "C")
        field = dict(sheet.fields).get(name)
        if field is None or isinstance(field, SheetType):
            return field
        return _figures(sheet, name, field) if field else sheet.number


def _figures(sheet: SheetType, name: str, axes: Axes) -> Figures:
    return Figures(sheet.number, len(axes), f"{sheet.sheet_name}.{name}")


def _product(builder: Any, axes: Axes, nations: Any) -> Any:
    total = ir.Constant(WORD, 1)
    for axis in axes:
        total = builder.mul(total, nations if axis == NATIONS else ir.Constant(WORD, axis))
    return total


def _size(builder: Any, field: Any, nations: Any) -> Any:
    if not isinstance(field, SheetType):
        return _product(builder, field, nations)
    total = ir.Constant(WORD, 0)
    for _, inner in field.fields:
        total = builder.add(total, _size(builder, inner, nations))
    return total


def _array(
    context: Any, builder: Any, kind: types.Array, sheet: Any, shape: list[Any], data: Any
) -> Any:
    """An array of a sheet's numbers that lie at `data`, in C order."""
    itemsize = ir.Constant(WORD, 8 * max(sheet.width, 1))
    strides = [itemsize]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    array = make_array(kind)(context, builder)
    populate_array(array, data=data, shape=shape, strides=strides, itemsize=itemsize, meminfo=None)
    return array._getvalue()


@lower_getattr_generic(SheetType)
def _field(context: Any, builder: Any, sheet: Any, value: Any, name: str) -> Any:
    native = cgutils.create_struct_proxy(sheet)(context, builder, value=value)
    nations = native.nations
    if name == "nations":
        return nations
    first = builder.inttoptr(native.address, context.get_value_type(sheet.number).as_pointer())
    if name == "numbers":
        kind = types.Array(sheet.number, 1, "C")
        return _array(context, builder, kind, sheet, [_size(builder, sheet, nations)], first)
    offset = ir.Constant(WORD, 0)
    for _other, field in sheet.fields:
        if _other == name:
            break
        offset = builder.add(offset, _size(builder, field, nations))
    data = builder.gep(first, [offset])
    if isinstance(field, SheetType):
        part = cgutils.create_struct_proxy(field)(context, builder)
        part.address, part.nations = builder.ptrtoint(data, WORD), nations
        return part._getvalue()
    if not field:
        return _told(builder, builder.load(data), f"{sheet.sheet_name}.{name}")
    shape = [nations if axis == NATIONS else ir.Constant(WORD, axis) for axis in field]
    return _array(context, builder, _figures(sheet, name, field), sheet, shape, data)


def _told(builder: Any, access: Any, of: str) -> Any:
    """Mark a read or write as one of this field, apart from all other fields of all sheets.

    Access to the flat memory of a sheet is not marked: it may be of any field.
    """
    module, start = builder.module, ir.Constant(WORD, 0)
    root = module.add_metadata([ir.MetaDataString(module, "sheets")])
    field = module.add_metadata([ir.MetaDataString(module, of), root, start])
    access.set_metadata("tbaa", module.add_metadata([field, field, start]))
    return access


def _element(context: Any, builder: Any, figures: Any, native: Any, index: Any, given: Any) -> Any:
    """The pointer to the element at an index for every axis, none of them negative."""
    kinds = list(index) if isinstance(index, BaseTuple) else [index]
    places = cgutils.unpack_tuple(builder, given, len(kinds)) if index is not kinds[0] else [given]
    array = make_array(figures)(context, builder, native)
    lengths = cgutils.unpack_tuple(builder, array.shape, figures.ndim)
    place = ir.Constant(WORD, 0)
    for length, at, kind in zip(lengths, places, kinds, strict=True):
        at_word = context.cast(builder, at, kind, types.intp)
        place = builder.add(builder.mul(place, length), at_word)
    return builder.gep(array.data, [place])


def _direct(context: Any, figures: Figures, index: Any) -> bool:
    """Whether an index has a number for every axis, and nobody asked to have its bounds checked."""
    kinds = list(index) if isinstance(index, BaseTuple) else [index]
    whole = len(kinds) == figures.ndim and all(isinstance(kind, types.Integer) for kind in kinds)
    return whole and not context.enable_boundscheck


def _read(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    figures, index = sig.args
    if not _direct(context, figures, index):
        several = isinstance(index, BaseTuple)
        usual = getitem_array_tuple if several else getitem_arraynd_intp
        return usual(context, builder, sig, args)
    place = _element(context, builder, figures, args[0], index, args[1])
    return _told(builder, builder.load(place), figures.of)


def _write(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    figures, index, kind = sig.args
    if not _direct(context, figures, index):
        return setitem_array(context, builder, sig, args)
    place = _element(context, builder, figures, args[0], index, args[1])
    value = context.cast(builder, args[2], kind, figures.dtype)
    _told(builder, builder.store(value, place), figures.of)
    return context.get_dummy_value()


for _index in (types.Integer, BaseTuple):
    lower_builtin(operator.getitem, Figures, _index)(_read)
    lower_builtin(operator.setitem, Figures, _index, types.Any)(_write)
