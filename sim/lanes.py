"""Lanes: one replicate per SIMD lane, so that one kernel text serves one world or eight.

A lane value is an LLVM vector of doubles (`Lane`), of 64-bit integers (`WholeLane`) or of booleans
(`MaskLane`).  Arithmetic, comparison and mixing with plain numbers work as for floats; a choice
that may differ between replicates is written `where(condition, a, b)`.  Interpreted, the functions
of this file work on plain floats.
"""

import math
import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typeconv import Conversion
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import lower_builtin, lower_cast, models, register_model

BITS32 = ir.IntType(32)


class _Vector(types.Type):
    """A vector of `width` elements, which plain numbers widen into."""

    prefix = ""
    accepts: tuple[type, ...] = ()

    def __init__(self, width: int) -> None:
        self.width = width
        super().__init__(name=f"{self.prefix}x{width}")

    def can_convert_from(self, typingctx: Any, other: Any) -> Any:
        return Conversion.safe if isinstance(other, self.accepts) else None

    def unify(self, typingctx: Any, other: Any) -> Any:
        return self if isinstance(other, self.accepts) else None


class Lane(_Vector):
    """Doubles."""

    prefix = "lane"
    accepts = (types.Float, types.Integer)


class WholeLane(_Vector):
    """64-bit integers."""

    prefix = "whole"
    accepts = (types.Integer,)


class MaskLane(_Vector):
    """Truth values."""

    prefix = "mask"
    accepts = (types.Boolean,)


ELEMENT = {Lane: ir.DoubleType(), WholeLane: ir.IntType(64), MaskLane: ir.IntType(1)}
SCALAR = {Lane: types.float64, WholeLane: types.int64, MaskLane: types.boolean}


def vector_of(lane: _Vector) -> Any:
    """The LLVM vector type of a lane type."""
    return ir.VectorType(ELEMENT[type(lane)], lane.width)


@register_model(Lane)
@register_model(WholeLane)
@register_model(MaskLane)
class _LaneModel(models.PrimitiveModel):
    def __init__(self, manager: Any, lane: Any) -> None:
        super().__init__(manager, lane, vector_of(lane))


def _splat(builder: Any, scalar: Any, vector: Any) -> Any:
    empty = ir.Constant(vector, ir.Undefined)
    first = builder.insert_element(empty, scalar, ir.Constant(BITS32, 0))
    zeros = ir.Constant(ir.VectorType(BITS32, vector.count), [0] * vector.count)
    return builder.shuffle_vector(first, empty, zeros)


def _widened(context: Any, builder: Any, value: Any, origin: Any, lane: Any) -> Any:
    if origin == lane:
        return value
    if isinstance(lane, MaskLane):
        scalar = context.cast(builder, value, origin, types.boolean)
        scalar = builder.trunc(scalar, ir.IntType(1)) if scalar.type.width > 1 else scalar
    else:
        scalar = context.cast(builder, value, origin, SCALAR[type(lane)])
    return _splat(builder, scalar, vector_of(lane))


def _cast(context: Any, builder: Any, origin: Any, lane: Any, value: Any) -> Any:
    return _widened(context, builder, value, origin, lane)


for _scalar, _lane in (
    (types.Float, Lane),
    (types.Integer, Lane),
    (types.Integer, WholeLane),
    (types.Boolean, MaskLane),
):
    lower_cast(_scalar, _lane)(_cast)


def _wider(kind: type[_Vector], left: Any, right: Any) -> Any:
    """The lane type both operands share, or None when this is not our case."""
    for lane, other in ((left, right), (right, left)):
        if isinstance(lane, kind) and (other == lane or isinstance(other, kind.accepts)):
            return lane
    return None


def _register_binary(
    op: Callable[[Any, Any], Any], emit: Callable[..., Any], kind: type[_Vector], answer: type
) -> None:
    class Typing(AbstractTemplate):
        key = op

        def generic(self, args: Any, kws: Any) -> Any:
            lane = _wider(kind, *args) if len(args) == 2 else None
            return None if lane is None else signature(answer(lane.width), *args)

    infer_global(op)(Typing)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        lane = _wider(kind, *sig.args)
        left, right = (
            _widened(context, builder, value, origin, lane)
            for value, origin in zip(args, sig.args, strict=True)
        )
        return emit(builder, left, right)

    lower_builtin(op, kind, kind)(lower)
    for scalar in kind.accepts:
        lower_builtin(op, kind, scalar)(lower)
        lower_builtin(op, scalar, kind)(lower)


for _op, _name in (("add", "fadd"), ("sub", "fsub"), ("mul", "fmul"), ("truediv", "fdiv")):
    _emit = (lambda name: lambda b, x, y: getattr(b, name)(x, y))(_name)
    _register_binary(getattr(operator, _op), _emit, Lane, Lane)
    _register_binary(getattr(operator, f"i{_op}"), _emit, Lane, Lane)
for _op, _sign in (("lt", "<"), ("gt", ">"), ("le", "<="), ("ge", ">=")):
    _emit = (lambda sign: lambda b, x, y: b.fcmp_ordered(sign, x, y))(_sign)
    _register_binary(getattr(operator, _op), _emit, Lane, MaskLane)
for _op, _name in (
    ("add", "add"),
    ("mul", "mul"),
    ("and_", "and_"),
    ("xor", "xor"),
    ("rshift", "ashr"),
):
    _emit = (lambda name: lambda b, x, y: getattr(b, name)(x, y))(_name)
    _register_binary(getattr(operator, _op), _emit, WholeLane, WholeLane)
_register_binary(operator.and_, lambda b, x, y: b.and_(x, y), MaskLane, MaskLane)
_register_binary(operator.or_, lambda b, x, y: b.or_(x, y), MaskLane, MaskLane)


class _Negation(AbstractTemplate):
    key = operator.neg

    def generic(self, args: Any, kws: Any) -> Any:
        return signature(args[0], args[0]) if isinstance(args[0], Lane) else None


infer_global(operator.neg)(_Negation)


@lower_builtin(operator.neg, Lane)
def _negate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return builder.fneg(args[0])


# ---- choices and the few operations that are not + - * / ------------------------------------


def _primitive(function: Any, answer: Callable[..., Any], emit: Callable[..., Any]) -> None:
    """Tell the compiler that `function` returns type `answer(context, *types)` and how."""

    class Typing(AbstractTemplate):
        key = function

        def generic(self, args: Any, kws: Any) -> Any:
            result = answer(self.context, *args)
            return None if result is None else signature(result, *args)

    infer_global(function)(Typing)
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
    """The correctly rounded square root."""
    return math.sqrt(x)


def nearest(x: float) -> float:
    """The nearest whole number, halves to even, as a float."""
    return float(round(x))


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
    """x 2^n for a whole n in the normal range."""
    return math.ldexp(x, int(n))


def _scaled_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    whole = _bits_of(args[0].type)
    biased = builder.add(builder.fptosi(args[1], whole), _constant(whole, EXPONENT_BIAS))
    factor = builder.shl(biased, _constant(whole, MANTISSA_BITS))
    return builder.fmul(args[0], builder.bitcast(factor, args[0].type))


_primitive(scaled, _real_like, _scaled_code)


def mantissa(x: float) -> float:
    """m in [1, 2) with x = m 2^e, for a positive normal x."""
    return 2.0 * math.frexp(x)[0]


def _mantissa_code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    whole = _bits_of(args[0].type)
    bits = builder.bitcast(args[0], whole)
    fraction = builder.and_(bits, _constant(whole, (1 << MANTISSA_BITS) - 1))
    unit = builder.or_(fraction, _constant(whole, EXPONENT_BIAS << MANTISSA_BITS))
    return builder.bitcast(unit, args[0].type)


_primitive(mantissa, _real_like, _mantissa_code)


def exponent(x: float) -> float:
    """e with x = m 2^e and m in [1, 2), as a float, for a positive normal x."""
    return float(math.frexp(x)[1] - 1)


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
    base = _widened(context, builder, args[0], sig.args[0], lane)
    return builder.add(base, ir.Constant(vector_of(lane), list(range(lane.width))))


_primitive(replicates_of, _replicates_type, _replicates_code)
