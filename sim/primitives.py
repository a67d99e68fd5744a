"""The few operations on floats and lanes that are not + - * /: choice, root, rounding, bits.

Each is an ordinary Python function for the interpreter, and one or two instructions for the
compiler; there is no function call and no branch.
"""

import inspect
import math
import struct
from collections.abc import Callable
from typing import Any, TypeVar, cast

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.errors import TypingError
from numba.core.types.containers import BaseTuple
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import lower_builtin

from sim.lanes import Lane, MaskLane, WholeLane, vector_of, widened

Answer = TypeVar("Answer")


def _primitive(function: Any, answer: Callable[..., Any], emit: Callable[..., Any]) -> None:
    """Tell the compiler that `function` returns type `answer(context, *types)` and how."""

    class PrimitiveTyping(AbstractTemplate):
        key = function

        def generic(self, args: Any, kws: Any) -> Any:
            result = answer(self.context, *args)
            return None if result is None else signature(result, *args)

    infer_global(function)(PrimitiveTyping)
    arity = function.__code__.co_argcount
    lower_builtin(function, *[types.Any] * arity)(emit)


def where(condition: bool, a: float, b: float) -> float:
    """`a` where the condition holds, else `b`; both are evaluated."""
    return a if condition else b


def _where_type(typing: Any, condition: Any, a: Any, b: Any) -> Any:
    if isinstance(condition, MaskLane):
        return Lane(condition.width)
    return typing.unify_types(a, b) if isinstance(condition, types.Boolean) else None


def _where_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    chosen, other = (
        context.cast(builder, value, origin, sig.return_type)
        for value, origin in zip(args[1:], sig.args[1:], strict=True)
    )
    return builder.select(args[0], chosen, other)


_primitive(where, _where_type, _where_code)


def anywhere(condition: bool) -> bool:
    """Whether the condition holds in any lane; what it says may be asked by `if`."""
    return condition


def _anywhere_type(typing: Any, condition: Any) -> Any:
    return types.boolean if isinstance(condition, MaskLane | types.Boolean) else None


def _anywhere_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    mask = args[0]
    if not isinstance(mask.type, ir.VectorType):
        return mask
    bits = builder.bitcast(mask, ir.IntType(mask.type.count))
    return builder.icmp_unsigned("!=", bits, ir.Constant(bits.type, 0))


_primitive(anywhere, _anywhere_type, _anywhere_code)


def _real_like(typing: Any, x: Any, *more: Any) -> Any:
    return x if isinstance(x, Lane) else types.float64


def _llvm(name: str) -> Callable[..., Any]:
    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value = context.cast(builder, args[0], sig.args[0], sig.return_type)
        shape = f"v{value.type.count}f64" if isinstance(value.type, ir.VectorType) else "f64"
        declared = cgutils.get_or_insert_function(
            builder.module, ir.FunctionType(value.type, [value.type]), f"{name}.{shape}"
        )
        return builder.call(declared, [value])

    return emit


def root(x: float) -> float:
    """The correctly rounded square root; NaN of a negative number."""
    return math.sqrt(x) if x >= 0.0 else math.nan


def nearest(x: float) -> float:
    """The nearest whole number, halves to even, as a float."""
    return float(round(x)) if math.isfinite(x) else x


_primitive(root, _real_like, _llvm("llvm.sqrt"))
_primitive(nearest, _real_like, _llvm("llvm.nearbyint"))

MANTISSA_BITS = 52
EXPONENT_BIAS = 1023


def _bits_of(x: Any) -> Any:
    """The LLVM integer type in the shape of the LLVM double or vector type x."""
    whole = ir.IntType(64)
    return ir.VectorType(whole, x.count) if isinstance(x, ir.VectorType) else whole


def _constant(kind: Any, value: int) -> Any:
    return ir.Constant(kind, [value] * kind.count if isinstance(kind, ir.VectorType) else value)


def scaled(x: float, n: float) -> float:
    """x 2^n for a whole n in the normal range; NaN of NaN."""
    return math.ldexp(x, int(n)) if math.isfinite(n) else math.nan


def _scaled_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    whole = _bits_of(args[0].type)
    biased = builder.add(builder.fptosi(args[1], whole), _constant(whole, EXPONENT_BIAS))
    factor = builder.shl(biased, _constant(whole, MANTISSA_BITS))
    return builder.fmul(args[0], builder.bitcast(factor, args[0].type))


_primitive(scaled, _real_like, _scaled_code)


def _word(x: float) -> int:
    """The bits of x; what follows reads them as machine code does, whatever x is."""
    return int.from_bytes(struct.pack(">d", x), "big")


def mantissa(x: float) -> float:
    """m in [1, 2) with x = m 2^e, for a positive normal x."""
    unit = (_word(x) & ((1 << MANTISSA_BITS) - 1)) | EXPONENT_BIAS << MANTISSA_BITS
    found: float = struct.unpack(">d", unit.to_bytes(8, "big"))[0]
    return found


def _mantissa_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    whole = _bits_of(args[0].type)
    bits = builder.bitcast(args[0], whole)
    fraction = builder.and_(bits, _constant(whole, (1 << MANTISSA_BITS) - 1))
    unit = builder.or_(fraction, _constant(whole, EXPONENT_BIAS << MANTISSA_BITS))
    return builder.bitcast(unit, args[0].type)


_primitive(mantissa, _real_like, _mantissa_code)


def exponent(x: float) -> float:
    """e with x = m 2^e and m in [1, 2), as a float, for a positive normal x."""
    return float((_word(x) >> MANTISSA_BITS) - EXPONENT_BIAS)


def _exponent_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    whole = _bits_of(args[0].type)
    bits = builder.lshr(builder.bitcast(args[0], whole), _constant(whole, MANTISSA_BITS))
    return builder.sitofp(builder.sub(bits, _constant(whole, EXPONENT_BIAS)), args[0].type)


_primitive(exponent, _real_like, _exponent_code)


# ---- integers of the dice ---------------------------------------------------------------------


def real(n: int) -> float:
    """A whole number below 2^53 as a float."""
    return float(n)


def _real_type(typing: Any, n: Any) -> Any:
    return Lane(n.width) if isinstance(n, WholeLane) else types.float64


def _real_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return builder.sitofp(args[0], context.get_value_type(sig.return_type))


_primitive(real, _real_type, _real_code)


def replicates_of(first: int, sheet: Any) -> Any:
    """The replicate numbers that `sheet` holds: `first`, or first, first + 1, ... one a lane."""
    return first


def _replicates_type(typing: Any, first: Any, sheet: Any) -> Any:
    return WholeLane(sheet.width) if sheet.width else types.int64


def _replicates_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    lane = sig.return_type
    if not isinstance(lane, WholeLane):
        return context.cast(builder, args[0], sig.args[0], lane)
    base = widened(context, builder, args[0], sig.args[0], lane)
    return builder.add(base, ir.Constant(vector_of(lane), list(range(lane.width))))


_primitive(replicates_of, _replicates_type, _replicates_code)


# ---- answers ----------------------------------------------------------------------------------


def leaves_out(kind: type[Answer]) -> type[Answer]:
    """Tell the compiler that calls of a NamedTuple of numbers may leave out what has a default."""
    members = inspect.signature(kind)

    class Typing(AbstractTemplate):
        key = kind

        def generic(self, args: Any, kws: Any) -> Any:
            try:
                bound = members.bind(*args, **kws)
            except TypeError as error:  # the compiler says where, too
                raise TypingError(f"{kind.__name__}: {error}") from None
            bound.apply_defaults()
            numbers = [types.float64 if isinstance(x, float) else x for x in bound.args]
            made = BaseTuple.from_types(numbers, kind)
            return signature(made, *numbers).replace(pysig=members)

    infer_global(types.NamedTupleClass(cast(Any, kind)), types.Function(Typing))
    return kind


def put_first(sheet: Any, i: int, answer: tuple[float, ...]) -> None:
    """Member k of an answer becomes number k N + i of a sheet of N nations."""
    for k, member in enumerate(answer):
        sheet.numbers[k * sheet.nations + i] = member


def _put_type(typing: Any, sheet: Any, i: Any, answer: Any) -> Any:
    fits = isinstance(i, types.Integer) and isinstance(answer, BaseTuple)
    return types.none if fits else None


def _put_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    sheet, index, answer = sig.args
    native = cgutils.create_struct_proxy(sheet)(context, builder, value=args[0])
    number = context.get_value_type(sheet.number)
    first = builder.inttoptr(native.address, number.as_pointer())
    place = context.cast(builder, args[1], index, types.intp)
    for k, kind in enumerate(answer):
        member = context.cast(builder, builder.extract_value(args[2], k), kind, sheet.number)
        builder.store(member, builder.gep(first, [place]))
        place = builder.add(place, native.nations)
    return context.get_dummy_value()


_primitive(put_first, _put_type, _put_code)


def weighed(sheet: Any, place: int, start: float, seen: tuple[float, ...]) -> float:
    """`start` and, in their order, each member of `seen` times the sheet's number at its place."""
    for k, member in enumerate(seen):
        start = start + sheet.numbers[place + k] * member
    return start


def _weighed_type(typing: Any, sheet: Any, place: Any, start: Any, seen: Any) -> Any:
    if not (isinstance(place, types.Integer) and isinstance(seen, BaseTuple)):
        return None
    lanes = [kind for kind in (sheet.number, start, *seen) if isinstance(kind, Lane)]
    return lanes[0] if lanes else types.float64


def _weighed_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    sheet, index, begun, seen = sig.args
    native = cgutils.create_struct_proxy(sheet)(context, builder, value=args[0])
    number = context.get_value_type(sheet.number)
    first = builder.inttoptr(native.address, number.as_pointer())
    place = context.cast(builder, args[1], index, types.intp)
    total = context.cast(builder, args[2], begun, sig.return_type)
    for k, kind in enumerate(seen):
        member = context.cast(builder, builder.extract_value(args[3], k), kind, sig.return_type)
        weight = builder.load(builder.gep(first, [builder.add(place, place.type(k))]))
        weight = context.cast(builder, weight, sheet.number, sig.return_type)
        total = builder.fadd(total, builder.fmul(weight, member))
    return total


_primitive(weighed, _weighed_type, _weighed_code)
