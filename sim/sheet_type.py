"""The compiled side of a sheet: a pointer and a number of nations, fields found by arithmetic."""

from typing import Any
from zlib import crc32

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import NativeValue, models, register_model, typeof_impl, unbox
from numba.np.arrayobj import make_array, populate_array

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
        return types.Array(sheet.number, len(field), "C") if field else sheet.number


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


def _array(context: Any, builder: Any, sheet: Any, shape: list[Any], data: Any) -> Any:
    """An array of a sheet's numbers that lie at `data`, in C order."""
    itemsize = ir.Constant(WORD, 8 * max(sheet.width, 1))
    strides = [itemsize]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    array = make_array(types.Array(sheet.number, len(shape), "C"))(context, builder)
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
        return _array(context, builder, sheet, [_size(builder, sheet, nations)], first)
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
        return builder.load(data)
    shape = [nations if axis == NATIONS else ir.Constant(WORD, axis) for axis in field]
    return _array(context, builder, sheet, shape, data)
