"""Mutants: every small edit of a source that a tired programmer could have made.

An edit is a place in the syntax tree and another text for it; the rest of the file stays as it is,
byte for byte.  Its identity is what a reader sees (file, function, the lines before and after), so
that it survives changes elsewhere.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "//": "*", "%": "*", "**": "*"}
LOGIC = {"&": "|", "|": "&", "and": "or", "or": "and"}
COMPARISONS: dict[str, tuple[str, ...]] = {
    "<": ("<=", ">"),
    "<=": ("<", ">"),
    ">": (">=", "<"),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "is": ("is not",),
    "is not": ("is",),
    "in": ("not in",),
    "not in": ("in",),
}
TWINS = {
    "min": "max",
    "max": "min",
    "smaller": "larger",
    "larger": "smaller",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "sorted": "list",
}
FIRST_IS_ENOUGH = {"positive", "clip", "larger", "smaller", "reversed"}
"""Functions whose first argument may be taken for the answer."""
OPERATOR = re.compile(r"\*\*|//|[-+*/%&|]|\b(?:and|or)\b")
COMPARISON = re.compile(r"<=|>=|==|!=|<|>|\bis\s+not\b|\bnot\s+in\b|\bis\b|\bin\b")
DROPPED = (ast.AugAssign, ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True)
class Edit:
    """One mutant; `start` and `end` are places in the file's bytes."""

    file: str
    function: str
    kind: str
    before: str  # the lines that the edit touches
    after: str
    line: int
    start: int
    end: int
    text: str
    nth: int = 0  # among edits of a function that read alike

    @property
    def name(self) -> str:
        """What it is known by, in ledgers and in the list of equivalents."""
        again = f" (number {self.nth + 1})" if self.nth else ""
        return f"{self.file} {self.function}: {self.before} => {self.after}{again}"

    def applied(self, source: bytes) -> bytes:
        """The file with the edit in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]


class Text:
    """A source and its tree, to find places of bytes by nodes."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file = file
        self.source = source
        self.tree = ast.parse(source)
        self.lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """First byte of a node, and the one after its last."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def of(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.source[start:end].decode()

    def edit(self, function: str, kind: str, start: int, end: int, text: str) -> Edit:
        """An edit with the lines it touches, as a reader sees them."""
        first = self.source.rfind(b"\n", 0, start) + 1
        last = self.source.find(b"\n", end)
        whole = self.source[first : last if last >= 0 else None]
        changed = self.source[first:start] + text.encode() + self.source[end : first + len(whole)]
        return Edit(
            self.file,
            function,
            kind,
            _plain(whole),
            _plain(changed),
            self.source.count(b"\n", 0, start) + 1,
            start,
            end,
            text,
        )


def _plain(text: bytes) -> str:
    return " ".join(text.decode().split())


def edits(file: str, source: bytes) -> list[Edit]:
    """All mutants of a source, in its order."""
    text = Text(file, source)
    found: list[Edit] = []
    alike: Counter[str] = Counter()
    for edit in sorted(_walk(text, text.tree, ""), key=lambda e: (e.start, e.end, e.text)):
        found.append(replace(edit, nth=alike[edit.name]))
        alike[edit.name] += 1
    return found


def parses(edit: Edit, source: bytes) -> bool:
    """Whether a mutant is a program at all."""
    try:
        ast.parse(edit.applied(source))
    except SyntaxError:
        return False
    return True


def _walk(text: Text, node: ast.AST, function: str) -> Iterator[Edit]:
    """Every node that does something: not annotations, decorators, docstrings and imports."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        function = f"{function}.{node.name}" if function else node.name
    yield from _edits_at(text, node, function)
    for name, child in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for below in child if isinstance(child, list) else [child]:
            if isinstance(below, (ast.Import, ast.ImportFrom, ast.JoinedStr, ast.Assert)):
                continue
            if isinstance(below, ast.AST):
                yield from _walk(text, below, function)


def _edits_at(text: Text, node: ast.AST, function: str) -> Iterator[Edit]:
    match node:
        case ast.BinOp() | ast.BoolOp() | ast.Compare():
            yield from _operators(text, node, function)
        case ast.AugAssign():
            yield from _within(text, function, node.target, node.value, ARITHMETIC | LOGIC)
            yield from _dropped(text, node, function)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            start, _ = text.span(node)
            yield text.edit(function, "unary removed", start, text.span(node.operand)[0], "")
        case ast.Constant():
            yield from _constant(text, node, function)
        case ast.If() | ast.While() | ast.IfExp():
            start, end = text.span(node.test)
            negated = f"not ({text.of(node.test)})"
            yield text.edit(function, "condition negated", start, end, negated)
            if isinstance(node, ast.IfExp):
                yield from _swapped(text, function, "branches swapped", node.body, node.orelse)
        case ast.Subscript(slice=ast.Tuple(elts=[first, second, *_])):
            yield from _swapped(text, function, "indices swapped", first, second)
        case ast.Call():
            yield from _call(text, node, function)
        case ast.stmt():
            yield from _dropped(text, node, function)


def _operators(
    text: Text, node: ast.BinOp | ast.BoolOp | ast.Compare, function: str
) -> Iterator[Edit]:
    match node:
        case ast.BinOp():
            if not isinstance(node.left, ast.JoinedStr):
                yield from _within(text, function, node.left, node.right, ARITHMETIC | LOGIC)
        case ast.BoolOp():
            for one, other in pairwise(node.values):
                yield from _within(text, function, one, other, LOGIC)
        case ast.Compare():
            operands = [node.left, *node.comparators]
            for one, other in pairwise(operands):
                yield from _between(text, function, one, other)


def _within(
    text: Text, function: str, left: ast.expr, right: ast.expr, twins: dict[str, str]
) -> Iterator[Edit]:
    start, end = text.span(left)[1], text.span(right)[0]
    found = OPERATOR.search(text.source[start:end].decode())
    if found and found[0] in twins:
        place = start + found.start()
        kind = "logic" if found[0] in LOGIC else "arithmetic"
        yield text.edit(function, kind, place, place + len(found[0]), twins[found[0]])


def _between(text: Text, function: str, left: ast.expr, right: ast.expr) -> Iterator[Edit]:
    start, end = text.span(left)[1], text.span(right)[0]
    found = COMPARISON.search(text.source[start:end].decode())
    if found:
        place = start + found.start()
        for other in COMPARISONS[" ".join(found[0].split())]:
            yield text.edit(function, "comparison", place, place + len(found[0]), other)


def _constant(text: Text, node: ast.Constant, function: str) -> Iterator[Edit]:
    start, end = text.span(node)
    match node.value:
        case bool():
            others = [str(not node.value)]
        case int():
            others = [str(node.value + 1)]
        case float():
            more = float(f"{node.value * 1.5:.12g}")
            others = ["1.0"] if node.value == 0.0 else [repr(more)]
        case _:
            return
    for other in others:
        yield text.edit(function, "constant", start, end, other)


def _call(text: Text, node: ast.Call, function: str) -> Iterator[Edit]:
    name = node.func
    if isinstance(name, ast.Name) and name.id in TWINS:
        yield text.edit(function, "twin", *text.span(name), TWINS[name.id])
    if isinstance(name, ast.Name) and name.id in FIRST_IS_ENOUGH and node.args:
        first = f"({text.of(node.args[0])})"
        yield text.edit(function, "bound removed", *text.span(node), first)
    where = isinstance(name, ast.Name) and name.id == "where"
    one, other, *_ = (*node.args[1 if where else 0 :], None, None)
    if where and one and other:
        yield from _swapped(text, function, "branches swapped", one, other)
    elif one and other and _alike(one, other):
        yield from _swapped(text, function, "arguments swapped", one, other)


def _alike(one: ast.expr, other: ast.expr) -> bool:
    """Whether nobody would see at once that two arguments changed places."""
    return type(one) is type(other) and not isinstance(
        one, (ast.Constant, ast.JoinedStr, ast.Starred)
    )


def _swapped(
    text: Text, function: str, kind: str, one: ast.expr, other: ast.expr
) -> Iterator[Edit]:
    first, second = text.of(one), text.of(other)
    if first != second:
        start, end = text.span(one)[0], text.span(other)[1]
        between = text.source[text.span(one)[1] : text.span(other)[0]].decode()
        yield text.edit(function, kind, start, end, second + between + first)


def _dropped(text: Text, node: ast.stmt, function: str) -> Iterator[Edit]:
    """A statement that writes, raises, jumps or yields, left out."""
    match node:
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            pass
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            pass
        case _ if isinstance(node, DROPPED):
            pass
        case _:
            return
    yield text.edit(function, "dropped", *text.span(node), "pass")
