"""Lanes: one replicate per SIMD lane, so that one kernel text serves one world or eight.

A lane value is an LLVM vector of doubles (`Lane`), of 64-bit integers (`WholeLane`) or of booleans
(`MaskLane`).  Arithmetic, comparison and mixing with plain numbers work as for floats; a choice
that may differ between replicates is written `where(condition, a, b)` (`sim/primitives.py`).
"""

import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import types
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


def widened(context: Any, builder: Any, value: Any, origin: Any, lane: Any) -> Any:
    """The LLVM vector that repeats a number of numba type `origin` in every lane."""
    if origin == lane:
        return value
    if isinstance(lane, MaskLane):
        scalar = context.cast(builder, value, origin, types.boolean)
        scalar = builder.trunc(scalar, ir.IntType(1)) if scalar.type.width > 1 else scalar
    else:
        scalar = context.cast(builder, value, origin, SCALAR[type(lane)])
    return _splat(builder, scalar, vector_of(lane))


def _cast(context: Any, builder: Any, origin: Any, lane: Any, value: Any) -> Any:
    return widened(context, builder, value, origin, lane)


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
    class OperatorTyping(AbstractTemplate):
        key = op

        def generic(self, args: Any, kws: Any) -> Any:
            lane = _wider(kind, *args) if len(args) == 2 else None
            return None if lane is None else signature(answer(lane.width), *args)

    infer_global(op)(OperatorTyping)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        lane = _wider(kind, *sig.args)
        left, right = (
            widened(context, builder, value, origin, lane)
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
