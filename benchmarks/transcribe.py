"""The quarter as C++: every rule of `sim/tick.py`, expression by expression, in the same order.

The rules are few kinds of sentence (sums over nations, choices, calls of other rules), so that they
can be transcribed word for word; what is not of these kinds is refused, never guessed.  Numbers,
choices, roots, bits and dice are written by hand in benchmarks/yardstick.hpp.  Rules of additions
are left out.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, get_type_hints

from sim import added
from sim.dice import Luck, uniform
from sim.primitives import (
    anywhere,
    exponent,
    mantissa,
    nearest,
    real,
    replicates_of,
    root,
    scaled,
    where,
)
from sim.sheet import NATIONS, Field, Section, Sheet

BY_HAND: dict[Any, str] = {
    anywhere: "bool", exponent: "V", mantissa: "V", nearest: "V", replicates_of: "W", root: "V",
    scaled: "V", uniform: "V", where: "V",
}  # fmt: skip
"""What the header has, and the C++ type of what it gives."""
ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
BITWISE = {ast.BitAnd: "&", ast.BitOr: "|"}
COMPARISON = {ast.Lt: "<", ast.Gt: ">", ast.LtE: "<=", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
TYPES = {float: "V", int: "long", bool: "M", Luck: "Luck", None: "void", type(None): "void"}


class Untranscribed(Exception):
    """A sentence that the transcriber has no words for."""


class Said(NamedTuple):
    """An expression in C++, and its type there."""

    code: str
    kind: Any


def polynomial(sizes: Iterator[Field | Section]) -> str:
    """How many numbers these fields hold, in n."""
    powers = [0, 0, 0]
    for field in sizes:
        if isinstance(field, Section):
            powers[0] += field.size(0)
            continue
        fixed = 1
        for axis in field.axes:
            fixed *= 1 if axis == NATIONS else int(axis)
        powers[field.axes.count(NATIONS)] += fixed
    return f"({powers[0]} + {powers[1]} * n + {powers[2]} * n * n)"


def sheet_struct(kind: type[Sheet]) -> str:
    """A sheet: where its numbers lie, and how many nations it has."""
    lines = [f"struct {kind.__name__} {{", "    V *at;", "    long n;"]
    fields = list(kind.fields.items())
    for k, (name, field) in enumerate(fields):
        start = polynomial(iter(f for _, f in fields[:k]))
        if isinstance(field, Section):
            part = field.kind.__name__
            lines.append(f"    {part} {name}_() const {{ return {part}{{at + {start}, 0}}; }}")
            continue
        place, told = "0", []
        for axis, index in zip(field.axes, "ijk", strict=False):
            place = f"({place}) * {'n' if axis == NATIONS else axis} + {index}"
            told.append(f"long {index}")
        lines.append(f"    V &{name}_({', '.join(told)}) const {{ return at[{start} + {place}]; }}")
    return "\n".join([*lines, "};"])


def plain(function: Any) -> Callable[..., Any]:
    """The Python text of a kernel."""
    return inspect.unwrap(getattr(function, "py_func", function))


class Transcript:
    """All that a kernel needs, in the order in which C++ must meet it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.met: dict[Any, str] = {}

    def kind(self, hint: Any) -> str:
        """The C++ type of a Python one, declared before it is used."""
        if hint in TYPES:
            return TYPES[hint]
        if isinstance(hint, type) and issubclass(hint, Sheet | tuple) and hint not in self.met:
            if issubclass(hint, Sheet):
                for field in hint.fields.values():
                    if isinstance(field, Section):
                        self.kind(field.kind)
                self.parts.append(sheet_struct(hint))
            else:
                members = get_type_hints(hint)
                body = "".join(f" {self.kind(t)} {name};" for name, t in members.items())
                self.parts.append(f"struct {hint.__name__} {{{body} }};")
            self.met[hint] = hint.__name__
        return self.met.get(hint) or "Dates"

    def table(self, numbers: tuple[int, ...], name: str) -> str:
        """A row of whole numbers that rules look up."""
        if name not in self.met:
            self.met[name] = name
            row = ", ".join(map(str, numbers))
            self.parts.append(f"static const long {name}[] = {{{row}}};")
        return name

    def function(self, kernel: Any) -> str:
        """The name of a kernel's transcript, written before its callers'."""
        text = plain(kernel)
        if text not in self.met:
            name = f"{text.__module__.rpartition('.')[2]}_{text.__name__}"
            self.met[text] = name
            self.parts.append(Body(self, text, name).written())
        return self.met[text]


class Body:
    """One function on its way into C++."""

    def __init__(self, all_: Transcript, text: Callable[..., Any], name: str) -> None:
        self.all, self.text, self.name = all_, text, name
        self.names = inspect.getclosurevars(text).globals | vars(inspect.getmodule(text))
        self.hints = get_type_hints(text)
        self.local: dict[str, str] = {}
        self.told = {a: h for a, h in self.hints.items() if a != "return"}
        self.loops = False

    def written(self) -> str:
        tree = ast.parse(textwrap.dedent(inspect.getsource(self.text))).body[0]
        assert isinstance(tree, ast.FunctionDef)
        known = {a: self.all.kind(h) for a, h in self.told.items()}
        self.kinds: dict[str, Any] = {
            a: h if isinstance(h, type) and issubclass(h, Sheet | tuple) else known[a]
            for a, h in self.told.items()
        }
        lines = [line for one in tree.body for line in self.statement(one)]
        given = ", ".join(f"{known[a]} {a}_" for a in self.told)
        back = self.all.kind(self.hints["return"])
        declared = [f"{kind} {name}_;" for name, kind in self.local.items()]
        inner = "\n    ".join([*declared, *lines])
        how = "RULE" if self.loops else "INLINE"
        return f"{how} {back} {self.name}({given}) {{\n    {inner}\n}}"

    # ---- sentences ----------------------------------------------------------------------------

    def statement(self, one: ast.stmt) -> list[str]:  # noqa: PLR0911
        match one:
            case ast.Expr(value=ast.Constant()):
                return []
            case ast.Expr(value=ast.Call() as call):
                return [f"{self.said(call).code};"] if self.counts(call) else []
            case ast.Return(value=value) if value is not None:
                return [f"return {self.wide(value, self.hints['return'])};"]
            case ast.Assign(targets=[target], value=value):
                return self.assigned(target, value)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                return self.assigned(target, value)
            case ast.AugAssign(target=target, op=op, value=value):
                sign = ARITHMETIC[type(op)]
                return [f"{self.said(target).code} {sign}= {self.wide(value)};"]
            case ast.For(target=ast.Name(id=name), iter=ast.Call(args=bounds), body=body):
                return self.loop(name, [self.said(b).code for b in bounds], body)
            case ast.If(test=test, body=body, orelse=other):
                return self.choice(test, body, other)
        raise Untranscribed(ast.unparse(one))

    def counts(self, call: ast.Call) -> bool:
        """Whether a call is of a rule of ours."""
        return plain(self.value(call.func)).__module__ != added.__name__

    def assigned(self, target: ast.expr, value: ast.expr) -> list[str]:
        if isinstance(target, ast.Name):
            found = self.said(value)
            if found.kind in ("literal", "double"):
                found = Said(f"num({found.code})", "V")
            kind = self.kinds.setdefault(target.id, found.kind)
            if kind != found.kind:
                raise Untranscribed(f"{target.id} is {kind} and {found.kind}")
            if target.id not in self.told:
                self.local[target.id] = kind if isinstance(kind, str) else kind.__name__
            return [f"{target.id}_ = {found.code};"]
        return [f"{self.said(target).code} = {self.wide(value)};"]

    def loop(self, name: str, bounds: list[str], body: list[ast.stmt]) -> list[str]:
        self.loops = True
        self.kinds[name] = "long"
        first, end = bounds if len(bounds) > 1 else ("0", bounds[0])
        inner = [f"    {line}" for one in body for line in self.statement(one)]
        return [f"for (long {name}_ = {first}; {name}_ < {end}; ++{name}_) {{", *inner, "}"]

    def choice(self, test: ast.expr, body: list[ast.stmt], other: list[ast.stmt]) -> list[str]:
        inner = [f"    {line}" for one in body for line in self.statement(one)]
        found = [f"if ({self.said(test).code}) {{", *inner, "}"]
        if other:
            rest = [f"    {line}" for one in other for line in self.statement(one)]
            found[-1] = "} else {"
            found += [*rest, "}"]
        return found

    # ---- expressions --------------------------------------------------------------------------

    def wide(self, one: ast.expr, hint: Any = float) -> str:
        """An expression where a figure (or what the hint says) is wanted."""
        found = self.said(one)
        scalar = found.kind in ("literal", "double", "long")
        return f"num({found.code})" if hint is float and scalar else found.code

    def value(self, one: ast.expr) -> Any:
        """What a name of the module stands for."""
        if isinstance(one, ast.Attribute):
            return getattr(self.value(one.value), one.attr)
        if isinstance(one, ast.Name) and one.id in self.names:
            return self.names[one.id]
        raise Untranscribed(ast.unparse(one))

    def said(self, one: ast.expr) -> Said:  # noqa: PLR0911
        match one:
            case ast.Constant(value=float() | int() as value):
                return Said(repr(value), "literal" if isinstance(value, float) else "long")
            case ast.Name(id=name) if name in self.kinds:
                return Said(f"{name}_", self.kinds[name])
            case ast.Name():
                return self.constant(one)
            case ast.Attribute():
                return self.member(one)
            case ast.Subscript():
                return self.element(one)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                found = self.said(inner)
                return Said(f"(-{found.code})", found.kind)
            case ast.BinOp(left=left, op=op, right=right):
                return self.both(self.said(left), op, self.said(right))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self.compared(left, op, right)
            case ast.IfExp(test=test, body=body, orelse=other):
                chosen, rest = self.said(body), self.said(other)
                if chosen.kind != "long" or rest.kind != "long":
                    chosen = Said(self.wide(body), "V")
                    rest = Said(self.wide(other), "V")
                code = f"({self.said(test).code} ? {chosen.code} : {rest.code})"
                return Said(code, chosen.kind)
            case ast.Call():
                return self.call(one)
        raise Untranscribed(ast.unparse(one))

    def constant(self, one: ast.Name) -> Said:
        value = self.value(one)
        if isinstance(value, tuple):
            return Said(self.all.table(value, one.id), "table")
        return Said(repr(float(value) if isinstance(value, float) else int(value)),
                    "literal" if isinstance(value, float) else "long")  # fmt: skip

    def member(self, one: ast.Attribute) -> Said:
        sheet = self.said(one.value)
        if isinstance(sheet.kind, type) and issubclass(sheet.kind, Sheet):
            if one.attr == "nations":
                return Said(f"{sheet.code}.n", "long")
            field = sheet.kind.fields[one.attr]
            if isinstance(field, Section):
                return Said(f"{sheet.code}.{one.attr}_()", field.kind)
            return Said(f"{sheet.code}.{one.attr}_()", "V" if not field.axes else "row")
        if isinstance(sheet.kind, type):
            return Said(f"{sheet.code}.{one.attr}", TYPES[get_type_hints(sheet.kind)[one.attr]])
        raise Untranscribed(ast.unparse(one))

    def element(self, one: ast.Subscript) -> Said:
        index = one.slice.elts if isinstance(one.slice, ast.Tuple) else [one.slice]
        places = ", ".join(self.said(i).code for i in index)
        if isinstance(one.value, ast.Attribute) and one.value.attr == "shape":
            return Said(f"{self.said(one.value.value).code}.rows", "long")
        row = self.said(one.value)
        if row.kind == "table":
            return Said(f"{row.code}[{places}]", "long")
        if row.kind == "Dates":
            return Said(f"{row.code}.at({places})", "double")
        return Said(f"{row.code.removesuffix('()')}({places})", "V")

    def both(self, left: Said, op: ast.operator, right: Said) -> Said:
        if type(op) in BITWISE:
            return Said(f"({left.code} {BITWISE[type(op)]} {right.code})", "M")
        if type(op) not in ARITHMETIC:
            raise Untranscribed(f"{type(op).__name__} of {left.code} and {right.code}")
        kinds = {left.kind, right.kind}
        if kinds == {"long"} and not isinstance(op, ast.Div):
            return Said(f"({left.code} {ARITHMETIC[type(op)]} {right.code})", "long")
        a, b = (f"(double){s.code}" if s.kind == "long" else s.code for s in (left, right))
        return Said(f"({a} {ARITHMETIC[type(op)]} {b})", "V" if "V" in kinds else "literal")

    def compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Said:
        if isinstance(op, ast.In) and isinstance(right, ast.Tuple):
            one = self.said(left).code
            return Said(" || ".join(f"{one} == {self.said(e).code}" for e in right.elts), "bool")
        a, b = self.said(left), self.said(right)
        figures = "V" in (a.kind, b.kind)
        told = (f"(double){s.code}" if figures and s.kind == "long" else s.code for s in (a, b))
        return Said(f"({f' {COMPARISON[type(op)]} '.join(told)})", "M" if figures else "bool")

    def call(self, one: ast.Call) -> Said:
        if isinstance(one.func, ast.Name) and one.func.id == "int":
            return Said(f"(long)({self.said(one.args[0]).code})", "long")
        called = self.value(one.func)
        if called is Luck:
            return Said(f"Luck{{{', '.join(self.said(a).code for a in one.args)}}}", Luck)
        if isinstance(called, type):
            members = {k.arg: self.wide(k.value) for k in one.keywords}
            order = ", ".join(members[name] for name in get_type_hints(called))
            return Said(f"{self.all.kind(called)}{{{order}}}", called)
        if called is real:
            return Said(f"(double){self.said(one.args[0]).code}", "double")
        if called in BY_HAND:
            asked = one.args[:1] if called is replicates_of else one.args
            figures = called is not uniform and called is not replicates_of
            given = [
                self.wide(a) if figures and (k or called is not where) else self.said(a).code
                for k, a in enumerate(asked)
            ]
            return Said(f"{plain(called).__name__}({', '.join(given)})", BY_HAND[called])
        hints = get_type_hints(plain(called))
        order = [hint for name, hint in hints.items() if name != "return"]
        asked = ", ".join(self.wide(a, h) for a, h in zip(one.args, order, strict=True))
        back = hints["return"]
        kind = back if isinstance(back, type) and issubclass(back, tuple) else TYPES[back]
        return Said(f"{self.all.function(called)}({asked})", kind)


DATES = """struct Dates {
    const double *first;
    long rows;
    double at(long row, long column) const { return first[row * 5 + column]; }
};"""


def transcribed(kernel: Any, header: str) -> str:
    """A whole C++ source: the header, all rules, and `run`, which C may call."""
    made = Transcript()
    name = made.function(kernel)
    hints = {a: made.kind(h) for a, h in get_type_hints(plain(kernel)).items() if a != "return"}
    given, passed = [], []
    for argument, kind in hints.items():
        if kind == "long":
            given.append(f"long {argument}")
            passed.append(argument)
        elif kind == "Dates":
            given.append(f"const double *{argument}, long rows")
            passed.append(f"Dates{{{argument}, rows}}")
        else:
            given.append(f"V *{argument}")
            passed.append(f"{kind}{{{argument}, n}}")
    again = 'asm volatile("" ::: "memory");'
    run = (
        f'extern "C" void run(long times, long n, {", ".join(given)}) {{\n'
        f"    for (long k = 0; k < times; ++k) {{\n        {name}({', '.join(passed)});\n"
        f"        {again}\n    }}\n}}"
    )
    return "\n\n".join([header, DATES, *made.parts, run]) + "\n"
